"""Outlines: documents of which only that was read which orders a site; the rest when asked for.

A build that follows an edit has to know of ten thousand posts where each one stands, and of a
dozen what is in them.
"""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, TypeAlias, cast
from zoneinfo import ZoneInfo

from blogkit.model.digests import digest_of
from blogkit.model.documents import Document

FIELDS = (
    "source",
    "kind",
    "id",
    "title",
    "slug",
    "tags",
    "category",
    "series",
    "part",
    "authors",
    "draft",
    "aliases",
    "pinned",
    "lang",
    "translation_of",
    "mentions",
    "template",
    "canonical",
    "digest",
    "body_digest",
    "text_digest",
    "words_digests",
)
"""What an outline has at once, but for its dates."""

_MOMENTS = ("date", "updated", "expires")
_MEDIA = ("image", "enclosure")
"""What most documents have not, which is known at once."""

Row: TypeAlias = tuple[Any, ...]
"""What is kept of a document; the functions of this module know what is where."""

_PLACES = {name: place for place, name in enumerate((*FIELDS, *_MOMENTS, *_MEDIA))}


class Outline(tuple[Any, ...]):
    """A row that reads what it does not have when it is asked for it.

    It stands for a ``Document`` wherever that is only read: ``Outlines.of`` says so.
    """

    outlines: "Outlines"

    @property
    def is_post(self) -> bool:
        """Whether the document is dated."""
        return self.kind not in ("page", "term")

    def __getattr__(self, name: str) -> Any:
        """What was not looked at yet: a moment, or something of the whole document."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _MOMENTS:
            value = self.outlines.moment(self[_PLACES[name]])
        elif name in _MEDIA and not self[_PLACES[name]]:
            value = None
        else:
            value = getattr(self.outlines.whole(self.source), name)
        setattr(self, name, value)
        return value


for _place, _name in enumerate(FIELDS):
    setattr(Outline, _name, property(itemgetter(_place)))


class Outlines:
    """Makes documents of rows; ``read`` gives the whole of one, by source, once it is needed."""

    def __init__(self, zone: ZoneInfo, read: Callable[[str], Document]) -> None:
        self._zone = zone
        self._kind = type("Outline", (Outline,), {"outlines": self})
        self.whole = lru_cache(maxsize=None)(read)

    def of(self, row: Row) -> Document:
        """The document of ``row``."""
        return cast(Document, self._kind(row))

    def moment(self, written: str) -> datetime | None:
        """A moment as parsing put it."""
        return datetime.fromisoformat(written).astimezone(self._zone) if written else None


def outline_of(document: Document) -> Row:
    """What to keep of ``document``: fields and moments in order, media, and what it names."""
    named = tuple(sorted({one.target for one in document.references}))
    return (
        *_fields(document),
        *(moment.isoformat() if moment else "" for moment in _moments(document)),
        document.image is not None,
        document.enclosure is not None,
        digest_of(*document.anchors),
        document.files,
        named,
    )


_fields, _moments = attrgetter(*FIELDS), attrgetter(*_MOMENTS)


def written_date(row: Row) -> str:
    """When the post of ``row`` was written, in ISO 8601 with the offset of the site's zone."""
    return str(row[len(FIELDS)])


def identity(row: Row) -> str:
    """What the document of ``row`` is called for ever."""
    return str(row[_PLACES["id"]])


def original(row: Row) -> str:
    """The source that the document of ``row`` is a translation of, whether there is one or not."""
    return str(row[_PLACES["translation_of"]])


def anchors_digest(row: Row) -> str:
    """The digest of the places in the document of ``row`` that links can lead to."""
    return str(row[-3])


def files(row: Row) -> tuple[str, ...]:
    """The files that the front matter of the document of ``row`` names."""
    found: tuple[str, ...] = row[-2]
    return found


def targets(row: Row) -> tuple[str, ...]:
    """The sources, files and paths that the text of the document of ``row`` names, each once."""
    found: tuple[str, ...] = row[-1]
    return found
