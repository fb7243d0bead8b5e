"""Codec: from documents and bodies to text and back: JSON, never pickle, which is code."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from blogkit.dataclasses import fields
from blogkit.errors import Place, Problem, Severity
from blogkit.model.digests import Digest
from blogkit.model.documents import Body, Document, EnclosureField, Heading, ImageField, Reference

NO_PROBLEMS = "[]"
"""No warnings, as JSON."""

_TUPLES = tuple(one.name for one in fields(Document) if one.default == ())
"""The fields that have tuples, which JSON has not."""

_Part = TypeVar("_Part")


def encode_document(document: Document) -> str:
    """A document as JSON: the values of its fields in their order."""
    return _dumps(document)


def decode_document(text: str, zone: ZoneInfo) -> Document:
    """The document of ``encode_document``; its dates in ``zone``, where parsing put them."""
    values = _named(Document, _loads(text))
    for name in ("date", "updated", "expires"):
        if values[name] is not None:
            values[name] = datetime.fromisoformat(values[name]).astimezone(zone)
    for name in _TUPLES:
        values[name] = tuple(values[name])
    values["headings"] = tuple([_heading(*one) for one in values["headings"]])
    values["references"] = tuple([_reference(one) for one in values["references"]])
    values["teaser"] = _pairs(values["teaser"])
    values["places"] = _pairs(values["places"])
    if values["image"]:
        values["image"] = _made(ImageField, values["image"])
    if values["enclosure"]:
        values["enclosure"] = _made(EnclosureField, values["enclosure"])
    return Document(**values)


def encode_body(body: Body) -> bytes:
    """A body as a line of JSON and its markup as it is, which JSON would take long to quote."""
    lengths = [len(part) for part in body.parts]
    line = _dumps([lengths, body.references, body.shortcuts, body.digest])
    return "".join((line, "\n", *body.parts)).encode()


def decode_body(encoded: bytes) -> Body:
    """The body of ``encode_body``."""
    line, _, markup = encoded.decode().partition("\n")
    lengths, references, shortcuts, digest = _loads(line)
    ends = tuple(accumulate(lengths))
    return Body(
        parts=tuple(markup[start:end] for start, end in zip((0, *ends), ends, strict=False)),
        references=tuple([_reference(one) for one in references]),
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
    return tuple(_problem(values) for values in _loads(text))


def _problem(values: list[Any]) -> Problem:
    named = _named(Problem, values)
    named["severity"] = Severity(named["severity"])
    if named["place"]:
        named["place"] = _made(Place, named["place"])
    return Problem(**named)


def _heading(level: int, anchor: str, text: str) -> Heading:
    return Heading(level=level, anchor=anchor, text=text)


def _reference(values: list[Any]) -> Reference:
    named = _named(Reference, values)
    named["attributes"] = _pairs(named["attributes"])
    return Reference(**named)


def _pairs(values: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple([tuple(one) for one in values])


def _made(kind: type[_Part], values: list[Any]) -> _Part:
    """The part of which ``_plain`` gave the values."""
    return kind(**_named(kind, values))


def _named(kind: Any, values: list[Any]) -> dict[str, Any]:
    return dict(zip(_names(kind), values, strict=True))


def _plain(value: Any) -> object:
    """What JSON can say of ``value``, a moment or a part; what is inside a part comes later."""
    if isinstance(value, datetime):
        return value.isoformat()
    kind: Any = type(value)
    return _values_of(kind)(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of the fields of ``kind``, which has more than one."""
    return attrgetter(*_names(kind))


_dumps = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_plain, check_circular=False
).encode
_loads = json.JSONDecoder().decode
