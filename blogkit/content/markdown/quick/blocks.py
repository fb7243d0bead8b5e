"""Blocks: from a block of text to the block processors of Python-Markdown that may want it.

All of Python-Markdown's block processors but two look for what a line begins with, and tables
for ``|``. So which ones can want a block is known by the characters that its lines begin with.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    CodeBlockProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    OListProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
    UListProcessor,
)
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.md_in_html import MarkdownInHtmlProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import STX

STARTS: Final[dict[type[BlockProcessor], str]] = {
    AbbrBlockprocessor: "*",
    AdmonitionProcessor: "! ",
    BlockQuoteProcessor: ">",
    CodeBlockProcessor: " ",
    DefListIndentProcessor: " ",
    DefListProcessor: ":",
    EmptyBlockProcessor: "\n",
    FootnoteBlockProcessor: "[",
    HRProcessor: "-_*",
    HashHeaderProcessor: "#",
    ListIndentProcessor: " ",
    MarkdownInHtmlProcessor: STX,
    OListProcessor: "0",
    ReferenceProcessor: "[",
    SaneOListProcessor: "0",
    SaneUListProcessor: "-+*",
    SetextHeaderProcessor: "=-",
    TableProcessor: "|",
    UListProcessor: "-+*",
}
"""Processors of Python-Markdown, and the kinds of blocks that they may want; see ``kinds_of``."""

_KINDS: Final = frozenset("".join(STARTS.values()))


class QuickBlockParser(BlockParser):
    """Python-Markdown's own parser, which asks fewer processors about each block.

    A processor with ``STARTS`` of its own says by that which blocks it may want.
    """

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser.md)
        self.blockprocessors = parser.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._all: tuple[BlockProcessor, ...] = ()
        self._chosen: dict[frozenset[str], tuple[int, ...]] = {}

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - Python-Markdown's name
        """Read all ``blocks`` into ``parent``."""
        every = tuple(self.blockprocessors)
        if every != self._all:
            self._all = every
            self._chosen.clear()
        while blocks:
            block = blocks[0]
            kinds = kinds_of(block)
            chosen = self._chosen.get(kinds)
            if chosen is None:
                chosen = self._chosen[kinds] = tuple(_positions(every, kinds))
            for position in chosen:
                processor = every[position]
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


def kinds_of(block: str) -> frozenset[str]:
    """The characters that lines of ``block`` begin with behind spaces, where they matter.

    Beside these: a space where the block begins with one, ``0`` where it begins with a number,
    ``|`` where there is one, a line end for a line that is empty.
    """
    first = block.lstrip(" ")[:1]
    if "\n" in block:
        firsts = {line.lstrip(" ")[:1] or "\n" for line in block.split("\n")}
    else:
        firsts = {first or "\n"}
    if first.isdecimal():
        firsts.add("0")
    if block[:1] == " ":
        firsts.add(" ")
    if "|" in block:
        firsts.add("|")
    return _KINDS & firsts


def _positions(every: Sequence[BlockProcessor], kinds: frozenset[str]) -> Iterator[int]:
    for position, processor in enumerate(every):
        starts = getattr(processor, "STARTS", None) or STARTS.get(type(processor))
        if starts is None or not kinds.isdisjoint(starts):
            yield position
