"""Descriptions: from the bytes of a ``theme.toml`` to what a theme says of itself."""

import re
from typing import Annotated, Any

from blogkit.config.readers import Inner, One
from blogkit.config.refusals import Location, Refusal
from blogkit.config.tables import read_table
from blogkit.config.toml import TomlFile, parse_toml
from blogkit.config.types import Line, ThemeName
from blogkit.dataclasses import dataclass, field
from blogkit.errors import ContentError, Place, SettingsError, did_you_mean
from blogkit.model.shortcuts import Argument, ArgumentType, Shortcut, TextRule

COLLECTIONS = frozenset({"recent", "tags", "categories", "series", "authors", "years"})


def _collection(value: str) -> str:
    if value not in COLLECTIONS:
        raise Refusal("is no collection", value, did_you_mean(value, COLLECTIONS))
    return value


def _setting(value: object) -> object:
    if not isinstance(value, str | bool | int | float):
        raise Refusal("should be text, a number, true or false", value)
    return value


Collections = tuple[Annotated[str, _collection], ...]


_VALUES = {"text": str, "number": int | float, "true/false": bool, "file": str, "link": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentTable:
    """``arguments.NAME`` of a shortcut: without a default it has to be given."""

    type: ArgumentType
    default: Annotated[Any, One(_setting)] = None

    def __post_init__(self) -> None:
        value = self.default
        fits = isinstance(value, _VALUES[self.type]) and (
            isinstance(value, bool) == (self.type == "true/false")
        )
        if value is not None and not fits:
            raise Refusal(f"has a default that is no {self.type}", value)
        if self.type in {"file", "link"} and value:
            raise Refusal('can have no default but ""', value)


def _named(value: dict[str, Any]) -> dict[str, Any]:
    for name in value:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise Refusal("should have names of small letters, digits and _", name)
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcutTable:
    """``[shortcuts.NAME]``: a shortcut of the theme; ``container``: it goes around other lines."""

    arguments: Annotated[
        dict[str, Annotated[ArgumentTable, Inner(ArgumentTable, alone="type")]], _named
    ] = field(default_factory=dict)
    container: bool = False
    text: TextRule = "optional"

    def named(self, name: str) -> Shortcut:
        """This shortcut as parsing wants it."""
        arguments = (
            Argument(name=one, type=table.type, default=table.default)
            for one, table in self.arguments.items()
        )
        return Shortcut(
            name=name,
            arguments=tuple(arguments),
            container=self.container,
            text=self.text,
            of_theme=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """``theme.toml``: what a theme is called, what it builds on, needs and lets one set."""

    name: Line = ""
    version: Line = ""
    description: Line = ""
    extends: ThemeName | None = None
    needs: dict[str, Collections] = field(default_factory=dict)
    settings: dict[str, Annotated[Any, One(_setting)]] = field(default_factory=dict)
    shortcuts: dict[str, ShortcutTable] = field(default_factory=dict)


def read_description(raw: bytes, path: str) -> tuple[Description, TomlFile]:
    """What ``raw``, the file ``path`` in messages, says of its theme.

    Raises ``ContentError`` with every problem of the file.
    """
    try:
        file = parse_toml(raw, path)
    except SettingsError as error:
        raise ContentError(error.problems) from None

    def locate(location: Location, _part: str) -> Place:
        return file.place(location)

    description, problems = read_table(Description, file.values, locate)
    if description is None:
        raise ContentError(problems)
    return description, file
