"""Autolinks: from bare web and e-mail addresses in a tree to links."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from blogkit.content.markdown.addresses import ADDRESS, href, trimmed
from blogkit.content.markdown.runs import RawElements, runs_by_block

_NO_LINKS = frozenset(["a", "button", "code", "kbd", "pre", "samp"])


class Autolinks(Extension):
    """Links for bare addresses, except in code and in links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        # After links and raw HTML, before entities and emphasis, which an address may look like.
        md.inlinePatterns.register(_Addresses(ADDRESS, md), "bare_address", 85)
        # After footnotes, which are links too.
        md.treeprocessors.register(_NoLinkInLink(md), "no_link_in_link", 14)


class _Addresses(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)
    NEEDS = ("://", "@", "w.", "W.")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int, int]:
        address = trimmed(m[0])
        target = href(address)
        end = m.start() + len(address)
        if not target:
            return None, m.start(), m.end()
        link = Element("a", {"href": target})
        link.text = AtomicString(address)
        return link, m.start(), end


class _NoLinkInLink(Treeprocessor):
    """Takes back links in links, and bare addresses in raw HTML that inline patterns do not see."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            for inner in link.iter("a"):
                if inner is not link:
                    _unlink(inner)
        raw = RawElements(self.md.htmlStash.rawHtmlBlocks, _NO_LINKS)
        for runs in runs_by_block(root, self.md.is_block_level) if raw else ():
            spans = raw.spans("".join(run.text for run in runs))
            position = 0
            for run in runs:
                is_bare = run.element.tag == "a" and isinstance(run.text, AtomicString)
                if is_bare and any(start <= position < end for start, end in spans):
                    _unlink(run.element)
                position += len(run.text)


def _unlink(link: Element) -> None:
    link.tag = "span"
    link.attrib.clear()
