"""X: weighted characters, in which a link is 23, an emoji 2, and most scripts but Latin 2 each."""

import re
import unicodedata

from blogkit.channels.base import (
    Channel,
    Draft,
    Limit,
    Picture,
    bare_links,
    composer,
    replace_emoji,
)

LINK_WEIGHT = 23
_HEAVY = 2
_HEAVY_ONES = re.compile(r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""Code points that weigh 2; all others weigh 1 (twitter-text configuration 3, 2018-10)."""


class X(Channel):
    """X, for accounts that do not pay for longer posts."""

    name = "x"
    label = "X"
    hashtags = 2
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=5_000_000,
        source="https://docs.x.com/x-api/media/quickstart/best-practices",
        as_of="2026-11",
    )
    limit = Limit(
        most=280,
        unit="weighted characters",
        source="https://docs.x.com/fundamentals/counting-characters and twitter-text 3.1.0",
        as_of="2026-11",
    )

    def count(self, text: str) -> int:
        """The weighted length of twitter-text 3: NFC first, 23 a link, 2 an emoji."""
        text = unicodedata.normalize("NFC", text)
        weight = position = 0
        for start, end in bare_links(text):
            weight += _weight(text[position:start]) + LINK_WEIGHT
            position = end
        return weight + _weight(text[position:])

    def compose_url(self, draft: Draft) -> str:
        """X's web intent."""
        return composer("https://x.com/intent/post", text=draft.text)


def _weight(text: str) -> int:
    """The weight of ``text`` in which no link is."""
    if text.isascii():
        return len(text)
    rest, emoji = replace_emoji(text)
    return _HEAVY * emoji + len(rest) + (_HEAVY - 1) * len(_HEAVY_ONES.findall(rest))
