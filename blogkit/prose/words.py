"""Words: from plain text to those that a dictionary can be asked about, and where they stand.

A word is one of Unicode's (UAX #29): apostrophes and full stops between letters do not part it,
hyphens do. Left out are addresses, numbers, handles, names in code, and what hyphens join,
which anybody may coin: sci-fi, no-brainer.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import regex

from blogkit.dataclasses import dataclass

_LONGEST = 60
_SHORTEST = 3
"""Letters: shorter words are in every list."""

_RUN = re.compile(r"\S+")
_UNSPOKEN = re.compile(
    r"""\w:// | \w@\w | \bwww\.
    | ^[(\["'\u201c]*[#@/~$\\]\w
    | ^[(\["'\u201c]*-{1,2}[a-z]
    | \w/[\w.-]+/\w
    | \(\) | \w::\w | \w_\w""",
    re.VERBOSE | re.IGNORECASE,
)
"""Addresses, handles, options, paths, names in code."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as dictionaries have it, and where it begins in its text.

    ``opens`` says whether it stands where any word is written with a capital.
    """

    text: str
    start: int
    opens: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


def words_in(text: str) -> Iterator[Word]:
    """The words of ``text`` that are neither code nor abbreviations: ``APIs``, ``v2``, ``e.g.``."""
    visible = _RUN.sub(_spoken, text)
    for match in _word().finditer(visible):
        bare = unicodedata.normalize("NFC", match[0].translate(_INVISIBLE).translate(_APOSTROPHES))
        joined = "-" in (
            visible[match.start() - 1 : match.start()],
            visible[match.end() : match.end() + 1],
        )
        if not joined and _SHORTEST <= len(bare) <= _LONGEST and _is_plain(bare):
            opens = _opening().search(visible, endpos=match.start()) is not None
            yield Word(text=bare, start=match.start(), opens=opens)


def _is_plain(word: str) -> bool:
    """Whether ``word`` is of letters, and with no capital but the first: ``iPhone`` is not."""
    letters = word.replace("'", "")
    return letters.isalpha() and letters[1:] == letters[1:].lower()


@cache
def _word() -> regex.Pattern[str]:
    letter = r"[\p{L}\p{M}\p{N}_\u00ad\u200b-\u200d\u2060]"
    return regex.compile(rf"{letter}++(?:['\u2019\u02bc.\u00b7]{letter}++)*+")


def _spoken(run: re.Match[str]) -> str:
    """A run without white space, or as many spaces where nobody would read it out."""
    return " " * len(run[0]) if _UNSPOKEN.search(run[0]) else run[0]


@cache
def _opening() -> regex.Pattern[str]:
    """The end of a text after which any word has a capital: of a sentence, or of what opens."""
    return regex.compile(r"(?:^|[.!?:;\u2026\u2013\u2014|\u2022])[\s\p{P}\p{S}]*$", regex.REVERSE)
