"""Lists: from posts in order to the home page, numbered pages and the pages of terms.

Numbered pages count from the oldest post: page 1 holds the first ones ever written and
never changes again. The first page of a list shows what is on no numbered page yet, which
is always between one and two pages full, so a new post touches that page alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from blogkit.dataclasses import dataclass, replace
from blogkit.model.documents import Document
from blogkit.model.outputs import Output
from blogkit.model.pages import HomePage, ListPage, SeriesPage, TermPage, TermsPage
from blogkit.model.site import PLURALS, Term
from blogkit.model.views import BodyView, ImageView, Link, Pagination
from blogkit.site.feed_links import term_feed_links
from blogkit.site.frame import Frame, counted
from blogkit.site.posts import series_view
from blogkit.urls import UrlPath

PRINT = "series-print.html"
"""The template that shows a whole series; a theme may have none."""


Post = TypeVar("Post")


@dataclass(frozen=True, slots=True)
class Slice(Generic[Post]):
    """One page of a list: its number (0 is the first page that readers see) and its posts."""

    number: int
    posts: Sequence[Post]


def paginate(posts: Sequence[Post], per_page: int) -> tuple[Slice[Post], ...]:
    """``posts``, newest first, as pages: the first one, then the numbered ones from the newest."""
    numbers = range(last_page(len(posts), per_page), 0, -1)
    return tuple(Slice(number, on_page(posts, number, per_page)) for number in (0, *numbers))


def last_page(posts: int, per_page: int) -> int:
    """The number of the newest of the numbered pages of so many posts; 0 where there is none."""
    return max(posts // per_page - 1, 0)


def on_page(posts: Sequence[Post], number: int, per_page: int) -> Sequence[Post]:
    """Those of ``posts``, newest first, that are on the page of that number."""
    count = len(posts)
    if number == 0:
        return posts[: count - last_page(count, per_page) * per_page]
    return posts[count - number * per_page : count - (number - 1) * per_page]


def home_outputs(frame: Frame) -> Iterator[Output]:
    """The home page of one language and the numbered pages behind it."""
    for part, pagination, path in list_pages(frame, frame.site.posts, frame.home):
        posts = frame.posts(part.posts)
        if part.number == 0:
            home = HomePage(
                site=frame.view,
                page=replace(
                    frame.page("home", frame.view.title, path),
                    description=frame.view.description,
                    translations=frame.counterparts(""),
                ),
                needs=frame.needs("home.html"),
                pinned=frame.posts(frame.site.pinned),
                posts=posts,
                pagination=pagination,
            )
            yield frame.render("home.html", path, home, "the home page")
        else:
            view = ListPage(
                site=frame.view,
                page=frame.page("list", f"Page {part.number}", path, key="list"),
                needs=frame.needs("list.html"),
                posts=posts,
                pagination=pagination,
            )
            yield frame.render("list.html", path, view, f"page {part.number} of all posts")


def term_outputs(
    frame: Frame, bodies: Mapping[str, BodyView], images: Mapping[str, ImageView | None]
) -> Iterator[Output]:
    """The pages of every tag, category, author and series, and the list of each taxonomy."""
    for taxonomy, plural in PLURALS.items():
        terms = frame.site.of(taxonomy)
        if not terms:
            continue
        index = index_path(str(getattr(frame.settings.urls, taxonomy)), plural)
        page = frame.page("terms", plural.capitalize(), index, key=plural)
        if frame.wants(index):
            view = TermsPage(
                site=frame.view,
                page=page,
                needs=frame.needs("terms.html"),
                taxonomy=taxonomy,
                terms=tuple(counted(term, frame.settings, frame.addresses) for term in terms),
            )
            yield frame.render("terms.html", index, view, f"the list of {plural}")
        trail = (Link(title=plural.capitalize(), url=page.url, key=plural),)
        for term in terms:
            if not frame.wants_below(term.path):
                continue
            about = _about(term, bodies, images)
            yield from (_series if taxonomy == "series" else _term)(frame, term, about, trail)


def index_path(pattern: str, plural: str) -> UrlPath:
    """Where all terms of one taxonomy are listed: in the folder of their own pages, if any."""
    folder = pattern.partition("{")[0].rpartition("/")[0]
    return UrlPath(f"{folder}/" if folder else f"/{plural}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a writer says of a term: in one paragraph, as a whole, and with a picture."""

    summary: str = ""
    body: BodyView | None = None
    image: ImageView | None = None


