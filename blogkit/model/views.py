"""Views: the parts of which pages are made, frozen.

Parts that many pages share carry their ``digest`` from when they were made. URLs are ready
for an ``href``: percent-encoded, rooted at the site (``/blog/2026/05/tea/``); the ``absolute``
filter adds the host. Documented for theme authors in ``docs/theming.md``.
"""

from collections.abc import Mapping
from datetime import datetime

from blogkit.dataclasses import dataclass
from blogkit.model.digests import Digest
from blogkit.model.documents import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A title and where it leads; ``key`` is that of a page which no one writes."""

    title: str
    url: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A page in one of its languages; ``original``: the others are translations of it."""

    lang: str
    url: str
    original: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """A picture: root-relative or absolute URL, pixels (0 where unknown), alternative text.

    ``srcset`` names its smaller versions, ready for the attribute; empty where there are none.
    ``tone`` is its average colour: red, green and blue as digits from 0 to 3; empty where it is
    not known or the picture is not opaque.
    """

    url: str
    alt: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    media_type: str = ""
    srcset: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnclosureView:
    """Audio or video: URL, bytes, media type, seconds (0 where unknown)."""

    url: str
    length: int
    media_type: str
    duration: int = 0
    transcript: str = ""
    chapters: str = ""
    episode: int = 0
    season: int = 0
    explicit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorView:
    """A writer: ``url`` is the author's page here, ``home`` a page elsewhere."""

    key: str
    name: str
    url: str
    email: str = ""
    home: str = ""
    bio: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLink:
    """A tag, category or series as it stands on a post."""

    name: str
    url: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTerm:
    """A term with how many visible posts have it and the date of the newest.

    ``feed`` is the URL of its main feed; empty where terms like it have none.
    """

    name: str
    url: str
    slug: str
    count: int
    newest: datetime
    feed: str
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """A post as lists, feeds and neighbours show it: all but its body."""

    source: str
    kind: str
    id: str
    title: str
    url: str
    canonical: str
    date: datetime
    updated: datetime | None
    summary: str
    authors: tuple[AuthorView, ...]
    tags: tuple[TermLink, ...]
    category: TermLink | None
    series: TermLink | None
    part: int
    image: ImageView | None
    enclosure: EnclosureView | None
    lang: str
    pinned: bool
    reading_minutes: int
    ends_with_question: bool
    customer: str
    asked_by: str
    teaser: tuple[tuple[str, str], ...]
    mentions: tuple[str, ...]
    content_warning: str
    extra: Mapping[str, object]
    status: str
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedReference:
    """A reference of a body with what it leads to; an empty ``url`` leads nowhere for now.

    A picture's ``srcset`` and ``sizes`` are ready for the attributes; ``tone`` is that of
    ``ImageView``.
    """

    reference: Reference
    url: str
    width: int = 0
    height: int = 0
    srcset: str = ""
    sizes: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """Which body to show and where its references lead; templates get it as ``content``.

    ``shortcuts`` are digests of the templates that make the theme's shortcuts in it, in the
    words of ``language``.
    """

    source: str
    body_digest: Digest
    references: tuple[ResolvedReference, ...] = ()
    shortcuts: tuple[Digest, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A series with its visible parts in order; ``planned`` are titles not written yet."""

    name: str
    url: str
    description: str
    parts: tuple[PostSummary, ...]
    planned: tuple[str, ...]
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that a page offers: its title, URL and media type."""

    title: str
    url: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IconLink:
    """An icon that pages name in their head: the values of the attributes of its ``<link>``."""

    rel: str
    url: str
    media_type: str
    sizes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLink:
    """A place where readers can follow: ``label`` as shown, ``url`` of the profile."""

    name: str
    label: str
    url: str
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLink:
    """How to get text messages: send ``word`` to ``number``; ``url`` opens such a message."""

    label: str
    number: str
    word: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page may show of the site as a whole; no ``search``: it cannot be searched.

    ``sections`` are the lists of stories, questions and episodes, as far as there are any;
    without ``icons`` the theme's own stands for the site. On a site in several languages
    ``title``, ``menu``, ``feeds`` and what else it says of itself are those of the page's, and
    ``home`` is its home page; ``root`` is that of the whole site.
    """

    title: str
    tagline: str
    description: str
    url: str
    home: str
    root: str
    language: str
    email: str
    copyright: str
    menu: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    channels: tuple[ChannelLink, ...]
    newsletter_url: str
    search: str
    sections: tuple[Link, ...]
    icons: tuple[IconLink, ...]
    theme: Mapping[str, object]
    assets: tuple[tuple[str, str], ...]
    version: str
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """What the head of any page needs.

    ``kind`` is one of home, post, page, term, terms, archive, year, month, series, print,
    stories, questions, podcast, subscribe, search, not-found; ``trail`` leads from the home page
    to this one. Where no one writes the page, ``key`` is what a theme's words know it by, and
    ``title`` what it is called in English. ``translations``, where there are any, has the page
    itself among them.
    """

    kind: str
    key: str = ""
    title: str
    description: str
    url: str
    canonical: str
    lang: str
    image: ImageView | None = None
    trail: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where a list goes on: pages are numbered from the oldest; 0 is the first page of a list."""

    number: int
    newer: str
    older: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveMonth:
    """A month with posts."""

    year: int
    month: int
    url: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveYear:
    """A year with posts and its months, newest first."""

    year: int
    url: str
    count: int
    months: tuple[ArchiveMonth, ...]
