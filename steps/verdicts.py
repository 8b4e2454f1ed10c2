"""Phrases that expect something of a verdict."""

from pytest_bdd import parsers, then

from fixtures import expectations
from fixtures.expectations import Judgement


@then("the rule holds")
def rule_holds(judgement: Judgement, rule: str) -> None:
    """Expect no failure and nothing unknown."""
    expectations.rule_holds(judgement, rule)


@then(parsers.re(r"the rule holds in (?P<region>\S+)"))
def rule_holds_in(judgement: Judgement, rule: str, region: str) -> None:
    """Expect no failure and nothing unknown in a region."""
    expectations.rule_holds(judgement, rule, region)


@then(parsers.re(r"the rule finds (?P<finding>\S+)"))
def rule_finds(judgement: Judgement, rule: str, finding: str) -> None:
    """Expect this finding."""
    expectations.rule_finds(judgement, rule, finding)


@then(parsers.re(r"the rule finds (?P<finding>\S+) in (?P<region>\S+)"))
def rule_finds_in(judgement: Judgement, rule: str, finding: str, region: str) -> None:
    """Expect this finding in a region."""
    expectations.rule_finds(judgement, rule, finding, region)


@then("the rule fails")
def rule_fails(judgement: Judgement, rule: str) -> None:
    """Expect a failure."""
    expectations.rule_finds(judgement, rule, "fail")


@then(parsers.re(r"the rule fails in (?P<region>\S+)"))
def rule_fails_in(judgement: Judgement, rule: str, region: str) -> None:
    """Expect a failure in a region."""
    expectations.rule_finds(judgement, rule, "fail", region)


@then(parsers.re(r"the rule fails in (?P<region>\S+) at the (?P<step>\S+) step"))
def rule_fails_at(judgement: Judgement, rule: str, region: str, step: str) -> None:
    """Expect a failure in a region, and at this step as the first reason."""
    expectations.rule_finds(judgement, rule, "fail", region)
    expectations.first_reason_at(judgement, step)


@then("the rule is unknown")
def rule_unknown(judgement: Judgement, rule: str) -> None:
    """Expect that the evidence does not tell."""
    expectations.rule_finds(judgement, rule, "unknown")


@then(parsers.re(r"the rule is unknown in (?P<region>\S+)"))
def rule_unknown_in(judgement: Judgement, rule: str, region: str) -> None:
    """Expect that the evidence does not tell in a region."""
    expectations.rule_finds(judgement, rule, "unknown", region)


@then(parsers.re(r"the verdict is (?P<outcome>PROMOTE|HOLD|ROLLBACK)"))
def verdict_is(judgement: Judgement, outcome: str) -> None:
    """Expect an outcome."""
    expectations.verdict_is(judgement, outcome)


@then(parsers.re(r"its first reason is (?P<reason>\S+) in (?P<where>.+)"))
def first_reason(judgement: Judgement, reason: str, where: str) -> None:
    """Expect the root cause first."""
    expectations.first_reason_is(judgement, reason, where)


@then(parsers.re(r"the first reason is found at the (?P<step>\S+) step"))
def first_reason_at(judgement: Judgement, step: str) -> None:
    """Expect the root cause at a step."""
    expectations.first_reason_at(judgement, step)


@then(parsers.re(r"clients of every region end on (?P<version>stable|the release)"))
def clients_end_on(judgement: Judgement, version: str) -> None:
    """Expect where clients ended."""
    expectations.clients_end_on(judgement, version)


@then("no region is promoted by the gate")
def nobody_promoted(judgement: Judgement) -> None:
    """Expect that the gate promoted nothing."""
    expectations.nobody_promoted(judgement)
