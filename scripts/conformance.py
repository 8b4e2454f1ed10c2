"""Holds the model of Argo Rollouts to the real controller: exit 0 all agree, 1 not, 3 a bad option, 4 broken.

Starts etcd, kube-apiserver and the controller (built by Go on first use), runs each case on it and on the model, and
compares what both did, event by event. A run of all cases writes docs/conformance.md and the result that rehearsals
read to say whether their model is held to a controller.
"""

import asyncio
import datetime
import sys
import time
from argparse import Namespace, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from fixtures.conformance.decision import Decision, Outcome, decide_all
from fixtures.conformance.held import RESULT, Result, model_digest, write_result
from fixtures.conformance.page import page
from fixtures.conformance.table import SUBJECTS, chosen_cases
from fixtures.control_plane.programs import control_plane_programs
from fixtures.policy.errors import BrokenEnvironment
from fixtures.report.words import counted
from scripts.command import Options, ended_by_signals

PAGE = Path(__file__).parent.parent / "docs" / "conformance.md"


def options() -> Options:
    """The command's options."""
    parser = Options(prog="conformance", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--case", action="append", default=[], metavar="NAME", help="only this case; may be repeated")
    parser.add_argument("--list", action="store_true", help="name the cases, and do nothing else")
    return parser


def run(chosen: Namespace) -> int:
    """Run the cases, and print each as it is decided."""
    cases = chosen_cases(chosen.case)
    if chosen.list:
        _list()
        return 0
    model, programs, began = model_digest(), control_plane_programs(), time.monotonic()
    version = programs.versions["argo-rollouts"]
    print(f"{counted(len(cases), 'case')} on argo-rollouts {version}", file=sys.stderr, flush=True)
    decisions = asyncio.run(decide_all(cases, programs, lambda decision: print(decision, flush=True)))
    counts = Counter(decision.outcome for decision in decisions)
    told = ", ".join(f"{count} {outcome.lower()}" for outcome, count in counts.items())
    print(f"{counted(len(decisions), 'case')} in {time.monotonic() - began:.0f} s: {told}")
    if counts[Outcome.LATE] and not counts[Outcome.DISAGREES]:
        raise BrokenEnvironment("the controller was late in some cases", remedy="give it a machine that is less busy")
    agreed = len(decisions) - counts[Outcome.LATE] - counts[Outcome.DISAGREES]
    if not chosen.case:
        _keep(decisions, agreed, programs.versions, model)
    return 0 if agreed == len(decisions) else 1


def _keep(decisions: Sequence[Decision], agreed: int, versions: Mapping[str, str], model: str) -> None:
    """Write the page and the result."""
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    PAGE.write_text(page(decisions, versions, date), encoding="utf-8")
    write_result(Result(versions["argo-rollouts"], len(decisions), agreed, date, model))
    print(f"wrote {PAGE.relative_to(PAGE.parent.parent)} and {RESULT.relative_to(PAGE.parent.parent)}", file=sys.stderr)


def _list() -> None:
    for subject, cases in SUBJECTS.items():
        print(f"{subject}: {len(cases)}")
        for case in cases:
            print(f"  {case.name}: {case.sentence}")


def main(arguments: list[str]) -> int:
    """Run the command."""
    with ended_by_signals():
        return run(options().parse_args(arguments))
