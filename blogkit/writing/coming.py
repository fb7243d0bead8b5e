"""What is coming: from a survey to the changes that the clock alone brings, soonest first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from blogkit.dataclasses import dataclass
from blogkit.model.documents import Document
from blogkit.pipeline.survey import Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A document that readers begin or cease to see at a moment, given a build after it."""

    at: datetime
    what: Literal["appears", "expires"]
    document: Document


def coming(found: Survey, now: datetime) -> tuple[Change, ...]:
    """Every change after ``now``."""
    changes = (change for document in found.documents for change in _changes(document, now))
    return tuple(sorted(changes, key=lambda change: (change.at, change.document.source)))


def _changes(document: Document, now: datetime) -> Iterator[Change]:
    if document.draft:
        return
    begins = document.date if document.is_post else None
    if begins and begins > now and not (document.expires and document.expires <= begins):
        yield Change(at=begins, what="appears", document=document)
    if document.expires and document.expires > now and not (begins and begins > document.expires):
        yield Change(at=document.expires, what="expires", document=document)
