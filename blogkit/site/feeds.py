"""Feeds: from the posts of the site and of its terms to the jobs that make their feeds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from blogkit.config.pages import Podcast as PodcastSettings
from blogkit.config.pages import RedirectFeed
from blogkit.dataclasses import dataclass, replace
from blogkit.model.digests import Digest, digest_of, digest_of_value
from blogkit.model.documents import Document
from blogkit.model.feeds import (
    OPML,
    PODCAST,
    FeedEntry,
    FeedFormat,
    FeedJob,
    Outline,
    Podcast,
    archive_path,
    feed_path,
)
from blogkit.model.outputs import Output
from blogkit.model.site import Taxonomy, Term
from blogkit.model.views import BodyView
from blogkit.site.feed_links import term_title
from blogkit.site.frame import Frame
from blogkit.site.terms import author_name
from blogkit.urls import UrlPath, quoted

_GROUPS: dict[Taxonomy, str] = {
    "category": "Categories",
    "series": "Series",
    "tag": "Tags",
    "author": "Authors",
}

STYLESHEET = "feed.css"
"""The asset of a theme, where it has one, that makes the raw XML of a feed readable."""

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was updated: plausible, and always the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """What a feed says of itself in every format; its files lie beside ``page``.

    ``posts`` are newest first but for those of a series, which are in the order of their parts.
    """

    id: str
    group: str = ""
    title: str
    description: str
    language: str
    page: UrlPath
    posts: Sequence[Document]
    by_part: bool = False

    def newest(self, count: int) -> Sequence[Document]:
        """The newest ``count`` of the posts."""
        return (by_moment(self.posts) if self.by_part else self.posts)[:count]


def _site_feed(frame: Frame) -> _Feed:
    """The feed of one language."""
    settings, language = frame.settings, frame.view.language
    below = f"/language/{language}" if language in settings.languages else ""
    return _Feed(
        id=f"tag:{settings.site.tag_authority}:feed{below}",
        title=frame.view.title,
        description=frame.view.description,
        language=language,
        page=frame.home,
        posts=frame.site.posts,
    )


def _term_feed(frame: Frame, term: Term) -> _Feed:
    settings = frame.settings
    series = settings.series.get(term.word) if term.taxonomy == "series" else None
    written = term.about.summary if term.about else ""
    return _Feed(
        id=f"tag:{settings.site.tag_authority}:feed/{term.taxonomy}/{quoted(term.slug)}",
        group=_GROUPS[term.taxonomy],
        title=term_title(term, settings),
        description=written or (series.description if series else ""),
        language=settings.site.language,
        page=term.path,
        posts=term.posts,
        by_part=term.taxonomy == "series",
    )


def _podcast_feed(frame: Frame, podcast: PodcastSettings) -> _Feed:
    site = frame.settings.site
    return _Feed(
        id=f"tag:{site.tag_authority}:podcast",
        title=podcast.title or site.title,
        description=podcast.description or frame.view.description,
        language=site.language,
        page=frame.home,
        posts=tuple(post for post in frame.site.posts if post.enclosure)
        if frame.wants(PODCAST)
        else (),
    )


def by_moment(posts: Iterable[Document]) -> tuple[Document, ...]:
    """``posts``, newest first; those of a series come in the order of their parts."""
    return tuple(sorted(posts, key=_moment, reverse=True))


def _moment(post: Document) -> tuple[datetime, str]:
    assert post.date is not None
    return post.date, post.source


def feed_outputs(
    frame: Frame, editions: tuple[Frame, ...], bodies: Mapping[str, BodyView]
) -> Iterator[Output]:
    """The feeds of each language and of every term, the archives behind them, a list of them.

    An entry counts as updated only where its front matter says so: readers are shown a post
    again for that, which a mended comma is not worth.
    """
    planner = _Planner(frame, bodies)
    settings = frame.settings
    sites = [_site_feed(edition) for edition in editions]
    kinds = settings.feeds.terms
    terms = [_term_feed(frame, term) for term in frame.site.terms if term.taxonomy in kinds]
    for feed in sites:
        yield from planner.of_site(feed)
    for feed in terms:
        yield from planner.of_term(feed)
    podcast = [_podcast_feed(editions[0], settings.podcast)] if settings.podcast else []
    if settings.podcast and frame.wants(PODCAST):
        yield planner.of_podcast(podcast[0], settings.podcast)
    if settings.feeds.formats and frame.wants(OPML):
        yield planner.opml((*sites, *terms), podcast)


def archive_size(entries: int) -> int:
    """How many posts an archive document holds, where a feed has ``entries``."""
    return max(entries // 2, 1)


def archives_behind(posts: int, entries: int) -> int:
    """How many archive documents there are behind a feed of ``posts`` that shows ``entries``."""
    return (posts - 1) // archive_size(entries) if posts > entries else 0


def feed_redirects(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Old addresses of feeds and where they are now, root-relative, for ``_redirects``."""
    href = frame.addresses.href
    return tuple(
        (href(old.path), href(feed_path(UrlPath("/"), old.feed)))
        for old in frame.settings.redirect_feeds
    )


