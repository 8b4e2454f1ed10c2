"""Phrases about alerts and the dashboard."""

from pathlib import Path

from pytest_bdd import given, parsers, then, when

from fixtures.monitoring import agreement, promtool
from fixtures.monitoring.agreement import Pace, complaint
from fixtures.monitoring.dashboard import Dashboard, check_exporters, read_dashboard
from fixtures.monitoring.grafana import grafana_json
from fixtures.monitoring.rules import RULES, Rules, load_rules
from fixtures.monitoring.stored import UNKNOWN, Release, Silent, silent_queries
from fixtures.policy.units import Ratio
from fixtures.policy.values import Policy
from fixtures.worlds import Worlds


@given("the alerts of the rating API", target_fixture="rules")
def alerts() -> Rules:
    """Take the rules as they stand."""
    return load_rules()


@given(
    parsers.re(r"alerts of which (?P<name>\S+) has (?P<other>\S+) in place of its limit (?P<limit>\S+)"),
    target_fixture="rules",
)
def alerts_moved(name: str, other: str, limit: str) -> Rules:
    """Take the rules with one limit written otherwise."""
    return load_rules().moved(name, limit, other)


@given("the dashboard", target_fixture="dashboard")
def dashboard(policy: Policy) -> Dashboard:
    """Take the dashboard as it is declared."""
    return read_dashboard(policy)


@given(
    parsers.re(r"a dashboard whose panel on (?P<subject>.+) names (?P<exporter>\S+) as its exporter"),
    target_fixture="dashboard",
)
def dashboard_claiming(policy: Policy, subject: str, exporter: str) -> Dashboard:
    """Take the dashboard with one panel that names the wrong exporter."""
    return read_dashboard(policy).claiming(subject, exporter)


@when("they are held against the policy", target_fixture="found")
def held_against_policy(policy: Policy, rules: Rules) -> str:
    """Compare limits and quantiles."""
    return complaint(lambda: agreement.check_limits(policy, rules))


@when("their patience is held against the canary steps", target_fixture="found")
def patience(policy: Policy, rules: Rules) -> str:
    """Compare times with pauses."""
    return complaint(lambda: agreement.check_patience(policy, rules))


@when(parsers.re(r"the error budget of (?P<objective>\S+) is to be watched at these paces"), target_fixture="found")
def paces(rules: Rules, objective: str, datatable: list[list[str]]) -> str:
    """Compare the burn-rate alerts with a table."""
    return complaint(lambda: agreement.check_paces(Ratio.parse(objective), Pace.read(datatable), rules))


@when("what they look at is held against what is recorded", target_fixture="found")
def recorded(rules: Rules) -> str:
    """Compare recorded series with their names and their use."""
    return complaint(lambda: agreement.check_recorded(rules))


@when("each is looked through for what whoever is woken needs", target_fixture="found")
def complete(rules: Rules) -> str:
    """Look for labels, annotations and runbooks."""
    return complaint(lambda: agreement.check_complete(rules, RULES.parent.parent))


@when("its exporters are looked through", target_fixture="found")
def exporters(dashboard: Dashboard) -> str:
    """Compare metrics with the exporters named."""
    return complaint(lambda: check_exporters(dashboard))


@when("their unit tests are run", target_fixture="failed")
def unit_tests(rules: Rules, tmp_path: Path) -> dict[str, str]:
    """Run promtool."""
    return promtool.failures(rules, promtool.unit_tests(RULES), tmp_path)


@when("each is made wrong in each of these ways", target_fixture="unnoticed")
def slips(rules: Rules, tmp_path: Path) -> list[str]:
    """Run promtool on wrong alerts."""
    return promtool.unnoticed(rules, promtool.unit_tests(RULES), tmp_path)


@when(
    "its panels over traffic, and one on what nobody exports, are asked of what a healthy release left",
    target_fixture="silent",
)
def asked_of_release(dashboard: Dashboard, worlds: Worlds) -> list[Silent]:
    """Ask a Prometheus over the stored metrics of a release without faults."""
    world = worlds.under()
    release = Release.of(world.history, world.folder / "metrics")
    return silent_queries((*dashboard.over_traffic, UNKNOWN), load_rules(), release)


@then("nothing disagrees")
def nothing_disagrees(found: str) -> None:
    """Expect no complaint."""
    assert not found, found


@then(parsers.re(r"it is found that (?P<name>\S+) disagrees"))
def disagrees(found: str, name: str) -> None:
    """Expect a complaint with its place: file, line and column."""
    place, _, what = found.partition(": ")
    assert name in what, found or f"nothing is said of {name}"
    assert place.count(":") == 2, place


@then("none fails")
def none_fails(failed: dict[str, str]) -> None:
    """Expect that promtool is content."""
    assert not failed, "\n".join(failed.values())


@then("a unit test notices every one")
def every_slip_noticed(unnoticed: list[str]) -> None:
    """Expect that no wrong alert passed."""
    assert not unnoticed, "\n".join(unnoticed)


@then("what is deployed is generated from it")
def deployed_is_generated(dashboard: Dashboard) -> None:
    """Expect the committed JSON to be what is generated."""
    deployed = dashboard.file.read_text(encoding="utf-8")
    assert deployed == grafana_json(dashboard), f"{dashboard.file.name} is stale: ./scripts/dashboard writes it"


@then(parsers.re(r"its panel on (?P<subject>.+) needs (?P<exporters>\S+)"))
def panel_needs(dashboard: Dashboard, subject: str, exporters: str) -> None:
    """Expect a panel, and who exports what it shows."""
    assert dashboard.on(subject).needs == (exporters,)


@then(parsers.re(r"its panel on (?P<subject>.+) has a line at the policy's (?P<limit>latency limit|error limit)"))
def panel_has_line(dashboard: Dashboard, policy: Policy, subject: str, limit: str) -> None:
    """Expect a line at a limit."""
    limits = {"latency limit": policy.latency_limit.seconds, "error limit": policy.error_limit.fraction}
    assert dashboard.on(subject).lines == (limits[limit],)


@then("the one on what nobody exports is found empty, and no other")
def only_unknown_empty(silent: list[Silent]) -> None:
    """Expect numbers from every query of the dashboard."""
    assert silent, "a panel on what nobody exports was not found empty"
    assert {found.panel for found in silent} == {UNKNOWN.title}, "\n".join(map(str, silent))
