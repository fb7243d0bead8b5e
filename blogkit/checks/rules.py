"""Rules: what a check may say, how much it matters, and the functions that find it."""

from collections.abc import Callable, Iterable

from blogkit.checks.edits import Edit
from blogkit.checks.subjects import DocumentSubject, SiteSubject
from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that may be wrong: ``about`` is its line in ``docs/checks.md``.

    The part of ``name`` before the dot is that of its family: ``links.dead-anchor``.
    """

    name: str
    severity: Severity
    about: str

    def problem(self, what: str, place: Place | None, hint: str = "") -> Problem:
        """A problem of this rule."""
        return Problem(rule=self.name, what=what, place=place, hint=hint, severity=self.severity)


def _nothing(_subject: object) -> Iterable[Problem]:
    return ()


def _no_edits(_subject: SiteSubject) -> Iterable[Edit]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Rules that look at the same things, and the pure functions that find their problems.

    ``document`` is asked about every document, ``site`` once about all that would be published;
    ``fixes`` are what can be mended without asking the writer.
    """

    rules: tuple[Rule, ...]
    document: Callable[[DocumentSubject], Iterable[Problem]] = _nothing
    site: Callable[[SiteSubject], Iterable[Problem]] = _nothing
    fixes: Callable[[SiteSubject], Iterable[Edit]] = _no_edits
