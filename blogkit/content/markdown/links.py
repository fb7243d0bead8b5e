"""Links: from ``[text][label]`` and ``[label]`` to links and images, as CommonMark has them.

Python-Markdown takes ``[tea] [milk]`` for one link, and does not find the definition of a
label with code in it. An image without a description gets no empty ``alt``, so that one that was
written, as ``{ alt="" }``, can be told from one that was forgotten.
"""

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE


class Links(Extension):
    """References to definitions by their labels."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        patterns = md.inlinePatterns
        patterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
        patterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)
        patterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
        patterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
        patterns.register(_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125)


class _Labels(ReferenceInlineProcessor):
    """Looks a label up as it was written, where there is a placeholder for code by now."""

    RE_LINK = re.compile(r"\[([^\]]*)\]")

    @property
    def NEEDS(self) -> tuple[str, ...]:  # noqa: N802 - as the quick way asks other patterns
        """What a text has to have: what none has, where nothing is defined."""
        return ("[",) if self.md.references else ("\0",)

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802
        label, end, handled = super().evalId(data, index, text)
        return INLINE_PLACEHOLDER_RE.sub(self._written, label or "").strip(), end, handled

    def _written(self, place: re.Match[str]) -> str:
        inline = self.md.treeprocessors["inline"]
        node = inline.stashed_nodes.get(place[1]) if isinstance(inline, InlineProcessor) else None
        if isinstance(node, Element) and node.tag == "code":
            return f"`{unescape(node.text or '').lower()}`"
        return place[0]


class _Reference(_Labels):
    pass


class _ShortReference(_Labels, ShortReferenceInlineProcessor):
    pass


class _Image(ImageInlineProcessor):
    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        image, start, end = super().handleMatch(m, data)
        if isinstance(image, Element):
            image = _without_empty(image)
        return image, start, end


class _ImageReference(_Labels, ImageReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:  # noqa: N802
        return _without_empty(super().makeTag(href, title, text))


class _ShortImageReference(_Labels, ShortImageReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:  # noqa: N802
        return _without_empty(super().makeTag(href, title, text))


def _without_empty(image: Element) -> Element:
    if not image.get("alt", "").strip():
        del image.attrib["alt"]
    return image
