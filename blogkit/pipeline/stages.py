"""The stages: prepare (discover, parse, assemble, plan), render, write, hooks, in this order."""

from blogkit.cache.environment import environment_digest
from blogkit.cache.state import INPUT_FOLDERS, Inputs, StateFile, look_at_inputs
from blogkit.cache.store import Store
from blogkit.config.load import load_settings
from blogkit.dataclasses import replace
from blogkit.errors import ContentError, Problem
from blogkit.hooks import find_hooks
from blogkit.model.report import Report
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.edit.ahead import Ahead
from blogkit.pipeline.edit.follow import follow_edit
from blogkit.pipeline.finish import depends_on_the_moment, report_of, run_the_hooks
from blogkit.pipeline.prepare import prepare
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.render import render_outputs, stale_outputs
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.since import Done, Since, all_outputs, contents_of, remember
from blogkit.pipeline.tracing import Begun, keep_trace, new_mark
from blogkit.pipeline.workspace import Workspace
from blogkit.pipeline.write import write_outputs
from blogkit.publish.journal import staging_folder


def run_stages(
    request: BuildRequest, progress: Progress, since: Since | None, ahead: Ahead | None
) -> Report:
    """Build the site of ``request``, whose lock is held; raises like ``build``.

    Where only an edit has to be followed, the stages are gone through for that alone, with what
    was read ahead of it.
    """

    def run() -> Report:
        followed = follow_edit(request, progress, since, ahead) if since and ahead else None
        if followed is not None:
            return followed
        return _run(request, progress, since.inputs if since else look_at_inputs(request.root))

    return without_damaged_cache(run, request.cache)


def _run(request: BuildRequest, progress: Progress, inputs: Inputs) -> Report:
    settings = load_settings(request.root, request.base_url)
    hooks = find_hooks(settings, request.root) if request.hooks else ()
    _check_output_folder(request)
    StateFile(request.cache, request.output).forget()
    store = Store(request.cache, environment_digest())
    if request.clean:
        store.clear()
    workspace = Workspace(request=request, settings=settings, store=store, progress=progress)
    try:
        others = (path for path in inputs.files if not path.startswith("content/"))
        begun = Begun(
            mark=new_mark(),
            inputs=inputs.files,
            others=contents_of(request.root, others),
        )
        prepared = prepare(workspace, inputs)
        made = prepared.planned
        progress.stage("compare", len(made.outputs))
        stale = stale_outputs(workspace, made.outputs)
        staging = staging_folder(request.cache)
        staged = render_outputs(workspace, stale, prepared.design.options, staging)
        progress.stage("write", len(staged))
        written = write_outputs(workspace, made.outputs, staged, staging)
        report = report_of(request, prepared, written)
        report = replace(report, warnings=prepared.warnings)
        progress.stage("hooks", len(hooks))
        report, by_hooks = run_the_hooks(workspace, prepared, report, hooks)
        progress.stage("remember", 0)
        if not depends_on_the_moment(made):
            done = Done(
                build=begun.mark,
                environment=store.environment,
                report=report,
                warnings=len(prepared.warnings),
                inputs=inputs,
                outputs=all_outputs(request.output),
                made_by_hooks=by_hooks,
            )
            # With the processes that rendered gone: all together they need the most memory.
            keep_trace(workspace, prepared, begun)
            remember(request, done)
        return report
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
