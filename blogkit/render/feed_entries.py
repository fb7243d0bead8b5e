"""Feed entries: from a feed's job to the same with nothing left to resolve, whatever the format."""

from blogkit.dataclasses import dataclass, replace
from blogkit.model.digests import digest_of
from blogkit.model.documents import Html
from blogkit.model.feeds import FeedJob, Podcast
from blogkit.model.views import AuthorView, EnclosureView, ImageView, PostSummary, TermLink
from blogkit.render.feed_content import feed_content
from blogkit.render.feed_text import Absolute, safe


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyEntry:
    """An entry whose texts XML can hold and whose URLs are absolute; ``content`` may be empty."""

    post: PostSummary
    content: Html
    discussion: str
    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyFeed:
    """A feed whose texts XML can hold and whose URLs are absolute."""

    job: FeedJob
    entries: tuple[ReadyEntry, ...]


def ready_feed(
    job: FeedJob, contents: tuple[Html, ...], base_url: str, texts: tuple[str, ...] = ()
) -> ReadyFeed:
    """``job`` with the bodies of its entries, ``contents``, made fit for a feed.

    This is the one place where characters that XML 1.0 forbids are removed.
    """
    absolute = Absolute(base_url)
    entries = tuple(
        ReadyEntry(
            post=_ready_post(entry.post, absolute),
            content=_content(job, entry.post, body, absolute),
            discussion=absolute(entry.discussion),
            markdown=safe(text),
        )
        for entry, body, text in zip(job.entries, contents, texts or _no_texts(job), strict=True)
    )
    title = _line(job.title) or absolute(job.page_url)
    ready = replace(
        job,
        title=title,
        description=_line(job.description) or title,
        author=_line(job.author) or title,
        copyright=_line(job.copyright),
        page_url=absolute(job.page_url),
        self_url=absolute(job.self_url),
        icon=absolute(job.icon),
        entries=(),
        podcast=_ready_podcast(job.podcast, absolute) if job.podcast else None,
    )
    return ReadyFeed(job=ready, entries=entries)


def _no_texts(job: FeedJob) -> tuple[str, ...]:
    return ("",) * len(job.entries)


def _content(job: FeedJob, post: PostSummary, body: Html, absolute: Absolute) -> Html:
    if not job.full_content:
        return Html("")
    return feed_content(body, absolute(post.url), f"p{digest_of(post.id)[:8]}")


def _ready_post(post: PostSummary, absolute: Absolute) -> PostSummary:
    return replace(
        post,
        title=_line(post.title) or post.id,
        url=absolute(post.url),
        summary=_line(post.summary) or _line(post.title) or post.id,
        authors=tuple(_ready_author(author, absolute) for author in post.authors),
        tags=tuple(_ready_term(tag, absolute) for tag in post.tags),
        category=_ready_term(post.category, absolute) if post.category else None,
        image=_ready_image(post.image, absolute) if post.image else None,
        enclosure=_ready_enclosure(post.enclosure, absolute) if post.enclosure else None,
    )


def _line(text: str) -> str:
    return safe(text).strip()


def _ready_author(author: AuthorView, absolute: Absolute) -> AuthorView:
    name = _line(author.name) or author.url
    return replace(author, name=name, url=absolute(author.home or author.url))


def _ready_term(term: TermLink, absolute: Absolute) -> TermLink:
    return TermLink(name=_line(term.name) or term.slug, url=absolute(term.url), slug=term.slug)


def _ready_image(image: ImageView, absolute: Absolute) -> ImageView:
    alt, credit = _line(image.alt), _line(image.credit)
    return replace(image, url=absolute(image.url), alt=alt, credit=credit)


def _ready_enclosure(enclosure: EnclosureView, absolute: Absolute) -> EnclosureView:
    return replace(
        enclosure,
        url=absolute(enclosure.url),
        media_type=enclosure.media_type or "application/octet-stream",
        transcript=absolute(enclosure.transcript),
        chapters=absolute(enclosure.chapters),
    )


def _ready_podcast(podcast: Podcast, absolute: Absolute) -> Podcast:
    image = _ready_image(podcast.image, absolute) if podcast.image else None
    return replace(podcast, author=_line(podcast.author), image=image)


def scheme_of(term: TermLink) -> str:
    """The page that lists all terms like ``term``, which is what tells a tag from a category."""
    return term.url.rstrip("/").rpartition("/")[0] + "/"


def terms_of(post: PostSummary) -> tuple[TermLink, ...]:
    """What a post is filed under: its category and its tags, each name of a scheme once."""
    category = (post.category,) if post.category else ()
    return (*category, *post.tags)
