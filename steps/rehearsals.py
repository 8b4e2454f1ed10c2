"""Phrases about rehearsed releases: what a policy promises, and what the published one does."""

from pathlib import Path

from pytest_bdd import given, parsers, then, when

from fixtures import promised, published
from fixtures.policy.units import Duration, Ratio, Weight
from fixtures.policy.values import Policy
from fixtures.rehearsal.conditions import Conditions
from fixtures.rehearsal.promises import TRIALS, Trials, read_count, read_promise
from fixtures.rehearsal.trajectories import Releases


@given(parsers.re(TRIALS), target_fixture="trials")
def tried(releases: str, scrape_interval: str, confidence: str) -> Trials:
    """Say how a promise is tried."""
    return Trials.read({"releases": releases, "scrape_interval": scrape_interval, "confidence": confidence})


@then(parsers.re(r"(?P<promise>at \S+ requests? a second in each region, .+ releases)"))
def holds(promise: str, trials: Trials, policy: Policy) -> None:
    """Rehearse the release of the production overlays, and expect that the promise holds."""
    promised.expect_kept(promised.judge_production(read_promise(promise), trials, policy))


@then("no sequence of measurements without evidence leads to 100%")
def no_way(policy: Policy) -> None:
    """Search for one."""
    promised.expect_no_way(promised.search_production(policy))


@given(
    parsers.re(r"(?P<rate>\d+) requests a second in each region, scraped every (?P<interval>\S+)"), target_fixture="on"
)
def conditions(rate: str, interval: str, policy: Policy) -> Conditions:
    """Say how much traffic there is."""
    return promised.conditions_of(policy, float(rate), Duration.parse(interval).seconds)


@when(
    parsers.re(
        r"the published release, repaired until it (?P<repaired>is accepted|survives), "
        r"is rehearsed (?P<times>\S+) times "
        r"with a (?P<canary>perfect canary|canary that fails \S+)"
    ),
    target_fixture="released",
)
def published_rehearsed(repaired: str, times: str, canary: str, on: Conditions, tmp_path: Path) -> Releases:
    """Rehearse the published release."""
    share = Ratio.parse("0%" if canary == "perfect canary" else canary.rsplit(maxsplit=1)[-1]).fraction
    return promised.rehearse_published(tmp_path, on, read_count(times), share, survives=repaired == "survives")


@then(parsers.re(r"all are rolled back, (?P<earliest>\S+) to (?P<latest>\S+) after the release"))
def all_rolled_back(released: Releases, earliest: str, latest: str) -> None:
    """Expect a rollback of each, in time."""
    promised.expect_rolled_back(released, Duration.parse(earliest), Duration.parse(latest))


@then(parsers.re(r'the reason is "(?P<reason>[^"]+)"'))
def reason_is(reason: str, tmp_path: Path) -> None:
    """Expect this reason of the same release by the scalar model."""
    assert reason in (outcome := published.released(tmp_path, 0.0, reads_one_series=False)).message, outcome


@then(parsers.re(r"all go past the (?P<weight>\S+) step"))
def all_past(released: Releases, weight: str) -> None:
    """Expect that none is stopped there."""
    promised.expect_past(released, Weight.parse(weight))
