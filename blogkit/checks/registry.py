"""The registry: every rule by name, and from problems to those that a site wants to hear of."""

from collections.abc import Iterable, Iterator, Mapping

from blogkit.checks import addresses, leaks, links, media, search_engines, spelling, voice
from blogkit.checks.build import BUILD_WARNINGS
from blogkit.checks.edits import Edit
from blogkit.checks.rules import Family, Rule
from blogkit.config.settings import Settings
from blogkit.dataclasses import replace
from blogkit.errors import Place, Problem, Severity, did_you_mean
from blogkit.model.documents import Document

FAMILIES: tuple[Family, ...] = (
    links.FAMILY,
    addresses.FAMILY,
    leaks.FAMILY,
    media.FAMILY,
    search_engines.FAMILY,
    spelling.FAMILY,
    voice.FAMILY,
)

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rules in (BUILD_WARNINGS, *(one.rules for one in FAMILIES))
    for rule in rules
}
"""Every rule that can be switched off; the errors of a build cannot."""


def unknown_rules(settings: Settings, documents: Iterable[Document]) -> Iterator[Problem]:
    """Rules that settings or front matter name, and that there are not."""
    checks = settings.checks
    for name in checks.off:
        yield from _unknown(name, settings.place("checks", "off"))
    for name in checks.severity:
        yield from _unknown(name, settings.place("checks", "severity", name))
    for document in documents:
        for name in document.ignore:
            yield from _unknown(name, document.place("ignore"))


def _unknown(name: str, place: Place) -> Iterator[Problem]:
    families = {rule.partition(".")[0] for rule in RULES if "." in rule}
    if name not in RULES and name not in families:
        what = f"there is no rule '{name}'"
        near = did_you_mean(name, {*RULES, *families})
        hint = near if near.startswith("did") else "docs/checks.md has all of them"
        yield Problem(rule="unknown-rule", what=what, place=place, hint=hint)


def wanted(
    problems: Iterable[Problem], settings: Settings, documents: Iterable[Document]
) -> Iterator[Problem]:
    """``problems`` without those that are switched off, as severe as the settings have them."""
    severity = settings.checks.severity
    off = _Off(settings, documents)
    for problem in problems:
        if problem.rule not in RULES or _stops_a_build(problem):
            yield problem
        elif not off.has(problem.rule, problem.place.path if problem.place else ""):
            word = severity.get(problem.rule) or severity.get(problem.rule.partition(".")[0])
            yield replace(problem, severity=Severity(word)) if word else problem


def wanted_edits(
    edits: Iterable[Edit], settings: Settings, documents: Iterable[Document]
) -> Iterator[Edit]:
    """``edits`` without those for rules that are switched off."""
    off = _Off(settings, documents)
    return (edit for edit in edits if not off.has(edit.rule, edit.path))


class _Off:
    """What is switched off, for the site and in single documents."""

    def __init__(self, settings: Settings, documents: Iterable[Document]) -> None:
        self._everywhere = settings.checks.off
        self._ignored = {str(one.source): one.ignore for one in documents if one.ignore}

    def has(self, rule: str, path: str) -> bool:
        """Whether ``rule`` or its family is off for ``path``."""
        names = (*self._everywhere, *self._ignored.get(path, ()))
        return rule in names or rule.partition(".")[0] in names


def _stops_a_build(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and RULES[problem.rule] in BUILD_WARNINGS
