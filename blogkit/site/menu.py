"""The menu: from the settings' entries to links, and to problems where they lead nowhere."""

from collections.abc import Iterator

from blogkit.config.pages import MenuEntry
from blogkit.config.settings import Settings
from blogkit.errors import Place, Problem, did_you_mean
from blogkit.model.documents import SourcePath
from blogkit.model.site import Site
from blogkit.model.views import Link
from blogkit.site.paths import edition_of, home_path
from blogkit.urls import Addresses, UrlPath


def menu_links(
    site: Site, settings: Settings, addresses: Addresses, language: str
) -> tuple[Link, ...]:
    """The menu of one of the site's languages; without one: the archive and its pages."""
    entries = _menus(settings)[language]
    if not entries:
        archive = f"{home_path(language, settings)}archive/"
        return (
            Link(title="Archive", url=addresses.href(archive), key="archive"),
            *(
                Link(title=page.title, url=addresses.href(site.paths[page.source]))
                for page in site.pages
                if edition_of(page, settings) == language
            ),
        )
    return tuple(
        Link(
            title=entry.title,
            url=addresses.href(_path(site, entry.to)) if _is_on_the_site(entry.to) else entry.to,
        )
        for entry in entries
    )


def _path(site: Site, to: str) -> str:
    """Where an entry leads: to a source, or to a path on the site."""
    return site.paths.get(SourcePath(f"content/{to}"), UrlPath("/" + to.lstrip("/")))


def _menus(settings: Settings) -> dict[str, tuple[MenuEntry, ...]]:
    others = {language: about.menu for language, about in settings.languages.items()}
    return {settings.site.language: settings.menu} | others


def menu_problems(site: Site, settings: Settings) -> Iterator[Problem]:
    """The entries that name a source which readers cannot see."""
    hidden = {one.source for one in site.hidden}
    for place, entry in _places(settings):
        source = f"content/{entry.to}"
        named = _is_on_the_site(entry.to) and not entry.to.startswith("/")
        if not named or source in site.paths or source in site.broken:
            continue
        why = "which readers cannot see" if source in hidden else "which is not there"
        known = {path.removeprefix("content/") for path in site.paths}
        yield Problem(
            rule="dead-link",
            what=f"the menu names {source}, {why}",
            place=place,
            hint="" if source in hidden else did_you_mean(entry.to, known),
        )


def _places(settings: Settings) -> Iterator[tuple[Place, MenuEntry]]:
    for position, entry in enumerate(settings.menu):
        yield settings.place("menu", position, "to"), entry
    for language, about in settings.languages.items():
        for position, entry in enumerate(about.menu):
            yield settings.place("languages", language, "menu", position, "to"), entry


def _is_on_the_site(to: str) -> bool:
    return to.startswith("/") or ":" not in to
