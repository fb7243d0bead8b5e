"""Callouts: from ``!!! note "Title"`` and an indented body to an aside with a title.

``> [!NOTE]`` comes here too: the container pass writes it in this way.
"""

import re
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.treeprocessors import Treeprocessor

from blogkit.content.markdown.wording import KINDS, Wording


class Callouts(Extension):
    """Callouts whose titles are in the language of ``wording`` where the writer gave none."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._titles = dict(zip(KINDS, wording.callouts, strict=True))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        blocks = _CalloutBlocks(md.parser, self._titles)
        md.parser.blockprocessors.register(blocks, "callout", 105)
        md.treeprocessors.register(_Asides(md), "callout", 9)


class _CalloutBlocks(AdmonitionProcessor):
    """Makes ``div`` elements, for Python-Markdown looks for them where a body goes on."""

    STARTS = "! "
    CLASSNAME = "callout"
    CLASSNAME_TITLE = "callout-title"
    RE: ClassVar[re.Pattern[str]] = re.compile(
        r'(?:^|\n)!!! ?([\w-]+(?>(?: +[\w-]+)*))(?: +"(.*)")? *(?:\n|$)'
    )

    def __init__(self, parser: BlockParser, titles: dict[str, str]) -> None:
        super().__init__(parser)
        self._titles = titles

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, *classes = match[1].lower().split()
        title = self._titles.get(kind, kind.capitalize()) if match[2] is None else match[2]
        return " ".join([f"callout-{kind}", *classes]), title or None


class _Asides(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter("div"):
            if element.get("class", "").startswith("callout callout-"):
                element.tag = "aside"
                element.set("role", "note")
