"""Quotes: from typewriter marks in text to the quotation marks, dashes and dots of a language.

Python-Markdown's own ``smarty`` looks at each piece of text by itself, so that a mark beside
emphasis often turns the wrong way; here a mark is seen with what stands on both its sides.
"""

# ruff: noqa: RUF001 - typographic marks are what this is about

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from blogkit.content.markdown.runs import RawElements, Run, runs_by_block
from blogkit.content.markdown.wording import Quotes

_MARK = re.compile(r""""|'|-(?<![-<]-)-{1,2}(?![->])|\.(?<!\.\.)\.\.(?!\.)""")
"""Each way begins with a character of its own, so that ``re`` goes from one to the next."""
_MARKS = ('"', "'", "--", "...")
_OPENS_AFTER = frozenset("([{<–—-/“‘«‹„‚¿¡")
_MAY_OPEN_AFTER = frozenset("\"'\x03")
"""Another quote, or the end of what stands for raw HTML: a tag or an entity."""

_LITERAL = frozenset(
    ["code", "kbd", "math", "pre", "samp", "script", "style", "textarea", "tt", "var"]
)


class SmartQuotes(Extension):
    """The typography of ``quotes``; not in code."""

    def __init__(self, quotes: Quotes) -> None:
        super().__init__()
        self._quotes = quotes

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        # After all that reads quotes as syntax, and that makes captions of titles.
        md.treeprocessors.register(_SmartQuotes(md, self._quotes), "smart_quotes", 6)


class _SmartQuotes(Treeprocessor):
    def __init__(self, md: Markdown, quotes: Quotes) -> None:
        super().__init__(md)
        self._quotes = quotes

    def run(self, root: Element) -> None:
        raw = RawElements(self.md.htmlStash.rawHtmlBlocks, _LITERAL)
        for runs in runs_by_block(root, self.md.is_block_level):
            text = "".join(run.text for run in runs)
            if not any(mark in text for mark in _MARKS):
                continue
            block = _Block(text, self._quotes, raw.spans(text))
            read = [(run, block.read(run.text, literal=_is_literal(run))) for run in runs]
            for run, pieces in read:
                if len(pieces) > 1:
                    run.replace("".join(pieces))


def typeset(text: str, quotes: Quotes) -> str:
    """A line of plain text, such as a title, with the typography of ``quotes``."""
    return "".join(_Block(text, quotes, []).read(text, literal=False))


def _is_literal(run: Run) -> bool:
    if isinstance(run.text, AtomicString):
        return True
    return run.slot == "text" and run.element.tag in _LITERAL


class _Block:
    """The text of one block, whose quotes belong together, read piece by piece."""

    def __init__(self, text: str, quotes: Quotes, literal: list[tuple[int, int]]) -> None:
        self._text = text
        self._quotes = quotes
        self._literal = literal
        self._offset = 0
        self._open: list[tuple[list[str], int]] = []  # single quotes that wait for a partner

    def read(self, text: str, *, literal: bool) -> list[str]:
        """The next piece, cut at its marks, with their replacements; these may yet change."""
        pieces: list[str] = []
        end = 0
        for found in () if literal else _MARK.finditer(text):
            start = self._offset + found.start()
            if any(first <= start < last for first, last in self._literal):
                continue
            before = self._text[max(start - 1, 0) : start]
            after = self._text[self._offset + found.end() : self._offset + found.end() + 1]
            pieces += [text[end : found.start()], self._replacement(found[0], before, after)]
            if found[0] == "'":
                self._pair(pieces, before, after)
            end = found.end()
        pieces.append(text[end:])
        self._offset += len(text)
        return pieces

    def _replacement(self, mark: str, before: str, after: str) -> str:
        if mark == '"':
            return self._quotes.double[0 if _opens(before, after) else 1]
        if mark == "--" and (not before or before.isspace()) and after.isalnum():
            return mark  # an option of a program: --help
        return {"'": "’", "--": "–", "---": "—", "...": "…"}[mark]

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
