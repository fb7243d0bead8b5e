"""LinkedIn: plain characters, a fold near 210, and an API that wants its signs escaped."""

import re

from blogkit.channels.base import Channel, Draft, Limit, Picture, composer

_SIGNS = re.compile(r"[\\|{}@\[\]()<>#*_~]")
"""What ends or changes a text that is sent through the API ("little" text format, 2026-05)."""

_HASHTAG = re.compile(r"(?<!\S)#(?=\d*[^\W\d_])([^\W_]+)(?!\S)")


class LinkedIn(Channel):
    """A page or a person on LinkedIn."""

    name = "linkedin"
    label = "LinkedIn"
    hashtags = 3
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=5_000_000,
        source="its help page on images of links: 1.91 to 1, 5 MB",
        as_of="2026-11",
    )
    limit = Limit(
        most=3_000,
        unit="characters",
        source="https://learn.microsoft.com/linkedin/marketing/community-management/shares/"
        "posts-api; the folds are measured by eye",
        as_of="2026-11",
        fold=210,
        phone_fold=140,
    )

    def count(self, text: str) -> int:
        """UTF-16 code units, as its editor counts."""
        return len(text.encode("utf-16-le", errors="surrogatepass")) // 2

    def for_api(self, text: str) -> str:
        """``text`` with a backslash before each sign that the API would take for its own.

        Hashtags are told as such: escaped, they would be plain text.
        """
        pieces = _HASHTAG.split(text)
        pieces[::2] = [_SIGNS.sub(r"\\\g<0>", piece) for piece in pieces[::2]]
        pieces[1::2] = [rf"{{hashtag|\#|{tag}}}" for tag in pieces[1::2]]
        return "".join(pieces)

    def compose_url(self, draft: Draft) -> str:
        """LinkedIn's editor with the text in it."""
        return composer("https://www.linkedin.com/feed/", shareActive="true", text=draft.text)
