"""An edit: from a few posts that changed since the last build to the files that change with them.

A shorter way to what a whole build would make, for what writers do all day: a word, a title, a
tag, a new post. Wherever something is unusual there is no shorter way, and everything is looked
at: then, too, every problem is told. What a whole build makes of each kind of edit, a test makes
too and compares.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from blogkit.cache.codec import NO_PROBLEMS, decode_document
from blogkit.cache.environment import environment_digest
from blogkit.cache.outlines import Outlines, outline_of, targets
from blogkit.cache.state import StateFile
from blogkit.cache.store import CachedDocument, Store
from blogkit.cache.trace import Row, Trace
from blogkit.config.load import load_settings
from blogkit.content.discover import sort_out
from blogkit.errors import ContentError
from blogkit.files import FileState
from blogkit.hooks import find_hooks
from blogkit.ledger import read_ledger
from blogkit.model.digests import Digest, digest_of_bytes
from blogkit.model.documents import Document, SourcePath
from blogkit.model.report import Report
from blogkit.pipeline.finish import report_of, run_the_hooks
from blogkit.pipeline.parse import document_key, parse_now, parse_options
from blogkit.pipeline.planning import Design, read_design
from blogkit.pipeline.prepare import Prepared
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.render import render_outputs, stale_outputs
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.since import Done, Since, contents_of, outputs_after, remember
from blogkit.pipeline.tracing import (
    Made,
    collection_digests,
    months_of,
    new_mark,
    save_trace,
    site_of,
    standing_before,
    trace_of,
)
from blogkit.pipeline.workspace import Workspace
from blogkit.pipeline.write import Rest, Written, write_some
from blogkit.publish.journal import staging_folder
from blogkit.publish.manifest import FILE_NAME as MANIFEST
from blogkit.site.affected import Affected, Edited, affected, standing_of
from blogkit.site.assemble import assemble
from blogkit.site.checks import clashes
from blogkit.site.plan import Draft, Ground, drafted, named_files, plan_some
from blogkit.site.visibility import Gate
from blogkit.urls import UrlPath

MOST = 64
"""So many posts that changed at once are no edit: planning everything is as quick."""

POSTS = "content/posts/"

_STRUCTURE = (
    "kind",
    "id",
    "slug",
    "date",
    "updated",
    "tags",
    "category",
    "series",
    "part",
    "authors",
    "draft",
    "expires",
    "pinned",
    "canonical",
)
"""Fields that decide where a post stands, or whether it stands anywhere."""

_TIES = ("aliases", "lang", "translation_of", "mentions", "enclosure")
"""Fields that tie a post to what this way does not look at."""

_SINGLE = frozenset(
    {"home.html", "archive.html", "subscribe.html", "404.html", "search.html", "terms.html"}
)
"""Templates of pages of which there is one: they are planned wherever lists may change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """What changed: posts before and after, what the cache is to keep of them, and of which files.

    ``before`` has those that were visible or not, by source; so has ``now``.
    """

    before: Mapping[str, Document]
    now: Mapping[str, Document]
    parsed: tuple[CachedDocument, ...]
    read: tuple[tuple[FileState, Digest], ...]

    @property
    def sources(self) -> frozenset[str]:
        """The sources that say something else, are new, or are gone."""
        return frozenset({*self.before, *self.now})

    @property
    def moves(self) -> bool:
        """Whether a post may stand elsewhere than before."""
        return self.before.keys() != self.now.keys() or any(
            getattr(self.before[source], field) != getattr(self.now[source], field)
            for source in self.now
            for field in _STRUCTURE
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """The edit, planned: what to render, what will be gone, and all outlines as they are now."""

    prepared: Prepared
    gone: frozenset[str]
    rows: Mapping[str, Row]


def follow_edit(request: BuildRequest, progress: Progress, since: Since) -> Report | None:
    """Build what an edit of a few posts changes; None where everything has to be looked at."""
    if len(since.changed) > MOST or not all(path.startswith(POSTS) for path in since.changed):
        return None
    trace = since.trace
    settings = load_settings(request.root, request.base_url)
    if trace is None or settings.languages or trace.translated:
        return None
    hooks = find_hooks(settings, request.root) if request.hooks else ()
    store = Store(request.cache, environment_digest())
    workspace = Workspace(request=request, settings=settings, store=store, progress=progress)
    try:
        made = _made(workspace, since, trace)
        if made is None:
            return None
        planned, report = made
        progress.stage("hooks", len(hooks))
        report, by_hooks = run_the_hooks(workspace, planned.prepared, report, hooks)
        progress.stage("remember", 0)
        done = Done(
            build=new_mark(),
            report=report,
            warnings=len(planned.prepared.warnings),
            inputs=since.inputs,
            outputs=outputs_after(request, since, report),
            made_by_hooks=by_hooks,
        )
        contents = {path: one for path, one in trace.contents.items() if path not in since.changed}
        contents |= contents_of(request.root, since.changed)
        made_of = Made(rows=planned.rows, contents=contents)
        save_trace(workspace, trace_of(workspace, planned.prepared, made_of, done.build))
        remember(request, done)
        return report
    finally:
        store.close()


def _made(workspace: Workspace, since: Since, trace: Trace) -> tuple[_Planned, Report] | None:
    """Read, plan, render and write an edit; None where that is more than this way does."""
    request, store = workspace.request, workspace.store
    try:
        design = read_design(request.root, workspace.settings)
        edit = _read(workspace, since, trace, design)
        workspace.progress.stage("plan", 0)
        planned = edit and _plan(workspace, since, trace, (design, edit))
        if not edit or not planned:
            return None
        StateFile(request.cache, request.output).forget()
        with store.transaction():
            store.keep_documents(one for one in edit.parsed if one.source not in edit.before)
            store.keep_file_digests(edit.read)
            store.forget_sources(edit.before.keys() - edit.now.keys())
        outputs = planned.prepared.planned.outputs
        workspace.progress.stage("compare", len(outputs))
        stale = stale_outputs(workspace, outputs)
        staging = staging_folder(request.cache)
        staged = render_outputs(workspace, stale, design.options, staging)
    except ContentError:
        return None  # what else is wrong, a whole build says too
    workspace.progress.stage("write", len(staged))
    ours = since.state["outputs"]
    rest = Rest(ours=ours.keys() - {MANIFEST}, gone=planned.gone & ours.keys())
    written = write_some(workspace, outputs, staged, staging, rest)
    return planned, _report(workspace, planned.prepared, written, since)


# --- reading ---------------------------------------------------------------------------------


def _read(workspace: Workspace, since: Since, trace: Trace, design: Design) -> _Edit | None:
    """The posts that changed, if all of them are posts that parse and warn of nothing new."""
    request, store = workspace.request, workspace.store
    options = parse_options(workspace.settings, design.theme.shortcuts)
    states = _states(since)
    if design.problems or repr(options) != trace.options or states is None:
        return None
    found = sort_out(request.root, states)
    gone = since.changed - since.inputs.files.keys()
    known = {path: store.document(path) for path in since.changed}
    quiet = all(kept and kept[2] == NO_PROBLEMS for path in gone for kept in (known[path],))
    if found.problems or found.files or not quiet or not gone <= trace.rows.keys():
        return None
    zone = ZoneInfo(options.timezone)
    digests = {one.path: digest_of_bytes((request.root / one.path).read_bytes()) for one in states}
    stale = [
        SourcePath(path)
        for path, digest in digests.items()
        if (kept := known[path]) is None or kept[0] != document_key(path, digest, options)
    ]
    workspace.progress.stage("parse", len(stale))
    parsed: list[CachedDocument] = []
    for source, outcome in parse_now(request.root, stale, options, request.jobs):
        before = known[source]
        if not isinstance(outcome, CachedDocument) or outcome.warnings != (
            before[2] if before else NO_PROBLEMS
        ):
            return None
        parsed.append(outcome)
        workspace.progress.advance(1)
    if gone and any(path not in trace.rows for path in stale):
        return None  # perhaps a new name, which a whole build knows to tell
    with store.transaction():  # a whole build finds these; what is new, it tells from renames
        store.keep_documents(one for one in parsed if known[one.source])
    edited = {*stale, *gone}
    return _Edit(
        before={path: decode_document(kept[1], zone) for path in edited if (kept := known[path])},
        now={one.source: decode_document(one.document, zone) for one in parsed},
        parsed=tuple(parsed),
        read=tuple((one, digests[one.path]) for one in states),
    )


def _states(since: Since) -> list[FileState] | None:
    """The files that changed and are there; None where one of them cannot be read."""
    files = since.inputs.files
    found = [(path, files[path]) for path in since.changed if path in files]
    if any(len(signature) != 4 for _, signature in found):
        return None
    return [FileState(path, *signature) for path, signature in found]  # type: ignore[arg-type]


# --- planning --------------------------------------------------------------------------------


def _plan(
    workspace: Workspace, since: Since, trace: Trace, read: tuple[Design, _Edit]
) -> _Planned | None:
    design, edit = read
    if not _is_usual(edit, trace):
        return None
    rows = {source: row for source, row in trace.rows.items() if source not in edit.sources}
    rows |= {source: outline_of(document) for source, document in edit.now.items()}
    documents = _documents(workspace, edit, rows)
    draft = _draft(workspace, since, trace, (design, edit, documents))
    if draft is None or draft.frame.view.digest != trace.view:
        return None
    change = _affected(draft, trace, edit, rows)
    if change is None or not _needs_stay(draft, trace):
        return None
    planned, problems = plan_some(draft, change, trace.sitemap)
    new = [one.path for one in planned.outputs if one.path not in since.state["outputs"]]
    if problems or clashes(new, since.state["outputs"]):
        return None
    return _Planned(
        prepared=Prepared(
            design=design,
            planned=planned,
            warnings=since.warnings,
            documents=tuple(documents.values()) if edit.moves else (),
        ),
        gone=change.gone,
        rows=rows,
    )


def _is_usual(edit: _Edit, trace: Trace) -> bool:
    """Whether the posts of an edit are tied to nothing that this way does not look at."""
    if trace.warned and edit.moves:
        return False
    return all(_is_post(edit.before.get(one), edit.now.get(one), trace) for one in edit.sources)


def _is_post(before: Document | None, now: Document | None, trace: Trace) -> bool:
    """Whether lists, neighbours and terms are all that the edit of a post touches."""
    one = now or before
    assert one is not None
    referred_to = any(one.source in targets(row) for row in trace.rows.values())
    if before is None or now is None:
        tied = any(getattr(one, field) for field in _TIES if field != "lang")
        return one.kind == "post" and not tied and not _files(one, trace) and not referred_to
    same = all(getattr(before, field) == getattr(now, field) for field in _TIES)
    usual = {before.kind, now.kind} == {"post"} or before.digest == now.digest
    stays = now.source in trace.paths and before.anchors == now.anchors
    alike = _files(before, trace) == _files(now, trace)
    return same and usual and alike and now.kind != "episode" and (stays or not referred_to)


def _files(document: Document, trace: Trace) -> frozenset[str]:
    """What ``document`` names beside other sources."""
    named = (one.target for one in document.references)
    return frozenset(one for one in (*named, *named_files(document)) if one not in trace.rows)


def _documents(workspace: Workspace, edit: _Edit, rows: Mapping[str, Row]) -> dict[str, Document]:
    """All documents by source: outlines, and the edited ones whole."""
    store, zone = workspace.store, ZoneInfo(workspace.settings.site.timezone)

    def whole(source: str) -> Document:
        kept = store.document(source)
        if kept is None:
            raise KeyError(source)
        return decode_document(kept[1], zone)

    outline = Outlines(zone, whole).of
    return {source: edit.now.get(source) or outline(row) for source, row in rows.items()}


def _draft(
    workspace: Workspace,
    since: Since,
    trace: Trace,
    read: tuple[Design, _Edit, Mapping[str, Document]],
) -> Draft | None:
    """What outputs are made from now; None where the ledger cannot be read."""
    design, edit, documents = read
    request, settings, store = workspace.request, workspace.settings, workspace.store
    if edit.moves:
        gate = Gate(now=request.now, show=request.show)
        in_order = (documents[one] for one in sorted(documents))
        known = {one: UrlPath(path) for one, path in trace.paths.items() if one not in edit.now}
        site = assemble(in_order, settings, gate, known=known)
    else:
        site = site_of(trace, documents, request.now, since.report.hidden)
    ledger, wrong = read_ledger(request.root)
    if wrong:
        return None
    files = since.inputs.files
    return drafted(
        Ground(
            site=replace(site, ledger=ledger),
            settings=settings,
            theme=design.theme,
            assets={path: one for path, one in store.assets().items() if path in files},
            fonts=design.fonts,
        )
    )


def _affected(draft: Draft, trace: Trace, edit: _Edit, rows: Mapping[str, Row]) -> Affected | None:
    site = draft.frame.site
    posts = [post.source for post in site.posts]
    before, now = (
        standing_before(trace),
        standing_of(site, months_of(posts, rows), draft.frame.cards),
    )
    edited = {
        source: Edited(
            before=edit.before.get(source) if source in before.paths else None,
            now=edit.now.get(source) if source in now.paths else None,
        )
        for source in edit.sources
        if source in before.paths or source in now.paths
    }
    return affected(before, now, edited, draft.frame.settings)


def _needs_stay(draft: Draft, trace: Trace) -> bool:
    """Whether no page of which there are many shows a collection that changed."""
    theme = draft.frame.theme
    digests = collection_digests(draft.frame, theme)
    changed = {name for name in digests if digests[name] != trace.collections.get(name)}
    return all(
        template in _SINGLE or changed.isdisjoint(names) for template, names in theme.needs.items()
    )


# --- telling ---------------------------------------------------------------------------------


def _report(workspace: Workspace, prepared: Prepared, written: Written, since: Since) -> Report:
    report = report_of(workspace.request, prepared, written)
    known = since.report.feeds
    if not prepared.documents:
        report = replace(report, next_change=since.report.next_change)
    return replace(
        report,
        warnings=prepared.warnings,
        feeds=(*known, *(feed for feed in report.feeds if feed not in known)),
    )
