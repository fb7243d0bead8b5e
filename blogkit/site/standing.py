"""Standing: where every visible post of a site stands, without what is in the posts."""

from collections.abc import Collection, Mapping, Sequence

from blogkit.dataclasses import dataclass
from blogkit.model.site import Edition, Taxonomy
from blogkit.urls import UrlPath

Members = Sequence[str]
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

    ``editions`` are the parts of ``posts`` that are in each language, in one order; ``cards`` are
    the sources of those that have a social card; ``pages`` are the undated documents. ``terms``
    may lack those in which no edited post is, was, or will be.
    """

    posts: Members
    editions: Sequence[Edition]
    pages: Members
    terms: Mapping[tuple[Taxonomy, str], Group]
    paths: Mapping[str, UrlPath]
    cards: Collection[str]
