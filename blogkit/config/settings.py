"""The settings of a site: every table of ``blogkit.toml``."""

from typing import Annotated, Self

from pydantic import Field, PrivateAttr

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
from blogkit.config.table import Table
from blogkit.config.toml import TomlFile
from blogkit.config.types import (
    Language,
)
from blogkit.errors import Place

SETTINGS_FILE = "blogkit.toml"


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
