"""Vocabulary: from a document to the words by which search finds it, sorted into lines.

The script in the browser (``search.js``) takes what a reader types apart in the same way; a
change here is a change there.
"""

import re
import unicodedata
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from html import unescape
from itertools import groupby
from operator import itemgetter
from typing import Any

from blogkit.model.documents import LINES, Document
from blogkit.text import beyond_ascii

LONGEST = 40
"""Longer words are addresses and hashes, which nobody types."""

OFTEN = 3
"""So many times in a body, and a word says more of it than others."""

_BODY, _MUCH, _LABEL, _TITLE = "0123"

_MOST_SWAPPED = 24
_ENDS_WORDS = (re.compile(rb"#(?<=[0-9A-Za-z]#)"), re.compile(rb"\+\+(?<=[0-9A-Za-z]\+\+)"))
"""What belongs to a word behind it; apart, because what one begins with is found soonest."""

_WORDS_ALONE = bytes(
    ord(chr(each).lower()) if each < 128 and chr(each).isalnum() else ord(" ")
    for each in range(256)
)

_WITHIN_WORDS = re.compile(r"</?(?:b|em|i|strong|sub|sup|wbr)>")
_TAG = re.compile(r"<[^>]*>")

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\ufe00-\ufe0f]")
"""Accents, and the vowel signs that Hebrew and Arabic leave out as often as not."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

_SIGMA = "\N{GREEK SMALL LETTER SIGMA}"
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_MARKED = "\u0590-\u1fff\u20d0-\u20ff\u302a-\u302f\ua640-\uabff\U00010000-\U0001efff"
_IS_RARE = re.compile("[^\0-\u058f\u2000-\u20cf]")
"""All of these, and others: said by what is left out, ``re`` needs no time to prepare it."""


def vocabulary(document: Document, html: str) -> str:
    """The words of ``document`` and its body, one line for each of ``LINES``.

    A word has its weight before it: ``3tea 0water``.
    """
    body = Counter(words(unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html)))))
    weights = {word: _MUCH if count >= OFTEN else _BODY for word, count in body.items()}
    weights |= dict.fromkeys(words(document.summary), _MUCH)
    labels = (*document.tags, document.category, document.series, document.customer)
    headings = (heading.text for heading in document.headings)
    weights |= dict.fromkeys(words("\n".join((*labels, *headings))), _LABEL)
    weights |= dict.fromkeys(words(document.title), _TITLE)
    return _lines(weights)


def line_digests(text: str) -> str:
    """Eight characters for each line of ``text``, that change when the line does."""
    digests = [blake2b(line.encode(), digest_size=6).digest() for line in text.split("\n")]
    return urlsafe_b64encode(b"".join(digests)).decode()


def words(text: str) -> list[str]:
    """The words of ``text``, folded; scripts without spaces in pairs of characters."""
    swapped = _swapped(text)
    if swapped is not None and not any(pattern.search(swapped) for pattern in _ENDS_WORDS):
        return swapped.translate(_WORDS_ALONE).decode("ascii").split()
    folded = fold(text)
    if folded.isascii() or not _IS_RARE.search(folded):
        return _WORD.findall(folded)
    pattern: Any = _marked() if _class_of(_MARKED).search(folded) else _WORD
    found: list[str] = pattern.findall(folded)
    return list(_pairs(found)) if _class_of(_UNSPACED).search(folded) else found


def _swapped(text: str) -> bytes | None:
    """``text`` with ASCII for each other character, where its words do not change with that.

    Bytes that are not ASCII stand for no words.
    """
    kinds = {character: _ascii_of(character) for character in beyond_ascii(text)}
    if len(kinds) > _MOST_SWAPPED or None in kinds.values():
        return None
    for character, kind in kinds.items():
        if kind is not None and not kind.isspace():
            text = text.replace(character, kind)
    return text.encode(errors="surrogatepass")


@lru_cache(maxsize=1024)
def _ascii_of(character: str) -> str | None:
    """What ``character`` is folded to, a space for a mark; None for one of another script."""
    folded = fold(character)
    if _IS_RARE.search(folded) or any(not one.isascii() and one.isalnum() for one in folded):
        return None
    return "".join(one if one.isascii() else " " for one in folded)


def fold(text: str) -> str:
    """``text`` without case and accents."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    lower = bare.lower().replace("ß", "ss").replace("ς", _SIGMA)
    return unicodedata.normalize("NFC", lower)


def _pairs(found: Iterable[str]) -> Iterator[str]:
    """Each run of a script without spaces as its pairs and its last character."""
    runs = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
    for word in found:
        for run in runs.findall(word):
            if _class_of(_UNSPACED).match(run):
                yield from (run[start : start + 2] for start in range(len(run)))
            else:
                yield run


def _lines(weights: dict[str, str]) -> str:
    lines: list[list[str]] = [[] for _ in range(LINES)]
    weighed = [weights[word] + word for word in sorted(weights) if len(word) <= LONGEST]
    for first, words in groupby(weighed, key=itemgetter(1)):
        lines[ord(first) % LINES] += words
    return "\n".join(map(" ".join, lines))


@cache
def _class_of(characters: str) -> re.Pattern[str]:
    """Compiled when it is needed: large character classes take milliseconds."""
    return re.compile(f"[{characters}]")


@cache
def _marked() -> Any:
    """Words in scripts whose vowels are marks; ``regex`` takes long to import."""
    import regex

    return regex.compile(r"[\p{L}\p{N}\p{M}]+(?:\+\+|#)?")
