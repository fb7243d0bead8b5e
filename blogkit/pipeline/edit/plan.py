"""Planning an edit: from posts as they were and are to the outputs that may differ."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import cast
from zoneinfo import ZoneInfo

from blogkit.cache.trace import KnownTerm, TermKey, Trace, block_name, member_name
from blogkit.dataclasses import dataclass, replace
from blogkit.ledger import read_ledger
from blogkit.model.digests import shortened
from blogkit.model.documents import SourcePath
from blogkit.model.made import MadeSequence
from blogkit.model.site import Asset, Overview, Site, Term
from blogkit.pipeline.edit.corpus import Corpus
from blogkit.pipeline.edit.editions import editions_before, months_of
from blogkit.pipeline.edit.read import Edit, Last
from blogkit.pipeline.edit.stand import Stand, stand_anew, stand_as_before
from blogkit.pipeline.edit.usual import is_usual
from blogkit.pipeline.planning import Design
from blogkit.pipeline.prepare import Prepared
from blogkit.pipeline.tracing import collection_digests, moments_of, view_digest
from blogkit.pipeline.workspace import Workspace
from blogkit.site.affected import Affected, Edited, affected
from blogkit.site.checks import clashes
from blogkit.site.plan import Draft, Ground, drafted, plan_some
from blogkit.site.standing import Group, Members, Standing
from blogkit.site.visibility import Gate
from blogkit.urls import UrlPath

_SINGLE = frozenset(
    {"home.html", "archive.html", "subscribe.html", "404.html", "search.html", "terms.html"}
)
"""Templates of pages of which there is one: they are planned wherever lists may change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEdit:
    """An edit, planned: what to render, what will be gone, and what a trace is to say now."""

    prepared: Prepared
    gone: frozenset[str]
    collections: Mapping[str, str]
    moments: Mapping[str, tuple[str, str]]
    stand: Stand


def plan_edit(workspace: Workspace, last: Last, design: Design, edit: Edit) -> PlannedEdit | None:
    """The plan of ``edit``; None where it touches more than lists, neighbours and terms.

    Raises ``OtherDocumentError`` where the cache has moved on since the last build.
    """
    trace, outputs = last.trace, last.since.outputs.paths
    if not is_usual(edit, trace, workspace.settings):
        return None
    stand, corpus = _stand(workspace, last, edit)
    if stand is None:
        return None
    draft = _draft(workspace, last, design, (stand, corpus))
    if draft is None or view_digest(draft.editions) != trace.head.view:
        return None
    change = _affected(draft, trace, edit, stand)
    collections = _collections(draft, trace, change) if change else None
    if change is None or collections is None:
        return None
    planned, problems = plan_some(draft, change, lambda: trace.sitemap)
    if problems or clashes(
        [one.path for one in planned.outputs if one.path not in outputs], outputs
    ):
        return None
    prepared = Prepared(design=design, planned=planned, warnings=last.since.warnings, documents=())
    moments = {one: at for one, at in trace.head.moments.items() if one not in edit.sources}
    moments |= moments_of(edit.now.values(), workspace.request.now)
    return PlannedEdit(
        prepared=prepared,
        gone=change.gone,
        collections=collections,
        moments=moments,
        stand=stand,
    )


# --- what is there now -----------------------------------------------------------------------


def _stand(workspace: Workspace, last: Last, edit: Edit) -> tuple[Stand | None, Corpus]:
    """Where posts stand now, and all documents as they are now."""
    request, settings, trace = workspace.request, workspace.settings, last.trace
    gate, hidden = Gate(now=request.now, show=request.show), last.since.report.hidden
    corpus = Corpus(workspace.store, ZoneInfo(settings.site.timezone), trace, edit)
    if edit.moves:
        return stand_anew(trace, edit, corpus, settings, (gate, hidden)), corpus
    return stand_as_before(trace, edit, settings, (gate, hidden)), corpus


def _draft(
    workspace: Workspace, last: Last, design: Design, there: tuple[Stand, Corpus]
) -> Draft | None:
    """What outputs are made from now; None where the ledger or a file is not what it was."""
    ledger, wrong = read_ledger(workspace.request.root)
    assets = _assets(workspace, last)
    if wrong or assets is None:
        return None
    site = _site(last.trace, workspace.request.now, *there)
    return drafted(
        Ground(
            site=replace(site, ledger=ledger),
            settings=workspace.settings,
            theme=design.theme,
            assets=assets,
            fonts=design.fonts,
            known=there[1].shown,
        )
    )


