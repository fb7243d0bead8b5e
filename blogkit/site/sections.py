"""Sections: the lists of stories, questions and episodes that a site has.

A theme has them where it has their template; a page that the writer put at the same address
takes the place of a list.
"""

from collections.abc import Iterator
from typing import NamedTuple

from blogkit.model.documents import Kind
from blogkit.model.site import Site
from blogkit.model.theme import Theme
from blogkit.model.views import Link
from blogkit.urls import Addresses, UrlPath, comparable

TEMPLATE = "kind.html"


class Section(NamedTuple):
    """The posts of one kind: ``name`` is that of their page, which lies at ``path``."""

    kind: Kind
    name: str
    title: str

    @property
    def path(self) -> UrlPath:
        """Where the list lies."""
        return UrlPath(f"/{self.name}/")


_SECTIONS = (
    Section("story", "stories", "Customer stories"),
    Section("question", "questions", "Questions"),
    Section("episode", "podcast", "Podcast"),
)


def sections(site: Site, theme: Theme) -> Iterator[Section]:
    """The sections for which there are posts."""
    if TEMPLATE not in theme.templates:
        return
    found = _of_kinds(site)
    taken = taken_sections(site) if found else frozenset()
    yield from (section for section in found if section.path not in taken)


def taken_sections(site: Site) -> frozenset[str]:
    """Where documents lie at which a list of one kind of posts would lie."""
    if site.overview:
        return site.overview.taken
    paths = {comparable(path) for path in site.paths.values()} if _of_kinds(site) else set[str]()
    return frozenset(section.path for section in _SECTIONS if section.path in paths)


def _of_kinds(site: Site) -> tuple[Section, ...]:
    """The sections of which there are posts, whether a document lies there or not."""
    kinds = site.kinds
    return tuple(section for section in _SECTIONS if section.kind in kinds)


def section_links(site: Site, theme: Theme, addresses: Addresses) -> tuple[Link, ...]:
    """The sections as links."""
    return tuple(
        Link(title=section.title, url=addresses.href(section.path), key=section.kind)
        for section in sections(site, theme)
    )
