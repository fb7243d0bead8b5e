"""Descriptions: from the bytes of a ``theme.toml`` to what a theme says of itself."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from blogkit.config.settings import Table
from blogkit.config.toml import TomlFile, parse_toml
from blogkit.config.types import Line, ThemeName
from blogkit.config.validation import Location, validate, wrong
from blogkit.errors import ContentError, Place, SettingsError, did_you_mean

COLLECTIONS = frozenset({"recent", "tags", "categories", "series", "authors", "years"})


def _collection(value: str) -> str:
    if value not in COLLECTIONS:
        raise wrong("is no collection", value, did_you_mean(value, COLLECTIONS))
    return value


def _setting(value: object) -> object:
    if not isinstance(value, str | bool | int | float):
        raise wrong("should be text, a number, true or false", value)
    return value


Collections = Annotated[
    tuple[Annotated[str, AfterValidator(_collection)], ...], Field(strict=False)
]


class Description(Table):
    """``theme.toml``: what a theme is called, what it builds on, needs and lets one set."""

    name: Line = ""
    version: Line = ""
    description: Line = ""
    extends: ThemeName | None = None
    needs: dict[str, Collections] = Field(default_factory=dict)
    settings: dict[str, Annotated[Any, AfterValidator(_setting)]] = Field(default_factory=dict)


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

    description, problems = validate(Description, file.values, locate)
    if description is None:
        raise ContentError(problems)
    return description, file
