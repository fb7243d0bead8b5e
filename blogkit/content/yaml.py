"""Strict YAML: from a front matter block to text, lists and tables with their positions.

PyYAML's constructors guess (``1.10`` is 1.1, ``no`` is False), its C composer overflows the
stack on deep nesting, and its errors are of five types. So only its parser is used, which
gives events one by one; scalars stay text and are typed by the schema.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from blogkit.config.refusals import Location
from blogkit.dataclasses import dataclass, field
from blogkit.errors import ContentError, Place, Problem

MAX_BYTES = 64 * 1024
MAX_DEPTH = 16

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, half characters, and what YAML takes for the end of a line."""

NULL = frozenset({"", "~", "null", "Null", "NULL"})


_HINTS = {
    "mapping values": "text with ': ' or ' #' in it needs quotes",
    "end of stream": "text that begins with a quote ends with one",
    "flow sequence": "a list that begins with [ ends with ]",
    "tab character": "indent with spaces",
    "expected ':'": "each line is 'key: value'",
}


class Plain(str):
    """A scalar written without quotes: one that a schema may read as a number or a flag."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A parsed block: its values, and line and column (from 1) of each value and key."""

    values: dict[str, Value]
    places: dict[Location, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Location, tuple[int, int]] = field(default_factory=dict)


def parse_yaml(text: str, first_line: int = 1) -> Block:
    """The table that ``text`` holds; ``first_line`` is the line of the file it begins on.

    Raises ``ContentError`` for whatever is no plain table of text, lists and tables: bad
    YAML, anchors, tags, duplicate keys, depth beyond 16, more than 64 KB.
    """
    if len(text.encode()) > MAX_BYTES:
        what = f"front matter is longer than {MAX_BYTES // 1024} KB"
        raise _error("front-matter", what, first_line, hint="is it closed with a line of ---?")
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start())
        raise _forbidden(found[0], first_line + line, column)
    return _Reader(first_line).read(text)


def _error(rule: str, what: str, line: int, column: int = 0, hint: str = "") -> ContentError:
    place = Place(path="", line=line, column=column)
    return ContentError([Problem(rule=rule, what=what, place=place, hint=hint)])


def _forbidden(character: str, line: int, column: int) -> ContentError:
    what = f"front matter cannot have the character U+{ord(character):04X}"
    return _error("control-character", what, line, column, "delete it")


class _Reader:
    """Builds values from parser events; holds positions while it does."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self._block = Block({})

    def read(self, text: str) -> Block:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            events = iter(yaml.parse(text, Loader=loader))
            self._document(events)
        except yaml.MarkedYAMLError as error:
            raise self._not_yaml(error, text.count("\n")) from None
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            what = f"front matter is not YAML: {str(error).splitlines()[0]}"
            raise _error("yaml", what, self._first_line) from None
        return self._block

    def _not_yaml(self, error, last_line: int) -> ContentError:  # type: ignore[no-untyped-def]
        """What the parser says; where it only noticed at the end, the place where that began."""
        mark = error.problem_mark or error.context_mark
        if error.context_mark and mark.line >= last_line:
            mark = error.context_mark
        line, column = self._position(mark) if mark else (self._first_line, 0)
        hint = next((hint for word, hint in _HINTS.items() if word in str(error)), "")
        what = f"front matter is not YAML: {error.problem or error.context}"
        return _error("yaml", what, line, column, hint)

    def _document(self, events: Iterator) -> None:  # type: ignore[type-arg]
        import yaml

        seen = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise self._refuse(
                        event, "a second YAML document begins inside the front matter"
                    )
                root = next(events)
                values = self._value(root, events, ())
                if values is not None and not isinstance(values, dict):
                    raise self._refuse(root, "front matter should be 'key: value' lines")
                self._block.values.update(values or {})

    def _value(self, event, events: Iterator, location: Location) -> Value:  # type: ignore[no-untyped-def, type-arg]
        import yaml

        self._check(event, location)
        self._block.places[location] = self._position(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_forbidden(event)
            if event.style:
                return str(event.value)
            return None if event.value in NULL else Plain(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            values: list[Value] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                values.append(self._value(event, events, (*location, len(values))))
            return values
        return self._table(events, location)

    def _table(self, events: Iterator, location: Location) -> dict[str, Value]:  # type: ignore[type-arg]
        import yaml

        table: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            self._check(event, location)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(event, "a key should be text")
            self._refuse_forbidden(event)
            key = str(event.value)
            if key in table:
                raise self._refuse(event, f"'{key}' is written twice", "keep one of them")
            if key == "<<":
                raise self._refuse(event, "merge keys (<<) are not read here")
            self._block.keys[(*location, key)] = self._position(event.start_mark)
            table[key] = self._value(next(events), events, (*location, key))
        return table

    def _check(self, event, location: Location) -> None:  # type: ignore[no-untyped-def]
        import yaml

        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._refuse(
                event, "anchors and aliases (& and *) are not read here", "quote the text"
            )
        if event.tag and event.tag != "!":
            raise self._refuse(event, f"the tag {event.tag} is not read here", "quote the text")
        if len(location) > MAX_DEPTH:
            raise self._refuse(event, f"nested more than {MAX_DEPTH} deep")

    def _refuse_forbidden(self, event) -> None:  # type: ignore[no-untyped-def]
        """An escape in double quotes can stand for any character."""
        if found := FORBIDDEN.search(event.value):
            raise _forbidden(found[0], *self._position(event.start_mark))

    def _position(self, mark) -> tuple[int, int]:  # type: ignore[no-untyped-def]
        return self._first_line + mark.line, mark.column + 1

    def _refuse(self, event, what: str, hint: str = "") -> ContentError:  # type: ignore[no-untyped-def]
        return _error("front-matter", what, *self._position(event.start_mark), hint)


def resolved(value: Value) -> object:
    """``value`` with plain scalars typed by YAML 1.2's core schema: for free-form tables."""
    if isinstance(value, dict):
        return {key: resolved(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [resolved(inner) for inner in value]
    return _typed(value) if isinstance(value, Plain) else value


def _typed(scalar: Plain) -> str | bool | int | float:
    if scalar.lower() in {"true", "false"}:
        return scalar.lower() == "true"
    if re.fullmatch(r"[-+]?(0|[1-9][0-9]{0,17})", scalar):
        return int(scalar)
    if re.fullmatch(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}", scalar):
        return float(scalar)
    return str(scalar)
