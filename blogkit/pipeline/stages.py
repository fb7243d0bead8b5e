"""The stages: discover, parse, assemble, plan, render, write, hooks, one after the other."""

from dataclasses import dataclass, replace

from blogkit.cache.environment import environment_digest
from blogkit.cache.state import INPUT_FOLDERS, StateFile, look_at_inputs
from blogkit.cache.store import Store
from blogkit.config.load import load_settings
from blogkit.content.discover import Discovered, discover
from blogkit.errors import ContentError, Problem, Severity
from blogkit.hooks import find_hooks
from blogkit.model.digests import digest_of_value
from blogkit.model.report import Report
from blogkit.model.site import Site
from blogkit.model.theme import Theme
from blogkit.pipeline.assets import measure_assets
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.pipeline.finish import report_of, run_hooks_and_remember
from blogkit.pipeline.parse import ParsedSources, parse_sources
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.render import render_outputs, stale_outputs
from blogkit.pipeline.request import PREVIEW_FOLDER, BuildRequest
from blogkit.pipeline.workspace import Workspace
from blogkit.pipeline.write import write_outputs
from blogkit.publish.journal import staging_folder
from blogkit.render.fonts import card_fonts
from blogkit.render.render import RenderOptions
from blogkit.render.theme import ThemeFolders, load_theme
from blogkit.site.assemble import assemble
from blogkit.site.plan import Plan, plan
from blogkit.site.visibility import Gate


def run_stages(request: BuildRequest, progress: Progress) -> Report:
    """Build the site of ``request``, whose lock is held; raises like ``build``."""
    return without_damaged_cache(lambda: _run(request, progress), request.cache)


def _run(request: BuildRequest, progress: Progress) -> Report:
    inputs = look_at_inputs(request.root)
    settings = load_settings(request.root, request.base_url)
    hooks = find_hooks(settings, request.root) if request.hooks else ()
    _check_output_folder(request)
    StateFile(request.cache, request.output).forget()
    store = Store(request.cache, environment_digest())
    if request.clean:
        store.clear()
    workspace = Workspace(request=request, settings=settings, store=store, progress=progress)
    try:
        found = discover(request.root)
        parsed = parse_sources(workspace, found.sources)
        planned = _assemble_and_plan(workspace, found, parsed)
        stale = stale_outputs(workspace, planned.plan.outputs)
        staging = staging_folder(request.cache)
        staged = render_outputs(workspace, stale, planned.render_options, staging)
        written = write_outputs(workspace, planned.plan.outputs, staged, staging)
        warnings = (*found.problems, *parsed.warnings, *planned.plan.warnings)
        report = report_of(request, planned.site, planned.plan, written)
        report = replace(report, warnings=with_excerpts(request.root, warnings))
        return run_hooks_and_remember(workspace, planned.plan, report, inputs, hooks)
    finally:
        store.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """What planning knows, for the stages after it."""

    site: Site
    plan: Plan
    render_options: RenderOptions


def _assemble_and_plan(workspace: Workspace, found: Discovered, parsed: ParsedSources) -> _Planned:
    """Assemble and plan, even where some sources did not parse: the rest has problems too.

    Raises ``ContentError`` with the problems of all stages so far.
    """
    root = workspace.request.root
    theme, options, theme_problems = _theme(workspace)
    assets, asset_problems = measure_assets(workspace, found.files)
    fonts, font_problems = card_fonts(root, workspace.settings)
    problems = [*parsed.problems, *theme_problems, *asset_problems, *font_problems]
    problems += [one for one in found.problems if one.severity is Severity.ERROR]
    gate = Gate(now=workspace.request.now, show=workspace.request.show)
    site = replace(
        assemble(parsed.documents, workspace.settings, gate),
        broken=frozenset(problem.place.path for problem in problems if problem.place),
    )
    try:
        planned = plan(site, workspace.settings, theme, assets, fonts)
    except ContentError as error:
        problems += error.problems
    if problems:
        raise ContentError(with_excerpts(root, problems))
    return _Planned(site=site, plan=planned, render_options=options)


def _theme(workspace: Workspace) -> tuple[Theme, RenderOptions, tuple[Problem, ...]]:
    """The theme and how to render with it; one without a template where it has problems."""
    root, settings = workspace.request.root, workspace.settings
    theme = Theme(name=settings.theme.name, templates={}, needs={}, settings={}, assets=())
    folders = ThemeFolders()
    problems: tuple[Problem, ...] = ()
    try:
        theme, folders = load_theme(root, settings)
    except ContentError as error:
        problems = error.problems
    options = RenderOptions(
        root=root,
        templates=folders.templates,
        assets=folders.assets,
        catalogues=folders.catalogues,
        language=settings.site.language,
        base_url=settings.site.base_url,
        theme_digest=digest_of_value(theme),
    )
    return theme, options, problems


def _check_output_folder(request: BuildRequest) -> None:
    """An output folder is a folder of its own, with no sources in it or around it."""
    output, root = request.output.resolve(), request.root.resolve()
    inside = any(output.is_relative_to(root / name) for name in INPUT_FOLDERS)
    in_cache = output.is_relative_to(request.cache) and output != root / PREVIEW_FOLDER
    what = ""
    if root.is_relative_to(output) or inside or in_cache:
        what = f"the output folder {request.output.name} holds the site's sources"
    elif request.output.exists() and not request.output.is_dir():
        what = f"the output folder {request.output.name} is no folder"
    if what:
        hint = "name a folder of its own with --output"
        raise ContentError([Problem(rule="output-folder", what=what, hint=hint)])
