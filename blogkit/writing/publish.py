"""Publishing: from a draft or a scheduled post to its source with another date and no ``draft``."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from blogkit.content.amend import set_key
from blogkit.content.parse import parse
from blogkit.dataclasses import dataclass
from blogkit.model.documents import Document
from blogkit.pipeline.survey import Survey
from blogkit.site.visibility import why_hidden
from blogkit.writing.files import replace_file
from blogkit.writing.find import file_of, refused
from blogkit.writing.moments import written_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of a post: out since or scheduled for ``moment``; ``changed`` just now."""

    document: Document
    moment: datetime
    changed: bool


def publish(
    root: Path, found: Survey, document: Document, now: datetime, at: datetime | None
) -> Published:
    """Let readers see ``document`` from ``at`` on, or from now; nothing where that is so already.

    Raises ``ContentError``, and writes nothing, where it is no post, is out at another moment,
    has expired, or lacks what a post that is no draft must have.
    """
    zone = ZoneInfo(found.settings.site.timezone)
    if not document.is_post:
        hint = "take 'draft' out of it, if it has that"
        raise refused(document, "is no post: only posts are published at a moment", hint)
    why = why_hidden(document, now)
    if document.expires and document.expires <= max(at or now, now):
        hint = "change 'expires' or take it out"
        raise refused(document, "expires before anybody can see it", hint, "expires")
    if why is None and document.date is not None:
        return _already_out(document, document.date, at)
    moment = (at or now.replace(second=0, microsecond=0)).astimezone(zone)
    changed = _write(root, found, document, written_moment(moment, zone))
    return Published(document=document, moment=moment, changed=changed)


def _already_out(document: Document, date: datetime, at: datetime | None) -> Published:
    if at is not None and at != date:
        hint = "readers have it: change 'date' in the file, and mind that its address may change"
        raise refused(document, f"is out since {date.isoformat(' ', 'minutes')}", hint, "date")
    return Published(document=document, moment=date, changed=False)


def _write(root: Path, found: Survey, document: Document, date: str) -> bool:
    file = file_of(root, document)
    raw = file.read_bytes()
    made = set_key(document.source, raw, "draft", None)
    if document.date is None or date != written_moment(
        document.date, ZoneInfo(found.settings.site.timezone)
    ):
        made = set_key(document.source, made, "date", date)
    parse(document.source, made, found.options)
    if made == raw:
        return False
    replace_file(file, made)
    return True
