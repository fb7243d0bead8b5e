"""Tables: from the values of front matter to a frozen object, or to every problem with them.

What a data class says of its fields is read here and not by a library, because the one that
reads the settings takes as long to import and to prepare as hundreds of posts take to parse.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from typing import Any, Protocol, TypeVar, cast

from blogkit.config.refusals import Locate, Location, shown, spelled
from blogkit.errors import Problem, did_you_mean

_Table = TypeVar("_Table")

_NO_TABLE = "should be a table of names and values"


class Refusal(ValueError):  # noqa: N818 - what it says is an error to the writer alone
    """A value that cannot be used: ``what`` follows the name of its key."""

    def __init__(self, what: str, value: object, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.value = shown(value)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at ``location``: a refusal, a key that is not ``known``, or one missing."""

    location: Location
    refusal: Refusal | None = None
    known: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads a value; stands in the annotation of a field."""

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
class Each:
    """A list, and what each of it is."""

    convert: Callable[[object], Any]

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        """All of it in a tuple."""
        if not isinstance(value, list):
            one = f"write it as a list: [{value}]" if isinstance(value, str) else ""
            raise Refusal("should be a list", value, one or "write it in brackets: [one, two]")
        return tuple(_converted(self.convert, enumerate(value), location, faults).values())


@dataclass(frozen=True, slots=True)
class Named:
    """A table of names that are free, and what each of its values is."""

    convert: Callable[[object], Any]

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        """All of it in a dictionary; a text alone has no name."""
        if isinstance(value, str):
            value = {"": value}
        if not isinstance(value, dict):
            raise Refusal(_NO_TABLE, value)
        return _converted(self.convert, value.items(), location, faults)


@dataclass(frozen=True, slots=True)
class Inner:
    """A table with keys of its own, those of ``kind``."""

    kind: type[Any]

    def read(self, value: object, location: Location, faults: list[Fault]) -> Any:
        """One of ``kind``, or None where it has faults."""
        if not isinstance(value, dict):
            raise Refusal(_NO_TABLE, value)
        return _read(self.kind, value, location, faults)


def read_table(
    kind: type[_Table], values: Mapping[str, object], locate: Locate
) -> tuple[_Table | None, tuple[Problem, ...]]:
    """``values`` as one of ``kind``, or every problem that stands against it."""
    faults: list[Fault] = []
    made = _read(kind, values, (), faults)
    return made, tuple(_problem(fault, locate) for fault in faults)


def _read(
    kind: type[_Table], values: Mapping[str, object], location: Location, faults: list[Fault]
) -> _Table | None:
    before = len(faults)
    readers = _readers(cast(Any, kind))
    made: dict[str, Any] = {}
    for name, (reader, required) in readers.items():
        if name not in values:
            faults += [Fault((*location, name))] if required else []
            continue
        try:
            made[name] = reader.read(values[name], (*location, name), faults)
        except Refusal as refusal:
            faults.append(Fault((*location, name), refusal))
    unknown = (name for name in values if name not in readers)
    faults += [Fault((*location, name), known=tuple(readers)) for name in unknown]
    return kind(**made) if len(faults) == before else None


def _converted(
    convert: Callable[[object], Any],
    values: Iterable[tuple[int | str, object]],
    location: Location,
    faults: list[Fault],
) -> dict[int | str, Any]:
    made: dict[int | str, Any] = {}
    for key, value in values:
        try:
            made[key] = convert(value)
        except Refusal as refusal:
            faults.append(Fault((*location, key), refusal))
    return made


@lru_cache(maxsize=16)
def _readers(kind: Any) -> dict[str, tuple[Reader, bool]]:
    """The reader of each field, and whether the field has to be there."""
    return {
        field.name: (
            field.type.__metadata__[0],  # type: ignore[union-attr]
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
    }


def _problem(fault: Fault, locate: Locate) -> Problem:
    location, refusal = fault.location, fault.refusal
    if fault.known:
        key = str(location[-1])
        return Problem(
            rule="unknown-key",
            what=f"unknown key '{key}'",
            place=locate(location, "key"),
            hint=did_you_mean(key, fault.known),
        )
    name = spelled(location)
    if refusal is None:
        place = locate(location[:-1], "key")
        return Problem(rule="missing-key", what=f"'{name}' is missing", place=place)
    return Problem(
        rule="invalid-value",
        what=f"'{name}' {refusal.what}: {refusal.value}",
        place=locate(location, "value"),
        hint=refusal.hint,
    )
