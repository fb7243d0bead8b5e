"""Problems: from what went wrong, where, to one line that a writer can act on."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from blogkit.dataclasses import dataclass, replace


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where a problem is: a path relative to the site, a line and a column, both from 1."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, with all that a person needs to mend it.

    ``rule`` is a short stable name such as ``unknown-key``; ``hint`` says how to mend it;
    ``excerpt`` is the line of the source that it is about.
    """

    rule: str
    what: str
    place: Place | None = None
    hint: str = ""
    excerpt: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" if self.place else self.what

    def at(self, place: Place, excerpt: str = "") -> "Problem":
        """The same problem at another place."""
        return replace(self, place=place, excerpt=excerpt or self.excerpt)


class BlogkitError(Exception):
    """Something the writer must mend; carries every problem that was found."""

    exit_status = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        """What it is made from anew where it comes out of another process."""
        return type(self), (self.problems,)


class ContentError(BlogkitError):
    """The content or the theme has problems (exit status 1)."""


class SettingsError(BlogkitError):
    """The settings or the command line have problems (exit status 2)."""

    exit_status = 2


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by place, each one once."""
    unique = dict.fromkeys(problems)
    return tuple(
        sorted(unique, key=lambda problem: (problem.place or Place(path=""), problem.what))
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to ``word``; all of them where none is near."""
    from difflib import get_close_matches

    choices = sorted(known)
    near = get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known here: {', '.join(choices)}" if choices else ""


def line_of(text: str, number: int) -> str:
    """Line ``number`` (from 1) of ``text`` as an excerpt, shortened to 200 characters."""
    lines = text.split("\n")
    if not 0 < number <= len(lines):
        return ""
    return lines[number - 1][:200]
