"""Finishing: from what was written to the report of a build, its hooks, and its memory."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from blogkit.cache.codec import decode_body
from blogkit.cache.signatures import Signature
from blogkit.cache.state import look_at_files
from blogkit.cache.store import BodyReader
from blogkit.config.settings import Settings
from blogkit.dataclasses import replace
from blogkit.errors import ContentError, Place, Severity
from blogkit.hooks import PostBuildHook, run_hooks
from blogkit.model.documents import Body
from blogkit.model.feeds import FeedJob
from blogkit.model.report import Report
from blogkit.model.result import BuildResult
from blogkit.model.views import BodyView
from blogkit.pipeline.prepare import Prepared
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.spread import in_turn, markup_reader, over_processes
from blogkit.pipeline.workspace import Workspace
from blogkit.pipeline.write import Written
from blogkit.render.render import ReadBody
from blogkit.site.plan import Plan
from blogkit.site.visibility import next_change


def report_of(request: BuildRequest, prepared: Prepared, written: Written) -> Report:
    """What the build did, as far as its own stages go."""
    plan, site = prepared.planned, prepared.planned.site
    return Report(
        posts=len(site.posts),
        pages=len(site.pages),
        added=written.added,
        changed=written.changed,
        removed=written.removed,
        unchanged=written.unchanged,
        hidden=site.hidden,
        feeds=tuple(output.path for output in plan.outputs if isinstance(output.job, FeedJob)),
        hooks={},
        next_change=next_change(prepared.documents, request.now),
        output=_shown(request.output, request.root),
    )


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def run_the_hooks(
    workspace: Workspace,
    prepared: Prepared,
    report: Report,
    hooks: Iterable[tuple[str, PostBuildHook]],
) -> tuple[Report, dict[str, Signature]]:
    """``report`` with what ``hooks`` say, and the files that they made.

    Raises ``ContentError`` where one fails: the build is not remembered then, and they run again.
    """
    with build_result(workspace, prepared, report) as result:
        reports = dict(run_hooks(hooks, result))
    told = [problem for one in reports.values() for problem in one.problems]
    if any(problem.severity is Severity.ERROR for problem in told):
        raise ContentError([*report.warnings, *told])
    report = replace(
        report,
        hooks={name: one.line for name, one in reports.items()},
        warnings=(*report.warnings, *told),
    )
    made = (str(path) for one in reports.values() for path in one.files)
    return report, look_at_files("", made)


@contextmanager
def build_result(
    workspace: Workspace, prepared: Prepared, report: Report | None = None
) -> Iterator[BuildResult]:
    """What hooks get of a build, or of a site that was planned and not built (no ``report``)."""
    reader = BodyReader(workspace.store.path)

    def read_body(view: BodyView) -> Body:
        return decode_body(reader.read(view.source))

    spread = over_processes(
        workspace.store.path,
        prepared.planned.bodies,
        prepared.design.options,
        workspace.request.jobs,
    )
    try:
        result = result_of(workspace.request, workspace.settings, prepared, read_body)
        result = replace(result, spread=spread)
        if report:
            result = replace(
                result, added=report.added, changed=report.changed, removed=report.removed
            )
        yield result
    finally:
        reader.close()


def result_of(
    request: BuildRequest, settings: Settings, prepared: Prepared, read_body: ReadBody
) -> BuildResult:
    """What hooks get of a site that was planned, as long as ``read_body`` works."""
    plan = prepared.planned
    visible = plan.site.visible_posts
    read_markup = markup_reader(read_body, plan.bodies, prepared.design.options)

    def place(source: str, field: str) -> Place:
        return visible[source].place(field)

    return BuildResult(
        root=request.root,
        output=request.output,
        settings=settings,
        site=plan.view,
        posts=plan.posts,
        added=(),
        changed=(),
        removed=(),
        read_body=read_markup,
        spread=in_turn(read_markup),
        place=place,
        ledger=plan.site.ledger,
        cards=plan.cards,
    )


def depends_on_the_moment(plan: Plan) -> bool:
    """Whether a draft is shown: one without a date is dated now."""
    return any(post.draft for post in plan.site.posts)
