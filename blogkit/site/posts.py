"""Posts and pages: from each visible document to the output that shows it."""

from collections.abc import Iterator, Mapping

from blogkit.model.digests import digest_of, digest_of_value
from blogkit.model.documents import Document
from blogkit.model.outputs import Output
from blogkit.model.pages import PostPage, StaticPage
from blogkit.model.site import Term
from blogkit.model.views import BodyView, ImageView, SeriesView
from blogkit.site.frame import Frame
from blogkit.site.related import related_posts
from blogkit.site.syndication import also_on
from blogkit.urls import slugify


def post_outputs(frame: Frame, bodies: Mapping[str, BodyView]) -> Iterator[Output]:
    """The page of every post, newest first."""
    site = frame.site
    elsewhere = also_on(site.ledger, frame.settings)
    wanted = tuple(site.placed(frame.only.posts if frame.only else None))
    sources = frozenset(post.source for _, post in wanted)
    tags = {slugify(tag) for _, post in wanted for tag in post.tags}
    related = related_posts((one for one in site.of("tag") if one.slug in tags), sources)
    series = {
        source: view for view, term in _series_shown(frame, sources) for source in term.sources
    }
    last = len(site.posts) - 1
    for place, post in wanted:
        newer = site.posts[place - 1] if place else None
        older = site.posts[place + 1] if place < last else None
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
            related=tuple(frame.summaries[one] for one in related.get(post.source, ())),
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


def _series_shown(frame: Frame, wanted: frozenset[str]) -> Iterator[tuple[SeriesView, Term]]:
    """The series that the pages of the posts in ``wanted`` show."""
    for term in frame.site.of("series"):
        if not wanted.isdisjoint(term.sources):
            yield series_view(frame, term), term


def series_view(frame: Frame, term: Term) -> SeriesView:
    """A series with its parts from first to last."""
    known = frame.settings.series.get(term.word)
    written = term.about.summary if term.about else ""
    parts = frame.posts(term.posts[::-1])
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
