"""Mastodon: grapheme clusters, in which a link is 23 and ``@user@host`` counts as ``@user``."""

import re
from urllib.parse import urlsplit

from blogkit.channels.base import (
    Channel,
    Draft,
    Limit,
    Picture,
    cluster_count,
    composer,
    open_links_with_scheme,
)

LINK_LENGTH = 23
_PICKER = "https://share.joinmastodon.org/"
"""Mastodon's own page that asks for the reader's server (2026-03)."""

_MENTION = re.compile(
    r"(?<![=/\w])@([a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)@(\w+(?:[\w.-]+\w+)?)", re.IGNORECASE
)
_LONGEST_HOST = 253
_LONGEST_LABEL = 63


class Mastodon(Channel):
    """Any server that keeps Mastodon's default; ``[channels.mastodon] limit`` says another."""

    name = "mastodon"
    label = "Mastodon"
    hashtags = 3
    content_warnings = True
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=16_000_000,
        source="https://docs.joinmastodon.org/user/posting/#attachments",
        as_of="2026-11",
    )
    limit = Limit(
        most=500,
        unit="characters",
        source="https://docs.joinmastodon.org/user/posting/ and StatusLengthValidator",
        as_of="2026-11",
    )

    def count(self, text: str) -> int:
        """Clusters of the text with links and mentions as StatusLengthValidator sees them."""
        pieces: list[str] = []
        position = 0
        for start, end in open_links_with_scheme(text):
            pieces += [_MENTION.sub(_front, text[position:start]), "x" * LINK_LENGTH]
            position = end
        pieces.append(_MENTION.sub(_front, text[position:]))
        return cluster_count("".join(pieces))

    def compose_url(self, draft: Draft) -> str:
        """The share page of the writer's server, else the one that asks which it is."""
        address = urlsplit(draft.profile)
        if address.scheme and address.netloc:
            return composer(f"{address.scheme}://{address.netloc}/share", text=draft.text)
        return composer(_PICKER, text=draft.text).replace("?", "#", 1)


def _front(match: re.Match[str]) -> str:
    """A mention without its server, if there can be such a server."""
    labels = match[2].split(".")
    is_host = len(match[2]) <= _LONGEST_HOST and max(map(len, labels)) <= _LONGEST_LABEL
    return f"@{match[1]}" if is_host else match[0]
