"""The pipeline's commands as a job calls them: what they refuse, and what they do when a call fails."""

import json
from pathlib import Path

import pytest

from fixtures.delivery.machine import DIGEST, Machine
from fixtures.policy.errors import BrokenEnvironment, InvalidPolicy
from scripts import release

ROOT = Path(__file__).parent.parent
REGIONS = ("us-east-1", "eu-west-1")
CLUSTERS = json.dumps({region: f"openclaw-{region}" for region in REGIONS})
IN_PROD = ("--environment", "prod", "--clusters", CLUSTERS)
IMAGE = ("--image", "registry.test/openclaw/rating-api")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine of stand-ins, in whose folder the commands run."""
    return ready(Machine(tmp_path / "machine", ROOT), monkeypatch)


def ready(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine.prepare("prod", REGIONS)
    for name, value in machine.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GITHUB_OUTPUT", str(machine.folder / "output"))
    monkeypatch.setenv("REGISTRY_TOKEN", "hush")
    monkeypatch.chdir(machine.folder)
    return machine


def changing(machine: Machine) -> list[list[str]]:
    return [call for call in machine.calls() if {"apply", "patch"} & set(call)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "--environment", "../prod", "--state-bucket", "bucket", "--state-region", "us-east-1"),
        ("plan", "--environment", "qa", "--state-bucket", "bucket", "--state-region", "us-east-1"),
        ("plan", "--environment", "prod", "--state-bucket", "b; rm -rf x", "--state-region", "us-east-1"),
        ("build", "--image", "x/y:tag", "--revision", "a" * 40),
        ("build", *IMAGE, "--revision", "$(id)"),
        ("build", *IMAGE, "--revision", "a" * 40, "--context", "nowhere"),
        ("rollout", *IN_PROD, *IMAGE, "--digest", "sha256:x"),
        ("rollout", *IN_PROD, *IMAGE, "--digest", f"{DIGEST}\noutcome=promote"),
        ("rollout", "--environment", "staging", "--clusters", CLUSTERS, *IMAGE, "--digest", DIGEST),
        ("connect", "--environment", "prod", "--clusters", "{}"),
        ("connect", "--environment", "prod", "--clusters", '{"us-east-1": "--kubeconfig=x"}'),
        ("connect", "--environment", "prod", "--clusters", '{"us-east-1; id": "x"}'),
        ("connect", "--environment", "prod", "--clusters", "no json"),
        ("apply", "--environment", "prod"),
        ("promote",),
        (),
    ],
)
def test_what_is_wrong_is_refused_before_anything_is_called(machine: Machine, arguments: tuple[str, ...]) -> None:
    with pytest.raises(InvalidPolicy) as refused:
        release.main(list(arguments))
    assert refused.value.where
    assert machine.calls() == []


def test_outside_of_a_checkout_it_says_where_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidPolicy, match="run it in the checkout"):
        release.main(["outcome", "--out", "x"])


def test_the_token_goes_to_docker_by_standard_input_only(machine: Machine) -> None:
    release.main(["build", *IMAGE, "--revision", "a" * 40])
    assert (machine.folder / "output").read_text() == f"digest={DIGEST}\n"
    assert not any("hush" in word for call in machine.calls() for word in call)


def test_an_image_without_a_digest_is_no_release(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUILT", "sha256:short")
    with pytest.raises(BrokenEnvironment, match="names no digest"):
        release.main(["build", *IMAGE, "--revision", "a" * 40])
    assert not (machine.folder / "output").exists()


@pytest.mark.parametrize("phase", ["Progressing", "Degraded", "Paused"])
def test_neither_region_is_touched_while_one_is_not_ready(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, phase: str
) -> None:
    monkeypatch.setenv("PHASE", phase)
    with pytest.raises(BrokenEnvironment, match="another release is on its way"):
        release.main(["rollout", *IN_PROD, *IMAGE, "--digest", DIGEST])
    assert changing(machine) == []


def test_a_second_release_waits_for_the_first(machine: Machine) -> None:
    machine.bring_out("prod", ["eu-west-1"])
    with pytest.raises(BrokenEnvironment, match="eu-west-1 is Paused"):
        release.main(["rollout", *IN_PROD, *IMAGE, "--digest", DIGEST])
    assert changing(machine) == []


def test_the_folder_with_the_image_is_gone_afterwards(machine: Machine) -> None:
    release.main(["rollout", *IN_PROD, *IMAGE, "--digest", DIGEST])
    assert len(changing(machine)) == 2
    assert list((machine.folder / "manifests").rglob(".release-*")) == []


def test_a_region_that_cannot_be_aborted_does_not_keep_the_other_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = ready(Machine(tmp_path / "machine", ROOT, failing="kubectl*prod-us-east-1*patch*"), monkeypatch)
    machine.bring_out("prod", REGIONS)
    with pytest.raises(BrokenEnvironment, match=r"us-east-1: kubectl .* told to fail.*the canary may still be out"):
        release.main(["rollback", *IN_PROD])
    assert len([call for call in changing(machine) if "prod-eu-west-1" in call]) == 2


def test_regions_on_stable_are_left_alone(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    release.main(["rollback", *IN_PROD])
    assert changing(machine) == []
    assert capsys.readouterr().out.count("on stable, left alone") == 2


def test_what_is_no_verdict_is_refused(machine: Machine) -> None:
    verdict = machine.folder / "verdict.json"
    for text in ("{", "[]", '{"outcome": "maybe"}'):
        verdict.write_text(text)
        with pytest.raises(InvalidPolicy, match=r"verdict\.json"):
            release.main(["outcome", "--out", str(machine.folder)])
    assert not (machine.folder / "output").exists()


def test_a_program_that_is_missing_is_named(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BrokenEnvironment, match="aws is not on PATH"):
        release.main(["connect", *IN_PROD])
