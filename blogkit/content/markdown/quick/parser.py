"""The parser: Python-Markdown's own, built of the quick parts beside this file."""

from typing import Any, Self

import markdown
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from blogkit.content.markdown.quick.blocks import QuickBlockParser
from blogkit.content.markdown.quick.inline import QuickInline
from blogkit.content.markdown.quick.proven import is_proven


class QuickMarkdown(Markdown):
    """A parser that makes what ``Markdown`` makes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        html = self.preprocessors["html_block"] if "html_block" in self.preprocessors else None
        if html is not None:
            self.preprocessors.register(_HtmlBlocks(html), "html_block", 20)

    def build_parser(self) -> Self:
        """Build it of Python-Markdown's parts, before extensions put others in or out."""
        super().build_parser()
        self.parser = QuickBlockParser(self.parser)
        self.treeprocessors.register(QuickInline(self), "inline", 20)
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
