"""The settings of a site: every key of ``blogkit.toml``, its type and its default."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from blogkit.config.toml import TomlFile
from blogkit.config.types import (
    BaseUrl,
    Did,
    FullHandle,
    Handle,
    HostHandle,
    Language,
    Line,
    Lines,
    Number,
    PagePattern,
    PostPattern,
    SignUp,
    SitePath,
    SlugPattern,
    TagAuthority,
    ThemeName,
    TimeZone,
    Tracking,
    WebAddress,
)
from blogkit.config.validation import wrong
from blogkit.errors import Place
from blogkit.urls import host_of, path_error

SETTINGS_FILE = "blogkit.toml"


class Table(BaseModel):
    """A table of settings: frozen, typed strictly, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Site(Table):
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

    @model_validator(mode="after")
    def _authority_from_host(self) -> Self:
        if not self.tag_authority:
            object.__setattr__(self, "tag_authority", f"{host_of(self.base_url)},2026")
        return self


class Urls(Table):
    """``[urls]``: where things lie on the site."""

    post: PostPattern = "/{year}/{month}/{slug}/"
    page: PagePattern = "/{slug}/"
    tag: SlugPattern = "/tags/{slug}/"
    category: SlugPattern = "/categories/{slug}/"
    author: SlugPattern = "/authors/{slug}/"
    series: SlugPattern = "/series/{slug}/"


class Lists(Table):
    """``[lists]``: how long lists are."""

    per_page: Annotated[int, Field(ge=1, le=1000)] = 10


FeedFormat = Literal["rss", "atom", "json"]
FeedContent = Literal["full", "summary"]
TermKind = Literal["tag", "category", "author", "series"]


class Feeds(Table):
    """``[feeds]``: which feeds there are and how much they hold; the first format is the main one.

    ``contents`` says otherwise than ``content`` for single formats.
    """

    entries: Annotated[int, Field(ge=1, le=10_000)] = 20
    content: FeedContent = "full"
    contents: dict[FeedFormat, FeedContent] = Field(default_factory=dict)
    formats: Annotated[tuple[FeedFormat, ...], Field(strict=False)] = ("rss", "atom", "json")
    terms: Annotated[tuple[TermKind, ...], Field(strict=False)] = (
        "tag",
        "category",
        "author",
        "series",
    )
    archives: bool = True
    markdown: bool = False
    hub: WebAddress = ""
    icon: Line = ""


class RedirectFeed(Table):
    """``[[redirect_feeds]]``: an old address of a feed, at which it goes on."""

    path: SitePath
    feed: FeedFormat = "rss"


class Podcast(Table):
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
            raise wrong("should have names of small letters, digits and - _ +", language)
        if not command:
            raise wrong("has no command", language)
    return value


class Markdown(Table):
    """``[markdown]``: how text is set; ``diagrams`` are commands, by the language of the code."""

    smart_quotes: bool = True
    maths: bool = False
    diagrams: Annotated[dict[str, Line], AfterValidator(_languages)] = Field(default_factory=dict)


def _font_path(value: str) -> str:
    folder, _, rest = value.partition("/")
    if folder != "fonts" or path_error(f"/{rest}") or not rest:
        raise wrong("should be a file below fonts/, such as fonts/NotoSansJP.ttf", value)
    return value


FontPath = Annotated[str, AfterValidator(_font_path)]


def _widths(value: tuple[int, ...]) -> tuple[int, ...]:
    if not value:
        raise wrong("should name at least one width in pixels", list(value))
    return tuple(sorted(set(value)))


ImageWidths = Annotated[
    tuple[Annotated[int, Field(ge=64, le=8192)], ...],
    Field(strict=False),
    AfterValidator(_widths),
]


class Images(Table):
    """``[images]``: smaller versions of pictures, so that nobody loads more than they can see.

    ``widths`` are in pixels, ``quality`` is that of WebP, from 1 to 100. ``cards``: posts
    without a picture get one for social networks, in our font and those of ``card_fonts``.
    """

    enabled: bool = True
    widths: ImageWidths = (480, 960, 1440)
    quality: Annotated[int, Field(ge=1, le=100)] = 80
    cards: bool = True
    card_fonts: Annotated[tuple[FontPath, ...], Field(strict=False)] = ()


class Search(Table):
    """``[search]``: a page that searches the blog without a server."""

    enabled: bool = True


class Author(Table):
    """``[authors.KEY]``: someone who writes here."""

    name: Line
    email: Line = ""
    url: WebAddress = ""
    bio: Line = ""


