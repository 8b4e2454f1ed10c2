"""Phrases about the release as it was first published."""

from collections.abc import Sequence
from pathlib import Path

from pytest_bdd import parsers, then, when

from fixtures import published
from fixtures.lint.finding import Finding
from fixtures.policy.units import Ratio
from fixtures.published import Outcome


@when("the published release is linted", target_fixture="found")
def linted() -> Sequence[Finding]:
    """Lint it."""
    return published.findings()


@then(parsers.re(r"these are all its (?P<severity>error|warning)s"))
def all_findings(found: Sequence[Finding], severity: str, datatable: list[list[str]]) -> None:
    """Expect these, and no others of their severity."""
    published.expect(found, datatable)
    published.expect_no_more(found, severity, datatable)


@then("these are among its warnings")
def some_findings(found: Sequence[Finding], datatable: list[list[str]]) -> None:
    """Expect these."""
    published.expect(found, datatable)


@when("it is repaired until it runs, and a perfect canary is released", target_fixture="outcome")
def perfect_canary(tmp_path: Path) -> Outcome:
    """Release a canary that never fails."""
    return published.released(tmp_path, 0.0, reads_one_series=False)


@when(
    parsers.re(r"its conditions are repaired too, and a canary that fails (?P<share>\S+) is released"),
    target_fixture="outcome",
)
def failing_canary(share: str, tmp_path: Path) -> Outcome:
    """Release a canary that fails."""
    return published.released(tmp_path, Ratio.parse(share).fraction, reads_one_series=True)


@then(parsers.re(r"the release is aborted within (?P<seconds>\d+) s of its first analysis"))
def aborted_within(outcome: Outcome, seconds: str) -> None:
    """Expect an abort in time."""
    assert outcome.aborted_within(int(seconds)), outcome


@then(parsers.re(r"it is (?P<phase>Degraded|Healthy|Paused|Progressing), and not paused"))
def phase_is(outcome: Outcome, phase: str) -> None:
    """Expect how the Rollout stands."""
    assert outcome.phase == phase, outcome
