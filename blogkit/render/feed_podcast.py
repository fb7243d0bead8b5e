"""Podcasts: from a show and its episodes to iTunes and podcast namespace elements."""

import posixpath
from typing import Any

from blogkit.model.feeds import Podcast, artwork_error
from blogkit.model.views import EnclosureView, PostSummary
from blogkit.render.feed_text import either_way
from blogkit.render.feed_xml import ITUNES, PODCAST, add

TRANSCRIPTS = {
    ".html": "text/html",
    ".json": "application/json",
    ".srt": "application/x-subrip",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
}
"""The media types of transcripts (podcast namespace) by the ending of their files."""

CHAPTERS = "application/json+chapters"

_GUIDS = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"
"""The namespace of ``podcast:guid``."""


def add_show(channel: Any, podcast: Podcast, feed_url: str) -> None:
    """What Apple Podcasts and the podcast namespace (podcastindex.org) ask of a show."""
    author = either_way(podcast.author)
    add(channel, f"{{{ITUNES}}}author", author)
    add(channel, f"{{{ITUNES}}}explicit", _true_or_false(podcast.explicit))
    add(channel, f"{{{ITUNES}}}type", podcast.type)
    parent = channel
    for name in podcast.category:
        parent = add(parent, f"{{{ITUNES}}}category", text=name)
    if podcast.image:
        add(channel, f"{{{ITUNES}}}image", href=podcast.image.url)
    if podcast.email:
        owner = add(channel, f"{{{ITUNES}}}owner")
        add(owner, f"{{{ITUNES}}}name", author)
        add(owner, f"{{{ITUNES}}}email", podcast.email)
    add(channel, f"{{{PODCAST}}}guid", podcast.guid or guid_of(feed_url))


def guid_of(feed_url: str) -> str:
    """The id of a show whose feed was first at ``feed_url``: a UUIDv5 of it without scheme."""
    from uuid import UUID, uuid5

    return str(uuid5(UUID(_GUIDS), feed_url.partition("://")[2].rstrip("/")))


def add_episode(item: Any, post: PostSummary) -> None:
    """What they ask of an episode."""
    enclosure = post.enclosure
    if enclosure is None:
        return
    add(item, f"{{{ITUNES}}}title", either_way(post.title))
    add(item, f"{{{ITUNES}}}explicit", _true_or_false(enclosure.explicit))
    add(item, f"{{{ITUNES}}}episodeType", "full")
    numbers = {
        "duration": enclosure.duration,
        "season": enclosure.season,
        "episode": enclosure.episode,
    }
    for name, number in numbers.items():
        if number:
            add(item, f"{{{ITUNES}}}{name}", str(number))
    if post.image and not artwork_error(post.image):
        add(item, f"{{{ITUNES}}}image", href=post.image.url)
    _add_files(item, enclosure)


def _add_files(item: Any, enclosure: EnclosureView) -> None:
    """Transcript and chapters (podcastindex.org/namespace/1.0)."""
    if enclosure.transcript:
        kind = guess_transcript(enclosure.transcript)
        add(item, f"{{{PODCAST}}}transcript", url=enclosure.transcript, type=kind)
    if enclosure.chapters:
        add(item, f"{{{PODCAST}}}chapters", url=enclosure.chapters, type=CHAPTERS)


def guess_transcript(url: str) -> str:
    """The media type of a transcript; plain text where its name says nothing."""
    return TRANSCRIPTS.get(posixpath.splitext(url)[1].lower(), "text/plain")


def _true_or_false(flag: bool) -> str:
    """The only two words that directories still take (they were ``yes`` and ``clean`` once)."""
    return "true" if flag else "false"
