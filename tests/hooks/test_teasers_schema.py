"""The published schema of ``teasers.json`` holds for what is written, field by field."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from blogkit.hooks.teasers import write_teasers
from tests.hooks.teasers_sample import POST, result, tags

FILE = resources.files("blogkit.hooks.teasers") / "teasers-1.schema.json"
SCHEMA: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}


def wrong(value: Any, schema: dict[str, Any], where: str = "") -> list[str]:
    """What in ``value`` breaks ``schema``: the few rules of JSON Schema that ours is made of."""
    if "$ref" in schema:
        return wrong(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], where)
    kind: Any = TYPES.get(schema.get("type", ""), object)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return [f"{where} is no {schema['type']}"]
    found = [where] if "const" in schema and value != schema["const"] else []
    found += [where] if "enum" in schema and value not in schema["enum"] else []
    found += [where] if kind is int and value < schema.get("minimum", value) else []
    if kind is list:
        for number, one in enumerate(value):
            found += wrong(one, schema["items"], f"{where}[{number}]")
    if kind is dict:
        found += [f"{where} lacks {key}" for key in schema["required"] if key not in value]
        for key, one in value.items():
            if key in schema["properties"]:
                found += wrong(one, schema["properties"][key], f"{where}.{key}")
            else:
                found.append(f"{where}.{key} is unknown")
    return found


BODY = """<p>Why does the tea taste bitter on Mondays, and only on Mondays?</p>
<p>The whole cleaning takes 20 minutes, and then the tea tastes of tea again.</p>"""


def test_what_is_written_keeps_the_schema(tmp_path: Path) -> None:
    post = replace(POST, tags=tags("Tea"), mentions=("ann",), content_warning="Tea")
    write_teasers(
        result(
            tmp_path,
            [post, replace(POST, source="b.md", url="/b/", id="b")],
            {POST.source: BODY},
            people={"ann": {"name": "Ann", "bluesky": "ann.example.com", "did": "did:plc:abc"}},
            channels={name: {} for name in ("x", "mastodon", "bluesky", "sms", "email", "webhook")},
        )
    )
    for path in ("teasers.json", "tea/webhook.json"):
        told = json.loads((tmp_path / "teasers" / path).read_bytes())
        assert wrong(told, SCHEMA) == []
        assert told["teasers"][0].keys() == SCHEMA["$defs"]["teaser"]["properties"].keys()


def test_the_check_itself_sees_what_is_wrong() -> None:
    told = {"version": 2, "site": 1, "teasers": [{"variant": 0, "shortened": "no"}]}
    problems = wrong(told, SCHEMA)
    assert {".version", ".site is no string", ".teasers[0].variant"} <= set(problems)
    assert ".teasers[0] lacks channel" in problems
    assert ".teasers[0].shortened is no boolean" in problems
