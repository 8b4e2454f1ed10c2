"""Makes manifests/schemas/kinds anew from the pinned packages that ship them; exit 3 invalid, 4 what is missing.

Needs go and pip. docs/decisions/0013-kind-schemas.md says why the result is committed and how it is renewed.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fixtures.manifest.tree import read_stream
from fixtures.policy.errors import BrokenEnvironment
from scripts.command import Options
from scripts.kind_schemas import Schema, Shared, core_definition, fill, laid_out, object_schema, structure

ROOT = Path(__file__).parents[1]
KINDS = ROOT / "manifests" / "schemas" / "kinds"


@dataclass(frozen=True)
class Module:
    """A Go module that ships CRDs. `sum` is what the checksum database says of it."""

    path: str
    version: str
    sum: str
    files: tuple[str, ...]
    kinds: tuple[str, ...]


MODULES = (
    Module(
        "github.com/argoproj/argo-rollouts",
        "v1.10.1",
        "h1:6oyVPGiHHxu3ixkT6mngemh88HLPDoTX1IwO6KNR1Y4=",
        tuple(
            f"manifests/crds/{kind}-crd.yaml"
            for kind in ("rollout", "analysis-template", "cluster-analysis-template", "analysis-run", "experiment")
        ),
        ("Rollout", "AnalysisTemplate", "ClusterAnalysisTemplate", "AnalysisRun", "Experiment"),
    ),
    Module(
        "istio.io/api",
        "v1.31.4",
        "h1:AcnncYrlDj1PJkym7h88Gggkef4MAra8QpGaXRMsr+E=",
        ("kubernetes/customresourcedefinitions.gen.yaml",),
        ("VirtualService", "DestinationRule", "Gateway"),
    ),
    Module(
        "github.com/prometheus-operator/prometheus-operator",
        "v0.85.0",
        "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=",
        tuple(
            f"example/prometheus-operator-crd/monitoring.coreos.com_{kinds}.yaml"
            for kinds in ("podmonitors", "prometheusrules", "servicemonitors")
        ),
        ("PrometheusRule", "ServiceMonitor", "PodMonitor"),
    ),
)
WHEEL = "kubernetes-validate==1.37.0"
WHEEL_HASH = "sha256:85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9"
DEFINITIONS = "kubernetes_validate/kubernetes-json-schema/v1.37.0-local/_definitions.json"
CORE_KINDS = (
    "ConfigMap",
    "DaemonSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "Ingress",
    "Namespace",
    "NetworkPolicy",
    "Pod",
    "PodDisruptionBudget",
    "ReplicaSet",
    "Secret",
    "Service",
    "ServiceAccount",
    "StatefulSet",
)


def core_schemas(definitions: Mapping[str, Schema]) -> Iterator[tuple[str, list[str], Schema]]:
    """Kind, apiVersions and schema of the core kinds."""
    metadata = structure(
        core_definition("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", definitions), strict_empty=False
    )
    metadata["anyOf"] = [{"type": "object", "required": [name]} for name in ("name", "generateName")]
    for name, definition in definitions.items():
        for served in definition.get("x-kubernetes-group-version-kind", ()):
            if served["kind"] in CORE_KINDS and name.startswith("io.k8s.api."):
                version = "/".join(filter(None, (served["group"], served["version"])))
                schema = structure(core_definition(name, definitions), strict_empty=False)
                yield served["kind"], [version], object_schema(served["kind"], [version], schema, metadata)


def crd_schemas(file: Path, kinds: Collection[str], pod: Schema) -> Iterator[tuple[str, list[str], Schema]]:
    """Kind, apiVersions and schema of the `kinds` among a file's CRDs.

    `pod` is the core Pod, written out: its metadata stands for everyone's.
    """
    for document in read_stream(file.read_text(encoding="utf-8"), file.name):
        crd = document.plain()["spec"]
        if (kind := crd["names"]["kind"]) not in kinds:
            continue
        served = {f"{crd['group']}/{version['name']}": version for version in crd["versions"] if version["served"]}
        schema, *others = (version["schema"]["openAPIV3Schema"] for version in served.values())
        assert all(other == schema for other in others), f"the versions of {kind} differ"
        structured = fill(structure(schema, strict_empty=True), pod)
        yield kind, sorted(served), object_schema(kind, sorted(served), structured, pod["properties"]["metadata"])


def file_text(schema: Schema, origin: str) -> str:
    """What a file of kinds/ holds."""
    comment = f"From {origin} (Apache-2.0), structure only"
    return laid_out({"$comment": comment, **Shared(schema).schema}) + "\n"


def unpacked(module: Module) -> Path:
    """The module's folder, downloaded where it is not there yet."""
    where = f"{module.path}@{module.version}"
    told = json.loads(_run("go", "mod", "download", "-json", where))
    if told["Sum"] != module.sum:
        raise BrokenEnvironment(f"{where} is not the one expected: {told['Sum']}", remedy="compare it with its source")
    return Path(told["Dir"])


def definitions_of_wheel() -> dict[str, Schema]:
    """The definitions of the core kinds, out of the wheel."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "requirements.txt")
        wanted.write_text(f"{WHEEL} --hash={WHEEL_HASH}\n", encoding="utf-8")
        _run(
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--require-hashes",
            "-d",
            folder,
            "-r",
            str(wanted),
        )
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            definitions: dict[str, Schema] = json.loads(archive.read(DEFINITIONS))["$defs"]
    return definitions


def _run(*command: str) -> str:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=tempfile.gettempdir()).stdout
    except FileNotFoundError:
        raise BrokenEnvironment(f"{command[0]} is not on PATH", remedy="install it") from None
    except subprocess.CalledProcessError as error:
        said = " ".join(f"{error.stdout} {error.stderr}".split())
        raise BrokenEnvironment(f"{' '.join(command[:4])} failed: {said}", remedy="is the network there?") from None


def all_texts() -> dict[str, str]:
    """What each file of kinds/ holds, with index.json, which tells kind, apiVersion and file."""
    found = [(f"{DEFINITIONS} of {WHEEL.replace('==', ' ')}", *of) for of in core_schemas(definitions_of_wheel())]
    pod = next(schema for _, kind, _, schema in found if kind == "Pod")
    for module in MODULES:
        where = unpacked(module)
        for file in module.files:
            origin = f"{file} of {module.path} {module.version}"
            found += [(origin, *of) for of in crd_schemas(where / file, module.kinds, pod)]
    several = Counter(kind for _, kind, _, _ in found)
    index: dict[str, dict[str, str]] = {}
    texts = {}
    for origin, kind, versions, schema in found:
        name = f"{kind}.json" if several[kind] == 1 else f"{kind}-{versions[0].rpartition('/')[2]}.json"
        index.setdefault(kind, {}).update(dict.fromkeys(versions, name))
        texts[name] = file_text(schema, origin)
    return {**texts, "index.json": laid_out(index) + "\n"}


def main(arguments: list[str]) -> int:
    """Run the command."""
    Options(prog="schemas", description=__doc__).parse_args(arguments)
    texts = all_texts()
    for old in KINDS.glob("*.json"):
        old.unlink()
    for name, text in texts.items():
        (KINDS / name).write_text(text, encoding="utf-8")
    print(f"{len(texts)} files in {KINDS.relative_to(ROOT)}")
    return 0
