"""Feeds: from a feed's job and the bodies of its posts to the bytes of RSS, Atom, JSON or OPML.

The one module that imports feedgen. What feedgen gets wrong (it stamps the time of the build
into everything, loses the attributes of entry links, drops authors without an e-mail address,
prints dates by switching the process's locale) is put right by extensions of ours.
"""

from functools import partial
from html import escape
from typing import Any

from blogkit.model.documents import Html
from blogkit.model.feeds import FeedJob, TeaserFeedJob, Told
from blogkit.model.views import PostSummary
from blogkit.render.feed_atom import AtomEntry, AtomFeed
from blogkit.render.feed_entries import ReadyEntry, ReadyFeed, ready_feed, scheme_of, terms_of
from blogkit.render.feed_json import json_feed
from blogkit.render.feed_opml import opml
from blogkit.render.feed_rss import RssChannel, RssItem
from blogkit.render.feed_text import either_way, safe, told_apart, uri, zoned

GENERATOR = "blogkit"


def feed_bytes(
    job: FeedJob, contents: tuple[Html, ...], base_url: str, texts: tuple[str, ...] = ()
) -> bytes:
    """The feed that ``job`` describes; ``contents`` are its entries' bodies, in their order.

    ``texts`` are their Markdown, where the job asks for it.

    RSS 2.0 (with the RSS profile), Atom (RFC 4287), JSON Feed 1.1 or OPML 2.0, in UTF-8.
    The same arguments make the same bytes, at any time and place.
    """
    if job.format == "opml":
        return opml(job)
    writers = {"rss": _rss, "atom": _atom, "json": json_feed}
    return writers[job.format](ready_feed(job, contents, base_url, texts))


def _rss(feed: ReadyFeed) -> bytes:
    generator = _generator(feed, RssChannel(feed.job))
    for entry in feed.entries:
        item = _add_entry(generator, entry, partial(RssItem, entry, feed.job))
        item.guid(entry.post.id, permalink=entry.post.id == entry.post.url)
        item.title(either_way(entry.post.title))
        item.description(escape(entry.post.summary, quote=False))
        if entry.content:
            item.content(entry.content)
        item.category(_categories(entry.post))
    written: bytes = generator.rss_str(pretty=True)
    return _with_hexadecimal_references(written)


def teaser_feed_bytes(job: TeaserFeedJob, told: tuple[Told, ...], base_url: str) -> bytes:
    """The RSS feed of the teasers of ``job``: ``told``, in the order of its entries.

    Items have no title, which makes programs that post them take the whole description; that
    is the teaser to the letter, and no markup.
    """
    feed = ready_feed(job.feed, (Html(""),) * len(told), base_url)
    generator = _generator(feed, RssChannel(feed.job))
    for entry, one in zip(feed.entries, told, strict=True):
        item = generator.add_entry(order="append")
        item.register_extension("blogkit", partial(RssItem, entry, feed.job))
        item.link(href=uri(one.link))
        item.guid(f"{entry.post.id}#{job.channel}", permalink=False)
        item.description(safe(one.text))
    written: bytes = generator.rss_str(pretty=True)
    return _with_hexadecimal_references(written)


def _atom(feed: ReadyFeed) -> bytes:
    generator = _generator(feed, AtomFeed(feed.job))
    for entry in feed.entries:
        post = entry.post
        item = _add_entry(generator, entry, partial(AtomEntry, entry, feed.job))
        item.id(post.id)
        item.title(post.title)
        item.updated(zoned(told_apart(post.updated or post.date, post.id)))
        item.published(zoned(told_apart(post.date, post.id)))
        item.summary(post.summary)
        if entry.content:
            item.content(entry.content, type="html")
        item.author(
            [{"name": either_way(author.name), "uri": author.url} for author in post.authors]
        )
        item.category(_categories(post))
    written: bytes = generator.atom_str(pretty=True)
    return _with_hexadecimal_references(written)


def _generator(feed: ReadyFeed, extension: RssChannel | AtomFeed) -> Any:
    from feedgen.feed import FeedGenerator

    job = feed.job
    plain = either_way if job.format == "rss" else str
    generator = FeedGenerator()
    generator.register_extension("blogkit", lambda: extension)
    generator.id(job.id)
    generator.title(plain(job.title))
    # RSS takes the last link for the channel's own, so the others are the extension's.
    generator.link(href=job.page_url, rel="alternate", type="text/html")
    generator.description(plain(job.description))
    generator.rights(plain(job.copyright) or None)
    generator.language(job.language)
    generator.updated(zoned(job.updated))
    generator.generator(GENERATOR)
    # There is no other way to keep it from writing one, and from switching locales for that.
    generator._FeedGenerator__rss_lastBuildDate = None
    if job.format == "atom":
        generator.author(name=either_way(job.author))
    return generator


def _add_entry(generator: Any, entry: ReadyEntry, extension: partial[Any]) -> Any:
    item = generator.add_entry(order="append")
    item.register_extension("blogkit", extension)
    # The one link whose attributes feedgen may lose: none means "alternate".
    item.link(href=entry.post.url)
    return item


def _categories(post: PostSummary) -> list[dict[str, str]]:
    return [{"term": either_way(term.name), "scheme": scheme_of(term)} for term in terms_of(post)]


def _with_hexadecimal_references(written: bytes) -> bytes:
    """``&`` and ``<`` as most feed programs understand them (RSS profile, "Character Data").

    No CDATA section is ever written, so these two references are all there are.
    """
    return written.replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;") + b"\n"
