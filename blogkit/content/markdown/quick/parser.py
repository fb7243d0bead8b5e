"""The parser: Python-Markdown's own, built of the quick parts beside this file."""

from typing import Any, Self

import markdown
from markdown import Markdown
from markdown.inlinepatterns import LINK_RE
from markdown.preprocessors import Preprocessor

from blogkit.content.markdown.quick.blocks import QuickBlockParser
from blogkit.content.markdown.quick.inline import QuickInline, QuickLink
from blogkit.proven import is_proven


class QuickMarkdown(Markdown):
    """A parser that makes what ``Markdown`` makes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if "html_block" in self.preprocessors:
            html = self.preprocessors["html_block"]
            self.preprocessors.register(_HtmlBlocks(html), "html_block", 20)

    def convert(self, source: str) -> str:
        """The markup of ``source``."""
        self._block_level.clear()
        return super().convert(source)

    def is_block_level(self, tag: Any) -> bool:
        """Whether ``tag`` is that of a block; remembered as long as one text is converted."""
        if not isinstance(tag, str):
            return False
        known = self._block_level.get(tag)
        if known is None:
            known = self._block_level[tag] = super().is_block_level(tag)
        return known

    def build_parser(self) -> Self:
        """Build it of Python-Markdown's parts, before extensions put others in or out."""
        self._block_level: dict[str, bool] = {}
        super().build_parser()
        self.parser = QuickBlockParser(self.parser)
        self.treeprocessors.register(QuickInline(self), "inline", 20)
        self.inlinePatterns.register(QuickLink(LINK_RE, self), "link", 160)
        return self


class _HtmlBlocks(Preprocessor):
    """Runs ``html``, which looks for raw HTML, where there may be some."""

    def __init__(self, html: Preprocessor) -> None:
        super().__init__(html.md)
        self._html = html

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._html.run(lines) if "<" in text or "&" in text else text.split("\n")


def parser_class(*, quick: bool) -> type[Markdown]:
    """The class of the parser: with ``quick`` the quick one, where it is proven."""
    return QuickMarkdown if quick and is_proven("Markdown", markdown.__version__) else Markdown
