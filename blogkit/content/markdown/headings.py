"""Headings: from lines that begin with ``#`` and a space to headings (CommonMark 0.31, 4.2).

Python-Markdown makes a heading of ``#hashtag`` too, and of ``# C#`` one that says ``C``. Unlike
there, marks with nothing behind them make none.
"""

import re
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension

_CLOSING = re.compile(r"(?:^|(?<= ))#+(?=$| +\{[^{}]*\}$)")
_LITERAL = re.compile(r"(?<!#)#+(?=$| +\{[^{}]*\}$)")


class Headings(Extension):
    """Headings as CommonMark has them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)


class _Headings(HashHeaderProcessor):
    STARTS = "#"
    RE: ClassVar[re.Pattern[str]] = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?: [^\n]*)?)(?:\n|$)"
    )

    def run(self, parent: Element, blocks: list[str]) -> None:
        super().run(parent, blocks)
        heading = parent[-1]
        text = _CLOSING.sub("", (heading.text or "").rstrip())
        # Escaped, because attribute lists take what is left of ``#`` at the end away.
        heading.text = _LITERAL.sub(lambda found: r"\#" * len(found[0]), text).strip()
        if not heading.text:
            # A heading that says nothing is a stop for those who go from one to the next.
            parent.remove(heading)
