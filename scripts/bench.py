"""Figures, as JSON, each beside what it is measured against: exit 0, 3 for a bad option.

faults: every fault of the table in features/ through the gate, and what came of it.
lint: the linter's speed beside kubeconform and `kubectl argo rollouts lint`.
hostile: what the linter makes of mutated manifests.
rehearse: rehearsed releases a second beside drawing alone and SimPy; --replayed: how many of them the scalar model
takes elsewhere.
"""

import json
from argparse import Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from fixtures.policy.errors import InvalidPolicy
from scripts.bench_faults import faults
from scripts.bench_lint import hostile, speed
from scripts.bench_rehearse import rehearsals
from scripts.command import Options, ended_by_signals


def options() -> Options:
    """The command's options."""
    parser = Options(prog="bench", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("subject", choices=["faults", "lint", "hostile", "rehearse"])
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="faults: how often each is driven")
    parser.add_argument("--target", default="embedded", help="faults: embedded (default), rehearsal")
    parser.add_argument("--controller", default="model", help="faults: model (default), argo")
    parser.add_argument("--only", action="append", default=[], metavar="FAULT", help="faults: this one; repeatable")
    parser.add_argument("--out", type=Path, metavar="DIR", help="faults: keep each run's folder here")
    parser.add_argument("--pairs", type=int, default=1000, metavar="N", help="lint: Rollouts with AnalysisTemplates")
    parser.add_argument("--inputs", type=int, default=10_000, metavar="N", help="hostile: mutants")
    parser.add_argument("--releases", type=int, default=32_768, metavar="N", help="rehearse: of each policy")
    parser.add_argument("--replayed", type=int, default=0, metavar="N", help="rehearse: releases done again, singly")
    return parser


def bench(chosen: Namespace) -> int:
    """Measure, and print the figures."""
    if min(chosen.pairs, chosen.inputs, chosen.releases) < 1 or chosen.replayed < 0:
        raise InvalidPolicy(
            "nothing to measure", where="bench", remedy="--pairs, --inputs and --releases take 1 or more"
        )
    measured = {
        "faults": lambda: faults(chosen),
        "lint": lambda: speed(chosen.pairs),
        "hostile": lambda: hostile(chosen.inputs),
        "rehearse": lambda: rehearsals(chosen.releases, chosen.replayed),
    }[chosen.subject]()
    print(json.dumps({"subject": chosen.subject, **measured}, indent=2))
    return 0


def main(arguments: list[str]) -> int:
    """Run the command."""
    with ended_by_signals():
        return bench(options().parse_args(arguments))
