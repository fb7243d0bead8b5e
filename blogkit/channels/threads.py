"""Threads: characters, in which an emoji is as long as its UTF-8 bytes; at most five links."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from blogkit.channels.base import Channel, Draft, Limit, Picture, clusters, composer, is_plain

if TYPE_CHECKING:
    import regex

MOST_LINKS = 5
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class Threads(Channel):
    """Threads by Meta."""

    name = "threads"
    label = "Threads"
    hashtags = 1
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=8_000_000,
        source="https://developers.facebook.com/docs/threads/posts",
        as_of="2026-11",
    )
    limit = Limit(
        most=500,
        unit="characters",
        source="https://developers.facebook.com/docs/threads/posts and /threads/overview",
        as_of="2026-07",
    )

    def count(self, text: str) -> int:
        """Code points, but an emoji counts as its UTF-8 bytes ("Emojis are counted as ...")."""
        if is_plain(text):
            return len(text)
        emoji = _emoji()
        return sum(
            len(cluster.encode()) if emoji.search(cluster) else len(cluster)
            for cluster in clusters(text)
        )

    def warnings(self, text: str) -> tuple[str, ...]:
        """A post with more than five different links is refused (since 2025-12-22)."""
        links = len(set(_LINK.findall(text)))
        return (f"has {links} links, and Threads takes {MOST_LINKS}",) if links > MOST_LINKS else ()

    def compose_url(self, draft: Draft) -> str:
        """Threads' web intent."""
        return composer("https://www.threads.com/intent/post", text=draft.text)


@lru_cache(maxsize=1)
def _emoji() -> "regex.Pattern[str]":
    import regex

    return regex.compile(r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\u20E3")
