"""Phrases about the release pipeline and the infrastructure that a release stands on."""

import shutil
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from fixtures import programs
from fixtures.delivery import expectations, linters, rehearsal
from fixtures.delivery.rehearsal import Rehearsal
from fixtures.delivery.subject import Infrastructure, Pipeline
from fixtures.delivery.terraform import checked
from fixtures.policy.values import Policy
from fixtures.rating_api import HEALTH_ROUTE

ROOT = Path(__file__).parent.parent
WORKFLOWS, TERRAFORM = ROOT / ".github" / "workflows", ROOT / "manifests" / "terraform"


@given("the release pipeline", target_fixture="subject")
def pipeline() -> Pipeline:
    """Read our workflows."""
    return Pipeline.read(WORKFLOWS)


@given(parsers.re(r"the release pipeline, which (?P<change>.+)"), target_fixture="subject")
def changed_pipeline(change: str) -> Pipeline:
    """Read our workflows with a change."""
    return Pipeline.read(WORKFLOWS, change)


@given("the infrastructure", target_fixture="subject")
def infrastructure(policy: Policy, tmp_path: Path) -> Infrastructure:
    """Read our Terraform."""
    return Infrastructure.read(TERRAFORM, policy, HEALTH_ROUTE, tmp_path)


@given(parsers.re(r"the infrastructure, which (?P<change>.+)"), target_fixture="subject")
def changed_infrastructure(change: str, policy: Policy, tmp_path: Path) -> Infrastructure:
    """Read our Terraform with a change."""
    return Infrastructure.read(TERRAFORM, policy, HEALTH_ROUTE, tmp_path, change)


@then("nothing is found")
def nothing_found(subject: Pipeline | Infrastructure, rule: str) -> None:
    """Expect that the rule finds nothing."""
    assert subject.found(rule) == []


@then("it is found")
def it_is_found(subject: Pipeline | Infrastructure, rule: str) -> None:
    """Expect that the rule finds the change."""
    assert subject.found(rule), f"{rule} finds nothing in it"


@then("actionlint finds nothing")
def actionlint_finds_nothing() -> None:
    """Expect that actionlint finds nothing; left out where neither it nor Go is there."""
    if not (shutil.which("actionlint") or shutil.which("go")):
        pytest.skip("neither actionlint nor Go to build it is on PATH")
    assert linters.actionlint(WORKFLOWS, programs.actionlint().path) == []


@then("zizmor finds nothing")
def zizmor_finds_nothing() -> None:
    """Expect that zizmor finds nothing, not even what only pedants mind."""
    assert linters.zizmor(WORKFLOWS, persona="pedantic") == []


@then("Terraform accepts the infrastructure")
def terraform_accepts() -> None:
    """Expect no error of fmt and validate, and say which of them ran."""
    print(*checked(TERRAFORM, programs.cache_folder() / "terraform"), sep="\n")


@when("the release pipeline is rehearsed from its build on", target_fixture="rehearsed")
def rehearsed_from_build(tmp_path: Path) -> Rehearsal:
    """Rehearse a whole release."""
    return rehearsal.from_build(ROOT, tmp_path / "machine")


@when(
    parsers.re(r"the release pipeline is rehearsed with a gate that ends with (?P<ending>.+)"),
    target_fixture="rehearsed",
)
def rehearsed_from_gate(ending: str, tmp_path: Path) -> Rehearsal:
    """Rehearse what follows the gate."""
    return rehearsal.from_gate(ROOT, tmp_path / "machine", ending)


@when("the release pipeline is rehearsed with a canary that reaches us-east-1 only", target_fixture="rehearsed")
def rehearsed_halfway(tmp_path: Path) -> Rehearsal:
    """Rehearse a rollout that fails in the second region."""
    return rehearsal.from_rollout(ROOT, tmp_path / "machine", "kubectl*prod-eu-west-1*apply*")


@then("every command but those of the rollback has run")
def every_command_ran(rehearsed: Rehearsal) -> None:
    """Expect that all commands of the workflows were run as they stand there."""
    left = rehearsal.lines(ROOT, "release", "deploy") - set(rehearsed.ran)
    assert left == {'./scripts/release rollback --environment "$ENVIRONMENT" --clusters "$CLUSTERS"'}


@then("both regions got the canary before the gate")
def canary_before_gate(rehearsed: Rehearsal) -> None:
    """Expect the canary in both regions, then the gate."""
    expectations.canary_before_gate(rehearsed)


@then("the pipeline itself promoted nothing")
def promoted_nothing(rehearsed: Rehearsal) -> None:
    """Expect no promotion but the gate's own."""
    expectations.promoted_nothing(rehearsed)


@then("no region is touched after the gate")
def untouched(rehearsed: Rehearsal) -> None:
    """Expect that nothing follows the gate."""
    expectations.untouched_after_gate(rehearsed)


@then("both regions are aborted, then put back to stable")
def rolled_back(rehearsed: Rehearsal) -> None:
    """Expect an abort of both, then stable in both."""
    expectations.rolled_back(rehearsed, *rehearsal.REGIONS)


@then("only us-east-1 is aborted, then put back to stable")
def rolled_back_there(rehearsed: Rehearsal) -> None:
    """Expect the other region to be left alone."""
    expectations.rolled_back(rehearsed, "us-east-1")


@then(parsers.re(r"people are told: (?P<words>.+)"))
def told(rehearsed: Rehearsal, words: str) -> None:
    """Expect these words in the log."""
    expectations.told(rehearsed, words)
