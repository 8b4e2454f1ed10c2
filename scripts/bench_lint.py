"""What the linter costs, beside kubeconform and `kubectl argo rollouts lint` on the same files; and hostile inputs."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fixtures.lint.mutation import examined, mutant
from fixtures.lint.pages import blocks, sections
from fixtures.lint.rule import all_rules
from fixtures.policy.errors import InvalidPolicy

ROOT = Path(__file__).parent.parent
BASE = ROOT / "manifests" / "rollout" / "base"
KINDS = ROOT / "manifests" / "schemas" / "kinds"
PLUGIN_FILES = 40  # one process a file: a thousand would take minutes
OTHERS = {
    "kubeconform": "go install github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0",
    "kubectl-argo-rollouts": "build cmd/kubectl-argo-rollouts of github.com/argoproj/argo-rollouts v1.10.1",
}


def speed(pairs: int) -> dict[str, Any]:
    """Seconds and files per CPU second over `pairs` Rollouts with their AnalysisTemplates, a file each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = list(_pairs(folder / "manifests", pairs))
        _schemas(folder / "kinds")
        results: dict[str, Any] = {"files": len(files), "rules": len(all_rules())}
        ours = [sys.executable, "-m", "scripts", "lint", str(folder / "manifests"), "--format", "json"]
        results["lint"] = _timed(ours, len(files), {0, 1})
        results["kubeconform"] = _other(
            "kubeconform",
            ["-strict", "-n", "1", "-schema-location", f"{folder}/kinds/{{{{.ResourceKind}}}}.json", *map(str, files)],
            len(files),
        )
        results["kubectl argo rollouts lint"] = _each(folder / "manifests", files[:PLUGIN_FILES])
    for other in ("kubeconform", "kubectl argo rollouts lint"):
        if "files_per_cpu_second" in results[other]:
            ratio = results["lint"]["files_per_cpu_second"] / results[other]["files_per_cpu_second"]
            results["lint"][f"times {other}"] = round(ratio, 3)
    return results


def hostile(inputs: int) -> dict[str, Any]:
    """Findings, errors and the slowest of so many mutants of valid manifests; a traceback would end the run."""
    made = [path.read_bytes() for path in sorted(BASE.glob("*.yaml"))]
    pages = [rule.page.read_text(encoding="utf-8") for rule in all_rules()]
    made += [block.text.encode() for page in pages for block in blocks(sections(page)["Good"])]
    counts = {"inputs": inputs, "with findings": 0, "clean": 0, "refused": 0, "refused without a place": 0}
    slowest = (0.0, 0)
    for number in range(inputs):
        data = mutant(made, number)
        began = time.perf_counter()
        result = examined(data)
        slowest = max(slowest, (time.perf_counter() - began, number))
        if isinstance(result, InvalidPolicy):
            counts["refused"] += 1
            counts["refused without a place"] += not result.where
        else:
            counts["with findings" if result else "clean"] += 1
    return {**counts, "slowest_seconds": round(slowest[0], 3), "slowest": slowest[1]}


def _pairs(folder: Path, pairs: int) -> Iterator[Path]:
    """Write the Rollout and the templates of this checkout under ever new names."""
    folder.mkdir()
    rollout = (BASE / "rollout.yaml").read_text(encoding="utf-8")
    templates = (BASE / "analysis-templates.yaml").read_text(encoding="utf-8").split("\n---\n")[0]
    for number in range(pairs):
        for kind, text in (("rollout", rollout), ("template", templates)):
            path = folder / f"{kind}-{number}.yaml"
            named = text.replace("openclaw-rating-api", f"rating-{number}").replace(
                "rate-check", f"rate-check-{number}"
            )
            path.write_text(named, encoding="utf-8")
            yield path


def _schemas(folder: Path) -> None:
    """The schemas under the names that kubeconform asks for."""
    folder.mkdir()
    for path in KINDS.glob("*.json"):
        shutil.copy(path, folder / path.name.lower())


def _other(program: str, arguments: Sequence[str], files: int) -> dict[str, Any]:
    path = shutil.which(program)
    return _timed([path, *arguments], files, {0, 1}) if path else {"not on PATH": OTHERS[program]}


def _each(folder: Path, files: Sequence[Path]) -> dict[str, Any]:
    """One process a file."""
    program = "kubectl-argo-rollouts"
    path = shutil.which(program)
    if path is None:
        return {"not on PATH": OTHERS[program]}
    with _used() as used:
        for file in files:
            subprocess.run([path, "lint", "-f", str(file)], cwd=folder, capture_output=True, check=False)
    return _figures(used, len(files))


def _timed(argv: Sequence[str], files: int, codes: set[int]) -> dict[str, Any]:
    with _used() as used:
        ran = subprocess.run(argv, capture_output=True, check=False, env=os.environ)
    if ran.returncode not in codes:
        return {"failed": ran.returncode, "said": ran.stderr.decode(errors="replace")[-300:]}
    return {**_figures(used, files), "exit": ran.returncode}


@contextmanager
def _used() -> Iterator[dict[str, float]]:
    """Seconds on the clock and of CPU time that child processes take inside."""
    used: dict[str, float] = {}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    yield used
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used["seconds"] = time.perf_counter() - began
    used["cpu_seconds"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _figures(used: dict[str, float], files: int) -> dict[str, Any]:
    return {
        "seconds": round(used["seconds"], 2),
        "cpu_seconds": round(used["cpu_seconds"], 2),
        "files_per_cpu_second": round(files / used["cpu_seconds"], 1),
    }
