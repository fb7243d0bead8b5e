"""Surveying: from a site's sources to who is visible and who is not, without making a page."""

from blogkit.cache.environment import environment_digest
from blogkit.cache.store import Store
from blogkit.config.load import load_settings
from blogkit.config.settings import Settings
from blogkit.content.discover import discover
from blogkit.content.options import ParseOptions
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Problem
from blogkit.model.documents import Document
from blogkit.model.report import Hidden
from blogkit.model.shortcuts import Shortcut
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.pipeline.parse import (
    ParsedSources,
    parse_options,
    parse_sources,
    without_unknown_shortcuts,
)
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.lock import site_lock
from blogkit.render.theme import own_shortcuts, theme_folders
from blogkit.site.assemble import assemble
from blogkit.site.visibility import Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What is written, who of it is visible, and what is wrong with the rest.

    ``documents`` are all that could be read, with ``options``.
    """

    settings: Settings
    options: ParseOptions
    documents: tuple[Document, ...]
    visible: tuple[Document, ...]
    hidden: tuple[Hidden, ...]
    problems: tuple[Problem, ...]


def survey(request: BuildRequest, progress: Progress) -> Survey:
    """Read the site of ``request``; sources that do not parse are among the problems."""
    settings = load_settings(request.root, request.base_url)
    found = discover(request.root)
    shortcuts: tuple[Shortcut, ...] = ()
    theme_problems: tuple[Problem, ...] = ()
    try:
        shortcuts = own_shortcuts(theme_folders(request.root, settings))
    except ContentError as error:
        theme_problems = error.problems

    def parse() -> ParsedSources:
        store = Store(request.cache, environment_digest())
        workspace = Workspace(request=request, settings=settings, store=store, progress=progress)
        try:
            return parse_sources(workspace, found.sources, shortcuts)
        finally:
            store.close()

    with site_lock(request.cache):
        parsed = without_damaged_cache(parse, request.cache)
    gate = Gate(now=request.now, show=request.show)
    site = assemble(parsed.documents, settings, gate)
    told = without_unknown_shortcuts(parsed.problems) if theme_problems else parsed.problems
    problems = (*found.problems, *theme_problems, *told, *parsed.warnings, *site.problems)
    return Survey(
        settings=settings,
        options=parse_options(settings, shortcuts),
        documents=parsed.documents,
        visible=site.documents,
        hidden=site.hidden,
        problems=with_excerpts(request.root, problems),
    )
