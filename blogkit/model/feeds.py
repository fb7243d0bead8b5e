"""Feeds as planning describes them: what a feed says of itself, and its entries."""

from datetime import datetime
from typing import Literal

from blogkit.dataclasses import dataclass
from blogkit.model.digests import Digest
from blogkit.model.views import BodyView, ImageView, PostSummary
from blogkit.urls import UrlPath, output_file

FeedFormat = Literal["rss", "atom", "json"]

FILES: dict[FeedFormat, str] = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}
LABELS: dict[FeedFormat, str] = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
MEDIA_TYPES: dict[FeedFormat, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}

OPML = UrlPath("/feeds.opml")
PODCAST = UrlPath("/podcast.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A post in a feed with its whole text; ``discussion`` is where readers talk about it.

    ``text_digest`` is that of its Markdown, where the feed carries that too.
    """

    post: PostSummary
    body: BodyView
    discussion: str = ""
    text_digest: Digest
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Podcast:
    """What podcast directories ask of a show.

    ``category`` is one of Apple's, with its subcategory where there is one; ``guid`` is the
    show's id for ever (podcast namespace), ``image`` its square artwork.
    """

    author: str
    email: str
    category: tuple[str, ...]
    image: ImageView | None = None
    explicit: bool = False
    type: Literal["episodic", "serial"] = "episodic"
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed in a list of feeds; those of one ``group`` stand together, one has none."""

    group: str = ""
    title: str
    language: str
    feed_url: str
    page_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedJob:
    """Make a feed of ``entries``, newest first, or a list of feeds from ``outlines`` (OPML).

    ``author`` stands for entries that name nobody. An archive document (RFC 5005, section 4)
    has ``current_url``, where the newest entries are; ``older_url`` and ``newer_url`` are the
    archive documents before and after. ``hub`` is a WebSub hub, ``stylesheet`` root-relative.
    With ``markdown`` an entry carries its source too (``source:markdown``).
    """

    format: FeedFormat | Literal["opml"]
    id: str
    title: str
    description: str
    page_url: str
    self_url: str
    language: str
    copyright: str
    updated: datetime
    full_content: bool
    markdown: bool = False
    entries: tuple[FeedEntry, ...]
    author: str = ""
    icon: str = ""
    hub: str = ""
    stylesheet: str = ""
    current_url: str = ""
    older_url: str = ""
    newer_url: str = ""
    podcast: Podcast | None = None
    outlines: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeaserFeedJob:
    """Make a feed whose items are the teasers of the entries of ``feed`` on one channel."""

    feed: FeedJob
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an item of a feed of teasers holds: the exact text, and where it leads."""

    text: str
    link: str


def feed_path(page: UrlPath, name: FeedFormat) -> UrlPath:
    """Where the feed of ``page`` lies: in its folder, or beside its file."""
    folder, file = ("/" + output_file(page)).rsplit("/", 1)
    stem = "" if file == "index.html" else file.rpartition(".")[0] + "."
    return UrlPath(f"{folder}/{stem}{FILES[name]}")


def archive_path(home: UrlPath, name: str, number: int) -> UrlPath:
    """Where an archive document of the feed of ``home`` lies; 1 has the oldest posts."""
    return UrlPath(f"{home}feeds/{name}-{number}.xml")


def artwork_error(image: ImageView) -> str:
    """What podcast directories would refuse in the artwork of a show; empty where nothing.

    Square, 1400 to 3000 pixels, JPEG or PNG (Apple Podcasts); unknown sizes pass for a
    picture on another host, which nobody can measure in a build.
    """
    if image.media_type and image.media_type not in {"image/jpeg", "image/png"}:
        return f"it is {image.media_type}, and should be a JPEG or PNG"
    if not image.width:
        return "" if "://" in image.url else "its size cannot be read"
    if image.width != image.height:
        return f"it is {image.width} by {image.height} pixels, and should be square"
    if not 1400 <= image.width <= 3000:
        return f"it is {image.width} pixels wide, and should be 1400 to 3000"
    return ""
