"""Schemas for editors: from the models and what the documentation says of each key to JSON Schema.

``python -m tests.docs.schemas`` writes them into ``docs/schemas/``; a test says when they are old.
"""

import json
import re
from collections.abc import Iterator
from inspect import isclass
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter

from blogkit.config.settings import Settings
from blogkit.content.schema import Enclosure, FrontMatter
from tests.docs.pages import ROOT, rows, sections

FOLDER = ROOT / "docs/schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MOMENT = r"^\d{4}-\d\d-\d\d([T ]\d\d?:\d\d(:\d\d(\.\d+)?)?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?$"

Schema = dict[str, Any]


def tables() -> Iterator[tuple[str, type[BaseModel]]]:
    """Every table of the settings: that of ``[[menu]]`` as menu."""
    for name, field in Settings.model_fields.items():
        pending = [field.annotation]
        while pending:
            kind: Any = pending.pop()
            if isclass(kind) and issubclass(kind, BaseModel):
                yield name, kind
            pending += get_args(kind)


def settings_section(name: str) -> str:
    """What ``docs/settings.md`` says of a table."""
    titled = sections("docs/settings.md").items()
    (text,) = (text for title, text in titled if re.match(rf"\[+{name}[.\]]", title))
    return text


def settings_schema() -> Schema:
    """The schema of ``blogkit.toml``."""
    schema = _plain(Settings.model_json_schema())
    for name, model in tables():
        described = rows(settings_section(name).partition("Other keys")[0])
        _describe(schema["$defs"][model.__name__], described)
    return {"$schema": _DIALECT, **schema, "title": "blogkit.toml"}


def front_matter_schema() -> Schema:
    """The schema of front matter, as YAML has it: text may look like a number."""
    schema = _plain(TypeAdapter(FrontMatter).json_schema())
    for table in (schema, schema["$defs"][Enclosure.__name__]):
        table["additionalProperties"] = False
    described = sections("docs/writing.md")
    _describe(schema, rows(described["Front matter"]))
    _describe(schema["$defs"][Enclosure.__name__], rows(described["Episodes"]))
    _loosen(schema)
    schema["properties"]["teaser"]["type"] = ["object", "string", "null"]
    duration = schema["$defs"][Enclosure.__name__]["properties"]["duration"]
    duration["type"] = ["string", "integer", "null"]
    return {"$schema": _DIALECT, **schema, "title": "Front matter"}


def _plain(schema: Schema) -> Schema:
    """``schema`` without what pydantic adds of its own: names as titles, defaults of tables."""

    def tidy(value: Any, *, names: bool = False) -> Any:
        if isinstance(value, list):
            return [tidy(one) for one in value]
        if not isinstance(value, dict):
            return value
        kept = {
            key: tidy(inner, names=key in {"properties", "$defs"})
            for key, inner in value.items()
            if names or not (key == "title" or (key == "default" and isinstance(inner, dict)))
        }
        if not names and isinstance(kept.get("description"), str):
            kept["description"] = _words(kept["description"].partition("\n\n")[0])
        return kept

    made = tidy(schema)
    assert isinstance(made, dict)
    return made


def _describe(table: Schema, described: dict[str, list[str]]) -> None:
    for key, value in table["properties"].items():
        value["description"] = _words(described[key][0])


def _words(markdown: str) -> str:
    """The words of a table's cell or a docstring."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", markdown).replace("`", "").replace("\\|", "|")
    return " ".join(text.split())


def _loosen(schema: Schema) -> None:
    """Text may look like a number or a flag, and a key may have nothing behind it yet."""
    for table in (schema, *schema["$defs"].values()):
        for key, value in table["properties"].items():
            table["properties"][key] = _or_nothing(_yaml(value))


def _yaml(value: Any) -> Any:
    if isinstance(value, list):
        return [_yaml(one) for one in value]
    if not isinstance(value, dict):
        return value
    loose = {key: inner if key == "description" else _yaml(inner) for key, inner in value.items()}
    if loose.pop("format", "") == "date-time":
        loose["pattern"] = _MOMENT
    elif loose.get("type") == "string" and "enum" not in loose:
        loose["type"] = ["string", "number", "boolean"]
    return loose


def _or_nothing(value: Schema) -> Schema:
    kind = value.get("type")
    if "anyOf" in value:
        nothing = {"type": "null"}
        return {**value, "anyOf": [one for one in value["anyOf"] if one != nothing] + [nothing]}
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None], "type": ["string", "null"]}
    if kind is None:
        return value
    return {**value, "type": [*([kind] if isinstance(kind, str) else kind), "null"]}


def text_of(schema: Schema) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


SCHEMAS = {"settings": settings_schema, "front-matter": front_matter_schema}

if __name__ == "__main__":
    for name, make in SCHEMAS.items():
        (FOLDER / f"{name}.json").write_text(text_of(make()), "utf-8", newline="\n")
        print(f"docs/schemas/{name}.json")
