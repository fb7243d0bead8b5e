"""Kinds: from stories, questions and episodes to the pages that list them; a series to print."""

from collections.abc import Iterator, Mapping

from blogkit.dataclasses import replace
from blogkit.model.feeds import PODCAST
from blogkit.model.outputs import Output
from blogkit.model.pages import KindPage, SeriesPrintPage
from blogkit.model.views import BodyView, Link
from blogkit.site.frame import Frame
from blogkit.site.lists import PRINT, list_pages, print_path
from blogkit.site.posts import series_view
from blogkit.site.sections import TEMPLATE, sections


def kind_outputs(frame: Frame) -> Iterator[Output]:
    """The pages of each section."""
    podcast = tuple(one for one in frame.view.feeds if one.url == frame.addresses.href(PODCAST))
    for section in sections(frame.site, frame.theme):
        if not frame.wants_below(section.path):
            continue
        posts = tuple(post for post in frame.site.posts if post.kind == section.kind)
        for part, pagination, path in list_pages(frame, posts, section.path):
            page = frame.page(section.name, section.title, path, key=section.kind)
            view = KindPage(
                site=frame.view,
                page=replace(page, feeds=podcast if section.kind == "episode" else ()),
                needs=frame.needs(TEMPLATE),
                kind=section.kind,
                posts=frame.posts(part.posts),
                pagination=pagination,
            )
            yield frame.render(TEMPLATE, path, view, f"the list of {section.name}")


def print_outputs(frame: Frame, bodies: Mapping[str, BodyView]) -> Iterator[Output]:
    """A page with the whole of each series, where the theme has a template for it."""
    if PRINT not in frame.theme.templates:
        return
    for term in frame.site.of("series"):
        path = print_path(term.path)
        if not frame.wants(path):
            continue
        series = series_view(frame, term)
        view = SeriesPrintPage(
            site=frame.view,
            page=frame.page(
                "print", term.name, path, trail=(Link(title=term.name, url=series.url),)
            ),
            needs=frame.needs(PRINT),
            series=series,
            bodies=tuple(bodies[part.source] for part in series.parts),
        )
        yield frame.render(PRINT, path, view, f"the series '{term.name}' to print")
