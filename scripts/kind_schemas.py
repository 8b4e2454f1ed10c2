"""From the schemas that packages ship to what the linter validates by: structure only, strict, shared parts once."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

Schema = dict[str, Any]

# What of a schema is structure. Formats of numbers say how Go stores them, which nobody exceeds.
KEPT = (
    *("type", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
)
FORMATS = ("date-time", "byte")
BRANCHES = ("allOf", "anyOf", "oneOf")
PRESERVES, EMBEDS, INT_OR_STRING = (
    f"x-kubernetes-{name}" for name in ("preserve-unknown-fields", "embedded-resource", "int-or-string")
)
# How quantities are written (apimachinery v0.34.5, pkg/api/resource/quantity.go, parseQuantityString).
QUANTITY = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$"
OPEN: Schema = {"type": ["object", "null"]}
WIDTH = 120


def structure(schema: Schema, *, strict_empty: bool, nullable: bool = False) -> Schema:
    """Only what decides whether a value is accepted, for JSON Schema.

    An object without stated properties takes no fields in a CRD (`strict_empty`), and any in the core kinds. Nulls in
    place of optional fields are dropped by the API server before it validates (apiextensions-apiserver v0.34.5,
    pkg/apiserver/schema/defaulting/prunenulls.go), so `nullable` values may be null.
    """
    kept: Schema = {name: schema[name] for name in KEPT if name in schema}
    if schema.get("format") in FORMATS:
        kept["format"] = schema["format"]
    if schema.get(INT_OR_STRING):
        kept["type"] = ["integer", "string"]
    else:
        for name in BRANCHES:
            if name in schema:
                kept[name] = [_branch(branch) for branch in schema[name]]
    if "items" in schema:
        kept["items"] = structure(schema["items"], strict_empty=strict_empty)
    kept |= _fields(schema, strict_empty)
    return _typed(kept, nullable or bool(schema.get("nullable")))


def _fields(schema: Schema, strict_empty: bool) -> Schema:
    kept: Schema = {}
    defaulted = {name for name, field in schema.get("properties", {}).items() if "default" in field}
    required = [name for name in schema.get("required", ()) if name not in defaulted]
    if "properties" in schema:
        kept["properties"] = {
            name: structure(field, strict_empty=strict_empty, nullable=name not in required)
            for name, field in schema["properties"].items()
        }
    kept["required"] = sorted(required)
    more = schema.get("additionalProperties")
    is_object = "object" in _types(schema)
    if isinstance(more, dict):
        kept["additionalProperties"] = structure(more, strict_empty=strict_empty, nullable=True)
    elif (
        more is None
        and not schema.get(PRESERVES)
        and not schema.get(EMBEDS)
        and ("properties" in schema or (strict_empty and is_object))
    ):
        kept["additionalProperties"] = False
    return {name: value for name, value in kept.items() if value != []}


def _branch(schema: Schema) -> Schema:
    """A branch of oneOf and the like: it restricts a value whose fields are stated outside."""
    kept: Schema = {name: schema[name] for name in KEPT if name in schema}
    if "required" in schema:
        kept |= {"required": schema["required"], "type": "object"}  # by itself, required would hold for null too
    if "not" in schema:
        kept["not"] = _branch(schema["not"])
    if "properties" in schema:
        kept["properties"] = {name: _branch(field) for name, field in schema["properties"].items()}
    return kept | {name: [_branch(branch) for branch in schema[name]] for name in BRANCHES if name in schema}


def _types(schema: Schema) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _typed(schema: Schema, nullable: bool) -> Schema:
    types = [name for name in _types(schema) if name != "null"]
    if not types:
        return schema
    if nullable and "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    types = [*types, "null"] if nullable else types
    return schema | {"type": types[0] if len(types) == 1 else types}


def core_definition(name: str, definitions: Mapping[str, Schema]) -> Schema:
    """A definition of the core kinds with all it refers to written out."""

    def expand(value: Any) -> Any:
        if isinstance(value, list):
            return [expand(item) for item in value]
        if not isinstance(value, dict):
            return value
        if "$ref" in value:
            return core_definition(value["$ref"].rpartition("/")[2], definitions)
        return {key: expand(item) for key, item in value.items()}

    if name.endswith(".IntOrString"):
        return {INT_OR_STRING: True}
    if name.endswith(".Quantity"):
        return {"type": ["string", "number"], "pattern": QUANTITY}
    if name.endswith(".FieldsV1"):
        return {"type": "object"}
    return {key: expand(value) for key, value in definitions[name].items()}


def object_schema(kind: str, versions: list[str], schema: Schema, metadata: Schema) -> Schema:
    """The schema of a whole object of a kind. Its status is the controllers' affair and open."""
    properties = schema["properties"] | {
        "apiVersion": {"enum": versions},
        "kind": {"enum": [kind]},
        "metadata": metadata,
    }
    if "status" in properties:
        properties["status"] = OPEN
    required = sorted({"apiVersion", "kind", "metadata", *schema.get("required", ())})
    return schema | {"properties": properties, "required": required, "additionalProperties": False}


