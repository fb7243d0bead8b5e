"""Entities: references to characters, from ``&copy;`` and ``&#169;`` in a tree to what is right."""

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import ENTITY_RE, HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from blogkit.content.markdown.characters import known

_REFERENCE: Final = re.compile(ENTITY_RE)
_LONE: Final = re.compile(f"{STX}38{ETX}|&(?={STX})")
_PRIORITY_OF_UNESCAPE: Final = 0


class Entities(Extension):
    """References to characters that are right, wherever they stand."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        md.inlinePatterns.register(_Inline(ENTITY_RE, md), "entity", 80)
        md.treeprocessors.register(_InTree(md), "entities", _PRIORITY_OF_UNESCAPE + 0.5)


class _Inline(HtmlInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        return self.md.htmlStash.store(known(m[0])), m.start(), m.end()


class _InTree(Treeprocessor):
    """References in attributes, and ``&`` that begins none: escaped, or before what is."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text:
                element.text = _lone(element.text)
            if element.tail:
                element.tail = _lone(element.tail)
            for name, value in element.items():
                if value and "&" in value:
                    element.set(name, _REFERENCE.sub(_known, _lone(value)))


def _lone(text: str) -> str:
    if STX not in text:
        return text
    return _LONE.sub(f"{AMP_SUBSTITUTE}amp;", text)


def _known(found: re.Match[str]) -> str:
    return known(found[0])
