"""Teaser feeds: from the newest posts to a feed of their teasers for each channel."""

from collections.abc import Iterator, Mapping
from itertools import islice

from blogkit.channels import used_channels
from blogkit.dataclasses import replace
from blogkit.model.digests import Digest, digest_of, digest_of_value
from blogkit.model.feeds import FeedEntry, FeedJob, TeaserFeedJob
from blogkit.model.outputs import Output
from blogkit.model.views import BodyView
from blogkit.site.feeds import NEVER
from blogkit.site.frame import Frame
from blogkit.urls import UrlPath


def teaser_feed_outputs(frame: Frame, bodies: Mapping[str, BodyView]) -> Iterator[Output]:
    """``/teasers/CHANNEL.xml`` for each channel, which programs post from with no code.

    A post that a preview shows before its time is in none: what is posted cannot be unposted.
    """
    settings = frame.settings
    # What a text is made of beside its post: which settings that are is composing's business.
    made_with = repr(settings)
    entries = tuple(_entries(frame, bodies))
    for name, table in used_channels(settings).items():
        job = TeaserFeedJob(feed=_feed(frame, name, table.label or name, entries), channel=name)
        key = digest_of("teasers", digest_of_value(job), made_with)
        path = _path(name)
        yield frame.output(path, job, key, f"the feed {path}")


def _path(channel: str) -> UrlPath:
    return UrlPath(f"/teasers/{channel}.xml")


def _entries(frame: Frame, bodies: Mapping[str, BodyView]) -> Iterator[FeedEntry]:
    summaries = (frame.summaries[source] for source in frame.site.sources)
    posts = (post for post in summaries if not post.status)
    for post in islice(posts, frame.settings.teasers.newest):
        entry = FeedEntry(
            post=post, body=bodies[post.source], text_digest=Digest(""), digest=Digest("")
        )
        yield replace(entry, digest=digest_of_value(entry))


def _feed(frame: Frame, channel: str, label: str, entries: tuple[FeedEntry, ...]) -> FeedJob:
    settings, addresses = frame.settings, frame.addresses
    return FeedJob(
        format="rss",
        id=f"tag:{settings.site.tag_authority}:teasers/{channel}",
        title=f"{settings.site.title}: {label}",
        description=frame.view.description or settings.site.title,
        page_url=addresses.absolute(addresses.href("/")),
        self_url=addresses.absolute(addresses.href(_path(channel))),
        language=settings.site.language,
        copyright=settings.site.copyright,
        updated=max((entry.post.date for entry in entries), default=NEVER),
        full_content=False,
        entries=entries,
        icon=settings.feeds.icon,
        hub=settings.feeds.hub,
    )
