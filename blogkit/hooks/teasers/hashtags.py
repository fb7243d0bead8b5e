"""Hashtags: from the tags of a post to what stands behind a ``#`` on a channel."""

import re
import unicodedata
from collections.abc import Iterable

_NAMES = (("++", " plus plus"), ("+", " plus "), ("&", " and "))
_SHARP = re.compile(r"(?<=\w)#(?!\w)")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019](?=\w)")
_LONGEST = 50
"""Longest that is of use: Threads takes 50 characters (2026-03), and no longer one is read."""


def hashtags(tags: Iterable[str]) -> tuple[str, ...]:
    """Hashtags without their sign, each one once whatever its capitals.

    Words are joined in PascalCase, punctuation goes; what has no letter is left out.
    """
    found: dict[str, str] = {}
    for tag in tags:
        made = _hashtag(tag)
        if made:
            found.setdefault(made.casefold(), made)
    return tuple(found.values())


def _hashtag(tag: str) -> str:
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", tag))
    for sign, name in _NAMES:
        text = text.replace(sign, name)
    words = "".join(
        one if one.isalnum() or unicodedata.category(one)[0] == "M" else " "
        for one in _SHARP.sub(" sharp", text)
    ).split()
    made = "".join(word[0].upper() + word[1:] for word in words)
    readable = any(one.isalpha() for one in made) and len(made) <= _LONGEST
    return made if readable else ""
