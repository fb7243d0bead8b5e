"""Autolinks: from bare web and e-mail addresses in text to links.

The rules are GitHub's (GFM 0.29, 6.9): punctuation at the end is no part of an address, nor
is a bracket that was not opened in it.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from blogkit.content.markdown.runs import RawElements, runs_by_block

# An escaped character is \x02, its number, \x03; other things in \x02 \x03 stand for markup.
_ADDRESS = (
    r"(?<![\w@./-])(?:(?i:https?://|www\.)\w(?:[^\s<>\x02\x03]++|\x02\d+\x03)*+"
    r"|[\w.+-]++@[\w-]++(?:\.[\w-]++)++)"
)
_HOST = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)
_ENTITY_AT_END = re.compile(r"&[a-zA-Z0-9]{1,31};$")
_NO_LINKS = frozenset(["a", "button", "code", "kbd", "pre", "samp"])


class Autolinks(Extension):
    """Links for bare addresses, except in code and in links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        # After links and raw HTML, before entities and emphasis, which an address may look like.
        md.inlinePatterns.register(_Addresses(_ADDRESS, md), "bare_address", 85)
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
        address = _trimmed(m[0])
        href = _href(address)
        end = m.start() + len(address)
        if not href:
            return None, m.start(), m.end()
        link = Element("a", {"href": href})
        link.text = AtomicString(address)
        return link, m.start(), end


def _trimmed(address: str) -> str:
    """``address`` without what is behind it in the sentence."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";" and (entity := _ENTITY_AT_END.search(address, max(end - 33, 0), end)):
            end = entity.start()
        elif last in "?!.,:;*_~'\"“”‘’»«…":
            end -= 1
        else:
            break
    return address[:end]


def _href(address: str) -> str:
    """Where ``address`` leads; empty where it is none after all."""
    if "://" not in address and "@" in address and not address.lower().startswith("www."):
        return "" if address.endswith("-") else f"mailto:{address}"
    if not _HOST.match(address):
        return ""
    if "://" in address:
        return address
    return f"http://{address}" if "." in address[4:] else ""


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
