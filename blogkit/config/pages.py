"""Pages: the tables of settings that decide what a site is made of and how it looks."""

import re
from importlib.util import find_spec
from typing import Annotated, Any, Literal

from blogkit.config.readers import Rest, Within
from blogkit.config.refusals import Refusal
from blogkit.config.types import (
    BaseUrl,
    Language,
    Line,
    Lines,
    PagePattern,
    PostPattern,
    SignUp,
    SitePath,
    SlugPattern,
    TagAuthority,
    ThemeName,
    TimeZone,
    WebAddress,
)
from blogkit.dataclasses import dataclass, field
from blogkit.urls import host_of, path_error


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """``[site]``: what the blog is; ``icon`` is a path below content/."""

    title: Line
    base_url: BaseUrl
    tagline: Line = ""
    description: Line = ""
    language: Language = "en"
    timezone: TimeZone = "UTC"
    tag_authority: TagAuthority = ""
    author: Line = ""
    email: Line = ""
    copyright: Line = ""
    newsletter_url: SignUp = ""
    icon: Line = ""

    def __post_init__(self) -> None:
        if not self.tag_authority:
            object.__setattr__(self, "tag_authority", f"{host_of(self.base_url)},2026")


@dataclass(frozen=True, slots=True, kw_only=True)
class Urls:
    """``[urls]``: where things lie on the site."""

    post: PostPattern = "/{year}/{month}/{slug}/"
    page: PagePattern = "/{slug}/"
    tag: SlugPattern = "/tags/{slug}/"
    category: SlugPattern = "/categories/{slug}/"
    author: SlugPattern = "/authors/{slug}/"
    series: SlugPattern = "/series/{slug}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """``[lists]``: how long lists are."""

    per_page: Annotated[int, Within(1, 1000)] = 10


FeedFormat = Literal["rss", "atom", "json"]

FeedContent = Literal["full", "summary"]

TermKind = Literal["tag", "category", "author", "series"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """``[feeds]``: which feeds there are and how much they hold; the first format is the main one.

    ``contents`` says otherwise than ``content`` for single formats.
    """

    entries: Annotated[int, Within(1, 10_000)] = 20
    content: FeedContent = "full"
    contents: dict[FeedFormat, FeedContent] = field(default_factory=dict)
    formats: tuple[FeedFormat, ...] = ("rss", "atom", "json")
    terms: tuple[TermKind, ...] = (
        "tag",
        "category",
        "author",
        "series",
    )
    archives: bool = True
    markdown: bool = False
    hub: WebAddress = ""
    icon: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectFeed:
    """``[[redirect_feeds]]``: an old address of a feed, at which it goes on."""

    path: SitePath
    feed: FeedFormat = "rss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Podcast:
    """``[podcast]``: the show, where posts are episodes; ``image`` is a path below content/."""

    title: Line = ""
    description: Line = ""
    author: Line = ""
    email: Line = ""
    category: Lines = ()
    explicit: bool = False
    type: Literal["episodic", "serial"] = "episodic"
    guid: Line = ""
    image: Line = ""


def _languages(value: dict[str, str]) -> dict[str, str]:
    for language, command in value.items():
        if not re.fullmatch(r"[a-z0-9_+-]+", language):
            raise Refusal("should have names of small letters, digits and - _ +", language)
        if not command:
            raise Refusal("has no command", language)
    return value


def _installed(engine: str) -> str:
    if find_spec(engine) is None:
        hint = "pip install 'blogkit[fast]'"
        raise Refusal("needs a package that is not installed", engine, hint)
    return engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """``[markdown]``: how text is set; ``diagrams`` are commands, by the language of the code.

    ``engine`` is the package that reads the text. ``fast_paths``: Python-Markdown, Pygments and
    Jinja may be overridden where that changes nothing.
    """

    engine: Annotated[Literal["markdown", "pyromark"], _installed] = "markdown"
    smart_quotes: bool = True
    maths: bool = False
    diagrams: Annotated[dict[str, Line], _languages] = field(default_factory=dict)
    fast_paths: bool = True


def _font_path(value: str) -> str:
    folder, _, rest = value.partition("/")
    if folder != "fonts" or path_error(f"/{rest}") or not rest:
        raise Refusal("should be a file below fonts/, such as fonts/NotoSansJP.ttf", value)
    return value


FontPath = Annotated[str, _font_path]


def _widths(value: tuple[int, ...]) -> tuple[int, ...]:
    if not value:
        raise Refusal("should name at least one width in pixels", list(value))
    return tuple(sorted(set(value)))


ImageWidths = Annotated[tuple[Annotated[int, Within(64, 8192)], ...], _widths]


@dataclass(frozen=True, slots=True, kw_only=True)
class Images:
    """``[images]``: smaller versions of pictures, so that nobody loads more than they can see.

    ``widths`` are in pixels, ``quality`` is that of WebP, from 1 to 100. ``cards``: posts
    without a picture get one for social networks, in our font and those of ``card_fonts``.
    """

    enabled: bool = True
    widths: ImageWidths = (480, 960, 1440)
    quality: Annotated[int, Within(1, 100)] = 80
    cards: bool = True
    card_fonts: tuple[FontPath, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """``[search]``: a page that searches the blog without a server."""

    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """``[[menu]]``: ``to`` is a source such as ``pages/about.md``, a path or an address."""

    title: Line
    to: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLanguage:
    """``[languages.TAG]``: another language of the site, and what the site says of itself in it."""

    title: Line = ""
    tagline: Line = ""
    description: Line = ""
    menu: tuple[MenuEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """``[theme]``: which theme, and the values of its own settings."""

    name: ThemeName = "default"
    own: Annotated[dict[str, Any], Rest()] = field(default_factory=dict)
