"""Feed XML: from names and values to elements, and what RSS and Atom feeds have in common."""

from typing import Any

from blogkit.model.feeds import FeedJob
from blogkit.model.views import PostSummary

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
MEDIA = "http://search.yahoo.com/mrss/"
SOURCE = "http://source.scripting.com/"
PODCAST = "https://podcastindex.org/namespace/1.0"
XML = "http://www.w3.org/XML/1998/namespace"


def add(parent: Any, name: str, text: str = "", /, **attributes: str) -> Any:
    """A new last child of ``parent``; an attribute may be called ``text``."""
    from lxml.etree import SubElement

    child = SubElement(parent, name, attributes)
    if text:
        child.text = text
    return child


def namespaces(job: FeedJob) -> dict[str, str]:
    """The namespaces that a feed declares, by prefix: those that its entries may use."""
    found = {"media": MEDIA}
    if job.format == "rss":
        found["dc"] = DC
    if job.markdown:
        found["source"] = SOURCE
    if job.current_url:
        found["fh"] = HISTORY
    if job.podcast:
        found |= {"itunes": ITUNES, "podcast": PODCAST}
    return found


def add_feed_links(parent: Any, job: FeedJob, name: str, media_type: str) -> None:
    """Where a feed is, what tells of its news (WebSub) and where it goes on (RFC 5005)."""
    add(parent, name, rel="self", href=job.self_url, type=media_type)
    if job.hub:
        add(parent, name, rel="hub", href=job.hub)
    if job.current_url:
        add(parent, f"{{{HISTORY}}}archive")
        add(parent, name, rel="current", href=job.current_url, type=media_type)
    if job.older_url:
        add(parent, name, rel="prev-archive", href=job.older_url, type=media_type)
    if job.newer_url:
        add(parent, name, rel="next-archive", href=job.newer_url, type=media_type)


def add_stylesheet(root: Any, job: FeedJob) -> None:
    """Name the CSS that makes the raw XML readable to a person who clicks on it."""
    if job.stylesheet:
        from lxml.etree import ProcessingInstruction

        named = f'type="text/css" href="{job.stylesheet}"'
        root.addprevious(ProcessingInstruction("xml-stylesheet", named))


def set_language(element: Any, post: PostSummary, job: FeedJob) -> None:
    """Say which language an entry has, where it is not that of the feed."""
    if post.lang and post.lang != job.language:
        element.set(f"{{{XML}}}lang", post.lang)
