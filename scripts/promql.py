"""The PromQL evaluator against real Prometheus servers of both generations: exit 0 all agree, 1 not.

Hypothesis makes queries and series from the seed; both servers and the evaluator answer. Prometheus 3 is built on
first use, which needs Go.
"""

import secrets
from argparse import Namespace, RawDescriptionHelpFormatter

from fixtures import programs
from fixtures.policy.errors import InvalidPolicy
from fixtures.promql.differential import compare
from fixtures.promql.series import Generation
from fixtures.promql.server import build_prometheus3, version3
from scripts.command import Options, ended_by_signals

SHOWN = 5


def options() -> Options:
    """The command's options."""
    parser = Options(prog="promql", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=2000, metavar="N", help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, metavar="N", help="make the same cases again (default: another each time)")
    parser.add_argument("--build", action="store_true", help="build Prometheus 3 where it is not, and do nothing else")
    return parser


def run(chosen: Namespace) -> int:
    """Compare, and print what came of it."""
    if chosen.cases < 1:
        raise InvalidPolicy(f"{chosen.cases} cases", where="--cases", remedy="1 or more")
    prometheus3 = build_prometheus3()
    if chosen.build:
        print(f"Prometheus 3 ({version3()}) is built")
        return 0
    number = secrets.randbelow(1 << 32) if chosen.seed is None else chosen.seed
    print(f"seed {number}; V2 is {programs.prometheus().path}, V3 is built from {version3()}", flush=True)
    wanted = {Generation.V2: programs.prometheus(), Generation.V3: prometheus3}
    outcomes = compare(chosen.cases, number, wanted)
    for outcome in outcomes:
        print(outcome)
        for disagreement in outcome.disagreements[:SHOWN]:
            print(disagreement)
    return 1 if any(outcome.disagreements for outcome in outcomes) else 0


def main(arguments: list[str]) -> int:
    """Run the command."""
    with ended_by_signals():
        return run(options().parse_args(arguments))
