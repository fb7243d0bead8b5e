"""Posts and pages: from each visible document to the output that shows it."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from blogkit.model.digests import digest_of, digest_of_value
from blogkit.model.documents import Document
from blogkit.model.outputs import Output
from blogkit.model.pages import PostPage, StaticPage
from blogkit.model.site import Term
from blogkit.model.views import BodyView, ImageView, SeriesView
from blogkit.site.frame import Frame
from blogkit.site.related import related_posts
from blogkit.site.syndication import also_on


def post_outputs(frame: Frame, bodies: Mapping[str, BodyView]) -> Iterator[Output]:
    """The page of every post, newest first."""
    site = frame.site
    elsewhere = also_on(site.ledger, frame.settings)
    wanted = {post.source for post in site.posts if frame.wants(site.paths[post.source])}
    related = related_posts(site.of("tag"), wanted)
    series = {
        post.source: view for view, term in _series_shown(frame, wanted) for post in term.posts
    }
    newer_ones = chain((None,), site.posts)
    older_ones = chain(site.posts[1:], (None,))
    for newer, post, older in zip(newer_ones, site.posts, older_ones, strict=False):
        if post.source not in wanted:
            continue
        summary = frame.summaries[post.source]
        template = post.template or "post.html"
        view = PostPage(
            site=frame.view,
            page=frame.document_page(post, frame.cards.get(post.source) or summary.image),
            needs=frame.needs(template),
            post=summary,
            body=bodies[post.source],
            word_count=post.words,
            headings=post.headings,
            newer=frame.summaries[newer.source] if newer else None,
            older=frame.summaries[older.source] if older else None,
            series=series.get(post.source),
            related=frame.posts(related.get(post.source, ())),
            story=story_of(post),
            also_on=elsewhere.get(post.id, ()),
        )
        yield frame.render(template, site.paths[post.source], view, post.source)


def page_outputs(
    frame: Frame, bodies: Mapping[str, BodyView], images: Mapping[str, ImageView | None]
) -> Iterator[Output]:
    """The page of every undated document."""
    for page in frame.site.pages:
        if not frame.wants(frame.site.paths[page.source]):
            continue
        template = page.template or "page.html"
        view = StaticPage(
            site=frame.view,
            page=frame.document_page(page, images.get(page.source)),
            needs=frame.needs(template),
            body=bodies[page.source],
            headings=page.headings,
            extra=page.extra,
        )
        yield frame.render(template, frame.site.paths[page.source], view, page.source)


def _series_shown(frame: Frame, wanted: Collection[str]) -> Iterator[tuple[SeriesView, Term]]:
    """The series that the pages of the posts in ``wanted`` show."""
    for term in frame.site.of("series"):
        if any(post.source in wanted for post in term.posts):
            yield series_view(frame, term), term


def series_view(frame: Frame, term: Term) -> SeriesView:
    """A series with its parts from first to last."""
    known = frame.settings.series.get(term.word)
    written = term.about.summary if term.about else ""
    parts = frame.posts(tuple(reversed(term.posts)))
    url = frame.addresses.href(term.path)
    description = written or (known.description if known else "")
    planned = known.planned if known else ()
    return SeriesView(
        name=term.name,
        url=url,
        description=description,
        parts=parts,
        planned=planned,
        digest=digest_of(term.name, url, description, digest_of_value((parts, planned))),
    )


def story_of(post: Document) -> tuple[tuple[str, str], ...]:
    """What a customer's story says of itself, by label."""
    if post.kind != "story":
        return ()
    return (
        ("customer", post.customer),
        ("consent", post.consent),
        ("source", post.story_source),
    )
