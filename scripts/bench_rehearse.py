"""What rehearsing costs, side by side in one run: CPU seconds of this process, on one core.

Each figure stands beside that of drawing the same random numbers alone, and of a straightforward SimPy version.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np

from fixtures.manifest import ReleaseManifests, load_release
from fixtures.published import ADDED, FOLDER, REPAIRS
from fixtures.rehearsal.scalar import Release, Scalar
from fixtures.rehearsal.trajectories import Rehearsal, rehearse_taped
from fixtures.rehearsal.worlds import LogNormal, Service, World
from scripts.bench_rehearse_simpy import Limits, releases

_T = TypeVar("_T")
ROOT = Path(__file__).parent.parent
PROD = ROOT / "manifests" / "rollout" / "overlays" / "prod"
REGIONS = ("us-east-1", "eu-west-1")
SEED = 1
TURNS = 5
SIMPY_RELEASES = 300 * TURNS  # takes as long as some thirty thousand of ours a turn
LIMITS = Limits(window=60, interval=20, count=3, errors=0.02, latency=0.2, quantile=0.95, exposure=(0.5, 2))
WORLD = World(
    requests_per_second=dict.fromkeys(REGIONS, 100.0),
    stable=Service(0.002, LogNormal(0.05, 0.5)),
    canary=Service(0.002, LogNormal(0.05, 0.5)),
    scrape_interval=15.0,
)


def rehearsals(count: int, replayed: int) -> dict[str, Any]:
    """Speed over `count` releases of each policy, and how `replayed` releases compare with the scalar model."""
    return {**speed(count), **({"replayed": equality(replayed)} if replayed else {})}


def speed(count: int) -> dict[str, Any]:
    """Releases a second of both ladders, and the ratios; `count` releases of each."""
    prod = {region: load_release(PROD / region) for region in REGIONS}
    with tempfile.TemporaryDirectory() as name:
        published = dict.fromkeys(REGIONS, _repaired(Path(name)))
    ours = {"prod": _ours(prod, count), "as published, repaired": _ours(published, count)}
    return {**ours, "simpy, prod": _beside_simpy(prod, count)}


def _beside_simpy(prod: dict[str, ReleaseManifests], count: int) -> dict[str, Any]:
    """Ours and SimPy in turns, each pair its own ratio: what slows one down slows the other down as well."""
    rehearsal = Rehearsal(prod, WORLD)
    run = releases(prod, WORLD, np.random.default_rng(SEED), LIMITS)
    ratios, took, promoted = [], 0.0, 0
    for turn in range(TURNS):
        ours, _ = _timed(partial(rehearsal.run, count, SEED + turn))
        seconds, passed = _timed(lambda: sum(islice(run, SIMPY_RELEASES // TURNS)))
        ratios.append((count / ours) / (SIMPY_RELEASES // TURNS / seconds))
        took, promoted = took + seconds, promoted + passed
    return {
        "releases_per_second": round(SIMPY_RELEASES / took, 1),
        "promoted": promoted / SIMPY_RELEASES,
        "times as fast, median": round(statistics.median(ratios), 1),
        "times as fast, each": [round(ratio, 1) for ratio in ratios],
    }


def equality(count: int) -> dict[str, Any]:
    """How many of `count` releases the scalar model takes another course with, on the same drawn numbers."""
    prod = {region: load_release(PROD / region) for region in REGIONS}
    world = World(
        requests_per_second=dict.fromkeys(REGIONS, 40.0),
        stable=Service(0.002, LogNormal(0.05, 0.5)),
        canary=Service(0.012, LogNormal(0.09, 0.45)),
        scrape_interval=15.0,
        scrape_phase=3.0,
        missed_scrapes=0.02,
        restarts=1 / 1000,
        clump=1.5,
        ready_after=10.0,
    )
    found, tapes = rehearse_taped(prod, world, releases=count, seed=SEED)
    scalar = Scalar(prod, world)
    different = [
        index
        for index, tape in enumerate(tapes)
        if repr(Release.of(found, index)) != repr(scalar.replay(tape))  # by text: NaN is no detection
    ]
    outcomes = np.bincount(found.outcome, minlength=3).tolist()
    return {"releases": count, "different": len(different), "promoted, aborted, held": outcomes}


def _ours(manifests: Mapping[str, ReleaseManifests], count: int) -> dict[str, Any]:
    rehearsal = Rehearsal(manifests, WORLD)
    first, _ = _timed(lambda: rehearsal.run(1, SEED))
    seconds, found = _timed(lambda: rehearsal.run(count, SEED))
    recorder = _Recorder()
    rehearsal.run(count, SEED, recorder.of)
    drawing, _ = _timed(recorder.again)
    return {
        "releases": count,
        "releases_per_second": round(count / seconds),
        "seconds": round(seconds, 2),
        "seconds before the first": round(first, 2),
        "times drawing alone": round(seconds / drawing, 2),
        "promoted": float((found.outcome == 0).mean()),
        "slow metrics": found.slow_metrics,
    }


class _Recorder:
    """Stands for a generator of random numbers, and can draw the same again without anything else."""

    def __init__(self) -> None:
        self._rng = np.random.default_rng(SEED)
        self._calls: list[tuple[str, tuple[Any, ...]]] = []

    def of(self, source: np.random.SeedSequence) -> np.random.Generator:
        """The generator of one seed."""
        self._rng = np.random.default_rng(source)
        return cast(np.random.Generator, self)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def draw(*arguments: Any) -> Any:
            self._calls.append((name, arguments))
            return getattr(self._rng, name)(*arguments)

        return draw

    def again(self) -> None:
        """Draw all of it once more."""
        for name, arguments in self._calls:
            getattr(self._rng, name)(*arguments)


def _timed(run: Callable[[], _T]) -> tuple[float, _T]:
    began = time.process_time()
    result = run()
    return time.process_time() - began, result


def _repaired(folder: Path) -> ReleaseManifests:
    """The published release, repaired until it runs and reads one number."""
    for name in ("rollout.yaml", "analysis-template.yaml", "virtual-service.yaml"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        for file, published, mended in REPAIRS:
            text = text.replace(published, mended) if file == name else text
        text = text.replace("Condition: result", "Condition: result[0]")
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "added.yaml").write_text(ADDED, encoding="utf-8")
    return load_release(folder)
