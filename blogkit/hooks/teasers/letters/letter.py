"""Letters: from posts with their teasers to what the template of a mail gets."""

from datetime import datetime

from blogkit.dataclasses import dataclass
from blogkit.hooks.teasers.compose import Teaser
from blogkit.model.views import ImageView, PostSummary
from blogkit.text import xml_safe
from blogkit.urls import Addresses

_SHOWN_IN_MAILS = frozenset(["", "image/jpeg", "image/png", "image/gif"])
"""What Outlook shows; nothing is said of pictures on other hosts, which mostly are of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPost:
    """One post in a mail: its title, the paragraphs of its teaser, and absolute addresses."""

    title: str
    url: str
    paragraphs: tuple[str, ...]
    image: ImageView | None
    date: datetime
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail about ``posts``, newest first; ``more`` of its posts are only on the blog.

    ``id`` tells it from every other mail of the site; ``first`` and ``last`` are the days
    that it is about, None for a mail about a single post.
    """

    id: str
    subject: str
    preheader: str
    posts: tuple[LetterPost, ...]
    language: str
    date: datetime
    first: datetime | None = None
    last: datetime | None = None
    more: int = 0


def letter_of(post: PostSummary, teaser: Teaser, base_url: str) -> Letter:
    """The mail about one post, with subject and preheader of its teaser on ``email``."""
    said = dict(teaser.outlet.channel.fields(teaser.text))
    return Letter(
        id=post.id,
        subject=said["subject"],
        preheader=said["preheader"],
        posts=(letter_post(post, teaser, base_url),),
        language=post.lang,
        date=post.date,
    )


def letter_post(post: PostSummary, teaser: Teaser, base_url: str) -> LetterPost:
    """A post as mails show it."""
    return LetterPost(
        title=one_line(post.title),
        url=teaser.parts.link,
        paragraphs=tuple(part for part in teaser.parts.text.split("\n\n") if part),
        image=_image(post.image, Addresses(base_url=base_url)),
        date=post.date,
        lang=post.lang,
    )


def _image(image: ImageView | None, addresses: Addresses) -> ImageView | None:
    if image is None or image.media_type not in _SHOWN_IN_MAILS:
        return None
    url = addresses.absolute(image.url)
    if not url.startswith(("https://", "http://")):
        return None
    return ImageView(url=url, alt=one_line(image.alt), width=image.width, height=image.height)


def one_line(text: str) -> str:
    """``text`` in one line that a header can hold."""
    return " ".join(xml_safe(text).split())
