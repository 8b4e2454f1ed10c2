"""Releases of the ladder as one would write them down with SimPy: what the rehearsal's speed is measured against.

A process for each target counts requests from scrape to scrape; one for each region goes up the ladder, and looks at
the same three ratios as the templates in manifests/rollout/base. Waits of the controller, retries and failures to
scrape are left out, which is to SimPy's advantage.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import simpy

from fixtures.manifest import ReleaseManifests
from fixtures.manifest.release import Analysis, Pause, SetWeight
from fixtures.rehearsal.exposure import Traffic
from fixtures.rehearsal.worlds import World

Process = Generator[simpy.Event, Any, None]


@dataclass
class _Target:
    requests: list[int] = field(default_factory=lambda: [0])
    failed: list[int] = field(default_factory=lambda: [0])
    within: list[list[int]] = field(default_factory=list)


def release(manifests: dict[str, ReleaseManifests], world: World, rng: np.random.Generator, limits: "Limits") -> bool:
    """Release once; whether it was promoted."""
    environment = simpy.Environment()
    regions = [_Region(environment, name, one, world, rng, limits) for name, one in manifests.items()]
    environment.run(until=simpy.AllOf(environment, [region.done for region in regions]))
    return all(region.promoted for region in regions)


@dataclass(frozen=True)
class Limits:
    """What is looked at: seconds of window and between measurements, how many; limits of errors and of latency."""

    window: float
    interval: float
    count: int
    errors: float
    latency: float
    quantile: float
    exposure: tuple[float, float]


class _Region:
    def __init__(
        self,
        environment: simpy.Environment,
        name: str,
        manifests: ReleaseManifests,
        world: World,
        *sources: Any,
    ) -> None:
        self._environment, self._name, self._world = environment, name, world
        self._rng, self._limits = sources
        self._weight, self.promoted = 0.0, False
        self._stable, self._canary = _Target(), _Target()
        environment.process(self._count(self._stable, canary=False))
        environment.process(self._count(self._canary, canary=True))
        self.done = environment.process(self._climb(manifests))

    def _count(self, target: _Target, *, canary: bool) -> Process:
        world, every = self._world, self._world.scrape_interval
        while True:
            yield self._environment.timeout(every)
            mean = world.requests_per_second[self._name] * every * (self._weight if canary else 1 - self._weight)
            expected = Traffic(0.0, mean) if canary else Traffic(mean, 0.0)
            requests = self._rng.poisson(mean)
            if canary:
                within = [self._rng.poisson(bucket) for bucket in expected.timed(world)]
                target.within.append(within)
                requests = sum(within)
            failed = self._rng.binomial(requests, expected.failed(world) / mean if mean else 0.0)
            target.requests.append(target.requests[-1] + int(requests))
            target.failed.append(target.failed[-1] + int(failed))

    def _climb(self, manifests: ReleaseManifests) -> Process:
        for step in manifests.rollout.steps:
            if isinstance(step, SetWeight):
                self._weight = step.weight.fraction
            elif isinstance(step, Pause) and step.duration:
                yield self._environment.timeout(step.duration.seconds)
            elif isinstance(step, Analysis):
                for number in range(self._limits.count):
                    if number:
                        yield self._environment.timeout(self._limits.interval)
                    if not self._healthy():
                        return
        self.promoted = True

    def _healthy(self) -> bool:
        limits, scrapes = self._limits, int(self._limits.window / self._world.scrape_interval)
        requests, failed = (_gained(counts, scrapes) for counts in (self._canary.requests, self._canary.failed))
        everything = requests + _gained(self._stable.requests, scrapes)
        if not requests or failed / requests >= limits.errors:
            return False
        share = requests / everything / self._weight
        return bool(limits.exposure[0] <= share <= limits.exposure[1] and self._slowest(scrapes) < limits.latency)

    def _slowest(self, scrapes: int) -> float:
        """The quantile of the times to answer, linear within a bucket."""
        bounds = [0.0, *self._world.exposition.buckets]
        counts = [sum(column) for column in zip(*self._canary.within[-scrapes:], strict=True)]
        rank, so_far = self._limits.quantile * sum(counts), 0
        for index, count in enumerate(counts[:-1]):
            if so_far + count >= rank:
                return float(bounds[index] + (bounds[index + 1] - bounds[index]) * (rank - so_far) / count)
            so_far += count
        return bounds[-1]


def _gained(counts: list[int], scrapes: int) -> int:
    return counts[-1] - counts[max(-scrapes - 1, -len(counts))]


def releases(
    manifests: dict[str, ReleaseManifests], world: World, rng: np.random.Generator, limits: Limits
) -> Iterator[bool]:
    """Yield whether each of ever more releases was promoted."""
    while True:
        yield release(manifests, world, rng, limits)
