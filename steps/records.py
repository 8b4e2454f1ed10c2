"""Phrases that write a history with exact counts, and judge it."""

from pytest_bdd import given, parsers, when

from fixtures.expectations import Judgement
from fixtures.policy import flaws
from fixtures.policy.events import History
from fixtures.policy.judge import judge
from fixtures.policy.units import Duration
from fixtures.policy.values import Policy
from fixtures.policy.written import Written


@given("a record of a healthy release", target_fixture="record")
def healthy(policy: Policy) -> History:
    """Write a release without trouble."""
    return Written(policy).history()


@given("a record of a healthy release that waits at the barrier", target_fixture="record")
def at_the_barrier(policy: Policy) -> History:
    """Write a release up to the barrier."""
    return Written(policy).until_barrier().history()


@given("a record of a healthy release into which ROLLBACK was written", target_fixture="record")
def with_verdict(policy: Policy) -> History:
    """Write a release with a verdict in its record that the evidence does not bear out."""
    return flaws.with_verdict(Written(policy).history(), "ROLLBACK")


@given(parsers.re(r"a record (?P<flaw>with an|whose|with a|that was)(?P<rest> .+)"), target_fixture="record")
def damaged(policy: Policy, flaw: str, rest: str) -> History:
    """Write a release and damage its record."""
    return flaws.damaged(Written(policy).history(), flaw + rest)


@given(
    parsers.re(r"a record in which (?P<errors>\d+) of (?P<answers>\d+) canary answers in (?P<region>\S+) failed"),
    target_fixture="record",
)
def errors(policy: Policy, errors: str, answers: str, region: str) -> History:
    """Write exact counts of failed canary answers over the ladder."""
    return Written(policy).canary(region, requests=int(answers), errors=int(errors)).history()


@given(
    parsers.re(
        r"a record in which (?P<errors>\d+) of (?P<answers>\d+) canary answers at the (?P<step>\S+) step "
        r"in (?P<region>\S+) failed"
    ),
    target_fixture="record",
)
def errors_at_step(policy: Policy, errors: str, answers: str, step: str, region: str) -> History:
    """Write exact counts of failed canary answers at one step."""
    return Written(policy).canary(region, requests=int(answers), errors=int(errors), step=step).history()


@given(
    parsers.re(
        r"a record in which (?P<slow>\d+) of (?P<answers>\d+) canary answers in (?P<region>\S+) "
        r"were slower than the limit"
    ),
    target_fixture="record",
)
def slow(policy: Policy, slow: str, answers: str, region: str) -> History:
    """Write exact counts of slow canary answers."""
    return Written(policy).canary(region, requests=int(answers), slow=int(slow)).history()


@given(
    parsers.re(
        r"a record in which (?P<canary>\d+) of (?P<answers>\d+) answers in (?P<region>\S+) at the (?P<step>\S+) step "
        r"came from the canary"
    ),
    target_fixture="record",
)
def share(policy: Policy, canary: str, answers: str, region: str, step: str) -> History:
    """Write an exact share of canary answers at a step."""
    return Written(policy).share(region, step, canary=int(canary), total=int(answers)).history()


@given(
    parsers.re(r"a record in which clients of (?P<region>\S+) never met the (?P<step>\S+) step"),
    target_fixture="record",
)
def skips(policy: Policy, region: str, step: str) -> History:
    """Write a release that leaves a step out."""
    return Written(policy).skips(region, step).history()


@given(
    parsers.re(r"a record in which clients of (?P<region>\S+) were taken up without the time of an analysis"),
    target_fixture="record",
)
def skips_analysis(policy: Policy, region: str) -> History:
    """Write a release that holds its pauses and nothing more."""
    return Written(policy).skips_analysis(region).history()


@given(
    parsers.re(r"a record in which canary replicas in (?P<region>\S+) died (?P<deaths>\d+) times"),
    target_fixture="record",
)
def deaths(policy: Policy, region: str, deaths: str) -> History:
    """Write deaths of canary replicas."""
    return Written(policy).deaths(region, int(deaths)).history()


@given(
    parsers.re(r"a record in which a canary replica in (?P<region>\S+) is ready (?P<after>\S+) after its start"),
    target_fixture="record",
)
def ready_after(policy: Policy, region: str, after: str) -> History:
    """Write a canary replica that takes its time."""
    return Written(policy).ready_after(region, Duration.parse(after)).history()


@given(
    parsers.re(r"a record in which Prometheus of (?P<region>\S+) does not answer"),
    target_fixture="record",
)
def without_metrics(policy: Policy, region: str) -> History:
    """Write a release without metrics in one region."""
    return Written(policy).without_metrics(region).history()


