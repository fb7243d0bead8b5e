"""Quotes: from typewriter marks in a tree to the quotation marks, dashes and dots of a language.

Python-Markdown's own ``smarty`` looks at each piece of text by itself, so that a mark beside
emphasis often turns the wrong way; here a mark is seen with what stands on both its sides.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from blogkit.content.markdown.runs import RawElements, Run, runs_by_block
from blogkit.content.markdown.typography import LITERAL, Block, has_marks
from blogkit.content.markdown.wording import Quotes


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
        raw = RawElements(self.md.htmlStash.rawHtmlBlocks, LITERAL)
        for runs in runs_by_block(root, self.md.is_block_level):
            text = "".join(run.text for run in runs)
            if not has_marks(text):
                continue
            block = Block(text, self._quotes, raw.spans(text))
            read = [(run, block.read(run.text, literal=_is_literal(run))) for run in runs]
            for run, pieces in read:
                if len(pieces) > 1:
                    run.replace("".join(pieces))


def _is_literal(run: Run) -> bool:
    if isinstance(run.text, AtomicString):
        return True
    return run.slot == "text" and run.element.tag in LITERAL
