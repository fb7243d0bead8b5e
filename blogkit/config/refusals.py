"""Refusals: from a value that cannot be used, and where it stands, to words for a writer."""

import json
from collections.abc import Callable
from datetime import date
from typing import Literal

from blogkit.dataclasses import dataclass
from blogkit.errors import Place

Location = tuple[int | str, ...]
Locate = Callable[[Location, Literal["key", "value"]], Place]


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


def shown(value: object) -> str:
    """A value as an error message shows it, at most 60 characters."""
    if isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, str | int | float | bool):
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = "a list" if isinstance(value, list | tuple) else "a table"
        text = "nothing" if value is None else text
    return text if len(text) <= 60 else f"{text[:59]}…"


def spelled(location: Location) -> str:
    """``("authors", "ann", "url")`` as ``authors.ann.url``; list positions count from 1."""
    words = ""
    for part in location:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return words.lstrip(".")
