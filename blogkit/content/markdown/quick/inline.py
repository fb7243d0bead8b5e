"""Inline: from a piece of text to what Python-Markdown's inline patterns make of it.

Python-Markdown searches each piece with each pattern. Here a pattern is passed over where a
text does not have what all its matches begin with or hold.
"""

import re
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINE_BREAK_RE,
    LINK_RE,
    LinkInlineProcessor,
    Pattern,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

NEEDS: Final = {
    AUTOLINK_RE: ("://",),
    AUTOMAIL_RE: ("<",),
    BACKTICK_RE: ("`",),
    ENTITY_RE: ("&",),
    ESCAPE_RE: ("\\",),
    HTML_RE: ("<",),
    IMAGE_LINK_RE: ("![",),
    LINE_BREAK_RE: ("  \n",),
    LINK_RE: ("[",),
    r"\[\^([^\]]*)\]": ("[^",),
    r"\\\n": ("\\\n",),
}
"""Regular expressions of Python-Markdown, and literals: one of them is in every match."""


class QuickInline(InlineProcessor):
    """Python-Markdown's own walk through the tree, with fewer patterns at each step.

    What a pattern of ours needs may depend on whether there are definitions of links.
    """

    _made_of: tuple[Any, ...] = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns that are registered now to ``tree``."""
        patterns: Any = self.inlinePatterns
        made_of = (*patterns, bool(self.md.references))
        if made_of != self._made_of:
            self._made_of = made_of
            self._plan = [(pattern, *_first_and_others(pattern)) for pattern in patterns]
            literals = [one for _, first, others in self._plan for one in (first, *others)]
            self._has_plain_words = all(one and not one.isalnum() for one in literals)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - Python-Markdown's names
        """``data`` with placeholders for what the patterns from ``patternIndex`` on match."""
        if isinstance(data, AtomicString) or (data.isalnum() and self._has_plain_words):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        plan = self._plan
        for position in range(patternIndex, len(plan)):
            pattern, first, others = plan[position]
            if first in data or (others and _has_any(data, others)):
                matched, start = True, 0
                while matched:
                    data, matched, start = apply(pattern, data, position, start)
        return data


class QuickLink(LinkInlineProcessor):
    """Python-Markdown's own links, which it reads character by character."""

    _TEXT = re.compile(r"[^\[\]]*+\]")
    _TARGET = re.compile(r"""\(([^\s()<'"]*+)\)""")

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - Python-Markdown's name
        """The text from ``index`` on to the bracket that ends it."""
        found = self._TEXT.match(data, index)
        if found is None:  # it has brackets in it
            return super().getText(data, index)
        return data[index : found.end() - 1], found.end(), True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """The address in the parentheses at ``index``, and its title."""
        found = self._TARGET.match(data, index)
        if found is None:  # it has more than an address in it
            return super().getLink(data, index)
        return self.unescape(found[1]).strip(), None, found.end(), True


def needs_of(pattern: Pattern) -> tuple[str, ...]:
    """Literals one of which is in all that ``pattern`` matches; none where that is not known."""
    own: tuple[str, ...] = getattr(pattern, "NEEDS", ())
    return own or NEEDS.get(pattern.getCompiledRegExp().pattern, ())


def _first_and_others(pattern: Pattern) -> tuple[str, tuple[str, ...]]:
    """What ``pattern`` needs; all text has an empty literal."""
    needs = needs_of(pattern) or ("",)
    return needs[0], needs[1:]


def _has_any(text: str, literals: tuple[str, ...]) -> bool:
    for literal in literals:  # noqa: SIM110 - ``any`` takes three times as long
        if literal in text:
            return True
    return False
