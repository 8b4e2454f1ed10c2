import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

from fixtures.policy.errors import BrokenEnvironment
from scripts import schemas
from scripts.kind_schemas import Shared, laid_out, structure, written_out
from scripts.schemas import CORE_KINDS, KINDS, MODULES, Module, crd_schemas, file_text

INDEX = json.loads((KINDS / "index.json").read_text())
FILES = sorted({name for versions in INDEX.values() for name in versions.values()})
ROLLOUTS = MODULES[0]


def keywords(schema: Any) -> Iterator[str]:
    """Every keyword of a schema and the schemas in it; names of fields are none."""
    if isinstance(schema, list):
        for item in schema:
            yield from keywords(item)
    elif isinstance(schema, dict):
        for name, value in schema.items():
            yield name
            for part in value.values() if name in ("properties", "$defs") else [value]:
                yield from keywords(part)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_a_schema_of_structure_that_says_where_it_is_from(name: str) -> None:
    schema = json.loads((KINDS / name).read_text())
    assert meta.is_valid(schema)
    Draft202012Validator(schema)
    assert schema["$comment"].startswith("From ")
    assert schema["$comment"].endswith("(Apache-2.0), structure only")
    dropped = {"description", "title", "default", "example", "nullable"}
    assert not [key for key in keywords(schema) if key in dropped or key.startswith("x-")]
    assert schema["additionalProperties"] is False


def test_the_index_names_every_file_and_every_kind() -> None:
    assert {*FILES, "index.json"} == {file.name for file in KINDS.iterdir()}
    assert INDEX.keys() == {*CORE_KINDS, *(kind for module in MODULES for kind in module.kinds)}
    for kind, versions in INDEX.items():
        for version, name in versions.items():
            stated = json.loads((KINDS / name).read_text())["properties"]
            assert version in stated["apiVersion"]["enum"]
            assert stated["kind"]["enum"] == [kind]


def test_the_files_stay_small() -> None:
    assert sum(file.stat().st_size for file in KINDS.iterdir()) < 750_000


def folder_of(module: Module) -> Path:
    """Where the module lies on this machine; skips where it does not."""
    if shutil.which("go") is None:
        pytest.skip("go is not on PATH: the files are not compared with their origin")
    cache = subprocess.run(["go", "env", "GOMODCACHE"], capture_output=True, text=True, check=True, timeout=20)
    folder = Path(cache.stdout.strip(), f"{module.path}@{module.version}")
    if not folder.is_dir():
        pytest.skip(f"{module.path} {module.version} is not downloaded: the files are not compared with their origin")
    return folder


def test_a_file_is_what_its_origin_makes_of_it() -> None:
    file = folder_of(ROLLOUTS) / ROLLOUTS.files[0]
    pod = written_out(json.loads((KINDS / "Pod.json").read_text()))
    ((kind, versions, schema),) = crd_schemas(file, ROLLOUTS.kinds, pod)
    assert (kind, versions) == ("Rollout", ["argoproj.io/v1alpha1"])
    origin = f"{ROLLOUTS.files[0]} of {ROLLOUTS.path} {ROLLOUTS.version}"
    assert file_text(schema, origin) == (KINDS / "Rollout.json").read_text()


def test_optional_fields_may_be_null_and_unknown_ones_are_refused() -> None:
    crd = {
        "type": "object",
        "description": "prose",
        "required": ["name", "protocol"],
        "properties": {
            "name": {"type": "string"},
            "protocol": {"type": "string", "default": "TCP"},
            "port": {"x-kubernetes-int-or-string": True, "anyOf": [{"type": "integer"}, {"type": "string"}]},
            "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": True},
            "empty": {"type": "object"},
        },
    }
    validator = Draft202012Validator(structure(crd, strict_empty=True))
    assert validator.is_valid({"name": "a", "protocol": None, "port": "http", "free": {"any": 1}, "empty": {}})
    assert validator.is_valid({"name": "a", "port": 80, "empty": None})
    for refused in (
        {},
        {"name": None},
        {"name": "a", "port": 1.5},
        {"name": "a", "more": 1},
        {"name": "a", "empty": {"b": 1}},
    ):
        assert not validator.is_valid(refused), refused


def test_fields_that_exclude_each_other_leave_null_alone() -> None:
    one = [{"not": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}}, {"required": ["a"]}, {"required": ["b"]}]
    crd = {"type": "object", "oneOf": one, "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    validator = Draft202012Validator(structure(crd, strict_empty=True, nullable=True))
    assert all(validator.is_valid(value) for value in (None, {}, {"a": "1"}, {"b": "1"}))
    assert not validator.is_valid({"a": "1", "b": "1"})


def test_sharing_parts_changes_nothing() -> None:
    part = {
        "type": "object",
        "properties": {name: {"type": ["string", "null"]} for name in ("first", "second", "third")},
    }
    schema = {"properties": {"a": part, "b": {"type": "array", "items": part}, "c": {"additionalProperties": part}}}
    shared = Shared(schema).schema
    assert list(shared["$defs"]) == ["a"]
    assert written_out(shared) == schema


def test_lines_are_short_and_say_the_same() -> None:
    value = {"b": [{"name": "x" * 50}, {"name": "y" * 50}, {}], "a": {"c": 1}}
    assert json.loads(laid_out(value)) == value
    assert max(map(len, laid_out(value).splitlines())) <= 120
    assert laid_out({"b": 1, "a": []}) == '{"a": [], "b": 1}'


def test_without_go_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrokenEnvironment, match="go is not on PATH.*install it"):
        schemas.unpacked(ROLLOUTS)


def test_another_checksum_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    go = tmp_path / "go"
    go.write_text('#!/bin/sh\necho \'{"Sum": "h1:other", "Dir": "/"}\'\n')
    go.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(BrokenEnvironment, match="not the one expected: h1:other"):
        schemas.unpacked(ROLLOUTS)
