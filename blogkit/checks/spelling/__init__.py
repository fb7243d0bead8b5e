"""Spelling: from a document to the words of it that no dictionary has."""

from collections.abc import Iterator

from blogkit.checks.rules import Family, Rule
from blogkit.checks.spelling.dictionaries import (
    find_dictionary,
    has_checker,
    how_to_install,
)
from blogkit.checks.spelling.texts import spelled
from blogkit.checks.spelling.word_list import WORDS, read_words
from blogkit.checks.subjects import DocumentSubject, SiteSubject
from blogkit.errors import Place, Problem, Severity

UNKNOWN = Rule(
    name="spelling.unknown-word",
    severity=Severity.HINT,
    about="a word that no list has, one letter away from one that is right",
)
OTHER_LANGUAGE = Rule(
    name="spelling.other-language",
    severity=Severity.HINT,
    about="a document most words of which are unknown: it is in another language",
)
NO_DICTIONARY = Rule(
    name="spelling.no-dictionary",
    severity=Severity.HINT,
    about="a language without a dictionary on this computer",
)
NO_CHECKER = Rule(
    name="spelling.no-checker",
    severity=Severity.HINT,
    about="the extra `blogkit[spelling]` is not installed",
)
WORD_LIST = Rule(
    name="spelling.word-list",
    severity=Severity.WARNING,
    about="`words.txt` cannot be read, or has a line that is not one word",
)

_MOST_SUGGESTIONS = 3
_ENOUGH_WORDS, _FOREIGN = 20, 0.5
UNSPACED = frozenset(["ja", "zh", "yue", "th", "lo", "km", "my", "bo"])
"""Languages without spaces between words: there are no dictionaries of this kind for them."""


def _base(language: str) -> str:
    return language.lower().partition("-")[0]


def _of_document(subject: DocumentSubject) -> Iterator[Problem]:
    if _base(subject.language) in UNSPACED:
        return
    dictionary = find_dictionary(subject.language, subject.root)
    if dictionary is None:
        return
    own, _ = read_words(subject.root)
    found = spelled(subject, dictionary, own)
    if found.unknown > _ENOUGH_WORDS and found.unknown > found.words * _FOREIGN:
        what = (
            f"{found.unknown} of {found.words} words are not in the dictionary of "
            f"'{subject.language}'"
        )
        hint = "is it in another language? say so in the front matter: 'lang: …'"
        yield OTHER_LANGUAGE.problem(what, subject.place("lang"), hint)
        return
    for slip in found.slips:
        times = f" ({slip.times} times)" if slip.times > 1 else ""
        what = f"'{slip.text}' is not in the dictionary{times}"
        hint = f"did you mean {_either(slip.meant[:_MOST_SUGGESTIONS])}? If not, add it to {WORDS}"
        yield UNKNOWN.problem(what, slip.place, hint)


def _either(words: tuple[str, ...]) -> str:
    quoted = [f"'{word}'" for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _of_site(subject: SiteSubject) -> Iterator[Problem]:
    _, problems = read_words(subject.root)
    for line, what in problems:
        hint = "one word a line; '#' begins a comment"
        yield WORD_LIST.problem(what, Place(path=WORDS, line=line), hint)
    yield from _without_dictionary(subject)


def _without_dictionary(subject: SiteSubject) -> Iterator[Problem]:
    """A word on each language that cannot be checked, at the first document in it."""
    if not has_checker():
        what = "spelling is not checked: its library is not installed"
        hint = "pip install 'blogkit[spelling]', or [checks] off = [\"spelling\"]"
        yield NO_CHECKER.problem(what, None, hint)
        return
    told: set[str] = set()
    for document in sorted(subject.documents, key=lambda one: one.source):
        language = document.lang or subject.settings.site.language
        if language in told or _base(language) in UNSPACED:
            continue
        told.add(language)
        if find_dictionary(language, subject.root) is None:
            what = f"spelling is not checked: there is no dictionary for '{language}'"
            place = Place(path=document.source, line=1)
            yield NO_DICTIONARY.problem(what, place, how_to_install(language))


FAMILY = Family(
    rules=(UNKNOWN, OTHER_LANGUAGE, NO_DICTIONARY, NO_CHECKER, WORD_LIST),
    document=_of_document,
    site=_of_site,
)
