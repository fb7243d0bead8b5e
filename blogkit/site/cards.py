"""Social cards: from posts without a picture to the pictures that networks show for them."""

import posixpath
from collections.abc import Iterator, Mapping

from blogkit.model.digests import digest_of, digest_of_value
from blogkit.model.outputs import CARD_SIZE, CardJob, FontFile, Output
from blogkit.model.site import Site
from blogkit.model.views import ImageView, PostSummary
from blogkit.site.frame import Frame
from blogkit.urls import Addresses, UrlPath

NEWEST = 200
"""Posts that can have a card. At 9 ms each, cards for all of 10,000 posts would cost a clean
build 90 s of one processor; so they cost 2 s, and what is older is hardly ever shared."""

_COLOURS = ("paper", "ink", "accent")
"""The settings of a theme that cards take their colours from, where it has them."""


def card_views(
    site: Site, summaries: Mapping[str, PostSummary], addresses: Addresses
) -> dict[str, ImageView]:
    """The card of each of the newest posts that has no picture a network would show."""
    width, height = CARD_SIZE
    return {
        post.source: ImageView(
            url=addresses.href(card_path(post.source)),
            alt=post.title,
            width=width,
            height=height,
            media_type="image/png",
        )
        for post in site.posts[:NEWEST]
        if post.image is None or _needs_card(summaries[post.source].image)
    }


def _needs_card(image: ImageView | None) -> bool:
    return image is None or image.media_type == "image/svg+xml"


def card_outputs(frame: Frame, fonts: tuple[FontFile, ...]) -> Iterator[Output]:
    """The pictures of ``frame.cards``, with words in ``fonts``."""
    settings = frame.theme.settings
    paper, ink, accent = (str(settings.get(name, "")) for name in _COLOURS)
    for place, source in enumerate(frame.site.sources[:NEWEST]):
        if source not in frame.cards or not frame.wants(card_path(source)):
            continue
        post, summary = frame.site.posts[place], frame.summaries[source]
        job = CardJob(
            title=post.title,
            authors=tuple(author.name for author in summary.authors),
            date=summary.date,
            language=summary.lang,
            site=frame.view.title,
            colours=(paper, ink, accent),
            fonts=fonts,
        )
        origin = f"the card of {post.source}"
        yield frame.output(
            card_path(post.source), job, digest_of("card", digest_of_value(job)), origin
        )


def card_path(source: str) -> UrlPath:
    """``/media/cards/posts/tea.png``: like other pictures it stays where it is at a new slug."""
    below = posixpath.splitext(source.removeprefix("content/"))[0]
    return UrlPath(f"/media/cards/{below}.png")
