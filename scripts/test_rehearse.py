import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fixtures.conformance.held import Held
from fixtures.declared import FEATURES
from fixtures.policy.errors import InvalidPolicy
from fixtures.promised import MANIFESTS, judge_promise
from fixtures.rehearsal.figures import Rehearsed
from fixtures.rehearsal.test_figures import by_dice
from fixtures.report.rehearsal import NOT_HELD
from scripts import rehearse
from scripts.rehearse import main

SCHEMA = json.loads((MANIFESTS.parents[2] / "schemas" / "rehearsal.schema.json").read_text(encoding="utf-8"))
FEW = ("--releases", "100", "--rps", "20")


@pytest.fixture(autouse=True)
def by_dice_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine of dice, which is quick, and a model that is not held."""
    monkeypatch.setattr(rehearse, "held", lambda: None)
    monkeypatch.setattr(rehearse, "Rehearsed", partial(Rehearsed, by=by_dice))
    monkeypatch.setattr(rehearse, "judge_promise", partial(judge_promise, by=by_dice))


def features(folder: Path, of: str) -> str:
    """The features, with one promise: at least 100 of `of` broken canaries of 100 tried are rolled back."""
    shutil.copytree(FEATURES, folder, ignore=shutil.ignore_patterns("promises", "*.py"))
    (folder / "promise.feature").write_text(
        "Feature: a promise\n  Scenario: one\n"
        "    Given a promise is tried on 100 releases, scraped every 5s, and judged with 99% confidence\n"
        "    Then at 20 requests a second in each region, a canary with 100% errors is rolled back in at least "
        f"100 of {of} releases\n",
        encoding="utf-8",
    )
    return str(folder)


def test_it_prints_what_the_policy_sees_and_which_promises_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*FEW, "--policy", features(tmp_path / "features", "200")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(NOT_HELD)
    assert "At 20 requests a second in each region, the smallest regression this policy sees is " in printed
    assert "✓ at 20 requests a second in each region, a canary with 100% errors" in printed


def test_a_promise_that_does_not_hold_ends_with_1_and_two_policies_are_compared_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = ["--compare", str(MANIFESTS), str(MANIFESTS / "base")]
    arguments = [*FEW, *two, "--policy", features(tmp_path / "features", "100"), "--json", "--out", str(tmp_path)]
    assert main(arguments) == 1
    printed = capsys.readouterr()
    found: Any = json.loads(printed.out)
    jsonschema.validate(found, SCHEMA)
    assert found == json.loads((tmp_path / "rehearsal.json").read_text(encoding="utf-8"))
    assert found["held"] is None
    assert NOT_HELD in printed.err
    assert [len(policy["promises"]) for policy in found["policies"]] == [1, 1]
    assert not found["policies"][0]["promises"][0]["holds"]
    regressions = [(row["kind"], row["share"]) for row in found["policies"][0]["regressions"]]
    assert [(row["kind"], row["share"]) for row in found["differences"]] == [(None, None), *regressions]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--rps", "-1"], "--rps: -1.0 is no rate"),
        (["--rps", "nan"], "--rps: nan is no rate"),
        (["--releases", "5"], "--releases: 5 are too few"),
        (["--seed", "-1"], "--seed: -1 is no seed"),
        (["--compare", "a", "b", "c"], "--compare: compares two policies"),
        (["nowhere"], "nowhere"),
        (["--never"], "unrecognized arguments"),
    ],
)
def test_a_bad_option_is_refused(arguments: list[str], what: str) -> None:
    with pytest.raises(InvalidPolicy, match=what):
        main(arguments)


def test_a_bad_manifest_is_refused_before_anything_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InvalidPolicy):
        main([str(tmp_path)])
    assert capsys.readouterr().out == ""


def test_differences_come_before_the_two_policies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [*FEW, "--compare", str(MANIFESTS), str(MANIFESTS / "base")]
    main([*arguments, "--policy", features(tmp_path / "features", "200")])
    printed = capsys.readouterr().out
    assert printed.index("no difference beyond chance") < printed.index("how releases end")


def test_it_says_which_controller_the_model_is_held_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearse, "held", lambda: Held("v1.10.1", 160, "2026-01-31"))
    assert rehearse.held_words() == "Argo Rollouts v1.10.1 in 160 cases, 2026-01-31"
