"""Tables: from the values of a file to a frozen object, or to every problem with them.

What a data class says of its fields is read here and not by a library, because those that
could do it take as long to import and to prepare as hundreds of posts take to parse.
"""

from collections.abc import Mapping
from typing import TypeVar

from blogkit.config.readers import read_fields
from blogkit.config.refusals import Fault, Locate, spelled
from blogkit.errors import Problem, did_you_mean

_Table = TypeVar("_Table")


def read_table(
    kind: type[_Table], values: Mapping[str, object], locate: Locate
) -> tuple[_Table | None, tuple[Problem, ...]]:
    """``values`` as one of ``kind``, or every problem that stands against it."""
    faults: list[Fault] = []
    made = read_fields(kind, values, (), faults)
    return made, tuple(_problem(fault, locate) for fault in faults)


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
