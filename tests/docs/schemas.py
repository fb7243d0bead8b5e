"""Schemas for editors: from the tables and what the documentation says of each key to JSON Schema.

``python -m tests.docs.schemas`` writes them into ``docs/schemas/``; a test says when they are old.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from blogkit.config.readers import Rest, Within
from blogkit.config.settings import Settings
from blogkit.content.schema import Enclosure, FrontMatter
from tests.docs.pages import ROOT, rows, sections

FOLDER = ROOT / "docs/schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MOMENT = r"^\d{4}-\d\d-\d\d([T ]\d\d?:\d\d(:\d\d(\.\d+)?)?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?$"

Schema = dict[str, Any]


def keys(kind: Any) -> dict[str, Field[Any]]:
    """The fields of a table that are keys of it."""
    return {
        one.name: one
        for one in fields(kind)
        if not one.name.startswith("_") and Rest() not in get_args(one.type)
    }


def tables() -> Iterator[tuple[str, Any]]:
    """Every table of the settings: that of ``[[menu]]`` as menu."""
    for name, field in keys(Settings).items():
        pending: list[Any] = [field.type]
        while pending:
            kind = pending.pop()
            if is_dataclass(kind):
                yield name, kind
            pending += get_args(kind)


def settings_section(name: str) -> str:
    """What ``docs/settings.md`` says of a table."""
    titled = sections("docs/settings.md").items()
    (text,) = (text for title, text in titled if re.match(rf"\[+{name}[.\]]", title))
    return text


def settings_schema() -> Schema:
    """The schema of ``blogkit.toml``."""
    schema = _whole(Settings)
    for name, kind in tables():
        described = rows(settings_section(name).partition("Other keys")[0])
        _describe(schema["$defs"][kind.__name__], described)
    return {"$schema": _DIALECT, **schema, "title": "blogkit.toml"}


def front_matter_schema() -> Schema:
    """The schema of front matter, as YAML has it: text may look like a number."""
    schema = _whole(FrontMatter)
    described = sections("docs/writing.md")
    _describe(schema, rows(described["Front matter"]))
    _describe(schema["$defs"][Enclosure.__name__], rows(described["Episodes"]))
    _loosen(schema)
    schema["properties"]["teaser"]["type"] = ["object", "string", "null"]
    duration = schema["$defs"][Enclosure.__name__]["properties"]["duration"]
    duration["type"] = ["string", "integer", "null"]
    return {"$schema": _DIALECT, **schema, "title": "Front matter"}


def _whole(kind: Any) -> Schema:
    """A table, with each that is inside under its name."""
    inner: dict[str, Schema] = {}
    schema = _table(kind, inner)
    return {"$defs": dict(sorted(inner.items())), **schema}


def _table(kind: Any, inner: dict[str, Schema]) -> Schema:
    known = keys(kind)
    schema: Schema = {
        "additionalProperties": any(Rest() in get_args(one.type) for one in fields(kind)),
        "description": _words((kind.__doc__ or "").partition("\n\n")[0]),
        "properties": {name: _key(field, inner) for name, field in known.items()},
    }
    if required := [name for name, field in known.items() if not _is_optional(field)]:
        schema["required"] = required
    return {**schema, "type": "object"}


def _key(field: Field[Any], inner: dict[str, Schema]) -> Schema:
    schema = _of(field.type, inner)
    if field.default is not MISSING:
        several = isinstance(field.default, tuple)
        schema["default"] = [*field.default] if several else field.default
    return dict(sorted(schema.items()))


def _is_optional(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


_TYPES: dict[Any, Schema] = {
    Any: {},
    bool: {"type": "boolean"},
    datetime: {"format": "date-time", "type": "string"},
    int: {"type": "integer"},
    str: {"type": "string"},
    type(None): {"type": "null"},
}


def _of(kind: Any, inner: dict[str, Schema]) -> Schema:
    """The schema of values of ``kind``; tables go into ``inner``."""
    if is_dataclass(kind) and isinstance(kind, type):
        inner[kind.__name__] = _table(kind, inner)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return dict(sorted((_of(arguments[0], inner) | _limits(arguments[1:])).items()))
    if origin is Literal:
        return {"enum": [*arguments], "type": "string"}
    if origin is tuple:
        return {"items": _of(arguments[0], inner), "type": "array"}
    if origin in {Union, UnionType}:
        return {"anyOf": [_of(one, inner) for one in arguments]}
    return _names(arguments, inner) if origin is dict else dict(_TYPES[kind])


def _names(key_and_value: tuple[Any, ...], inner: dict[str, Schema]) -> Schema:
    """A table of free names, or of a few that are known."""
    key, kind = key_and_value
    schema = {"additionalProperties": _of(kind, inner) or True, "type": "object"}
    names = _of(key, inner).get("enum")
    return schema | ({"propertyNames": {"enum": names}} if names else {})


def _limits(checks: tuple[object, ...]) -> Schema:
    limits: Schema = {}
    for one in checks:
        if isinstance(one, Within):
            limits |= {"minimum": one.least}
            limits |= {"maximum": one.most} if one.most is not None else {}
    return limits


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
