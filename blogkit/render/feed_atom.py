"""Atom: from ready entries to the elements of RFC 4287 and its extensions that feedgen lacks."""

from html import escape
from typing import Any

from blogkit.model.feeds import FeedJob
from blogkit.render.feed_entries import ReadyEntry
from blogkit.render.feed_media import add_image
from blogkit.render.feed_text import either_way
from blogkit.render.feed_xml import (
    add,
    add_feed_links,
    add_stylesheet,
    namespaces,
    set_language,
)


class AtomFeed:
    """Completes the feed; what feedgen calls a feed extension."""

    def __init__(self, job: FeedJob) -> None:
        self._job = job

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that the feed declares, by prefix."""
        return namespaces(self._job)

    def extend_atom(self, root: Any) -> Any:
        """Add what is missing in ``root``, the feed."""
        for name in ("title", "subtitle", "rights"):
            _declare_type(root.find(name))
        add_feed_links(root, self._job, "link", "application/atom+xml")
        if self._job.icon:
            add(root, "icon", self._job.icon)
        add_stylesheet(root, self._job)
        return root


class AtomEntry:
    """Completes one entry; what feedgen calls an entry extension."""

    def __init__(self, entry: ReadyEntry, job: FeedJob) -> None:
        self._entry = entry
        self._job = job

    def extend_atom(self, entry: Any) -> Any:
        """Add what is missing in ``entry``."""
        post = self._entry.post
        set_language(entry, post, self._job)
        _declare_type(entry.find("title"))
        _declare_type(entry.find("summary"))
        if self._entry.discussion:
            add(entry, "link", rel="replies", href=self._entry.discussion, type="text/html")
        if enclosure := post.enclosure:
            length = str(enclosure.length)
            link = add(entry, "link", rel="enclosure", href=enclosure.url, length=length)
            link.set("type", enclosure.media_type)
        if post.image:
            add_image(entry, post.image)
        return entry


def _declare_type(construct: Any) -> None:
    """Write a text construct as HTML where that says something else (RFC 4287, 3.1.1).

    Programs that do not look at the type take all text for HTML.
    """
    if construct is not None and either_way(construct.text) != construct.text:
        construct.text = escape(construct.text, quote=False)
        construct.set("type", "html")
