"""Following an edit: read it, plan it, render and write what it changes, or leave it alone."""

from contextlib import suppress
from datetime import datetime

from blogkit.cache.parts import DamagedError
from blogkit.cache.state import StateFile
from blogkit.cache.store import Store
from blogkit.cache.trace_file import TraceFile
from blogkit.dataclasses import replace
from blogkit.errors import ContentError
from blogkit.hooks import find_hooks
from blogkit.model.report import Report
from blogkit.pipeline.edit.ahead import Ahead
from blogkit.pipeline.edit.plan import PlannedEdit, plan_edit
from blogkit.pipeline.edit.read import Edit, Last, OtherDocumentError, read_edit
from blogkit.pipeline.edit.retrace import changes_of
from blogkit.pipeline.finish import report_of, run_the_hooks
from blogkit.pipeline.planning import read_design
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.render import render_outputs, stale_outputs
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.since import Done, Since, outputs_after, remember
from blogkit.pipeline.tracing import new_mark
from blogkit.pipeline.workspace import Workspace
from blogkit.pipeline.write import Rest, Written, write_some
from blogkit.publish.journal import staging_folder
from blogkit.publish.manifest import FILE_NAME as MANIFEST


def follow_edit(
    request: BuildRequest, progress: Progress, since: Since, ahead: Ahead
) -> Report | None:
    """Build what an edit of a few posts changes; None where everything has to be looked at.

    ``ahead`` is what was read ahead of these posts.
    """
    settings = ahead.settings
    if since.trace is None:
        return None
    last = Last(since=since, trace=since.trace)
    hooks = find_hooks(settings, request.root) if request.hooks else ()
    store = Store(request.cache, since.state["environment"])
    workspace = Workspace(request=request, settings=settings, store=store, progress=progress)
    try:
        made = _made(workspace, last, ahead)
        if made is None:
            return None
        edit, planned, report = made
        progress.stage("hooks", len(hooks))
        report, by_hooks = run_the_hooks(workspace, planned.prepared, report, hooks)
        progress.stage("remember", 0)
        done = Done(
            build=new_mark(),
            environment=store.environment,
            report=report,
            warnings=len(planned.prepared.warnings),
            inputs=since.inputs,
            outputs=outputs_after(request, since, report),
            made_by_hooks=by_hooks,
        )
        with suppress(DamagedError):  # what nothing was made of; the next build plans everything
            changes = changes_of(planned, last, edit, done.build)
            TraceFile(request.cache, request.output).save_edit(last.trace, changes)
        remember(request, done)
        return report
    finally:
        store.close()


def _made(
    workspace: Workspace, last: Last, ahead: Ahead
) -> tuple[Edit, PlannedEdit, Report] | None:
    """Read, plan, render and write an edit; None where that is more than this way does."""
    request, store, progress = workspace.request, workspace.store, workspace.progress
    try:
        design = read_design(request.root, workspace.settings, last.trace.head.templates)
        edit = read_edit(workspace, last, design, ahead)
        progress.stage("plan", 0)
        planned = plan_edit(workspace, last, design, edit) if edit else None
        if not edit or not planned:
            return None
        StateFile(request.cache, request.output).forget()
        with store.transaction():
            store.keep_documents([one for one in edit.parsed if one.source not in edit.before])
            store.keep_file_digests(edit.read)
            store.forget_sources(edit.before.keys() - edit.now.keys())
        outputs = planned.prepared.planned.outputs
        progress.stage("compare", len(outputs))
        stale = stale_outputs(workspace, outputs)
        staging = staging_folder(request.cache)
        staged = render_outputs(workspace, stale, design.options, staging)
    except (ContentError, OtherDocumentError, DamagedError):
        return None  # what is wrong, a whole build says, and what else is
    progress.stage("write", len(staged))
    ours = last.since.outputs.paths - {MANIFEST}
    rest = Rest(ours=ours, gone=planned.gone & ours)
    written = write_some(workspace, staged, staging, rest)
    return edit, planned, _report(workspace, planned, written, last.since)


def _report(workspace: Workspace, planned: PlannedEdit, written: Written, since: Since) -> Report:
    now = workspace.request.now
    report = report_of(workspace.request, planned.prepared, written)
    known = since.report.feeds
    moments = (datetime.fromisoformat(at) for one in planned.moments.values() for at in one if at)
    return replace(
        report,
        warnings=planned.prepared.warnings,
        next_change=min((moment for moment in moments if moment > now), default=None),
        feeds=(*known, *(feed for feed in report.feeds if feed not in known)),
    )
