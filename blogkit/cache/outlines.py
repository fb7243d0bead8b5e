"""Outlines: documents of which only that was read which orders a site; the rest when asked for.

A build that follows an edit has to know of ten thousand posts where each one stands, and of a
dozen what is in them.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

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
)
"""What an outline has at once, but for its dates."""

_MOMENTS = ("date", "updated", "expires")
_MEDIA = ("image", "enclosure")
"""What most documents have not, which is known at once."""

Row = tuple[Any, ...]
"""An outline as it is kept: the values of its fields and moments in order, whether it has each
of the media, and what its text leads to or shows."""


class Outline:
    """A document that reads what it does not have from ``read`` when it is asked for it.

    It stands for a ``Document`` wherever that is only read: ``as_document`` says so.
    """

    __slots__ = (*FIELDS, *_MOMENTS, "_read", "_whole", "_written", "_zone")

    def __init__(self, row: Row, zone: ZoneInfo, read: Callable[[str], Document]) -> None:
        (
            self.source,
            self.kind,
            self.id,
            self.title,
            self.slug,
            self.tags,
            self.category,
            self.series,
            self.part,
            self.authors,
            self.draft,
            self.aliases,
            self.pinned,
            self.lang,
            self.translation_of,
            self.mentions,
            self.template,
            self.canonical,
            self.digest,
            self.body_digest,
            *self._written,
        ) = row
        self._zone = zone
        self._read = read

    @property
    def is_post(self) -> bool:
        """Whether the document is dated."""
        return self.kind not in ("page", "term")

    def __getattr__(self, name: str) -> Any:
        """What was not there yet: a moment, or something of the whole document."""
        if name in _MOMENTS:
            return self._moment(name)
        if name in _MEDIA and not self._written[len(_MOMENTS) + _MEDIA.index(name)]:
            return None
        if name == "_whole":
            self._whole = self._read(self.source)
            return self._whole
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._whole, name)

    def _moment(self, name: str) -> datetime | None:
        written = self._written[_MOMENTS.index(name)]
        moment = datetime.fromisoformat(written).astimezone(self._zone) if written else None
        setattr(self, name, moment)
        return moment


def as_document(row: Row, zone: ZoneInfo, read: Callable[[str], Document]) -> Document:
    """The document of ``row``; ``read`` gives the whole of it, by source."""
    return cast(Document, Outline(row, zone, read))


def outline_of(document: Document) -> Row:
    """What to keep of ``document``."""
    values = [getattr(document, name) for name in FIELDS]
    moments = (getattr(document, name) for name in _MOMENTS)
    values += [moment.isoformat() if moment else "" for moment in moments]
    values += [getattr(document, name) is not None for name in _MEDIA]
    return (*values, tuple(sorted({one.target for one in document.references})))


def written_date(row: Row) -> str:
    """When the post of ``row`` was written, in ISO 8601 with the offset of the site's zone."""
    return str(row[len(FIELDS)])


def targets(row: Row) -> tuple[str, ...]:
    """The sources, files and paths that the text of the document of ``row`` names, each once."""
    found: tuple[str, ...] = row[-1]
    return found
