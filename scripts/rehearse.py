"""What a policy can and cannot detect: exit 0, 1 a promise fails, 3 invalid, 4 broken.

Releases the manifests of PATH many times over in simulated traffic, by the model of Argo Rollouts. PATH is a folder
that holds a release, a folder named after each region, or one that holds those; without any, the production overlays.
Traffic is that of the first promise in features/, unless --rps says otherwise; promises keep their own. For example:

  ./scripts/rehearse manifests/rollout/overlays/staging --rps 10
"""

import sys
from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fixtures.conformance.held import held
from fixtures.declared import FEATURES, read_policy
from fixtures.policy.errors import InvalidPolicy
from fixtures.policy.values import Policy
from fixtures.promised import (
    MANIFESTS,
    SEED,
    Stated,
    conditions_of,
    judge_promise,
    load_regions,
    read_promises,
    regions_of,
    search_all,
)
from fixtures.rehearsal.figures import Rehearsed, differences, figures
from fixtures.rehearsal.promises import Kept
from fixtures.report.rehearsal import NOT_HELD
from fixtures.report.rehearsal_json import Rehearsals, rehearsal_document, rehearsal_text, write_rehearsal
from fixtures.report.rehearsal_text import Screen
from fixtures.worlds import claim
from scripts.command import Options, ended_by_signals

LEAST = 100  # releases, below which an interval says little


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the figures are made for."""

    rate: float
    stated: Sequence[Stated]
    releases: int
    seed: int


def options() -> Options:
    """The command's options."""
    parser = Options(prog="rehearse", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--rps", type=float, metavar="N", help="requests per second in each region")
    parser.add_argument("--releases", type=int, default=2000, metavar="N", help="releases per row (default 2000)")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"of all that is drawn ({SEED})")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("A", "B"), help="two policies, in the same worlds")
    parser.add_argument("--policy", type=Path, default=FEATURES, metavar="DIR", help="the features with the numbers")
    parser.add_argument("--json", action="store_true", help="print JSON (manifests/schemas/rehearsal.schema.json)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave rehearsal.json here, for the report as well")
    return parser


def run(chosen: Namespace) -> int:
    """Rehearse, and print what was found."""
    _check(chosen)
    if chosen.out:
        claim(chosen.out)
    policy, stated = read_policy(chosen.policy), read_promises(chosen.policy)
    rate = stated[0].promise.rate if chosen.rps is None else chosen.rps
    traffic = Traffic(rate, stated, chosen.releases, chosen.seed)
    words = held_words()
    screen = Screen(sys.stderr if chosen.json else sys.stdout)
    folders = [[folder] for folder in chosen.compare] if chosen.compare else [chosen.paths or [MANIFESTS]]
    all_rehearsed = [_rehearsed(paths, policy, traffic) for paths in folders]
    screen.note(f"held to {words}" if words else NOT_HELD, "" if words else "yellow")
    found = _found(words, all_rehearsed, policy, traffic)
    document = rehearsal_document(found)
    if chosen.out:
        write_rehearsal(chosen.out, document)
    if chosen.json:
        print(rehearsal_text(document), end="")
    else:
        _show(screen, found)
    return 0 if all(kept.holds for promises in found.promises for kept in promises) else 1


def held_words() -> str | None:
    """The controller that the model agrees with; None: it is not held to any."""
    agreed = held()
    return f"Argo Rollouts {agreed.version} in {agreed.cases} cases, {agreed.date}" if agreed else None


def _check(chosen: Namespace) -> None:
    if chosen.rps is not None and not 0 <= chosen.rps < float("inf"):
        raise InvalidPolicy(f"{chosen.rps} is no rate", where="--rps", remedy="0 or a number above it")
    if chosen.releases < LEAST:
        raise InvalidPolicy(f"{chosen.releases} are too few", where="--releases", remedy=f"{LEAST} or more")
    if chosen.seed < 0:
        raise InvalidPolicy(f"{chosen.seed} is no seed", where="--seed", remedy="0 or a whole number above it")
    if chosen.compare and chosen.paths:
        raise InvalidPolicy("compares two policies, and takes no PATH", where="--compare", remedy="leave PATH out")


def _rehearsed(paths: Sequence[Path], policy: Policy, traffic: Traffic) -> Rehearsed:
    scrape_interval = traffic.stated[0].trials.scrape_interval.seconds
    return Rehearsed(
        " and ".join(map(_shown, paths)),
        load_regions(paths, regions_of(policy)),
        conditions_of(policy, traffic.rate, scrape_interval),
        releases=traffic.releases,
        seed=traffic.seed,
    )


def _found(held: str | None, all_rehearsed: Sequence[Rehearsed], policy: Policy, traffic: Traffic) -> Rehearsals:
    confidence = traffic.stated[0].trials.confidence.fraction
    return Rehearsals(
        held=held,
        policies=[figures(rehearsed, confidence) for rehearsed in all_rehearsed],
        promises=[_kept(rehearsed, policy, traffic) for rehearsed in all_rehearsed],
        searched=[search_all(rehearsed.manifests) for rehearsed in all_rehearsed],
        differences=differences(all_rehearsed[0], all_rehearsed[1], confidence) if len(all_rehearsed) == 2 else [],
    )


def _kept(rehearsed: Rehearsed, policy: Policy, traffic: Traffic) -> list[Kept]:
    return [
        judge_promise(one.promise, one.trials, policy, rehearsed.manifests, seed=traffic.seed) for one in traffic.stated
    ]


def _show(screen: Screen, found: Rehearsals) -> None:
    if found.differences:
        first, second = found.policies
        screen.differences(first.name, second.name, found.differences)
    for rehearsal, kept, searched in zip(found.policies, found.promises, found.searched, strict=True):
        screen.policy(rehearsal)
        screen.promises(kept)
        screen.searched(searched)


def _shown(folder: Path) -> str:
    here, there = Path.cwd(), folder.resolve()
    return str(there.relative_to(here) if there.is_relative_to(here) else folder)


def main(arguments: list[str]) -> int:
    """Run the command."""
    with ended_by_signals():
        return run(options().parse_args(arguments))