@given(
    parsers.re(r"a record in which the metrics of (?P<region>\S+) stop for (?P<age>\S+)"),
    target_fixture="record",
)
def metrics_gap(policy: Policy, region: str, age: str) -> History:
    """Write metrics that grow old for so long."""
    return Written(policy).metrics_gap(region, Duration.parse(age)).history()


@given(
    parsers.re(
        r"a record in which (?P<errors>\d+) of (?P<answers>\d+) canary answers in (?P<region>\S+) failed "
        r"and the metrics miss (?P<hidden>\d+) of them"
    ),
    target_fixture="record",
)
def hidden(policy: Policy, errors: str, answers: str, region: str, hidden: str) -> History:
    """Write errors of which the metrics miss so many."""
    world = Written(policy).canary(region, requests=int(answers), errors=int(errors))
    return world.hidden_errors(region, int(hidden)).history()


@given(
    parsers.re(r"a record in which (?P<region>\S+) was aborted at (?P<step>\d+%)"),
    target_fixture="record",
)
def aborted(policy: Policy, region: str, step: str) -> History:
    """Write an abort after which all is stable again."""
    return Written(policy).aborted(region, step).history()


@given(
    parsers.re(
        r"a record in which (?P<region>\S+) was aborted at (?P<step>\d+%) "
        r"and still serves the release to (?P<weight>\d+%)"
    ),
    target_fixture="record",
)
def aborted_keeps(policy: Policy, region: str, step: str, weight: str) -> History:
    """Write an abort after which the rejected version goes on."""
    return Written(policy).aborted_keeps(region, step, weight).history()


@given(
    parsers.re(
        r"a record in which (?P<secondary>\d+) of (?P<lookups>\d+) lookups (?P<phase>before|during) the canary "
        r"name (?P<region>\S+)"
    ),
    target_fixture="record",
)
def lookups(policy: Policy, secondary: str, lookups: str, phase: str, region: str) -> History:
    """Write exact counts of DNS answers."""
    named = {policy.primary: int(lookups) - int(secondary), region: int(secondary)}
    return Written(policy).resolved("normal" if phase == "before" else "canary", named).history()


@given(
    parsers.re(r"a record in which (?P<failed>\d+) of (?P<requests>\d+) requests through DNS go unanswered"),
    target_fixture="record",
)
def unanswered(policy: Policy, failed: str, requests: str) -> History:
    """Write exact counts of users' requests without any answer."""
    return Written(policy).unanswered(int(failed), of=int(requests)).history()


@given(
    parsers.re(r"a record in which (?P<failed>\d+) of (?P<lookups>\d+) lookups fail"),
    target_fixture="record",
)
def failed_lookups(policy: Policy, failed: str, lookups: str) -> History:
    """Write exact counts of lookups without an address."""
    return Written(policy).failed_lookups(int(failed), of=int(lookups)).history()


@given(
    parsers.re(r"a record in which (?P<region>\S+) does not answer for (?P<time>\S+)"),
    target_fixture="record",
)
def dark(policy: Policy, region: str, time: str) -> History:
    """Write a region that is dark for so long."""
    return Written(policy).dark(region, Duration.parse(time).seconds).history()


@given(
    parsers.re(r"a record in which (?P<region>\S+) goes dark and its clients recover within (?P<time>\S+)"),
    target_fixture="record",
)
def dark_with_recovery(policy: Policy, region: str, time: str) -> History:
    """Write a region that stays dark, and how long its DNS clients are without answers."""
    seconds = Duration.parse(time).seconds
    return Written(policy).dark(region, 2 * policy.recovery_bound, recovered_after=seconds).history()


@given(
    parsers.re(r"a record in which (?P<first>\S+) is promoted and (?P<second>\S+) stays behind"),
    target_fixture="record",
)
def left_behind(policy: Policy, first: str, second: str) -> History:
    """Write a release that only one region takes to its end."""
    return Written(policy).left_behind(second).history()


@given(
    parsers.re(r"a record in which (?P<region>\S+) fails (?P<failed>\d+) health checks in a row"),
    target_fixture="record",
)
def health_failures(policy: Policy, region: str, failed: str) -> History:
    """Write failed health checks."""
    return Written(policy).health_failures(region, int(failed)).history()


@when("the record is judged", target_fixture="judgement")
def judged(policy: Policy, record: History) -> Judgement:
    """Judge the whole release."""
    return Judgement(record, judge(policy, record))


@when(parsers.re(r"the record is judged up to the (?P<step>\S+) step"), target_fixture="judgement")
def judged_up_to(policy: Policy, record: History, step: str) -> Judgement:
    """Judge up to a step."""
    return Judgement(record, judge(policy, record, step))