def fill(schema: Schema, pod: Schema) -> Schema:
    """State what a CRD leaves open in its pod templates as the core Pod states it.

    The API server takes anything there, but the controller reads it into the core types (argo-rollouts v1.10.1,
    hack/gen-crd-spec/main.go, opens it).
    """
    spec = pod["properties"]["spec"]["properties"]
    resources = spec["containers"]["items"]["properties"]["resources"]["properties"]
    stated = {"limits": resources["limits"], "requests": resources["requests"], "volumes": spec["volumes"]}

    def mend(name: str, part: Schema) -> Schema:
        return stated[name] if part == {} and name in stated else mapped(part, mend)

    return mapped(schema, mend)


def mapped(schema: Schema, change: Callable[[str, Schema], Schema], name: str = "") -> Schema:
    """The schema with `change(name, part)` in place of each schema directly below it."""
    changed = dict(schema)
    if "properties" in schema:
        changed["properties"] = {field: change(field, part) for field, part in schema["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            changed[key] = change(f"{name}-{key}", schema[key])
    return changed


class Shared:
    """A schema whose parts that occur more than once are in $defs, named after the field that holds the first."""

    LEAST = 100  # characters that sharing a part has to save
    REFERENCE = 40  # characters of a reference

    def __init__(self, schema: Schema) -> None:
        self._uses: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        self._definitions: dict[str, Schema] = {}
        mapped(schema, self._count)
        self.schema = mapped(schema, self._refer)
        if self._definitions:
            self.schema["$defs"] = self._definitions

    def _count(self, _name: str, part: Schema) -> Schema:
        text = _canonical(part)
        self._uses[text] += 1
        return mapped(part, self._count) if self._uses[text] == 1 else part

    def _refer(self, name: str, part: Schema) -> Schema:
        text = _canonical(part)
        if (self._uses[text] - 1) * (len(text) - self.REFERENCE) < self.LEAST:
            return mapped(part, self._refer, name)
        if text not in self._names:
            taken = set(self._names.values())
            self._names[text] = next(
                free
                for number in range(1, len(taken) + 2)
                if (free := f"{name}-{number}".removesuffix("-1")) not in taken
            )
            self._definitions[self._names[text]] = mapped(part, self._refer, name)
        return {"$ref": f"#/$defs/{self._names[text]}"}


def _canonical(schema: Schema) -> str:
    return json.dumps(schema, sort_keys=True)


def written_out(schema: Schema) -> Schema:
    """A schema without $defs, its references written out."""
    definitions = schema.get("$defs", {})

    def resolve(_name: str, part: Schema) -> Schema:
        return mapped(definitions[part["$ref"].rpartition("/")[2]] if "$ref" in part else part, resolve)

    return mapped({name: part for name, part in schema.items() if name != "$defs"}, resolve)


def laid_out(value: Any, indent: int = 0, used: int = 0) -> str:
    """JSON with sorted keys, broken where a line would pass 120 characters. `used` is what its first line holds."""
    flat = json.dumps(value, sort_keys=True)
    if used + len(flat) < WIDTH or not isinstance(value, dict | list):
        return flat
    pad = " " * (indent + 1)
    if isinstance(value, list):
        lines = [f"{pad}{laid_out(item, indent + 1, indent + 1)}" for item in value]
    else:
        keys = {name: f"{pad}{json.dumps(name)}: " for name in sorted(value)}
        lines = [key + laid_out(value[name], indent + 1, len(key)) for name, key in keys.items()]
    start, end = "[]" if isinstance(value, list) else "{}"
    return f"{start}\n" + ",\n".join(lines) + f"\n{' ' * indent}{end}"
