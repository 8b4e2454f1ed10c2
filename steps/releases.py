"""Phrases that drive a release through the target, or take the one that was driven before."""

from pytest_bdd import parsers, when

from fixtures.expectations import Judgement
from fixtures.worlds import Worlds


@when("the release under test has been driven through both regions", target_fixture="judgement")
def release_under_test(worlds: Worlds, region_option: str | None) -> Judgement:
    """Take the release under test, with the faults asked for."""
    return Judgement(worlds.under_test.history, worlds.under_test.verdict, region_option)


@when("a healthy release has been driven through both regions", target_fixture="judgement")
def healthy_release(worlds: Worlds) -> Judgement:
    """Take a release without any fault."""
    return Judgement(worlds.under().history, worlds.under().verdict)


@when(
    parsers.re(r"a release with the fault (?P<fault>\S+) has been driven through both regions"),
    target_fixture="judgement",
)
def release_with_fault(worlds: Worlds, fault: str) -> Judgement:
    """Take a release under one fault."""
    return Judgement(worlds.under(fault).history, worlds.under(fault).verdict)
