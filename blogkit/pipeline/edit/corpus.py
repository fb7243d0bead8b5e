"""The corpus: the documents of a site of which a few were edited, each made when asked for."""

from collections import ChainMap
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from blogkit.cache.codec import decode_document
from blogkit.cache.outlines import Outlines, outline_of
from blogkit.cache.shown import decode_shown
from blogkit.cache.store import Store
from blogkit.cache.trace import Kept, Trace
from blogkit.model.documents import Document, SourcePath
from blogkit.model.made import FoundMapping
from blogkit.pipeline.edit.read import Edit, OtherDocumentError
from blogkit.urls import UrlPath


class Corpus:
    """All documents, hidden ones too: those of ``edit`` as they are now, outlines of the others.

    What is whole of another document comes from the cache; it raises ``OtherDocumentError``
    where that has moved on since the last build.
    """

    def __init__(self, store: Store, zone: ZoneInfo, trace: Trace, edit: Edit) -> None:
        self._store = store
        self._zone = zone
        self._rows = trace.rows
        self._edited = edit.sources
        self._kept: dict[str, Kept | None] = {}
        self._documents: dict[str, Document] = dict(edit.now)
        self._outline = Outlines(zone, self._whole).of

    def document(self, source: str) -> Document:
        """A document, hidden or not; raises ``KeyError``."""
        document = self._documents.get(source)
        if document is None:
            kept = self._find(source)
            if kept is None:
                raise KeyError(source)
            document = self._documents[source] = self._outline(kept.row)
        return document

    def moment(self, source: str) -> datetime:
        """When a post that readers see was written."""
        date = self.document(source).date
        assert date is not None
        return date

    def visible(self, paths: Mapping[str, UrlPath], *, posts: bool) -> Mapping[str, Document]:
        """The documents that readers see, or the posts among them.

        ``paths`` are those of edited documents that they see.
        """

        def find(source: str) -> Document | None:
            if source in self._edited:
                return self._documents[source] if source in paths else None
            kept = self._find(source)
            if not kept or not kept.path or (posts and kept.shown is None):
                return None
            return self.document(source)

        return FoundMapping(self._sources(paths), find)

    def paths(self, paths: Mapping[str, UrlPath]) -> Mapping[SourcePath, UrlPath]:
        """Where each of ``visible`` lies."""

        def find(source: str) -> UrlPath | None:
            if source in self._edited:
                return paths.get(source)
            kept = self._find(source)
            return UrlPath(kept.path) if kept and kept.path else None

        return FoundMapping(self._sources(paths), find)  # type: ignore[return-value]

    @property
    def shown(self) -> Mapping[str, Mapping[str, Any]]:
        """What lists show of the posts that were not edited, as ``Ground`` has it."""

        def find(source: str) -> Mapping[str, Any] | None:
            kept = self._find(source) if source not in self._edited else None
            return decode_shown(kept.shown) if kept and kept.shown else None

        return FoundMapping(self._rows, find)

    def _find(self, source: str) -> Kept | None:
        """What the last build kept of a document."""
        if source not in self._kept:
            self._kept[source] = self._rows.get(source)
        return self._kept[source]

    def _sources(self, paths: Mapping[str, UrlPath]) -> Collection[str]:
        return ChainMap[str, object](dict(paths), self._rows)  # type: ignore[arg-type]

    def _whole(self, source: str) -> Document:
        found, kept = self._store.document(source), self._find(source)
        document = decode_document(found[1], self._zone) if found else None
        if document is None or kept is None or outline_of(document) != kept.row:
            raise OtherDocumentError(source)
        return document
