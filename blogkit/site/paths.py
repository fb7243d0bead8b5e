"""Paths: where each document, term and asset lies on the site."""

import posixpath
from datetime import datetime

from blogkit.config.pages import Urls
from blogkit.config.settings import Settings
from blogkit.model.documents import Document, SourcePath
from blogkit.model.site import Taxonomy
from blogkit.urls import UrlPath, fill_pattern, slugify

STATIC = "content/static/"


def edition_of(document: Document, settings: Settings) -> str:
    """The language of the site whose pages ``document`` stands among: its own, or the main one."""
    return document.lang if document.lang in settings.languages else settings.site.language


def home_path(language: str, settings: Settings) -> UrlPath:
    """Where the home page of one of the site's languages lies, and below it all that is in it."""
    return UrlPath(f"/{slugify(language)}/" if language in settings.languages else "/")


def document_path(document: Document, settings: Settings, date: datetime | None) -> UrlPath:
    """Where ``document`` lies; ``date`` stands in for that of a draft that has none."""
    urls = settings.urls
    home = home_path(edition_of(document, settings), settings)
    moment = document.date or date
    values = {
        "slug": document.slug,
        "path": _path_below(document.source),
        "category": slugify(document.category) or "posts",
    }
    if moment is not None:
        values |= {
            "year": f"{moment.year:04}",
            "month": f"{moment.month:02}",
            "day": f"{moment.day:02}",
        }
    return fill_pattern(home + (urls.post if document.is_post else urls.page), values)


def _path_below(source: SourcePath) -> str:
    """``content/pages/shop/about.md`` as ``shop/about``."""
    path = posixpath.splitext(source.split("/", 2)[2])[0]
    return path.removesuffix("/index")


def term_path(taxonomy: Taxonomy, slug: str, urls: Urls) -> UrlPath:
    """Where the page of a term lies."""
    return fill_pattern(str(getattr(urls, taxonomy)), {"slug": slug})


def asset_path(source: str) -> UrlPath:
    """Where a file of ``content/`` lies: the same address for every document that shows it.

    It does not depend on the post's URL, so that a new slug breaks no picture in a feed
    reader or a newsletter.
    """
    if source.startswith(STATIC):
        return UrlPath("/" + source.removeprefix(STATIC))
    return UrlPath("/media/" + source.removeprefix("content/"))
