"""Typography: from typewriter marks in a line or a block to those of a language."""

# ruff: noqa: RUF001 - typographic marks are what this is about

import re
from collections.abc import Sequence

from blogkit.content.markdown.wording import Quotes

MARKS = ('"', "'", "--", "...")
"""What is in every text that typography changes."""

# Each way begins with a character of its own, so that ``re`` goes from one to the next.
_MARK = re.compile(r""""|'|-(?<![-<]-)-{1,2}(?![->])|\.(?<!\.\.)\.\.(?!\.)""")

_REPLACEMENTS = {"'": "’", "--": "–", "---": "—", "...": "…"}

LITERAL = frozenset(
    ["code", "kbd", "math", "pre", "samp", "script", "style", "textarea", "tt", "var"]
)
"""Elements in which text stays as it is."""

_OPENS_AFTER = frozenset("([{<–—-/“‘«‹„‚¿¡")
_MAY_OPEN_AFTER = frozenset("\"'\x03")
"""Another quote, or the end of what stands for raw HTML: a tag or an entity."""


def has_marks(text: str) -> bool:
    """Whether typography may change ``text``."""
    for mark in MARKS:  # noqa: SIM110 - ``any`` takes three times as long
        if mark in text:
            return True
    return False


def typeset(text: str, quotes: Quotes) -> str:
    """A line of plain text, such as a title, with the typography of ``quotes``."""
    if not has_marks(text):
        return text
    return "".join(Block(text, quotes).read(text, literal=False))


class Block:
    """The text of one block, whose quotes belong together, read piece by piece.

    ``literal`` are spans of it that stay as they are.
    """

    def __init__(self, text: str, quotes: Quotes, literal: Sequence[tuple[int, int]] = ()) -> None:
        self._text = text
        self._quotes = quotes
        self._literal = literal
        self._offset = 0
        self._open: list[tuple[list[str], int]] = []  # single quotes that wait for a partner

    def skip(self, length: int) -> None:
        """Pass over a piece without marks."""
        self._offset += length

    def read(self, text: str, *, literal: bool) -> list[str]:
        """The next piece, cut at its marks, with their replacements; these may yet change."""
        pieces: list[str] = []
        end = 0
        for found in () if literal else _MARK.finditer(text):
            first, last = found.span()
            start, behind = self._offset + first, self._offset + last
            if self._literal and any(one <= start < other for one, other in self._literal):
                continue
            before = self._text[start - 1] if start else ""
            after = self._text[behind : behind + 1]
            mark = found[0]
            pieces += (text[end:first], self._replacement(mark, before, after))
            if mark == "'":
                self._pair(pieces, before, after)
            end = last
        pieces.append(text[end:])
        self._offset += len(text)
        return pieces

    def _replacement(self, mark: str, before: str, after: str) -> str:
        if mark == '"':
            return self._quotes.double[0 if _opens(before, after) else 1]
        if mark == "--" and (not before or before.isspace()) and after.isalnum():
            return mark  # an option of a program: --help
        return _REPLACEMENTS[mark]

    def _pair(self, pieces: list[str], before: str, after: str) -> None:
        """Tell single quotes from apostrophes: a quote has a partner."""
        if before.isalnum() and after.isalnum():
            return
        if _opens(before, after):
            self._open.append((pieces, len(pieces) - 1))
        elif self._open:
            opening, position = self._open.pop()
            opening[position], pieces[-1] = self._quotes.single


def _opens(before: str, after: str) -> bool:
    """Whether a quote with ``before`` and ``after`` on its sides is an opening one."""
    if not after or after.isspace():
        return False
    if before in _MAY_OPEN_AFTER:
        return after.isalnum()
    return not before or before.isspace() or before in _OPENS_AFTER
