"""Bluesky: grapheme clusters and UTF-8 bytes, with links, tags and mentions told by their place."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from blogkit.channels.base import (
    Channel,
    Draft,
    Facet,
    Limit,
    Meter,
    Picture,
    cluster_count,
    composer,
    has_known_top,
)

if TYPE_CHECKING:
    import regex

MOST_BYTES = 3_000
_LONGEST_TAG = 64
"""In UTF-16 code units, as the rules are written in JavaScript."""

_SPACE = r"\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF"
"""White space as JavaScript sees it, for the rules are written in that."""

_LINK = re.compile(
    rf"(?:^|(?<=[(\n\r\u2028\u2029])|(?<=[{_SPACE}]))https?://[^{_SPACE}]+", re.IGNORECASE
)
_MENTION = re.compile(rf"(?:^|(?<=[{_SPACE}(]))@([a-zA-Z0-9.-]+)\b", re.ASCII)
_Found: TypeAlias = tuple[int, int, Literal["link", "tag", "mention"], str]
_UNSEEN = r"\u00AD\u2060\u200A\u200B\u200C\u200D\u20E2"


class Bluesky(Channel):
    """Bluesky, where a link is as long as it is."""

    name = "bluesky"
    label = "Bluesky"
    hashtags = 2
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=1_000_000,
        source="https://github.com/bluesky-social/atproto lexicons/app/bsky/embed/external.json",
        as_of="2026-11",
    )
    limit = Limit(
        most=300,
        unit="characters",
        source="https://github.com/bluesky-social/atproto lexicons/app/bsky/feed/post.json",
        as_of="2026-11",
    )

    def count(self, text: str) -> int:
        """Extended grapheme clusters of the whole text."""
        return cluster_count(text)

    def meters(self, text: str, most: int) -> tuple[Meter, ...]:
        """Clusters, and the bytes that a few of them can have too many of."""
        size = len(text.encode(errors="surrogatepass"))
        return (
            Meter(unit=self.limit.unit, count=self.count(text), limit=most),
            Meter(unit="bytes", count=size, limit=MOST_BYTES),
        )

    def facets(self, text: str) -> tuple[Facet, ...]:
        """Links with a scheme, tags and full handles, in the order of the text.

        The rules of ``@atproto/api`` ``detectFacets`` (0.18), without bare domains: a teaser's
        link is whole, and a word with a dot in it should not become one.
        """
        found = sorted([*_links(text), *_mentions(text), *_tags(text)])
        return tuple(
            Facet(kind=kind, start=_bytes(text[:start]), end=_bytes(text[:end]), target=target)
            for start, end, kind, target in found
        )

    def compose_url(self, draft: Draft) -> str:
        """Bluesky's web intent."""
        return composer("https://bsky.app/intent/compose", text=draft.text)


def _links(text: str) -> Iterator[_Found]:
    for match in _LINK.finditer(text):
        uri = match[0]
        if uri[-1] in ".,;:!?":
            uri = uri[:-1]
        if uri[-1] == ")" and "(" not in uri:
            uri = uri[:-1]
        yield match.start(), match.start() + len(uri), "link", uri


def _mentions(text: str) -> Iterator[_Found]:
    for match in _MENTION.finditer(text):
        if "." in match[1] and has_known_top(match[1]):
            yield match.start(), match.end(), "mention", match[1]


def _tags(text: str) -> Iterator[_Found]:
    if "#" not in text and "\uff03" not in text:
        return
    for match in _tag_pattern().finditer(text):
        tag = match[1]
        while tag and unicodedata.category(tag[-1])[0] == "P":
            tag = tag[:-1]
        if 0 < len(tag.encode("utf-16-le", errors="surrogatepass")) <= 2 * _LONGEST_TAG:
            yield match.start(), match.start() + 1 + len(tag), "tag", tag


@lru_cache(maxsize=1)
def _tag_pattern() -> "regex.Pattern[str]":
    import regex

    inside = rf"[^{_SPACE}{_UNSEEN}]*"
    return regex.compile(
        rf"(?:^|(?<=[{_SPACE}]))[#\uff03]"
        rf"((?!\uFE0F){inside}[^\d{_SPACE}\p{{P}}{_UNSEEN}]+{inside})"
    )


def _bytes(text: str) -> int:
    return len(text.encode(errors="surrogatepass"))