class _Planner:
    """Makes the outputs of feeds; each post's entry is made once."""

    def __init__(self, frame: Frame, bodies: Mapping[str, BodyView]) -> None:
        self._settings = frame.settings
        self._formats = frame.settings.feeds.formats
        self._frame = frame
        self._bodies = bodies
        self._size = frame.settings.feeds.entries
        self._author = author_name(frame.settings.site.author, frame.settings)
        self._stylesheet = dict(frame.view.assets).get(STYLESHEET, "")
        self._entries: dict[str, FeedEntry] = {}

    def of_site(self, feed: _Feed) -> Iterator[Output]:
        """The feeds of all posts in a language, the archives behind them, copies at old addresses.

        Copies, since feed programs do not follow a page that redirects.
        """
        for name in self._formats:
            archives = self._archive_paths(feed, name)
            copies = [UrlPath(old.path) for old in self._copies(name) if feed.page == "/"]
            paths = [path for path in (feed_path(feed.page, name), *copies) if self._wants(path)]
            if paths:
                job = self._job(name, feed, feed.posts[: self._size])
                if archives:
                    job = replace(job, older_url=self._absolute(archives[-1]))
                yield from (self._output(path, job) for path in paths)
            yield from self._archives(feed, name, archives)

    def _copies(self, name: FeedFormat) -> Iterator[RedirectFeed]:
        return (old for old in self._settings.redirect_feeds if old.feed == name)

    def _archive_paths(self, feed: _Feed, name: FeedFormat) -> tuple[UrlPath, ...]:
        if name == "json" or not self._settings.feeds.archives:
            return ()
        count = archives_behind(len(feed.posts), self._size)
        return tuple(archive_path(feed.page, name, number) for number in range(1, count + 1))

    def _archives(
        self, feed: _Feed, name: FeedFormat, paths: tuple[UrlPath, ...]
    ) -> Iterator[Output]:
        """The archive documents (RFC 5005, section 4), numbered from the oldest, always full.

        They hold half as many posts as the feed, so that the first two come at one time: the
        first names the second, since nothing is older. The others do not name the one that
        comes after them, so that no archive document ever changes.
        """
        posts, size = feed.posts, archive_size(self._size)
        for number, path in enumerate(paths):
            if not self._wants(path):
                continue
            end = len(posts) - number * size
            job = replace(
                self._job(name, feed, posts[end - size : end]),
                self_url=self._absolute(path),
                current_url=self._absolute(feed_path(feed.page, name)),
                older_url=self._absolute(paths[number - 1]) if number else "",
                newer_url=self._absolute(paths[1]) if not number and paths[1:] else "",
            )
            yield self._output(path, job)

    def of_term(self, feed: _Feed) -> Iterator[Output]:
        """The feeds of one tag, category, author or series."""
        for name in self._formats:
            path = feed_path(feed.page, name)
            if self._wants(path):
                yield self._output(path, self._job(name, feed, feed.newest(self._size)))

    def of_podcast(self, feed: _Feed, about: PodcastSettings) -> Output:
        """The feed of all episodes."""
        site = self._settings.site
        podcast = Podcast(
            author=about.author or site.title,
            email=about.email or site.email,
            category=about.category,
            image=self._frame.artwork,
            explicit=about.explicit,
            type=about.type,
            guid=about.guid,
        )
        job = self._job("rss", feed, feed.posts)
        job = replace(job, self_url=self._absolute(PODCAST), podcast=podcast)
        return self._output(PODCAST, job)

    def opml(self, feeds: tuple[_Feed, ...], podcasts: list[_Feed]) -> Output:
        """Every feed once, in the format that comes first, for feed programs to import."""
        name = self._formats[0]
        paths = [(feed, feed_path(feed.page, name)) for feed in feeds]
        paths[1:1] = [(feed, PODCAST) for feed in podcasts]
        outlines = tuple(
            Outline(
                group=feed.group,
                title=feed.title,
                language=feed.language,
                feed_url=self._absolute(path),
                page_url=self._absolute(feed.page),
            )
            for feed, path in paths
        )
        job = self._job(name, feeds[0], feeds[0].posts[:1])
        job = replace(job, format="opml", entries=(), outlines=outlines)
        return self._output(OPML, replace(job, self_url=self._absolute(OPML)))

    def _job(self, name: FeedFormat, feed: _Feed, posts: Sequence[Document]) -> FeedJob:
        site, feeds = self._settings.site, self._settings.feeds
        entries = tuple(self._entries.get(post.source) or self._entry(post) for post in posts)
        moments = (entry.post.updated or entry.post.date for entry in entries)
        return FeedJob(
            format=name,
            id=feed.id,
            title=feed.title,
            description=feed.description or feed.title,
            page_url=self._absolute(feed.page),
            self_url=self._absolute(feed_path(feed.page, name)),
            language=feed.language,
            copyright=site.copyright,
            updated=max(moments, default=NEVER),
            full_content=feeds.contents.get(name, feeds.content) == "full",
            markdown=feeds.markdown and name == "rss",
            entries=entries,
            author=self._author,
            icon=self._settings.feeds.icon,
            hub=self._settings.feeds.hub,
            stylesheet=self._stylesheet,
        )

    def _entry(self, post: Document) -> FeedEntry:
        discussion = post.extra.get("discussion")
        entry = FeedEntry(
            post=self._frame.summaries[post.source],
            body=self._bodies[post.source],
            discussion=discussion if isinstance(discussion, str) else "",
            text_digest=post.text_digest if self._settings.feeds.markdown else Digest(""),
            digest=Digest(""),
        )
        entry = replace(entry, digest=digest_of_value(entry))
        self._entries[post.source] = entry
        return entry

    def _output(self, path: UrlPath, job: FeedJob) -> Output:
        key = digest_of("feed", digest_of_value(job))
        return self._frame.output(path, job, key, f"the feed {path}")

    def _wants(self, path: UrlPath) -> bool:
        return self._frame.wants(path)

    def _absolute(self, path: UrlPath) -> str:
        return self._frame.addresses.absolute(self._frame.addresses.href(path))
