"""The launchers, run for real in a small tree of their own with an empty cache."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOOLS = ("cp", "cut", "dirname", "flock", "grep", "mkdir", "readlink", "rm", "sh", "sha256sum", "tail", "touch")
INTERPRETER = Path(sys.executable).resolve()
DEADLINE = 90.0  # seconds; making an environment takes about four

COMMAND = """
import os, sys
print(os.getcwd(), sys.argv[2:], sys.prefix)
raise SystemExit(2)
"""


# A Python in name only, which makes environments of itself: the gate runs in the real one, pip does as told.
STUB = """
case "$*" in
    *realpath*) echo "$0" ;;
    "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
    "-m pip "*) {pip} ;;
    "-m scripts "*) exec {python} "$@" ;;
esac
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A checkout with the launchers, a gate that tells how it was called and ends with 2, and an empty lock."""
    root = tmp_path / "check out"
    scripts = root / "scripts"
    scripts.mkdir(parents=True)
    for launcher in ("setup", "gate"):
        shutil.copy(HERE / launcher, scripts)
    (scripts / "__init__.py").touch()
    (scripts / "__main__.py").write_text(COMMAND)
    (root / "requirements.lock").touch()
    return root


def programs(folder: Path, python3: str | Path) -> Mapping[str, str]:
    """Variables whose PATH holds the tools a launcher calls and one Python: a program, or the text of a stub."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is not on PATH"))
    if isinstance(python3, Path):
        (folder / "python3").symlink_to(python3)
    else:
        (folder / "python3").write_text(f"#!/bin/sh\n{python3}\n")
        (folder / "python3").chmod(0o755)
    pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return {**pip, "PATH": str(folder), "OPENCLAW_CACHE": str(folder.parent / "cache"), "PIP_NO_INDEX": "1"}


def start(launcher: Path, environment: Mapping[str, str], *arguments: str) -> subprocess.Popen[str]:
    """Start a launcher from a folder that is not its checkout."""
    return subprocess.Popen(
        [launcher, *arguments],
        env=environment,
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def gate(tree: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the tree's gate to its end."""
    with start(tree / "scripts/gate", environment) as process:
        output, errors = process.communicate(timeout=DEADLINE)
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def test_two_first_uses_at_the_same_time_make_one_environment(tree: Path) -> None:
    environment = programs(tree.parent / "bin", INTERPRETER)
    link = tree.parent / "gate"
    link.symlink_to(tree / "scripts/gate")
    with (
        start(link, environment, "--speed", "a b") as one,
        start(tree / "scripts/gate", environment, "--speed", "a b") as other,
    ):
        outputs = [process.communicate(timeout=DEADLINE) for process in (one, other)]

    said = "".join(errors for _, errors in outputs)
    assert [one.returncode, other.returncode] == [2, 2], said
    assert outputs[0][0] == outputs[1][0]
    assert outputs[0][0].startswith(f"/ ['--speed', 'a b'] {tree.parent / 'cache' / 'venv-'}")
    assert said.count("preparing the environment with") == 1
    assert gate(tree, environment).stderr == ""


def test_an_interrupted_environment_is_made_anew(tree: Path) -> None:
    environment = programs(tree.parent / "bin", STUB.format(pip="exit 0", python=INTERPRETER))
    assert "preparing" in gate(tree, environment).stderr
    assert gate(tree, environment).stderr == ""
    next((tree.parent / "cache").glob("venv-*/ready")).unlink()
    assert "preparing" in gate(tree, environment).stderr


def test_a_failed_installation_ends_with_4_and_names_the_reason_and_the_log(tree: Path) -> None:
    pip = 'echo "ERROR: no such package"; echo "more of it"; exit 1'
    environment = programs(tree.parent / "bin", STUB.format(pip=pip, python=INTERPRETER))
    for _ in range(2):
        failed = gate(tree, environment)
        progress, reason = failed.stderr.splitlines()
        assert (failed.returncode, failed.stdout) == (4, "")
        assert "preparing" in progress
        assert "ERROR: no such package" in reason
        assert str(tree.parent / "cache/venv-") in reason


@pytest.mark.parametrize(
    ("python3", "remedy"),
    [
        pytest.param("exit 127", "install one (Debian: apt-get install python3", id="a shim without a Python"),
        pytest.param(
            'case "$2" in *version_info*) exit 1 ;; *) echo 3.10 ;; esac',
            "no Python 3.11 or newer",
            id="a Python that is too old",
        ),
        pytest.param(
            'case "$2" in *ensurepip*) exit 1 ;; esac', "python3-venv", id="a Python that makes no environments"
        ),
    ],
)
def test_without_a_fit_python_one_line_says_what_to_install(tree: Path, python3: str, remedy: str) -> None:
    failed = gate(tree, programs(tree.parent / "bin", python3))
    assert (failed.returncode, failed.stdout) == (4, "")
    assert remedy in failed.stderr
    assert len(failed.stderr.splitlines()) == 1


@pytest.mark.parametrize("cache", ["/dev/null/cache", None])
def test_without_a_cache_folder_one_line_says_which_variable_to_set(tree: Path, cache: str | None) -> None:
    environment = dict(programs(tree.parent / "bin", INTERPRETER))
    del environment["OPENCLAW_CACHE"]
    failed = gate(tree, {**environment, **({"OPENCLAW_CACHE": cache} if cache else {})})
    assert (failed.returncode, failed.stdout) == (4, "")
    assert "set OPENCLAW_CACHE" in failed.stderr
    assert len(failed.stderr.splitlines()) == 1
