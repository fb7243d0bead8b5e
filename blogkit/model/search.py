"""Search as planning describes it: which documents a file of the index is about, and where it is.

The index is cut twice. A document belongs to a block, by a hash of its id; the words of a block
are spread over pieces, by their first character. So an edit touches those pieces of one block
whose words it changed, and who searches loads one piece of each block for each word.
"""

from blogkit.dataclasses import dataclass
from blogkit.model.views import PostSummary
from blogkit.urls import UrlPath

PAGE = UrlPath("/search/")
TEMPLATE = "search.html"

ENTRIES = 64
"""How many documents one file of entries describes."""

WEIGHTS = 4
"""A word weighs 0 in a body, 1 where it is there often, 2 in tags and headings, 3 in a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page as search shows it."""

    title: str
    url: str
    summary: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsJob:
    """Make a piece of the index: in which of ``sources`` the words of ``lines`` are."""

    sources: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesJob:
    """Tell what search shows of ``documents``."""

    documents: tuple[PostSummary | FoundPage, ...]
