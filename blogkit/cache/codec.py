"""Codec: from documents and bodies to text and back: JSON, never pickle, which is code."""

import json
from datetime import datetime
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from blogkit.dataclasses import fields
from blogkit.errors import Place, Problem, Severity
from blogkit.model.digests import Digest
from blogkit.model.documents import Body, Document, EnclosureField, Heading, ImageField, Reference

NO_PROBLEMS = "[]"
"""No warnings, as JSON."""

_FIELDS = tuple(field.name for field in fields(Document))
_values = attrgetter(*_FIELDS)


def encode_document(document: Document) -> str:
    """A document as JSON: the values of its fields in their order."""
    return _dumps(_values(document))


def decode_document(text: str, zone: ZoneInfo) -> Document:
    """The document of ``encode_document``; its dates in ``zone``, where parsing put them."""
    values = dict(zip(_FIELDS, json.loads(text), strict=True))
    for name in ("date", "updated", "expires"):
        if values[name] is not None:
            values[name] = datetime.fromisoformat(values[name]).astimezone(zone)
    values["headings"] = [Heading(**heading) for heading in values["headings"]]
    values["references"] = _references(values["references"])
    values["teaser"] = _tuples(values["teaser"])
    values["places"] = _tuples(values["places"])
    for name, value in values.items():
        if isinstance(value, list):  # JSON has no tuples
            values[name] = tuple(value)
    if values["image"]:
        values["image"] = ImageField(**values["image"])
    if values["enclosure"]:
        values["enclosure"] = EnclosureField(**values["enclosure"])
    return Document(**values)


def encode_body(body: Body) -> str:
    """A body as a line of JSON and its markup as it is, which JSON would take long to quote."""
    lengths = [len(part) for part in body.parts]
    line = _dumps([lengths, body.references, body.shortcuts, body.digest])
    return "".join((line, "\n", *body.parts))


def decode_body(text: str) -> Body:
    """The body of ``encode_body``."""
    line, _, markup = text.partition("\n")
    lengths, references, shortcuts, digest = json.loads(line)
    ends = tuple(accumulate(lengths))
    return Body(
        parts=tuple(markup[start:end] for start, end in zip((0, *ends), ends, strict=False)),
        references=_references(references),
        shortcuts=tuple(shortcuts),
        digest=Digest(digest),
    )


def encode_problems(problems: tuple[Problem, ...]) -> str:
    """Warnings as JSON."""
    return _dumps(problems) if problems else NO_PROBLEMS


def decode_problems(text: str) -> tuple[Problem, ...]:
    """The warnings of ``encode_problems``."""
    if text == NO_PROBLEMS:
        return ()
    return tuple(_problem(values) for values in json.loads(text))


def _problem(values: dict[str, Any]) -> Problem:
    place = values.pop("place")
    severity = Severity(values.pop("severity"))
    return Problem(**values, severity=severity, place=Place(**place) if place else None)


def _references(values: list[dict[str, Any]]) -> tuple[Reference, ...]:
    return tuple(
        Reference(**{**value, "attributes": _tuples(value["attributes"])}) for value in values
    )


def _tuples(pairs: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(pair) for pair in pairs)


def _plain(value: Any) -> object:
    """What JSON can say of ``value``, a moment or a part; what is inside a part comes later."""
    if isinstance(value, datetime):
        return value.isoformat()
    kind: Any = type(value)
    return {name: getattr(value, name) for name in _names(kind)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
