"""Visibility: the one gate between what is written and what readers see."""

from collections.abc import Collection, Iterable
from datetime import datetime

from blogkit.dataclasses import dataclass
from blogkit.model.documents import Document
from blogkit.model.report import Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What is let through: the moment of the build, and what is shown although hidden."""

    now: datetime
    show: Collection[str] = ()


def why_hidden(document: Document, now: datetime) -> Hidden | None:
    """Why ``document`` is on no page at ``now``, and until when; None where it is on one."""
    title = document.title or document.slug
    if document.draft:
        return Hidden(source=document.source, title=title, why="draft")
    if document.expires is not None and document.expires <= now:
        return Hidden(source=document.source, title=title, why="expired")
    if document.is_post and document.date is not None and document.date > now:
        until = document.date
        return Hidden(source=document.source, title=title, why="scheduled", until=until)
    return None


def split_visible(
    documents: Iterable[Document], gate: Gate
) -> tuple[tuple[Document, ...], tuple[Hidden, ...]]:
    """The documents that readers see, and those that they do not."""
    visible: list[Document] = []
    hidden: list[Hidden] = []
    for document in documents:
        reason = why_hidden(document, gate.now)
        if reason is None or reason.why in gate.show:
            visible.append(document)
        else:
            hidden.append(reason)
    return tuple(visible), tuple(hidden)


def next_change(documents: Iterable[Document], now: datetime) -> datetime | None:
    """When the next document appears or goes by itself; None if none will."""
    moments = (
        moment
        for document in documents
        if not document.draft
        for moment in (document.date if document.is_post else None, document.expires)
        if moment is not None and moment > now
    )
    return min(moments, default=None)
