"""Tracing an edit: from its plan to what the trace of its build says that is not as before."""

from collections.abc import Iterator, Sequence

from blogkit.cache.outlines import outline_of
from blogkit.cache.shown import encode_shown
from blogkit.cache.trace import Changes, Kept, block_name, member_name
from blogkit.dataclasses import replace
from blogkit.model.digests import shortened
from blogkit.pipeline.edit.plan import PlannedEdit
from blogkit.pipeline.edit.read import Edit, Last
from blogkit.pipeline.edit.stand import Stand
from blogkit.site.plan import Plan
from blogkit.urls import UrlPath


def changes_of(planned: PlannedEdit, last: Last, edit: Edit, build: str) -> Changes:
    """What the trace of ``build`` says that is not what the one before says."""
    trace, stand, plan = last.trace, planned.stand, planned.prepared.planned
    head = replace(
        trace.head,
        build=build,
        cards=[*plan.cards],
        pinned=stand.pinned,
        kinds=sorted(plan.site.kinds),
        months={one.language: one.months for one in stand.editions},
        moments=planned.moments,
        terms=stand.terms,
        collections=planned.collections,
    )
    contents = {state.path: shortened(digest) for state, digest in edit.read}
    gone = edit.sources - edit.now.keys()
    return Changes(
        head=head,
        posts=stand.posts,
        rows={source: _kept(plan, stand, edit, source) for source in edit.sources},
        members={
            name: members
            for name, members in _members(stand)
            if name not in trace.members or members != trace.members[name]
        },
        sitemap={**dict.fromkeys(planned.gone), **plan.sitemap},
        contents={**dict.fromkeys(gone), **contents},
        languages={
            source: one.language
            for one in stand.editions[1:]
            for source in stand.now.keys() & one.posts
        },
    )


def _members(stand: Stand) -> Iterator[tuple[str, Sequence[str]]]:
    """The members of a trace that may be others now, by name."""
    yield from ((member_name(*key), members) for key, members in stand.members.items())
    yield from ((block_name(number), members) for number, members in stand.blocks.items())


def _kept(plan: Plan, stand: Stand, edit: Edit, source: str) -> Kept | None:
    document = edit.now.get(source)
    if document is None:
        return None
    path = stand.paths.get(source, UrlPath(""))
    shown = encode_shown(plan.frame.summaries[source]) if path else None
    return Kept(outline_of(document), str(path), shown)
