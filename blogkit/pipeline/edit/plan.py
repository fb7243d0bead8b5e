"""Planning an edit: from posts as they were and are to the outputs that may differ."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from blogkit.cache.codec import decode_document
from blogkit.cache.outlines import Outlines, anchors_digest, files, outline_of, targets
from blogkit.cache.trace import Row, Trace, shortened
from blogkit.dataclasses import dataclass, replace
from blogkit.ledger import read_ledger
from blogkit.model.documents import Document
from blogkit.model.site import Asset, Site
from blogkit.pipeline.edit.read import Edit, Last, OtherDocumentError
from blogkit.pipeline.planning import Design
from blogkit.pipeline.prepare import Prepared
from blogkit.pipeline.tracing import collection_digests, months_of, site_of, standing_before
from blogkit.pipeline.workspace import Workspace
from blogkit.site.affected import Affected, Edited, affected
from blogkit.site.assemble import assemble
from blogkit.site.checks import clashes
from blogkit.site.plan import Draft, Ground, drafted, plan_some
from blogkit.site.standing import standing_of
from blogkit.site.visibility import Gate
from blogkit.urls import UrlPath

_TIES = ("aliases", "lang", "translation_of", "mentions")
"""Fields that tie a post to what this way does not look at."""

_SINGLE = frozenset(
    {"home.html", "archive.html", "subscribe.html", "404.html", "search.html", "terms.html"}
)
"""Templates of pages of which there is one: they are planned wherever lists may change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEdit:
    """An edit, planned: what to render, what will be gone, and all outlines as they are now."""

    prepared: Prepared
    gone: frozenset[str]
    rows: Mapping[str, Row]


def plan_edit(workspace: Workspace, last: Last, design: Design, edit: Edit) -> PlannedEdit | None:
    """The plan of ``edit``; None where it touches more than lists, neighbours and terms.

    Raises ``OtherDocumentError`` where the cache has moved on since the last build.
    """
    trace, outputs = last.trace, last.since.state["outputs"]
    rows = {source: row for source, row in trace.rows.items() if source not in edit.sources}
    changed = {source: outline_of(document) for source, document in edit.now.items()}
    if not _is_usual(edit, changed, trace):
        return None
    rows |= changed
    documents = _documents(workspace, edit, rows)
    draft = _draft(workspace, last, design, _site(workspace, last, edit, documents))
    if draft is None or draft.frame.view.digest != trace.view:
        return None
    change = _affected(draft, trace, edit, rows)
    if change is None or not _needs_stay(draft, trace):
        return None
    planned, problems = plan_some(draft, change, trace.sitemap)
    if problems or clashes(
        [one.path for one in planned.outputs if one.path not in outputs], outputs
    ):
        return None
    prepared = Prepared(
        design=design,
        planned=planned,
        warnings=last.since.warnings,
        documents=tuple(documents.values()) if edit.moves else (),
    )
    return PlannedEdit(prepared=prepared, gone=change.gone, rows=rows)


# --- what is usual ---------------------------------------------------------------------------


def _is_usual(edit: Edit, changed: Mapping[str, Row], trace: Trace) -> bool:
    """Whether the posts of an edit are tied to nothing that this way does not look at."""
    if trace.warned and edit.moves:
        return False
    return all(_is_post(edit, one, changed.get(one), trace) for one in edit.sources)


def _is_post(edit: Edit, source: str, row: Row | None, trace: Trace) -> bool:
    """Whether lists, neighbours and terms are all that the edit of a post touches."""
    before, now = edit.before.get(source), edit.now.get(source)
    known = [one for one in (before, now) if one is not None]
    rows = [one for one in (trace.rows.get(source), row) if one is not None]
    if any(one.enclosure or one.kind == "episode" for one in known):
        return False
    if before is None or now is None or row is None or source not in trace.paths:
        # One that readers see for the first time, or nobody any more, brings all its ties.
        tied = any(getattr(one, field) for one in known for field in _TIES if field != "lang")
        named = any(_files(one, trace) for one in rows)
        return known[0].kind == "post" and not tied and not named and not _is_named(source, trace)
    same = all(getattr(before, field) == getattr(now, field) for field in _TIES)
    usual = {before.kind, now.kind} == {"post"} or before.digest == now.digest
    stays = len({anchors_digest(one) for one in rows}) == 1
    alike = len({_files(one, trace) for one in rows}) == 1
    return same and usual and alike and (stays or not _is_named(source, trace))


def _is_named(source: str, trace: Trace) -> bool:
    """Whether a document leads to ``source``."""
    return any(source in targets(row) for row in trace.rows.values())


def _files(row: Row, trace: Trace) -> frozenset[str]:
    """What the document of ``row`` names beside other sources."""
    return frozenset(one for one in (*targets(row), *files(row)) if one not in trace.rows)


# --- what is there now -----------------------------------------------------------------------


def _documents(workspace: Workspace, edit: Edit, rows: Mapping[str, Row]) -> dict[str, Document]:
    """All documents by source: outlines, and the edited ones whole."""
    store, zone = workspace.store, ZoneInfo(workspace.settings.site.timezone)

    def whole(source: str) -> Document:
        kept = store.document(source)
        document = decode_document(kept[1], zone) if kept else None
        if document is None or outline_of(document) != rows[source]:
            raise OtherDocumentError(source)
        return document

    outline = Outlines(zone, whole).of
    return {source: edit.now.get(source) or outline(row) for source, row in rows.items()}


def _site(workspace: Workspace, last: Last, edit: Edit, documents: Mapping[str, Document]) -> Site:
    request, trace = workspace.request, last.trace
    if not edit.moves:
        return site_of(trace, documents, request.now, last.since.report.hidden)
    gate = Gate(now=request.now, show=request.show)
    in_order = (documents[one] for one in sorted(documents))
    known = {one: UrlPath(path) for one, path in trace.paths.items() if one not in edit.now}
    return assemble(in_order, workspace.settings, gate, known=known)


def _draft(workspace: Workspace, last: Last, design: Design, site: Site) -> Draft | None:
    """What outputs are made from now; None where the ledger or a file is not what it was."""
    ledger, wrong = read_ledger(workspace.request.root)
    assets = _assets(workspace, last)
    if wrong or assets is None:
        return None
    return drafted(
        Ground(
            site=replace(site, ledger=ledger),
            settings=workspace.settings,
            theme=design.theme,
            assets=assets,
            fonts=design.fonts,
        )
    )


def _assets(workspace: Workspace, last: Last) -> dict[str, Asset] | None:
    """The files as they were measured; None where the cache knows another content of one."""
    present, contents = last.since.inputs.files, last.trace.contents
    known = workspace.store.assets()
    assets = {path: asset for path, asset in known.items() if path in present}
    same = all(contents.get(path) == shortened(one.digest) for path, one in assets.items())
    return assets if same else None


# --- what that touches -----------------------------------------------------------------------


def _affected(draft: Draft, trace: Trace, edit: Edit, rows: Mapping[str, Row]) -> Affected | None:
    site = draft.frame.site
    months = months_of([post.source for post in site.posts], rows)
    before, now = standing_before(trace), standing_of(site, months, draft.frame.cards)
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
