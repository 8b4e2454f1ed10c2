"""One release through both regions, judged: exit 0 PROMOTE, 1 ROLLBACK, 2 HOLD, 3 invalid, 4 broken."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.control_plane.programs import control_plane_programs
from fixtures.declared import FEATURES, read_policy
from fixtures.ending import Ending
from fixtures.faults import fault_named
from fixtures.plugin import DEFAULT_RELEASE, ENDING, WORLDS, out_folder, release_named
from fixtures.policy.errors import InvalidPolicy
from fixtures.policy.units import Duration
from fixtures.policy.verdict import Finding, Outcome, RuleResult, Verdict
from fixtures.report.cucumber import CucumberReport
from fixtures.targets import open_target
from fixtures.worlds import World, Worlds, claim, forget, leave
from scripts.__main__ import BROKEN, INVALID
from scripts.command import Options, tell

ROOT = FEATURES.parent


class Session:
    """Keeps of a pytest session, for after its end, its worlds and the scenarios that did not pass."""

    def __init__(self, ending: Ending) -> None:
        self.ending = ending
        self.worlds: Worlds | None = None
        self.failed: list[str] = []
        self.uncollected: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Let the drive end by the gate's signals."""
        config.stash[ENDING] = self.ending

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note what could not be collected: its scenarios would be missing without a word."""
        if report.failed:
            self.uncollected.append(f"{report.nodeid}: {report.longreprtext.strip().splitlines()[-1]}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a scenario that failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Take the worlds over."""
        self.worlds = session.config.stash.get(WORLDS, None)


def options() -> Options:
    """The command's options."""
    parser = Options(prog="gate", description=__doc__)
    parser.add_argument("--target", default="embedded", help="embedded (default), rehearsal")
    parser.add_argument("--controller", default="model", help="what steers the regions: model (default) or argo")
    parser.add_argument("--release", default=DEFAULT_RELEASE, metavar="DIGEST", help="the version to release")
    parser.add_argument(
        "--fault", action="append", default=[], metavar="NAME", help="break this on purpose; repeatable"
    )
    parser.add_argument("--act", action="store_true", help="promote and abort for real; on embedded it always does")
    parser.add_argument("--timeout", metavar="D", help="end with HOLD after this time, such as 10m")
    parser.add_argument("--out", metavar="DIR", help="where to leave the record, verdict and reports")
    parser.add_argument("--speed", metavar="N", help="declared seconds per real second")
    return parser


def gate(chosen: Namespace) -> int:
    """Drive and judge the release; the exit code of its verdict."""
    out = out_folder(chosen.out).absolute()
    limit = Duration.parse(chosen.timeout) if chosen.timeout else None
    forget(out)
    with Ending(limit) as ending:
        return tell(_judged(chosen, out, ending), out)


def _judged(chosen: Namespace, out: Path, ending: Ending) -> Verdict:
    """Run the release's scenarios in pytest; the verdict that they were judged by."""
    release_named(chosen.release)
    target = open_target(chosen.target, read_policy(), chosen.speed, chosen.controller)
    for name in chosen.fault:
        fault_named(name)
    target.prepare()
    if target.controller == "argo":
        control_plane_programs()
    claim(out)
    session = Session(ending)
    arguments = [
        *(str(FEATURES), "-m", "observe", "-c", str(ROOT / "pytest.ini"), "--rootdir", str(ROOT)),
        *("-p", "no:terminal", "--capture=no", "-p", "no:cacheprovider"),
        *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # the plug-in is ours and imported before pytest starts
        *(f"--junitxml={out / 'junit.xml'}", f"--out={out}"),
        *(
            f"--target={chosen.target}",
            f"--controller={chosen.controller}",
            f"--release={chosen.release}",
            *(f"--fault={name}" for name in chosen.fault),
        ),
        *([f"--speed={chosen.speed}"] if chosen.speed else []),
    ]
    code = pytest.main(arguments, plugins=[session, CucumberReport(out / "cucumber.json")])
    if session.uncollected or code == pytest.ExitCode.NO_TESTS_COLLECTED:
        what = session.uncollected[0] if session.uncollected else "no scenario is tagged @observe"
        raise InvalidPolicy(f"the scenarios cannot be collected: {what}", where=str(FEATURES))
    if session.worlds is None or code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise SystemExit(INVALID if code == pytest.ExitCode.USAGE_ERROR else BROKEN)  # pytest has said why
    world = session.worlds.under_test
    if world.verdict.outcome is Outcome.PROMOTE and session.failed:
        return held(world, session.failed)
    return world.verdict


def held(world: World, failed: Sequence[str]) -> Verdict:
    """HOLD, where the judge found nothing but a scenario of the features expects more."""
    reasons = tuple(
        RuleResult(
            rule="scenario",
            finding=Finding.UNKNOWN,
            region=None,
            expected="every scenario on the release under test passes",
            observed=f"{name} did not pass",
            samples=1,
            next="junit.xml says what it expected; no rule of the judge covers it",
        )
        for name in failed
    )
    verdict = replace(world.verdict, outcome=Outcome.HOLD, reasons=reasons, rules=(*reasons, *world.verdict.rules))
    leave(world.folder, read_policy(), world.history, verdict)
    return verdict


def main(arguments: list[str]) -> int:
    """Run the command."""
    return gate(options().parse_args(arguments))
