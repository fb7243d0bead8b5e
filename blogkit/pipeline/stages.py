"""The stages: discover, parse, assemble, plan, render, write, hooks, one after the other."""

from dataclasses import replace

from blogkit.cache.environment import environment_digest
from blogkit.cache.state import INPUT_FOLDERS, StateFile, look_at_inputs
from blogkit.cache.store import Store
from blogkit.config.load import load_settings
from blogkit.content.discover import discover
from blogkit.errors import ContentError, Problem
from blogkit.hooks import find_hooks
from blogkit.ledger import read_ledger
from blogkit.model.report import Report
from blogkit.pipeline.assets import measure_assets
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.pipeline.finish import report_of, run_hooks_and_remember
from blogkit.pipeline.parse import parse_sources
from blogkit.pipeline.planning import Read, assemble_and_plan, read_design
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.render import render_outputs, stale_outputs
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.workspace import Workspace
from blogkit.pipeline.write import write_outputs
from blogkit.publish.journal import staging_folder
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
        design = read_design(request.root, settings)
        parsed = parse_sources(workspace, found.sources, design.theme.shortcuts)
        assets, broken = measure_assets(workspace, found.files)
        ledger, wrong = read_ledger(request.root)
        problems = (*broken, *wrong)
        read = Read(found=found, parsed=parsed, assets=assets, ledger=ledger, problems=problems)
        gate = Gate(now=request.now, show=request.show)
        planned = assemble_and_plan(settings, design, read, gate)
        stale = stale_outputs(workspace, planned.plan.outputs)
        staging = staging_folder(request.cache)
        staged = render_outputs(workspace, stale, design.options, staging)
        written = write_outputs(workspace, planned.plan.outputs, staged, staging)
        warnings = (*found.problems, *parsed.warnings, *planned.plan.warnings)
        report = report_of(request, planned.plan, written)
        report = replace(report, warnings=with_excerpts(request.root, warnings))
        return run_hooks_and_remember(workspace, planned.plan, report, inputs, hooks)
    finally:
        store.close()


def _check_output_folder(request: BuildRequest) -> None:
    """An output folder is a folder of its own, with no sources in it or around it."""
    output, root = request.output.resolve(), request.root.resolve()
    inside = any(output.is_relative_to(root / name) for name in INPUT_FOLDERS)
    in_cache = output.is_relative_to(request.cache)
    what = ""
    if root.is_relative_to(output) or inside or in_cache:
        what = f"the output folder {request.output.name} holds the site's sources"
    elif request.output.exists() and not request.output.is_dir():
        what = f"the output folder {request.output.name} is no folder"
    if what:
        hint = "name a folder of its own with --output"
        raise ContentError([Problem(rule="output-folder", what=what, hint=hint)])
