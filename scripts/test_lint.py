import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

from fixtures.policy.errors import InvalidPolicy
from scripts.lint import main

SCHEMAS = Path(__file__).parent.parent / "manifests" / "schemas"
BAD = """# kept
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: errors}
spec:
  metrics:
    - name: rate
      count: 3
      interval: 20s
      successCondition: result < 0.02 # kept
      failureCondition: result >= 0.02
      provider:
        prometheus: {address: "http://prometheus", query: 'sum(rate(x_total{hash="{{args.hash}}"}[1m]))'}
"""
SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n"


def write(folder: Path, text: str, name: str = "a.yaml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_clean_is_0_and_findings_are_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write(tmp_path, SERVICE)]) == 0
    assert "clean: 1 object in 1 file" in capsys.readouterr().out
    assert main([write(tmp_path, BAD)]) == 1
    out = capsys.readouterr().out
    assert f"{tmp_path}/a.yaml:10:25 error EXPR-VECTOR" in out
    assert "   10 |       successCondition: result < 0.02 # kept\n      |                         ^\n" in out
    assert "fix: " in out


def test_json_is_of_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write(tmp_path, BAD), "--format", "json"]) == 1
    made = printed(capsys)
    jsonschema.validate(made, json.loads((SCHEMAS / "lint.schema.json").read_text(encoding="utf-8")))
    assert {"EXPR-VECTOR"} <= {finding["rule"] for finding in made["findings"]}
    places = [(finding["file"], finding["line"], finding["column"]) for finding in made["findings"]]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text", [BAD, SERVICE, "kind: Pod\nmetadata: {name: a}\nspec: {image: {{ .x }}:{{ .y }}}\n", "a: ["]
)
def test_sarif_is_of_its_schema(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([write(tmp_path, text, "a folder/ü.yaml"), "--format", "sarif"])
    made = printed(capsys)
    schema = json.loads((SCHEMAS / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(made, schema)
    (run,) = made["runs"]
    assert run["invocations"][0]["executionSuccessful"] is (text != "a: [")
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_what_cannot_be_read_is_3_and_the_rest_is_still_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, BAD)
    write(tmp_path, "a: [\n", "b.yaml")
    assert main([str(tmp_path), "--format", "json"]) == 3
    captured = capsys.readouterr()
    made = json.loads(captured.out)
    assert made["findings"]
    assert made["errors"] == [f"{tmp_path}/b.yaml:2:1: is no YAML: did not find expected node content"]
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--format", "xml"], "--format"),
        (["--rps", "0", "x"], "is no rate"),
        (["--rps", "nan", "x"], "is no rate"),
        (["--fix", "-"], "cannot mend standard input"),
        (["--explain", "NONE"], "there is no rule NONE"),
        (["--severity", "note"], "--severity"),
    ],
)
def test_a_wrong_option_is_refused_in_one_line(arguments: list[str], what: str) -> None:
    with pytest.raises(InvalidPolicy, match=what):
        main(arguments)


@pytest.mark.parametrize("name", ["gone.yaml", "empty"])
def test_nothing_to_look_at_is_3(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert main([str(tmp_path / name)]) == 3
    assert "invalid: " in capsys.readouterr().err


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(BAD.encode())))
    assert main(["-", "--format", "json"]) == 1
    assert {finding["file"] for finding in printed(capsys)["findings"]} == {"-"}


def test_a_comment_with_a_reason_suppresses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def rules(text: str) -> list[str]:
        main([write(tmp_path, text), "--format", "json"])
        return [finding["rule"] for finding in printed(capsys)["findings"]]

    before = rules(BAD)
    commented = BAD.replace(
        "# kept\n      failure", "# lint-ignore: EXPR-VECTOR the web provider answers\n      failure"
    )
    assert sorted(before) == sorted([*rules(commented), "EXPR-VECTOR"])
    assert "SUPPRESS-REASON" in rules(commented.replace(" the web provider answers", ""))


def test_fix_mends_and_keeps_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# kept\napiVersion: v1\nkind: Pod # kept\nmetadata: {name: a}\nspec:\n  containers:\n"
    text += "    - name: a\n      image: {{ .image }}:{{ .tag }} # kept\n"
    path = write(tmp_path, text)
    main([path, "--fix", "--format", "json"])
    assert "YAML-TEMPLATE" not in {finding["rule"] for finding in printed(capsys)["findings"]}
    assert Path(path).read_text(encoding="utf-8") == text.replace(
        "{{ .image }}:{{ .tag }}", '"{{ .image }}:{{ .tag }}"'
    )


def test_a_rule_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "EXPR-VECTOR"]) == 0
    assert capsys.readouterr().out.startswith("# EXPR-VECTOR\n")


