"""Standing: from a site to where every visible post of it stands, without what is in the posts."""

from collections.abc import Collection, Mapping, Sequence

from blogkit.dataclasses import dataclass
from blogkit.model.site import Site, Taxonomy, Term
from blogkit.urls import UrlPath

Members = tuple[str, ...]
"""The sources of a list of posts in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The posts of one term, and what the term is called and where it lies."""

    name: str
    word: str
    path: UrlPath
    members: Members


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where every visible post of a site stands.

    ``months`` has the year and month of each of ``posts``, as ``2026-05``; ``cards`` are the
    sources of those that have a social card; ``pages`` are the undated documents.
    """

    posts: Members
    months: Sequence[str]
    pages: Members
    terms: Mapping[tuple[Taxonomy, str], Group]
    paths: Mapping[str, UrlPath]
    cards: Collection[str]


def standing_of(site: Site, months: Sequence[str], cards: Collection[str]) -> Standing:
    """Where the posts of ``site`` stand."""
    return Standing(
        posts=tuple(post.source for post in site.posts),
        months=months,
        pages=tuple(page.source for page in site.pages),
        terms={(term.taxonomy, term.slug): _group(term) for term in site.terms},
        paths={str(source): path for source, path in site.paths.items()},
        cards=cards,
    )


def _group(term: Term) -> Group:
    members = tuple(post.source for post in term.posts)
    return Group(name=term.name, word=term.word, path=term.path, members=members)
