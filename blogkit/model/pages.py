"""Pages: the view of each template, frozen; the fields of a view are its template's variables.

A view is the dependency graph: what is not in it cannot show on the page. Documented for
theme authors in ``docs/theming.md``.
"""

from collections.abc import Mapping

from blogkit.dataclasses import dataclass
from blogkit.model.documents import Heading
from blogkit.model.views import (
    ArchiveMonth,
    ArchiveYear,
    AuthorView,
    BodyView,
    CountedTerm,
    Link,
    MessageLink,
    PageInfo,
    Pagination,
    PostSummary,
    SeriesView,
    SiteView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every template gets: the site, this page, and what ``[needs]`` of theme.toml asked."""

    site: SiteView
    page: PageInfo
    needs: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage(View):
    """``post.html``: one post, its body, its length in words, and its neighbours."""

    post: PostSummary
    body: BodyView
    word_count: int
    headings: tuple[Heading, ...]
    newer: PostSummary | None
    older: PostSummary | None
    series: SeriesView | None
    related: tuple[PostSummary, ...]
    story: tuple[tuple[str, str], ...]
    also_on: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPage(View):
    """``page.html``: one undated page."""

    body: BodyView
    headings: tuple[Heading, ...]
    extra: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(View):
    """``home.html``: pinned and newest posts, and where the older ones are."""

    pinned: tuple[PostSummary, ...]
    posts: tuple[PostSummary, ...]
    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(View):
    """``list.html``: one numbered page of all posts."""

    posts: tuple[PostSummary, ...]
    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage(View):
    """``term.html``: the posts of one tag, category or author (``taxonomy`` says which).

    Its description, the plain one and the whole one, is on the first page of its posts alone.
    """

    taxonomy: str
    name: str
    description: str
    body: BodyView | None
    author: AuthorView | None
    posts: tuple[PostSummary, ...]
    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPage(View):
    """``terms.html``: every term of one taxonomy with its count."""

    taxonomy: str
    terms: tuple[CountedTerm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPage(View):
    """``series.html``: one series from its first part to its last.

    ``print_url`` is where all of it is on one page; empty where the theme has no such page.
    """

    series: SeriesView
    body: BodyView | None
    print_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPrintPage(View):
    """``series-print.html``: a whole series to print; templates get ``bodies`` as ``contents``."""

    series: SeriesView
    bodies: tuple[BodyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPage(View):
    """``kind.html``: the posts of one kind, newest first: story, question or episode."""

    kind: str
    posts: tuple[PostSummary, ...]
    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage(View):
    """``archive.html``: all years with counts; all posts too while there are few."""

    years: tuple[ArchiveYear, ...]
    posts: tuple[PostSummary, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage(View):
    """``year.html``: the posts of one year, newest first."""

    year: ArchiveYear
    posts: tuple[PostSummary, ...]
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage(View):
    """``month.html``: the posts of one month, newest first."""

    month: ArchiveMonth
    posts: tuple[PostSummary, ...]
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePage(View):
    """``subscribe.html``: every way to follow."""

    messages: tuple[MessageLink, ...]
    tags: tuple[CountedTerm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(View):
    """``search.html``: into how many blocks and pieces the index of ``total`` documents is cut."""

    blocks: int
    pieces: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage(View):
    """``404.html`` and other pages that need nothing but the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage:
    """``redirect.html``: the old address of a page that moved."""

    title: str
    url: str
    canonical: str
    lang: str
