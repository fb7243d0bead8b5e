"""The menu: from the settings' entries to links, and to problems where they lead nowhere."""

from collections.abc import Iterator

from blogkit.config.settings import Settings
from blogkit.errors import Problem, did_you_mean
from blogkit.model.site import Site
from blogkit.model.views import Link
from blogkit.urls import Addresses


def menu_links(site: Site, settings: Settings, addresses: Addresses) -> tuple[Link, ...]:
    """The menu of the settings; without one: the archive and every page."""
    if not settings.menu:
        return (
            Link(title="Archive", url=addresses.href("/archive/"), key="archive"),
            *(
                Link(title=page.title, url=addresses.href(site.paths[page.source]))
                for page in site.pages
            ),
        )
    paths: dict[str, str] = {str(source): path for source, path in site.paths.items()}
    return tuple(
        Link(
            title=entry.title,
            url=addresses.href(paths.get(f"content/{entry.to}", "/" + entry.to.lstrip("/")))
            if _is_on_the_site(entry.to)
            else entry.to,
        )
        for entry in settings.menu
    )


def menu_problems(site: Site, settings: Settings) -> Iterator[Problem]:
    """The entries that name a source which readers cannot see."""
    hidden = {one.source for one in site.hidden}
    for position, entry in enumerate(settings.menu):
        source = f"content/{entry.to}"
        named = _is_on_the_site(entry.to) and not entry.to.startswith("/")
        if not named or source in site.paths or source in site.broken:
            continue
        why = "which readers cannot see" if source in hidden else "which is not there"
        known = {path.removeprefix("content/") for path in site.paths}
        yield Problem(
            rule="dead-link",
            what=f"the menu names {source}, {why}",
            place=settings.place("menu", position, "to"),
            hint="" if source in hidden else did_you_mean(entry.to, known),
        )


def _is_on_the_site(to: str) -> bool:
    return to.startswith("/") or ":" not in to