def _site(trace: Trace, now: datetime, stand: Stand, corpus: Corpus) -> Site:
    """The site as it stands now; no ledger yet."""
    posts = corpus.visible(stand.paths, posts=True)
    document = corpus.document
    overview = Overview(
        visible=corpus.visible(stand.paths, posts=False),
        visible_posts=posts,
        pinned=tuple(map(document, stand.pinned)),
        aliased=tuple(map(document, trace.head.aliased)),
        kinds=frozenset((*trace.head.kinds, *(one.kind for one in stand.now.values()))),
        months=months_of(stand.editions),
        taken=frozenset(trace.head.taken),
        block=lambda number: MadeSequence(posts, _block(trace, stand, number)),
        editions={one.language: one for one in stand.editions},
    )
    return Site(
        now=now,
        posts=MadeSequence(posts, stand.posts),
        pages=tuple(map(document, trace.head.pages)),
        terms=tuple(
            Term(
                taxonomy=key[0],
                slug=key[1],
                name=term.name,
                word=term.word,
                path=UrlPath(term.path),
                posts=MadeSequence(posts, partial(_members, trace, stand, key)),
                about=document(term.about) if term.about else None,
                spellings=term.spellings,
            )
            for key, term in stand.terms.items()
        ),
        paths=corpus.paths(stand.paths),
        hidden=stand.hidden,
        originals=cast(Mapping[SourcePath, SourcePath], trace.originals),
        overview=overview,
    )


def _members(trace: Trace, stand: Stand, key: TermKey) -> Sequence[str]:
    """The posts of a term."""
    known = stand.members.get(key)
    return trace.members[member_name(*key)] if known is None else known


def _block(trace: Trace, stand: Stand, number: int) -> Sequence[str]:
    """The posts of a block of the search index."""
    known = stand.blocks.get(number)
    return trace.members[block_name(number)] if known is None else known


def _assets(workspace: Workspace, last: Last) -> dict[str, Asset] | None:
    """The files as they were measured; None where the cache knows another content of one."""
    present, contents = last.since.inputs.files, last.trace.contents
    known = workspace.store.assets()
    assets = {path: asset for path, asset in known.items() if path in present}
    same = all(contents.get(path) == shortened(one.digest) for path, one in assets.items())
    return assets if same else None


# --- what that touches -----------------------------------------------------------------------


def _affected(draft: Draft, trace: Trace, edit: Edit, stand: Stand) -> Affected | None:
    head, site = trace.head, draft.frame.site
    keys = stand.members.keys()
    before = Standing(
        posts=trace.posts,
        editions=editions_before(trace, draft.frame.settings),
        pages=head.pages,
        terms={
            key: _group(head.terms[key], trace.members[member_name(*key)])
            for key in keys & head.terms.keys()
        },
        paths={source: UrlPath(trace.rows[source].path) for source in stand.before},
        cards=head.cards,
    )
    now = Standing(
        posts=stand.posts,
        editions=stand.editions,
        pages=head.pages,
        terms={key: _group(stand.terms[key], stand.members[key]) for key in keys},
        paths=cast(Mapping[str, UrlPath], site.paths),
        cards=draft.frame.cards,
    )
    edited = {
        source: Edited(before=stand.before.get(source), now=stand.now.get(source))
        for source in edit.sources
        if source in stand.before or source in stand.now
    }
    return affected(before, now, edited, draft.frame.settings)


def _group(term: KnownTerm, members: Members) -> Group:
    return Group(name=term.name, word=term.word, path=UrlPath(term.path), members=members)


def _collections(draft: Draft, trace: Trace, change: Affected) -> Mapping[str, str] | None:
    """The digests of collections; None where pages of which there are many show another one."""
    known, theme = trace.head.collections, draft.frame.theme
    if not change.shown:
        return known
    now = collection_digests(draft.frame, draft.editions, theme)
    changed = {name for name, digest in now.items() if digest != known.get(name)}
    stay = all(
        template in _SINGLE or changed.isdisjoint(names) for template, names in theme.needs.items()
    )
    return now if stay else None
