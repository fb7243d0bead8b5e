"""RSS: from ready entries to the elements of RSS 2.0 and its modules that feedgen lacks."""

from typing import Any

from blogkit.model.feeds import FeedJob
from blogkit.render.feed_entries import ReadyEntry
from blogkit.render.feed_media import add_image
from blogkit.render.feed_podcast import add_episode, add_show
from blogkit.render.feed_text import either_way, rfc822, rfc3339
from blogkit.render.feed_xml import (
    ATOM,
    DC,
    SOURCE,
    add,
    add_feed_links,
    add_stylesheet,
    namespaces,
    set_language,
)


class RssChannel:
    """Completes the channel; what feedgen calls a feed extension."""

    def __init__(self, job: FeedJob) -> None:
        self._job = job

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that the feed declares, by prefix."""
        return namespaces(self._job)

    def extend_rss(self, root: Any) -> Any:
        """Add what is missing in the channel of ``root``."""
        channel = root[0]
        add(channel, "lastBuildDate", rfc822(self._job.updated))
        add_feed_links(channel, self._job, f"{{{ATOM}}}link", "application/rss+xml")
        self._add_icon(channel)
        if self._job.podcast:
            add_show(channel, self._job.podcast, self._job.self_url)
        add_stylesheet(root, self._job)
        return root

    def _add_icon(self, channel: Any) -> None:
        if self._job.icon:
            image = add(channel, "image")
            add(image, "url", self._job.icon)
            add(image, "title", either_way(self._job.title))
            add(image, "link", self._job.page_url)


class RssItem:
    """Completes one item; what feedgen calls an entry extension."""

    def __init__(self, entry: ReadyEntry, job: FeedJob) -> None:
        self._entry = entry
        self._job = job

    def extend_rss(self, item: Any) -> Any:
        """Add what is missing in ``item``."""
        post = self._entry.post
        set_language(item, post, self._job)
        # dc:creator, since RSS wants an e-mail address in an author.
        for author in post.authors:
            add(item, f"{{{DC}}}creator", either_way(author.name))
        add(item, "pubDate", rfc822(post.date))
        if post.updated:
            add(item, f"{{{ATOM}}}updated", rfc3339(post.updated))
        if self._entry.discussion:
            add(item, "comments", self._entry.discussion)
        if enclosure := post.enclosure:
            length = str(enclosure.length)
            add(item, "enclosure", url=enclosure.url, length=length, type=enclosure.media_type)
        if self._entry.markdown:
            add(item, f"{{{SOURCE}}}markdown", self._entry.markdown)
        if post.image:
            add_image(item, post.image)
        if self._job.podcast:
            add_episode(item, post)
        return item