def test_errors_alone_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([write(tmp_path, BAD), "--format", "json", "--severity", "error"])
    assert {finding["severity"] for finding in printed(capsys)["findings"]} == {"error"}


def test_a_kustomization_is_read_as_what_it_renders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, BAD.replace("successCondition: result <", "successCondition: result[0] <"), "base/t.yaml")
    write(tmp_path, "resources: [t.yaml]\n", "base/kustomization.yaml")
    patch = "- op: replace\n  path: /spec/metrics/0/successCondition\n  value: result < 1\n"
    write(tmp_path, patch, "over/patch.yaml")
    write(
        tmp_path,
        "resources: [../base]\npatches: [{path: patch.yaml, target: {kind: AnalysisTemplate}}]\n",
        "over/kustomization.yaml",
    )
    main([str(tmp_path), "--format", "json"])
    found = [
        f for f in printed(capsys)["findings"] if f["rule"] == "EXPR-VECTOR" and f["message"].startswith("success")
    ]
    assert [(Path(f["file"]).name, f["line"]) for f in found] == [("patch.yaml", 3)]


OVERLAY = """resources: [../base]
patches:
  - target: {kind: AnalysisTemplate}
    patch: |-
      - op: replace
        path: /spec/metrics/0/failureCondition
        value: result > 1 # lint-ignore: EXPR-VECTOR the web provider answers
  - target: {kind: AnalysisTemplate}
    patch: |-
      - op: add
        path: /spec/dryRun
        value: [{metricName: rate}]
"""
LATE = (
    "    - {name: rate-late, count: 1, successCondition: 'result > 1', provider: {web: {url: http://a, jsonPath: a}}}\n"
)


def test_what_stands_in_a_patch_inside_a_kustomization_is_not_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, BAD + LATE, "base/t.yaml")
    write(tmp_path, "resources: [t.yaml]\n", "base/kustomization.yaml")
    path = write(tmp_path, OVERLAY, "over/kustomization.yaml")
    main([str(tmp_path), "--fix", "--format", "json"])
    assert ("DRYRUN-OVERMATCH", False) in {
        (finding["rule"], finding["fixable"]) for finding in printed(capsys)["findings"]
    }
    assert Path(path).read_text(encoding="utf-8") == OVERLAY


@pytest.mark.parametrize("path", ["", "over"])
def test_comments_suppress_wherever_a_rendered_value_was_written(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    excused = BAD.replace("0.02 # kept", "0.02 # lint-ignore: EXPR-VECTOR the web provider answers")
    write(tmp_path, excused, "base/t.yaml")
    write(tmp_path, "resources: [t.yaml]\n", "base/kustomization.yaml")
    write(tmp_path, OVERLAY, "over/kustomization.yaml")
    main([str(tmp_path / path), "--format", "json"])
    rules = {finding["rule"] for finding in printed(capsys)["findings"]}
    assert rules
    assert not rules & {"EXPR-VECTOR", "SUPPRESS-UNUSED"}


@pytest.mark.parametrize(
    "fields",
    ["namespace: other\n", 'commonAnnotations: {token: "ab="}\n', "labels: [{pairs: {app: other}}]\n"],
)
def test_a_text_that_is_like_a_path_hides_no_folder(
    fields: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, SERVICE, "s.yaml")
    write(tmp_path, f"resources: [s.yaml]\n{fields}", "kustomization.yaml")
    write(tmp_path, BAD, "other/t.yaml")
    write(tmp_path, "resources: [t.yaml]\n", "other/kustomization.yaml")
    main([str(tmp_path), "--format", "json"])
    assert "EXPR-VECTOR" in {finding["rule"] for finding in printed(capsys)["findings"]}
    main([str(tmp_path)])
    assert "2 objects" in capsys.readouterr().out


def test_kustomizations_in_a_ring_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, SERVICE, "s/s.yaml")
    write(tmp_path, "resources: [../b, t.yaml]\n", "a/kustomization.yaml")
    write(tmp_path, BAD, "a/t.yaml")
    write(tmp_path, "resources: [../a]\n", "b/kustomization.yaml")
    assert main([str(tmp_path)]) == 3
    assert "break the loop" in capsys.readouterr().err


def test_a_file_is_read_once_whatever_links_lead_to_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, SERVICE, "a/s.yaml")
    (tmp_path / "a" / "link.yaml").symlink_to("s.yaml")
    for name in ("x", "y", "z"):
        (tmp_path / "a" / name).symlink_to("..")
    main([str(tmp_path)])
    assert "1 object in 1 file" in capsys.readouterr().out


def test_what_could_not_be_read_is_not_called_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write(tmp_path, "a: [\n")]) == 3
    assert "clean" not in capsys.readouterr().out
