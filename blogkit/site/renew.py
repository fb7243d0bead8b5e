"""Renewing: from a plan and one document that was edited to that document's page alone.

For whoever waits for a page while the rest of the plan is made anew: the neighbours that
the page shows stay as they were, and so do all other pages.
"""

from collections import ChainMap
from collections.abc import Mapping

from blogkit.dataclasses import replace
from blogkit.model.documents import Document
from blogkit.model.outputs import Output, TemplateJob
from blogkit.model.pages import PostPage, StaticPage
from blogkit.model.site import Asset
from blogkit.site.assemble import dated
from blogkit.site.bodies import Bodies
from blogkit.site.paths import document_path
from blogkit.site.plan import Plan
from blogkit.site.posts import story_of
from blogkit.site.summaries import Summaries
from blogkit.site.visibility import why_hidden
from blogkit.urls import output_file

_RELATED = ("kind", "template", "lang", "tags", "category", "series", "authors")
"""Fields that tie a document to other pages."""


def renewed(
    plan: Plan, assets: Mapping[str, Asset], before: Document, now: Document
) -> Output | None:
    """The page of ``now``, which was ``before``; None where more than that page must change."""
    site = plan.site
    path = site.paths.get(now.source)
    if path is None or not _stays(plan, before, now):
        return None
    found = next((one for one in plan.outputs if one.path == output_file(path)), None)
    if found is None or not isinstance(found.job, TemplateJob):
        return None
    now = dated(now, site.now)
    frame, settings = plan.frame, plan.frame.settings
    summaries = Summaries(site, settings, assets, plan.pictures)
    look = frame.theme, settings.site.language
    body = Bodies(site, assets, plan.pictures, look).of(now)
    view = found.job.view
    if isinstance(view, PostPage):
        post = summaries.of(now)
        frame = replace(frame, summaries=ChainMap({now.source: post}, dict(frame.summaries)))
        image = frame.cards.get(now.source) or post.image
        page = frame.document_page(now, image)
        view = replace(
            view,
            page=page,
            post=post,
            body=body,
            word_count=now.words,
            headings=now.headings,
            story=story_of(now),
        )
    elif isinstance(view, StaticPage):
        page = frame.document_page(now, summaries.image(now, now.image))
        view = replace(view, page=page, body=body, headings=now.headings, extra=now.extra)
    else:
        return None
    return frame.render(found.job.template, path, view, now.source)


def _stays(plan: Plan, before: Document, now: Document) -> bool:
    """Whether the document is still at its address, among its terms, and as visible."""
    site, settings = plan.site, plan.frame.settings
    return (
        all(getattr(before, name) == getattr(now, name) for name in _RELATED)
        and document_path(now, settings, site.now) == site.paths[now.source]
        and why_hidden(before, site.now) == why_hidden(now, site.now)
    )
