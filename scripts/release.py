"""The steps of the release pipeline: exit 0 done, 3 invalid, 4 something failed. None of them promotes a release.

They call terraform, docker, aws and kubectl on PATH; outcome reads what the gate left. .github/workflows says in which
order. Run them in the checkout.
"""

import json
import os
import re
import tempfile
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from fixtures.delivery.call import call
from fixtures.delivery.region import Application, Region
from fixtures.policy.errors import BrokenEnvironment, InvalidPolicy
from scripts.command import Options, ended_by_signals

MANIFESTS = Path("manifests")
PLAN = "release.tfplan"
SHAPES: Mapping[str, tuple[str, str]] = {
    "image": (r"[a-z0-9.-]+(:\d+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+", "an image without tag: registry/owner/name"),
    "digest": (r"sha256:[0-9a-f]{64}", "a digest: sha256 and 64 hexadecimal digits"),
    "environment": (r"[a-z][a-z0-9-]{0,30}", "an environment below manifests/terraform/env"),
    "revision": (r"[0-9a-f]{40}", "a commit: 40 hexadecimal digits"),
    "state_bucket": (r"[a-z0-9][a-z0-9.-]{2,62}", "the name of a bucket"),
    "state_region": (r"[a-z]{2}(-[a-z]+)+-\d", "an AWS region, such as us-east-1"),
}
REGION, CLUSTER = re.compile(SHAPES["state_region"][0]), re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
ENDINGS: Mapping[str, str] = {
    "promote": "PROMOTE: the gate has promoted both regions.",
    "rollback": "ROLLBACK: both regions are aborted and put back to stable.",
    "hold": "HOLD: the evidence does not suffice. Nothing is touched: the canary waits at the barrier. Read the "
    "report, then run the gate again or abort by hand.",
    "none": "The gate left no verdict. Nothing is promoted: the canary waits at the barrier. Find out what broke, then "
    "run the gate again or abort by hand.",
}


def main(arguments: list[str]) -> int:
    """Run the command."""
    with ended_by_signals():
        chosen = options().parse_args(arguments)
        for name, (shape, remedy) in SHAPES.items():
            given = getattr(chosen, name, None)
            if given is not None and not re.fullmatch(shape, given):
                raise InvalidPolicy(f"{given!r} will not do", where=f"--{name.replace('_', '-')}", remedy=remedy)
        if not MANIFESTS.is_dir():
            raise InvalidPolicy("holds no manifests", where=str(Path.cwd()), remedy="run it in the checkout")
        step: Callable[[Namespace], None] = chosen.step
        step(chosen)
    return 0


def options() -> Options:
    """The command's options."""
    parser = Options(prog="release", description=__doc__)
    steps = parser.add_subparsers(required=True, metavar="STEP")
    for step, needs in (
        (build, ("image", "revision")),
        (plan, ("environment", "state-bucket", "state-region")),
        (apply, ("environment",)),
        (connect, ("environment", "clusters")),
        (rollout, ("environment", "clusters", "image", "digest")),
        (outcome, ("out",)),
        (rollback, ("environment", "clusters")),
    ):
        described = steps.add_parser(step.__name__, help=step.__doc__, description=step.__doc__)
        described.set_defaults(step=step)
        for name in needs:
            described.add_argument(f"--{name}", required=True)
        if step is build:
            described.add_argument("--context", type=Path, default=MANIFESTS / "images" / "rating-api")
    return parser


def build(chosen: Namespace) -> None:
    """Build and push the image with the job's own token ($REGISTRY_TOKEN); its digest names it from here on."""
    token = os.environ.get("REGISTRY_TOKEN")
    if not token:
        raise InvalidPolicy("is not set", where="$REGISTRY_TOKEN", remedy="give the step its job's token")
    if not (chosen.context / "Dockerfile").is_file():
        raise InvalidPolicy("holds no Dockerfile", where=str(chosen.context), remedy="name its folder by --context")
    registry, user, tag = chosen.image.split("/")[0], os.environ.get("GITHUB_ACTOR", "release"), chosen.revision
    with tempfile.TemporaryDirectory() as folder:
        variables = {"DOCKER_CONFIG": folder}  # the login ends with this step
        call("docker", "login", registry, "--username", user, "--password-stdin", told=token, variables=variables)
        metadata = Path(folder) / "metadata.json"
        to = ("--push", "--provenance=false", f"--metadata-file={metadata}", f"--tag={chosen.image}:{tag}")
        call("docker", "buildx", "build", *to, str(chosen.context), variables=variables)
        digest = str(json.loads(metadata.read_text(encoding="utf-8")).get("containerimage.digest"))
    if not re.fullmatch(SHAPES["digest"][0], digest):
        raise BrokenEnvironment(f"docker names no digest for {chosen.image}:{tag}", remedy="look at what was pushed")
    hand_on("digest", digest)
    say(f"built {chosen.image}@{digest}")


def plan(chosen: Namespace) -> None:
    """Say what would change in the infrastructure, and keep the plan."""
    terraform = _terraform(chosen.environment)
    state = (f"-backend-config=bucket={chosen.state_bucket}", f"-backend-config=region={chosen.state_region}")
    call(*terraform, "init", "-input=false", *state)
    call(*terraform, "validate")
    say(call(*terraform, "plan", "-input=false", "-no-color", f"-out={PLAN}"))


