"""The schemas for editors are those of the models, and say of each key what it is."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from blogkit.cli import run
from blogkit.content.frontmatter import split_source
from blogkit.content.yaml import resolved
from tests.docs.pages import ROOT
from tests.docs.schemas import FOLDER, SCHEMAS, text_of

NAMES = {
    "string": str, "number": int | float, "integer": int, "boolean": bool, "object": dict,
    "array": list, "null": type(None),
}  # fmt: skip


def wrong(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    """What stands against ``value``, by the few words of JSON Schema that ours use."""
    if "$ref" in schema:
        yield from wrong(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema and all(list(wrong(value, one, root)) for one in schema["anyOf"]):
        yield f"{value!r} is none of several"
    yield from _alone(value, schema)
    if isinstance(value, list):
        for one in value:
            yield from wrong(one, schema.get("items", {}), root)
    if isinstance(value, dict):
        yield from _inside(value, schema, root)


def _alone(value: Any, schema: dict[str, Any]) -> Iterator[str]:
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield f"{value!r} is no {kinds}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{value!r} is none of {schema['enum']}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{value!r} does not look right"


def _inside(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    known = schema.get("properties", {})
    other = schema.get("additionalProperties", {})
    for key, inner in value.items():
        if key not in known and other is False:
            yield f"unknown key {key}"
        yield from wrong(inner, known.get(key, other if isinstance(other, dict) else {}), root)


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, NAMES[kind]) and (kind == "boolean" or not isinstance(value, bool))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_up_to_date_and_describes_every_key(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = SCHEMAS[name]()
    written = (FOLDER / f"{name}.json").read_text("utf-8")
    assert written == text_of(made), "make schemas"
    assert run(["schema", name]) == 0
    assert capsys.readouterr().out == written
    tables = [one for one in (made, *made["$defs"].values()) if "properties" in one]
    assert len(tables) > 1
    for table in tables:
        for key, value in table["properties"].items():
            refers = json.dumps(value).count("#/$defs/")
            assert value.get("description") or refers, key


def test_the_demo_fits_its_schemas() -> None:
    schema = SCHEMAS["settings"]()
    settings = tomllib.loads((ROOT / "blogkit.toml").read_text("utf-8"))
    assert list(wrong(settings, schema, schema)) == []
    assert list(wrong({"site": {"titel": "Tea"}}, schema, schema)) == ["unknown key titel"]
    schema = SCHEMAS["front-matter"]()
    for path in (ROOT / "content").rglob("*.md"):
        values = split_source(path.read_text("utf-8")).block.values
        assert list(wrong(resolved(values), schema, schema)) == [], path
    assert list(wrong({"date": "soon", "draft": "yes"}, schema, schema))
