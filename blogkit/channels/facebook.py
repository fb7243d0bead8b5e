"""Facebook: plain characters, far more than anybody reads, and a fold near 477."""

from blogkit.channels.base import Channel, Draft, Limit, Picture, composer


class Facebook(Channel):
    """A page on Facebook."""

    name = "facebook"
    label = "Facebook"
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=8_000_000,
        source="https://developers.facebook.com/docs/sharing/webmasters/images",
        as_of="2026-11",
    )
    limit = Limit(
        most=63_206,
        unit="characters",
        source="Facebook's own announcement of 2011-11-30; the fold is measured by eye",
        as_of="2026-11",
        fold=477,
        phone_fold=477,
    )

    def count(self, text: str) -> int:
        """UTF-16 code units: nobody states it, and this is the longer of what it may be."""
        return len(text.encode("utf-16-le", errors="surrogatepass")) // 2

    def compose_url(self, draft: Draft) -> str:
        """Facebook's sharer, which takes the link alone: the text has to be pasted."""
        return composer("https://www.facebook.com/sharer/sharer.php", u=draft.link)
