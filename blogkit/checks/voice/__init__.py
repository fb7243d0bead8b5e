"""Voice: from a document to how it talks to its readers: hints, and one score with its reasons."""

from collections.abc import Iterator

from blogkit.checks.rules import Family, Rule
from blogkit.checks.subjects import DocumentSubject, SiteSubject
from blogkit.checks.voice import rules
from blogkit.checks.voice.flaws import FINDERS, Flaw
from blogkit.checks.voice.passage import Passage
from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem
from blogkit.prose.language import known_languages, language_of

_MOST_COST = 25
"""Points that all flaws of one rule can take together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a post talks: ``score`` from 0 to 100, why it is not 100, and what could be better."""

    score: int
    reasons: tuple[str, ...]
    problems: tuple[Problem, ...]


def judge(subject: DocumentSubject) -> Verdict | None:
    """The verdict on a post; None for a page, and where its language is not known."""
    language = language_of(subject.language)
    if language is None or not subject.document.is_post:
        return None
    passage = Passage(subject=subject, language=language)
    off = {*subject.settings.checks.off, *subject.document.ignore}
    found = [flaw for find in FINDERS for flaw in find(passage) if not off & _names(flaw.rule)]
    costs: dict[Rule, int] = {}
    for flaw in found:
        costs[flaw.rule] = min(_MOST_COST, costs.get(flaw.rule, 0) + flaw.cost)
    dearest = sorted(costs.items(), key=lambda one: (-one[1], one[0].name))
    return Verdict(
        score=max(0, 100 - sum(costs.values())),
        reasons=tuple(f"{rules.REASONS[rule]} (-{cost})" for rule, cost in dearest),
        problems=tuple(_problem(flaw, passage) for flaw in found),
    )


def _names(rule: Rule) -> set[str]:
    return {rule.name, rule.name.partition(".")[0]}


def _problem(flaw: Flaw, passage: Passage) -> Problem:
    place = passage.place_of(flaw.at) if flaw.at else None
    return flaw.rule.problem(flaw.what, place or passage.subject.place("title"), flaw.hint)


def _of_document(subject: DocumentSubject) -> Iterator[Problem]:
    verdict = judge(subject)
    if verdict is None:
        return
    yield from verdict.problems
    if verdict.score < subject.settings.checks.least_voice:
        what = f"the voice has {verdict.score} of 100 points: {', '.join(verdict.reasons)}"
        yield rules.SCORE.problem(what, subject.place("title"), "begin with the dearest")


def _of_site(subject: SiteSubject) -> Iterator[Problem]:
    """A word on each language that nothing is known of."""
    told = set()
    for document in sorted(subject.documents, key=lambda one: one.source):
        language = document.lang or subject.settings.site.language
        if document.is_post and language not in told and language_of(language) is None:
            told.add(language)
            what = f"the voice of posts in '{language}' is not judged"
            hint = f"there are rules for {', '.join(known_languages())}"
            yield rules.LANGUAGE.problem(what, Place(path=document.source, line=1), hint)


FAMILY = Family(
    rules=(*rules.REASONS, rules.SCORE, rules.LANGUAGE), document=_of_document, site=_of_site
)
