"""The report of a build: what the command line tells of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from blogkit.dataclasses import dataclass
from blogkit.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A document that is on no page for now; ``until`` is when that changes by itself.

    One that describes a term is ``unused`` while no visible post has that.
    """

    source: str
    title: str
    why: Literal["draft", "scheduled", "expired", "unused"]
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did, for people and for ``--json``."""

    posts: int
    pages: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    hidden: tuple[Hidden, ...] = ()
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    feeds: tuple[str, ...] = ()
    hooks: Mapping[str, str]
    next_change: datetime | None = None
    output: str = "output"
    up_to_date: bool = False
