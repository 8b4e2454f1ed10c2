"""The gate as other tools call it: exit codes, one line for what is wrong, and nothing left behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fixtures.declared import read_policy
from fixtures.policy.judge import judge
from fixtures.policy.written import Written
from fixtures.worlds import World
from scripts.__main__ import main
from scripts.gate import held

ROOT = Path(__file__).parent.parent
STARTED, GONE = 60.0, 5.0  # seconds to the first canary step, and for everything to end


def command(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "scripts", name, *arguments]


def refused(name: str, *arguments: str, **variables: str) -> tuple[int, str]:
    """The exit code and all that was said on standard error."""
    ended = subprocess.run(
        command(name, *arguments), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, **variables},
    )  # fmt: skip
    return ended.returncode, ended.stderr


@contextmanager
def running(out: Path, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """A gate whose canary has reached its first step."""
    with subprocess.Popen(
        command("gate", "--out", str(out), *arguments),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as gate:
        try:
            until(lambda: reached(out, '"step":"pause 2m"'), STARTED, "the first step")
            yield gate
        finally:
            gate.kill()


def reached(out: Path, text: str) -> bool:
    history = out / "history.jsonl"
    return history.exists() and text in history.read_text()


def until(condition: "object", deadline: float, what: str) -> None:
    end = time.monotonic() + deadline
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, f"{what} did not come within {deadline} s"
        time.sleep(0.05)


def descendants(pid: int) -> set[int]:
    """Every process below one."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
    found: set[int] = set()
    while new := {child for child, parent in parents.items() if parent in found | {pid}} - found:
        found |= new
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fault", "canary-erors"], "there is no fault 'canary-erors' (known: canary-crash, canary-errors"),
        (["--timeout", "2 minutes"], "'2 minutes' is not a duration (write it like 2m"),
        (["--speed", "0"], "--speed: '0' is no speed"),
        (["--target", "mars"], "--target: there is no target 'mars' (known: embedded, rehearsal)"),
        (["--release", ""], "--release: '' cannot be released (name a tag or digest other than 'stable'"),
        (["--release", "stable"], "--release: 'stable' cannot be released"),
        (["--wait"], "unrecognized arguments: --wait"),
    ],
)
def test_a_bad_option_is_refused_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        assert main("gate", arguments) == 3
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    error = capsys.readouterr().err
    assert said in error
    assert len(error.strip().splitlines()) == 1


def test_a_program_that_cannot_be_had_is_named_in_one_line(tmp_path: Path) -> None:
    code, error = refused("gate", "--out", str(tmp_path / "out"), OPENCLAW_CACHE=str(tmp_path), PATH="/nowhere")
    assert code == 4
    assert "prometheus" in error
    assert len(error.strip().splitlines()) == 1


def test_a_full_disk_is_told_in_one_line_and_leaves_no_verdict(tmp_path: Path) -> None:
    (tmp_path / "history.jsonl").symlink_to("/dev/full")
    code, error = refused("gate", "--target", "rehearsal", "--out", str(tmp_path))
    assert code == 4
    assert error.strip().splitlines()[-1].startswith("broken: the history")
    assert "No space left" in error
    assert not (tmp_path / "verdict.json").exists()


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_driven(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nope")):
        code, error = refused("gate", "--out", str(out))
        assert (code, error.count("\n")) == (4, 1)
        assert error.startswith(f"broken: the folder {out} cannot be written")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("features/test_features.py", "scenarios(", "nothing = 1 / 0\nscenarios(", "ZeroDivisionError"),
        ("pytest.ini", "    observe:", "    seen:", "observe"),
    ],
)
def test_scenarios_that_cannot_be_collected_are_no_reason_to_promote(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "out", "__pycache__"))
    (tree / file).write_text((tree / file).read_text().replace(old, new))
    variables = {**os.environ, "PYTHONPATH": str(tree)}
    ended = subprocess.run(
        command("gate", "--out", str(tmp_path / "out")), cwd=tree, env=variables, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 3
    assert said in ended.stderr
    assert not (tmp_path / "out" / "history.jsonl").exists()


def test_a_scenario_that_fails_turns_promote_into_hold_and_is_named(tmp_path: Path) -> None:
    policy = read_policy()
    history = Written(policy).history()
    verdict = held(World(history, judge(policy, history), tmp_path), ["features/test_features.py::test_mine"])
    left = json.loads((tmp_path / "verdict.json").read_text())
    assert (verdict.outcome, left["outcome"], left["exit_code"]) == ("HOLD", "HOLD", 2)
    assert left["reasons"][0]["rule"] == "scenario"
    assert "test_mine" in left["reasons"][0]["observed"]


def test_an_earlier_verdict_does_not_outlive_a_run_that_never_was(tmp_path: Path) -> None:
    (tmp_path / "verdict.json").write_text('{"outcome": "PROMOTE"}')
    code, _ = refused("gate", "--fault", "nonsense", "--out", str(tmp_path))
    assert code == 3
    assert not (tmp_path / "verdict.json").exists()


def test_a_record_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path) -> None:
    record = tmp_path / "history.jsonl"
    record.write_text('{"kind":"Guess"}\n')
    code, error = refused("judge", str(record), "--out", str(tmp_path))
    assert (code, error) == (3, f"invalid: {record}:1: 'Guess' is no kind of event\n")
    assert not (tmp_path / "verdict.json").exists()


@pytest.mark.real
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_with_hold_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path) as gate:
        below = descendants(gate.pid)
        assert below
        gate.send_signal(number)
        output, _ = gate.communicate(timeout=30)
    assert gate.returncode == 2
    assert f"ended by {number.name}" in output
    assert json.loads((tmp_path / "verdict.json").read_text())["outcome"] == "HOLD"
    assert not [pid for pid in below if alive(pid)]


@pytest.mark.real
def test_the_time_limit_ends_with_hold(tmp_path: Path) -> None:
    ended = subprocess.run(
        command("gate", "--out", str(tmp_path), "--timeout", "12s"), cwd=ROOT, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert "the time limit was reached" in ended.stdout


def test_the_time_limit_holds_before_anything_was_driven(tmp_path: Path) -> None:
    ended = subprocess.run(
        command("gate", "--out", str(tmp_path), "--timeout", "1ms"), cwd=ROOT, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert json.loads((tmp_path / "verdict.json").read_text())["outcome"] == "HOLD"


@pytest.mark.real
def test_after_a_kill_nothing_of_the_gate_runs_on(tmp_path: Path) -> None:
    with running(tmp_path) as gate:
        below = descendants(gate.pid)
        assert len(below) > 8
        gate.kill()
        until(lambda: not [pid for pid in below if alive(pid)], GONE, "the end of every process")
