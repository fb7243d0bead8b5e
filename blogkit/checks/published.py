"""Published files: from the bytes of a page or a feed to where it leads."""

import re
from collections.abc import Iterator
from html import unescape

from blogkit.dataclasses import dataclass

_LOADED = {"img": "src", "script": "src", "audio": "src", "video": "src", "source": "src"}
_LOADED |= {"track": "src", "iframe": "src", "embed": "src", "object": "data", "link": "href"}
_LINKING = ("a", "area")


@dataclass(frozen=True, slots=True)
class Page:
    """The links of a page, the files that it loads or offers, and the places to link to."""

    links: frozenset[str]
    files: frozenset[str]
    places: frozenset[str]


def read_page(html: bytes) -> Page:
    """What ``html`` leads to, as it is written there."""
    from lxml import etree

    root = etree.fromstring(html, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    links: set[str] = set()
    files: set[str] = set()
    places: set[str] = set()
    if root is None:
        return Page(frozenset(), frozenset(), frozenset())
    for element in root.iter(etree.Element):
        given = element.attrib
        if "id" in given:
            places.add(given["id"])
        if element.tag in _LINKING:
            links.add(given.get("href", ""))
            places.add(given.get("name", ""))
        elif attribute := _LOADED.get(str(element.tag)):
            files.add(given.get(attribute, ""))
            files.add(given.get("poster", ""))
            files.update(
                one.split()[0] for one in given.get("srcset", "").split(", ") if one.strip()
            )
    return Page(frozenset(links - {""}), frozenset(files - {""}), frozenset(places - {""}))


def addresses(text: bytes, base: str) -> Iterator[str]:
    """Each address that begins with ``base`` in a feed or another file for programs."""
    pattern = re.escape(base.encode()) + rb"/[^\s\"'<>\\)\]]*"
    for found in sorted(set(re.findall(pattern, text))):
        yield unescape(found.decode(errors="replace"))
