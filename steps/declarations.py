"""Phrases that state the policy. Their numbers were read before any scenario ran; here they are held to be in force."""

from pytest_bdd import given, parsers

from fixtures.declared import SENTENCES, in_force
from fixtures.policy.values import Policy


@given("the canary steps")
def canary_steps(policy: Policy, datatable: list[list[str]]) -> None:
    """Hold the ladder to be in force."""
    in_force(policy, SENTENCES["steps"], {}, datatable)


@given("the DNS split")
def dns_split(policy: Policy, datatable: list[list[str]]) -> None:
    """Hold the DNS split to be in force."""
    in_force(policy, SENTENCES["split"], {}, datatable)


@given(parsers.re(SENTENCES["analysis"].pattern))
def analysis(policy: Policy, analysis_time: str) -> None:
    """Hold the time of an analysis to be in force."""
    in_force(policy, SENTENCES["analysis"], {"analysis_time": analysis_time})


@given(parsers.re(SENTENCES["settle"].pattern))
def settle(policy: Policy, settle: str) -> None:
    """Hold the time around a change of weight to be in force."""
    in_force(policy, SENTENCES["settle"], {"settle": settle})


@given(parsers.re(SENTENCES["errors"].pattern))
def errors(policy: Policy, error_limit: str) -> None:
    """Hold the error limit to be in force."""
    in_force(policy, SENTENCES["errors"], {"error_limit": error_limit})


@given(parsers.re(SENTENCES["healthy errors"].pattern))
def healthy_errors(policy: Policy, healthy_errors: str) -> None:
    """Hold what a healthy canary shows to be in force."""
    in_force(policy, SENTENCES["healthy errors"], {"healthy_errors": healthy_errors})


@given(parsers.re(SENTENCES["latency"].pattern))
def latency(policy: Policy, latency_quantile: str, latency_limit: str) -> None:
    """Hold the latency limit to be in force."""
    in_force(policy, SENTENCES["latency"], {"latency_quantile": latency_quantile, "latency_limit": latency_limit})


@given(parsers.re(SENTENCES["healthy latency"].pattern))
def healthy_latency(policy: Policy, healthy_slow: str) -> None:
    """Hold what a healthy canary shows to be in force."""
    in_force(policy, SENTENCES["healthy latency"], {"healthy_slow": healthy_slow})


@given(parsers.re(SENTENCES["deaths"].pattern))
def deaths(policy: Policy, crash_limit: str) -> None:
    """Hold the limit of deaths to be in force."""
    in_force(policy, SENTENCES["deaths"], {"crash_limit": crash_limit})


@given(parsers.re(SENTENCES["ready"].pattern))
def ready(policy: Policy, ready_within: str) -> None:
    """Hold the time to get ready to be in force."""
    in_force(policy, SENTENCES["ready"], {"ready_within": ready_within})


@given(parsers.re(SENTENCES["metrics age"].pattern))
def metrics_age(policy: Policy, metrics_age: str) -> None:
    """Hold the age of metrics to be in force."""
    in_force(policy, SENTENCES["metrics age"], {"metrics_age": metrics_age})


@given(parsers.re(SENTENCES["metrics agreement"].pattern))
def metrics_agreement(policy: Policy, metrics_agreement: str) -> None:
    """Hold what metrics may miss to be in force."""
    in_force(policy, SENTENCES["metrics agreement"], {"metrics_agreement": metrics_agreement})


@given(parsers.re(SENTENCES["returns"].pattern))
def returns(policy: Policy, stable_within: str) -> None:
    """Hold the time back to stable to be in force."""
    in_force(policy, SENTENCES["returns"], {"stable_within": stable_within})


@given(parsers.re(SENTENCES["dark"].pattern))
def dark(policy: Policy, check_failures: str, check_interval: str, check_timeout: str) -> None:
    """Hold the checks of a region to be in force."""
    in_force(
        policy,
        SENTENCES["dark"],
        {"check_failures": check_failures, "check_interval": check_interval, "check_timeout": check_timeout},
    )


@given(parsers.re(SENTENCES["ttl"].pattern))
def ttl(policy: Policy, dns_ttl: str) -> None:
    """Hold the time to live to be in force."""
    in_force(policy, SENTENCES["ttl"], {"dns_ttl": dns_ttl})


@given(parsers.re(SENTENCES["health"].pattern))
def health(policy: Policy, health_failures: str) -> None:
    """Hold the limit of failed checks to be in force."""
    in_force(policy, SENTENCES["health"], {"health_failures": health_failures})


@given(parsers.re(SENTENCES["confidence"].pattern))
def confidence(policy: Policy, confidence: str) -> None:
    """Hold the confidence of PROMOTE to be in force."""
    in_force(policy, SENTENCES["confidence"], {"confidence": confidence})


@given(parsers.re(SENTENCES["false alarms"].pattern))
def false_alarms(policy: Policy, false_alarms: str) -> None:
    """Hold the false-alarm budget to be in force."""
    in_force(policy, SENTENCES["false alarms"], {"false_alarms": false_alarms})
