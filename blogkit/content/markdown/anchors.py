"""Anchors: from the text of a heading to an id that no other element of the page has.

The rule is GitHub's, so that a link that works in an editor's preview works here: lower case;
letters, digits, marks, ``_`` and ``-`` stay; a space becomes a hyphen; the rest goes. Only
repeated ones count from 2.
"""

import unicodedata
from collections.abc import Iterable


class Anchors:
    """Gives anchors; ``taken`` are ids that are there already."""

    def __init__(self, taken: Iterable[str] = (), fallback: str = "section") -> None:
        self._taken = dict.fromkeys(taken)
        self._last: dict[str, int] = {}
        self._fallback = fallback

    def of(self, text: str) -> str:
        """The anchor for ``text``: ``tea``, then ``tea-2``, ``tea-3``."""
        anchor = base = slug(text) or self._fallback
        while anchor in self._taken:
            self._last[base] = self._last.get(base, 1) + 1
            anchor = f"{base}-{self._last[base]}"
        self._taken[anchor] = None
        return anchor

    @property
    def taken(self) -> tuple[str, ...]:
        """Every id that is there now."""
        return tuple(self._taken)


def slug(text: str) -> str:
    """``Tea & Café`` gives ``tea--café``."""
    words = unicodedata.normalize("NFC", text).strip().lower()
    if words.isascii():
        return words.translate(_ASCII)
    return "".join(
        "-" if character.isspace() else character for character in words if _stays(character)
    )


def _stays(character: str) -> bool:
    if character.isalnum() or character in "-_":
        return True
    return character.isspace() or unicodedata.category(character)[0] == "M"


_ASCII = str.maketrans(
    {
        character: ("-" if character.isspace() else character) if _stays(character) else None
        for character in map(chr, range(128))
    }
)
