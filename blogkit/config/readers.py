"""Readers: from the annotation of a field to what reads, strictly, the values it may have."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Protocol, TypeVar, Union, cast, get_args, get_origin

from blogkit.config.refusals import Fault, Location, Refusal
from blogkit.dataclasses import MISSING, dataclass, fields, is_dataclass

_Table = TypeVar("_Table")

_NO_TABLE = "should be a table of names and values"


class Reader(Protocol):
    """Reads a value; may stand in the annotation of a field."""

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        """What ``value`` stands for; raises ``Refusal``, or adds to ``faults`` what is inside."""


@dataclass(frozen=True, slots=True)
class One:
    """A value by itself."""

    convert: Callable[[object], Any]

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:  # noqa: ARG002
        """What ``convert`` makes of it."""
        return self.convert(value)


@dataclass(frozen=True, slots=True)
class Word:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:  # noqa: ARG002
        """The word itself."""
        if isinstance(value, str) and value in self.words:
            return value
        *others, last = (f"'{word}'" for word in self.words)
        raise Refusal(f"should be {', '.join(others)} or {last}", value)


@dataclass(frozen=True, slots=True)
class Each:
    """A list, and what each of it is; ``alone`` is the hint for a text without a list."""

    reader: Reader
    alone: str = ""

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        """All of it in a tuple."""
        if not isinstance(value, list):
            hint = self.alone if isinstance(value, str) else ""
            hint = hint.format(value) or "write it in brackets: [one, two]"
            raise Refusal("should be a list", value, hint)
        return tuple(_all_read(self.reader, enumerate(value), location, faults).values())


@dataclass(frozen=True, slots=True)
class Named:
    """A table of names that are free, and what each of its values is.

    ``key`` reads the names; ``alone`` is the name of a text that stands there without a table.
    """

    reader: Reader
    key: Reader | None = None
    alone: str | None = None

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        """All of it in a dictionary."""
        value = _in_table(value, self.alone)
        if self.key is None:
            return _all_read(self.reader, value.items(), location, faults)
        made: dict[int | str, Any] = {}
        for name, inner in value.items():
            faults += _key_faults(self.key, name, location)
            made |= _all_read(self.reader, [(name, inner)], location, faults)
        return made


@dataclass(frozen=True, slots=True)
class Inner:
    """A table with keys of its own, those of ``kind``; ``alone`` is as with ``Named``."""

    kind: type[Any]
    alone: str | None = None

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        """One of ``kind``, or None where it has faults."""
        return read_fields(self.kind, _in_table(value, self.alone), location, faults)


@dataclass(frozen=True, slots=True)
class Rest:
    """All keys of a table that no other field has; they are not read, but taken as they are."""


@dataclass(frozen=True, slots=True)
class Within:
    """What a number is held to."""

    least: int
    most: int | None = None

    def __call__(self, value: int) -> int:
        """The number itself."""
        if value < self.least:
            raise Refusal(f"should be greater than or equal to {self.least}", value)
        if self.most is not None and value > self.most:
            raise Refusal(f"should be less than or equal to {self.most}", value)
        return value


@dataclass(frozen=True, slots=True)
class _Checked:
    """What another reader makes, and then each of ``checks`` of that."""

    reader: Reader
    checks: tuple[Callable[[Any], Any], ...]

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        before = len(faults)
        made = self.reader.read(value, location, faults)
        if len(faults) > before:
            return None
        for check in self.checks:
            made = check(made)
        return made


def read_fields(
    kind: type[_Table], values: Mapping[str, object], location: Location, faults: list[Fault]
) -> _Table | None:
    """``values`` as one of ``kind``, or None where that added to ``faults``."""
    before = len(faults)
    readers, required, rest = _readers(cast(Any, kind))
    faults += [Fault((*location, name)) for name in required if name not in values]
    made: dict[str, Any] = {}
    others: dict[str, object] = {}
    for name, value in values.items():
        reader = readers.get(name)
        if reader is None:
            others[name] = value
            continue
        try:
            made[name] = reader.read(value, (*location, name), faults)
        except Refusal as refusal:
            faults.append(Fault((*location, name), refusal))
    if rest:
        made[rest] = others
    else:
        faults += [Fault((*location, name), known=tuple(readers)) for name in others]
    return kind(**made) if len(faults) == before else None


@lru_cache(maxsize=64)
def _readers(kind: Any) -> tuple[dict[str, Reader], tuple[str, ...], str]:
    """The reader of each key, the keys that have to be there, and the field of the rest."""
    readers: dict[str, Reader] = {}
    required: list[str] = []
    rest = ""
    for field in fields(kind):
        if Rest() in getattr(field.type, "__metadata__", ()):
            rest = field.name
        elif not field.name.startswith("_"):
            readers[field.name] = _reader_of(field.type)
            if field.default is MISSING and field.default_factory is MISSING:
                required.append(field.name)
    return readers, tuple(required), rest


def _reader_of(kind: Any) -> Reader:
    """What reads values of ``kind``: a reader in its annotation, or that of its type.

    What else is in the annotation are checks. A union is one with None, which no file has.
    """
    arguments = get_args(kind)
    origin = get_origin(kind)
    if origin is Annotated and hasattr(arguments[1], "read"):
        return cast(Reader, arguments[1])
    if origin in _MADE:
        return _MADE[origin](*arguments)
    return Inner(cast(type, kind)) if is_dataclass(kind) else _PLAIN[kind]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("should be text", value, "put it in quotes")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Refusal("should be true or false, without quotes", value)
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("should be a whole number", value)
    return value


_PLAIN: dict[Any, Reader] = {str: One(_text), bool: One(_flag), int: One(_whole)}

_MADE: dict[Any, Callable[..., Reader]] = {
    Annotated: lambda kind, *checks: _Checked(_reader_of(kind), checks),
    Literal: lambda *words: Word(words),
    Union: lambda kind, _: _reader_of(kind),
    UnionType: lambda kind, _: _reader_of(kind),
    dict: lambda key, kind: Named(_reader_of(kind), _reader_of(key)),
    tuple: lambda kind, _: Each(_reader_of(kind)),
}
"""Readers of the types that are made of others."""


def _in_table(value: object, alone: str | None) -> dict[str, Any]:
    if isinstance(value, str) and alone is not None:
        return {alone: value}
    if not isinstance(value, dict):
        raise Refusal(_NO_TABLE, value)
    return value


def _all_read(
    reader: Reader,
    values: Iterable[tuple[int | str, object]],
    location: Location,
    faults: list[Fault],
) -> dict[int | str, Any]:
    made: dict[int | str, Any] = {}
    for key, value in values:
        try:
            made[key] = reader.read(value, (*location, key), faults)
        except Refusal as refusal:
            faults.append(Fault((*location, key), refusal))
    return made


def _key_faults(reader: Reader, key: str, location: Location) -> list[Fault]:
    """What stands against a name; where words are asked for, it is an unknown key."""
    faults: list[Fault] = []
    try:
        reader.read(key, (*location, key), faults)
    except Refusal as refusal:
        known = reader.words if isinstance(reader, Word) else ()
        faults.append(Fault((*location, key), refusal, known))
    return faults
