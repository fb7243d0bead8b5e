"""OPML: from a list of feeds to the bytes of OPML 2.0, as feed programs import it."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from blogkit.model.feeds import FeedJob, Outline
from blogkit.render.feed_text import rfc822, safe
from blogkit.render.feed_xml import add


def opml(job: FeedJob) -> bytes:
    """The feeds of ``job.outlines`` in their groups (opml.org/spec2), in UTF-8."""
    from lxml.etree import Element, tostring

    root = Element("opml", version="2.0")
    head = add(root, "head")
    add(head, "title", _shown(job.title))
    add(head, "dateModified", rfc822(job.updated))
    if job.author:
        add(head, "ownerName", _shown(job.author))
    body = add(root, "body")
    for group, outlines in groupby(job.outlines, attrgetter("group")):
        parent = add(body, "outline", text=_shown(group)) if group else body
        for outline in outlines:
            _add_outline(parent, outline)
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _add_outline(parent: Any, outline: Outline) -> None:
    """A feed; ``type`` is ``rss`` for Atom too, as OPML 2.0 says of subscription lists."""
    title = _shown(outline.title)
    add(
        parent,
        "outline",
        type="rss",
        text=title,
        title=title,
        xmlUrl=outline.feed_url,
        htmlUrl=outline.page_url,
        language=outline.language,
    )


def _shown(text: str) -> str:
    """``text`` without what OPML 2.0 would have read as markup."""
    return safe(text).replace("<", "\u2039").replace(">", "\u203a")
