"""The word list: from a site's ``words.txt`` to words that are right whatever a dictionary says.

One word a line; ``#`` begins a comment. A word in small letters is right in capitals too, one
with a capital only as it is written.
"""

import unicodedata
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from blogkit.content.decode import decode
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError

WORDS = "words.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Words of a site's own."""

    exact: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether ``word`` is in the list."""
        return word in self.exact or word.lower() in self.small or word.lower() in _web()


@cache
def _web() -> frozenset[str]:
    """Words of the web, which come with blogkit."""
    text = (resources.files("blogkit.checks.spelling") / "web.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if not line.startswith("#"))


def read_words(root: Path) -> tuple[WordList, tuple[tuple[int, str], ...]]:
    """The list of the site at ``root``, and what is wrong with it: lines and messages."""
    path = root / WORDS
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return WordList(), ()
    except OSError as error:
        return WordList(), ((1, f"cannot be read: {error.strerror}"),)
    return _parsed(raw)


@lru_cache(maxsize=2)
def _parsed(raw: bytes) -> tuple[WordList, tuple[tuple[int, str], ...]]:
    try:
        text = decode(raw)
    except ContentError as error:
        problem = error.problems[0]
        return WordList(), ((problem.place.line if problem.place else 1, problem.what),)
    words, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        word = unicodedata.normalize("NFC", line.partition("#")[0].strip().replace("\u2019", "'"))
        if len(word.split()) > 1:
            problems.append((number, f"'{word}' is more than one word"))
        elif word:
            words.append(word)
    small = frozenset(word for word in words if word == word.lower())
    return WordList(exact=frozenset(words) - small, small=small), tuple(problems)
