"""The import contracts of pyproject.toml are kept, and each of them bites."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
VIOLATIONS = {  # contract -> a module that breaks it, and what it imports
    "policy": ("fixtures/policy", "fixtures.history"),
    "rooms": ("fixtures/promql", "fixtures.processes"),
    "judge": ("fixtures/argo", "fixtures.policy.judge"),
    "adapters": ("steps", "fixtures.regions.embedded"),
    "scripts": ("fixtures/report", "scripts"),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the checkout's code and of its contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in CONFIGURATION["root_packages"]:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def lint_imports(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Check the tree's contracts, importing from nowhere else."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", *options]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_all_contracts_are_kept(tree: Path) -> None:
    kept = lint_imports(tree)
    assert kept.returncode == 0, kept.stdout


def test_every_contract_has_its_violation() -> None:
    assert VIOLATIONS.keys() == {contract["id"] for contract in CONFIGURATION["contracts"]}


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_violation_breaks_the_contract(tree: Path, contract: str) -> None:
    folder, imported = VIOLATIONS[contract]
    (tree / folder / "violation.py").write_text(f"import {imported}\n")
    broken = lint_imports(tree, "--contract", contract)
    assert broken.returncode == 1
    assert f"{folder.replace('/', '.')}.violation" in broken.stdout