class Series(Table):
    """``[series."NAME"]``: what a series is about, and its parts that are planned."""

    description: Line = ""
    planned: Lines = ()


class Channel(Table):
    """``[channels.NAME]``: a place where readers are; who sends ``word`` to ``number`` is told."""

    handle: Line = ""
    url: WebAddress = ""
    number: Number = ""
    word: Line = ""
    label: Line = ""
    enabled: bool = True
    limit: Annotated[int, Field(ge=1)] | None = None
    hashtags: Annotated[int, Field(ge=0, le=30)] | None = None


class Person(Table):
    """``[people.KEY]``: someone whom posts mention, by handle on each channel that has one.

    ``did`` is the permanent name behind the handle on Bluesky.
    """

    name: Line
    x: Handle = ""
    mastodon: FullHandle = ""
    bluesky: HostHandle = ""
    did: Did = ""
    threads: Handle = ""
    telegram: Handle = ""

    def handle(self, channel: str) -> str:
        """The handle on a channel by its name; empty where there is none."""
        handles = {
            "x": self.x,
            "mastodon": self.mastodon,
            "bluesky": self.bluesky,
            "threads": self.threads,
            "telegram": self.telegram,
        }
        return handles.get(channel, "")


class MenuEntry(Table):
    """``[[menu]]``: ``to`` is a source such as ``pages/about.md``, a path or an address."""

    title: Line
    to: Line


class OtherLanguage(Table):
    """``[languages.TAG]``: another language of the site, and what the site says of itself in it."""

    title: Line = ""
    tagline: Line = ""
    description: Line = ""
    menu: Annotated[tuple[MenuEntry, ...], Field(strict=False)] = ()


class Theme(BaseModel):
    """``[theme]``: which theme, and the values of its own settings."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    name: ThemeName = "default"


class Hooks(Table):
    """``[hooks]``: what runs after a build, in this order."""

    post_build: Lines = ("teasers",)


class Teasers(Table):
    """``[teasers]``: which posts teasers are written for, in which forms, with which links.

    ``utm`` is whether links are tracked, or the medium that all of them then name; ``retell``
    is after how many days an evergreen post may be told again.
    """

    newest: Annotated[int, Field(ge=0)] = 10
    days: Annotated[int, Field(ge=0, le=36_500)] = 30
    retell: Annotated[int, Field(ge=1, le=36_500)] = 90
    feeds: bool = False
    utm: Tracking = False


class Newsletter(Table):
    """``[newsletter]``: what stands below every mail.

    ``unsubscribe_url`` may be what the program that sends the mails fills in.
    """

    unsubscribe_url: Line = "{{unsubscribe_url}}"
    address: Line = ""


class Serve(Table):
    """``[serve]``: the preview; ``editor`` opens a source: ``code -g {path}:{line}``."""

    editor: Line = ""


class Checks(Table):
    """``[checks]``: which rules of ``blogkit check`` are off, and how much others matter."""

    off: Lines = ()
    least_voice: int = Field(50, ge=0, le=100)
    severity: dict[str, Literal["error", "warning", "hint"]] = Field(default_factory=dict)


class Settings(Table):
    """The whole of ``blogkit.toml``."""

    site: Site
    urls: Urls = Urls()
    lists: Lists = Lists()
    feeds: Feeds = Feeds()
    redirect_feeds: Annotated[tuple[RedirectFeed, ...], Field(strict=False)] = ()
    podcast: Podcast | None = None
    markdown: Markdown = Markdown()
    images: Images = Images()
    search: Search = Search()
    authors: dict[str, Author] = Field(default_factory=dict)
    series: dict[str, Series] = Field(default_factory=dict)
    people: dict[str, Person] = Field(default_factory=dict)
    channels: dict[str, Channel] = Field(default_factory=dict)
    menu: Annotated[tuple[MenuEntry, ...], Field(strict=False)] = ()
    languages: dict[Language, OtherLanguage] = Field(default_factory=dict)
    theme: Theme = Theme()
    hooks: Hooks = Hooks()
    teasers: Teasers = Teasers()
    newsletter: Newsletter = Newsletter()
    checks: Checks = Checks()
    serve: Serve = Serve()
    _file: TomlFile | None = PrivateAttr(None)

    def read_from(self, file: TomlFile) -> Self:
        """These settings, which know that they stand in ``file``."""
        self._file = file
        return self

    def place(self, *location: int | str) -> Place:
        """Where a key was written; the file alone for settings that no file holds."""
        return self._file.place(location) if self._file else Place(path=SETTINGS_FILE)
