"""Phrases about the release's manifests, as they are and changed."""

from collections.abc import Sequence
from pathlib import Path

from pytest_bdd import given, parsers, then, when

from fixtures import altered
from fixtures.lint.finding import Finding
from fixtures.policy.values import Policy


@given(parsers.re(r"the manifests of the release with (?P<change>.+)"), target_fixture="manifests")
def with_change(change: str, tmp_path: Path) -> Path:
    """Copy them, with one change."""
    return altered.with_change(change, tmp_path)


@when("they are linted", target_fixture="found")
def changed_linted(manifests: Path) -> Sequence[Finding]:
    """Lint the copy."""
    return altered.findings(manifests)


@when("the manifests of the release are linted", target_fixture="found")
def linted() -> Sequence[Finding]:
    """Lint them as they are."""
    return altered.findings()


@then("none of these rules finds anything")
def none_found(found: Sequence[Finding], datatable: list[list[str]]) -> None:
    """Expect no finding of these rules."""
    altered.expect_none(found, [row[0] for row in datatable[1:]])


@then("the linter finds nothing")
def nothing_found(found: Sequence[Finding]) -> None:
    """Expect no finding at all."""
    altered.expect_none(found, sorted({finding.rule for finding in found}))


@then(parsers.re(r"(?P<rule>[A-Z][A-Z0-9-]+) is found"))
def rule_found(found: Sequence[Finding], rule: str) -> None:
    """Expect a finding of this rule."""
    altered.expect_rule(found, rule)


@then("every ladder of the release has an analysis at each weight and the barrier before 100%")
def ladders_gated(policy: Policy) -> None:
    """Expect that no gate is missing."""
    altered.expect_gates(altered.missing_gates(policy))


@then(parsers.re(r"its ladder is refused for lacking (?P<gate>.+)"))
def ladder_lacks(policy: Policy, manifests: Path, gate: str) -> None:
    """Expect that this gate is missed."""
    altered.expect_missing(altered.missing_gates(policy, manifests), gate)