def _about(
    term: Term, bodies: Mapping[str, BodyView], images: Mapping[str, ImageView | None]
) -> _About:
    if term.about is None:
        return _About()
    source = term.about.source
    return _About(summary=term.about.summary, body=bodies[source], image=images[source])


def _term(frame: Frame, term: Term, about: _About, trail: tuple[Link, ...]) -> Iterator[Output]:
    author = _author(frame, term)
    key = "author" if author else "term"
    feeds = term_feed_links(term, frame.settings, frame.addresses)
    for part, pagination, path in list_pages(frame, term.posts, term.path):
        said = _About() if part.number else about
        page = frame.page("term", term.name, path, key=key, trail=trail)
        view = TermPage(
            site=frame.view,
            page=replace(page, description=said.summary, feeds=feeds, image=said.image),
            needs=frame.needs("term.html"),
            taxonomy=term.taxonomy,
            name=term.name,
            description=said.summary,
            body=said.body,
            author=author,
            posts=frame.posts(part.posts),
            pagination=pagination,
        )
        yield frame.render("term.html", path, view, f"the {term.taxonomy} '{term.name}'")


def _author(frame: Frame, term: Term):  # type: ignore[no-untyped-def]
    if term.taxonomy != "author":
        return None
    url = frame.addresses.href(term.path)
    writers = (author for post in frame.posts(term.posts[:1]) for author in post.authors)
    return next((author for author in writers if author.url == url), None)


def _series(frame: Frame, term: Term, about: _About, trail: tuple[Link, ...]) -> Iterator[Output]:
    if not frame.wants(term.path):
        return
    series = series_view(frame, term)
    page = frame.page("series", term.name, term.path, trail=trail)
    view = SeriesPage(
        site=frame.view,
        page=replace(
            page,
            description=series.description,
            feeds=term_feed_links(term, frame.settings, frame.addresses),
            image=about.image,
        ),
        needs=frame.needs("series.html"),
        series=series,
        body=about.body,
        print_url=frame.addresses.href(print_path(term.path))
        if PRINT in frame.theme.templates
        else "",
    )
    yield frame.render("series.html", term.path, view, f"the series '{term.name}'")


def print_path(series: UrlPath) -> UrlPath:
    """Where the whole of the series at ``series`` lies, to print."""
    return UrlPath(f"{series.rstrip('/')}/print/")


def page_path(base: UrlPath, number: int) -> UrlPath:
    """Where a page of the list at ``base`` lies; 0 is the first that readers see."""
    return UrlPath(f"{base}page/{number}/" if number else base)


def list_pages(
    frame: Frame, posts: Sequence[Document], base: UrlPath
) -> Iterator[tuple[Slice[Document], Pagination, UrlPath]]:
    """The pages of a list that are wanted, with where each one goes on and where it lies."""
    per_page = frame.settings.lists.per_page
    last = last_page(len(posts), per_page)

    def url(number: int) -> str:
        return frame.addresses.href(page_path(base, number))

    for number in (0, *(range(last, 0, -1) if frame.wants_below(f"{base}page/") else ())):
        path = page_path(base, number)
        if not frame.wants(path):
            continue
        newer = url(number + 1 if number < last else 0) if number else ""
        older = url(number - 1 if number else last) if number > 1 or (not number and last) else ""
        pagination = Pagination(number=number, newer=newer, older=older)
        yield Slice(number, on_page(posts, number, per_page)), pagination, path
