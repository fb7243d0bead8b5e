"""Telegram: UTF-16 code units, and fewer of them where the text stands under a picture."""

from blogkit.channels.base import Channel, Draft, Limit, Picture, composer

CAPTION = 1_024
"""Longest text under a picture, in UTF-16 code units."""


class Telegram(Channel):
    """A channel or a group on Telegram."""

    name = "telegram"
    label = "Telegram"
    hashtags = 2
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=10_000_000,
        source="https://core.telegram.org/bots/api#sendphoto; the size is ours",
        as_of="2026-11",
    )
    limit = Limit(
        most=4_096,
        unit="UTF-16 code units",
        source="https://core.telegram.org/bots/api#sendmessage",
        as_of="2026-11",
    )

    def count(self, text: str) -> int:
        """UTF-16 code units of a text without markup."""
        return len(text.encode("utf-16-le", errors="surrogatepass")) // 2

    def warnings(self, text: str) -> tuple[str, ...]:
        """A long text is no caption."""
        count = self.count(text)
        what = f"is too long to stand under a picture ({count} of {CAPTION})"
        return (what,) if count > CAPTION else ()

    def compose_url(self, draft: Draft) -> str:
        """Telegram's share link, which puts the address before the text."""
        words = draft.text.removesuffix(draft.link).rstrip() if draft.link else draft.text
        return composer("https://t.me/share/url", url=draft.link, text=words)
