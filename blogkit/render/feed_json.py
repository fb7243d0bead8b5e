"""JSON Feed: from a ready feed to the bytes of JSON Feed 1.1."""

import json
from collections.abc import Mapping

from blogkit.model.views import EnclosureView
from blogkit.render.feed_entries import ReadyEntry, ReadyFeed, terms_of
from blogkit.render.feed_text import rfc3339

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: ReadyFeed) -> bytes:
    """The feed in UTF-8 with keys in the order of the specification (jsonfeed.org/version/1.1)."""
    job = feed.job
    top: dict[str, object] = {
        "version": VERSION,
        "title": job.title,
        "home_page_url": job.page_url,
        "feed_url": job.self_url,
        "description": job.description,
        "icon": job.icon,
        "authors": [{"name": job.author}],
        "language": job.language,
        "hubs": [{"type": "WebSub", "url": job.hub}] if job.hub else [],
        "items": [_item(entry, job.language) for entry in feed.entries],
    }
    text = json.dumps(_known(top) | {"items": top["items"]}, ensure_ascii=False)
    return text.encode() + b"\n"


def _item(entry: ReadyEntry, language: str) -> dict[str, object]:
    post = entry.post
    content = {"content_html": entry.content} if entry.content else {"content_text": post.summary}
    return _known(
        {
            "id": post.id,
            "url": post.url,
            "title": post.title,
            **content,
            "summary": post.summary,
            "image": post.image.url if post.image else "",
            "date_published": rfc3339(post.date),
            "date_modified": rfc3339(post.updated) if post.updated else "",
            "authors": [{"name": author.name, "url": author.url} for author in post.authors],
            "tags": list(dict.fromkeys(term.name for term in terms_of(post))),
            "language": post.lang if post.lang != language else "",
            "attachments": [_attachment(post.enclosure)] if post.enclosure else [],
        }
    )


def _attachment(enclosure: EnclosureView) -> dict[str, object]:
    return _known(
        {
            "url": enclosure.url,
            "mime_type": enclosure.media_type,
            "size_in_bytes": enclosure.length,
            "duration_in_seconds": enclosure.duration,
        }
    )


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields that have a value: an empty one is better left out than guessed at."""
    return {name: value for name, value in fields.items() if value}