def apply(chosen: Namespace) -> None:
    """Apply the plan that was kept, and nothing else."""
    terraform = _terraform(chosen.environment)
    if not (MANIFESTS / "terraform" / "env" / chosen.environment / PLAN).is_file():
        raise InvalidPolicy("there is no plan", where=f"--environment {chosen.environment}", remedy="run plan first")
    say(call(*terraform, "apply", "-input=false", "-no-color", PLAN))
    clusters = json.loads(call(*terraform, "output", "-json", "clusters"))
    hand_on("clusters", json.dumps(clusters, separators=(",", ":")))


def connect(chosen: Namespace) -> None:
    """Have a kubeconfig context for each region; the tokens are asked for at every use."""
    for region, cluster in _clusters(chosen).items():
        context = _context(chosen, region)
        call("aws", "eks", "update-kubeconfig", f"--region={region}", f"--name={cluster}", f"--alias={context}")
        say(f"{region}: {context}")


def rollout(chosen: Namespace) -> None:
    """Bring the image out as a canary in both regions; neither is touched unless both are ready for it."""
    regions = _regions(chosen)
    overlays = {region.name: _overlay(chosen.environment, region.name) for region in regions}
    for region in regions:
        region.expect_ready()
    for region in regions:
        region.release(overlays[region.name], chosen.image, chosen.digest)
        say(f"{region.name}: canary of {chosen.digest} on its way")


def outcome(chosen: Namespace) -> None:
    """Say how the gate ended, by the verdict that it left: promote, hold, rollback, or none."""
    verdict = Path(chosen.out) / "verdict.json"
    try:
        ended = str(json.loads(verdict.read_text(encoding="utf-8"))["outcome"]).lower()
    except FileNotFoundError:
        ended = "none"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidPolicy(f"is no verdict: {error}", where=str(verdict)) from error
    if ended not in ENDINGS:
        raise InvalidPolicy(f"names the outcome {ended!r}", where=str(verdict))
    hand_on("outcome", ended)
    _append("GITHUB_STEP_SUMMARY", ENDINGS[ended])
    say(ENDINGS[ended])


def rollback(chosen: Namespace) -> None:
    """Abort both regions, then put each back to its stable version; regions that are on it are left alone."""
    regions, failed = _regions(chosen), list[str]()
    aborted = []
    for region in regions:  # users first: all regions are aborted before any is put back
        try:
            if region.abort():
                aborted.append(region)
            say(f"{region.name}: {'aborted' if region in aborted else 'on stable, left alone'}")
        except BrokenEnvironment as error:
            failed.append(f"{region.name}: {error}")
    for region in aborted:
        try:
            say(f"{region.name}: back to {region.back_to_stable()}")
        except BrokenEnvironment as error:
            failed.append(f"{region.name}: {error}")
    if failed:
        raise BrokenEnvironment("; ".join(failed), remedy="look at these regions now: the canary may still be out")


def _terraform(environment: str) -> tuple[str, str]:
    folder = MANIFESTS / "terraform" / "env" / environment
    if not folder.is_dir():
        raise InvalidPolicy(f"there is no {folder}", where="--environment")
    return "terraform", f"-chdir={folder}"


def _clusters(chosen: Namespace) -> dict[str, str]:
    """Region to cluster. Raises InvalidPolicy for anything but names of such."""
    try:
        clusters = json.loads(chosen.clusters)
    except ValueError:
        clusters = None
    if not (isinstance(clusters, dict) and clusters and all(_are_names(*pair) for pair in clusters.items())):
        remedy = 'JSON of region to cluster, as apply gives it: {"us-east-1":"openclaw-us-east-1"}'
        raise InvalidPolicy(f"{chosen.clusters!r} will not do", where="--clusters", remedy=remedy)
    return clusters


def _are_names(region: str, cluster: object) -> bool:
    return bool(REGION.fullmatch(region) and isinstance(cluster, str) and CLUSTER.fullmatch(cluster))


def _context(chosen: Namespace, region: str) -> str:
    return f"{chosen.environment}-{region}"


def _regions(chosen: Namespace) -> list[Region]:
    application = Application.read(MANIFESTS / "rollout" / "base" / "rollout.yaml")
    return [Region(name, _context(chosen, name), application) for name in _clusters(chosen)]


def _overlay(environment: str, region: str) -> Path:
    folder = MANIFESTS / "rollout" / "overlays" / environment / region
    if not (folder / "kustomization.yaml").is_file():
        raise InvalidPolicy(f"there is no overlay {folder}", where="--environment")
    return folder


def hand_on(name: str, value: str) -> None:
    """Hand a value to later jobs. It is one line: all that comes here was parsed."""
    _append("GITHUB_OUTPUT", f"{name}={value}")


def _append(variable: str, line: str) -> None:
    if file := os.environ.get(variable):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")


def say(text: str) -> None:
    """Print it at once, so that the log is in order."""
    print(text.rstrip(), flush=True)
