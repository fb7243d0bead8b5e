"""The settings of a site: every table of ``blogkit.toml``."""

from typing import Self

from blogkit.config.pages import (
    Feeds,
    Images,
    Lists,
    Markdown,
    MenuEntry,
    OtherLanguage,
    Podcast,
    RedirectFeed,
    Search,
    Site,
    Theme,
    Urls,
)
from blogkit.config.people import (
    Author,
    Channel,
    Checks,
    Hooks,
    Newsletter,
    Person,
    Series,
    Serve,
    Teasers,
)
from blogkit.config.toml import TomlFile
from blogkit.config.types import Language
from blogkit.dataclasses import dataclass, field, replace
from blogkit.errors import Place

SETTINGS_FILE = "blogkit.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole of ``blogkit.toml``."""

    site: Site
    urls: Urls = field(default_factory=Urls)
    lists: Lists = field(default_factory=Lists)
    feeds: Feeds = field(default_factory=Feeds)
    redirect_feeds: tuple[RedirectFeed, ...] = ()
    podcast: Podcast | None = None
    markdown: Markdown = field(default_factory=Markdown)
    images: Images = field(default_factory=Images)
    search: Search = field(default_factory=Search)
    authors: dict[str, Author] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    menu: tuple[MenuEntry, ...] = ()
    languages: dict[Language, OtherLanguage] = field(default_factory=dict)
    theme: Theme = field(default_factory=Theme)
    hooks: Hooks = field(default_factory=Hooks)
    teasers: Teasers = field(default_factory=Teasers)
    newsletter: Newsletter = field(default_factory=Newsletter)
    checks: Checks = field(default_factory=Checks)
    serve: Serve = field(default_factory=Serve)
    _file: TomlFile | None = field(default=None, repr=False, compare=False)

    def read_from(self, file: TomlFile) -> Self:
        """These settings, which know that they stand in ``file``."""
        return replace(self, _file=file)

    def has(self, table: str, key: str) -> bool:
        """Whether ``key`` of ``table`` was written, and does not have its default."""
        return self._file is not None and key in self._file.values.get(table, {})

    def place(self, *location: int | str) -> Place:
        """Where a key was written; the file alone for settings that no file holds."""
        return self._file.place(location) if self._file else Place(path=SETTINGS_FILE)
