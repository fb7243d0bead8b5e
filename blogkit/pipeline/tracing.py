"""Tracing: from a whole build to the trace that lets the next one follow an edit."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from blogkit.cache.outlines import outline_of
from blogkit.cache.shown import encode_shown
from blogkit.cache.signatures import Signature
from blogkit.cache.trace import Head, Kept, KnownTerm, Traced, block_name, member_name
from blogkit.cache.trace_file import TraceFile
from blogkit.dataclasses import dataclass
from blogkit.model.digests import digest_of, digest_of_value, shortened
from blogkit.model.documents import Document
from blogkit.model.site import Term
from blogkit.model.theme import Theme
from blogkit.pipeline.parse import parse_options
from blogkit.pipeline.prepare import Prepared
from blogkit.pipeline.workspace import Workspace
from blogkit.site.descriptions import described_term
from blogkit.site.frame import Frame
from blogkit.site.search import blocks_of, index_size
from blogkit.site.sections import taken_sections


def new_mark() -> str:
    """A mark that no other build has."""
    return os.urandom(8).hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A whole build that is going on: its mark, the inputs as it found them, and digests of what
    it read beside its content."""

    mark: str
    inputs: Mapping[str, Signature]
    others: Mapping[str, bytes]


def keep_trace(workspace: Workspace, prepared: Prepared, begun: Begun) -> None:
    """Keep where everything will stand after a whole build, and what it read.

    Without the state of that build, which names its mark, this says nothing.
    """
    inputs, planned = begun.inputs, prepared.planned
    site = planned.site
    if len(dict(site.months)) != len(site.months):
        return  # a month came twice, where clocks were set back over its end: too odd to follow
    read = {
        path: shortened(digest)
        for path, (state, digest) in workspace.store.file_digests().items()
        if inputs.get(path) == (state.size, state.modified, state.changed, state.inode)
    }
    trace = Traced(
        head=_head(workspace, prepared, begun.mark),
        posts=[post.source for post in site.posts],
        rows=_rows(prepared),
        members=_members(prepared),
        sitemap=dict(planned.sitemap),
        contents={**begun.others, **read},
        languages={
            source: edition.view.language
            for edition in planned.editions[1:]
            for source in edition.site.sources
        },
        originals={str(source): str(first) for source, first in site.originals.items()},
    )
    TraceFile(workspace.request.cache, workspace.request.output).save(trace)


def _members(prepared: Prepared) -> dict[str, list[str]]:
    """The posts of each term, and of each block of the search index where there is one."""
    site = prepared.planned.site
    members = {member_name(one.taxonomy, one.slug): [*one.sources] for one in site.terms}
    if prepared.planned.view.search:
        count, _ = index_size(len(site.posts) + len(site.pages))
        for number, posts in enumerate(blocks_of(site.posts, count)):
            members[block_name(number)] = [post.source for post in posts]
    return members


def _rows(prepared: Prepared) -> Iterator[tuple[str, Kept]]:
    summaries, paths = prepared.planned.frame.summaries, prepared.planned.site.paths
    for one in sorted(prepared.documents, key=lambda one: one.source):
        summary = summaries.get(one.source)
        shown = encode_shown(summary) if summary else None
        yield one.source, Kept(outline_of(one), str(paths.get(one.source, "")), shown)


def _head(workspace: Workspace, prepared: Prepared, build: str) -> Head:
    planned, theme = prepared.planned, prepared.design.theme
    site = planned.site
    return Head(
        build=build,
        options=repr(parse_options(workspace.settings, theme.shortcuts)),
        templates=theme.templates,
        pages=[page.source for page in site.pages],
        cards=[*planned.cards],
        pinned=[post.source for post in site.pinned],
        aliased=[one.source for one in site.aliased],
        kinds=sorted(site.kinds),
        taken=sorted(taken_sections(site)),
        months={one.view.language: list(one.site.months) for one in planned.editions},
        moments=moments_of(prepared.documents, site.now),
        terms={(term.taxonomy, term.slug): known_term(term) for term in site.terms},
        described=[described_term(one) for one in prepared.documents if one.kind == "term"],
        view=view_digest(planned.editions),
        collections=collection_digests(planned.frame, planned.editions, theme),
        warned=bool(planned.warnings),
    )


def known_term(term: Term) -> KnownTerm:
    """What is kept of ``term`` beside its posts."""
    about = str(term.about.source) if term.about else ""
    return KnownTerm(
        term.name, term.word, str(term.path), about, len(term.posts), dict(term.spellings)
    )


def moments_of(documents: Iterable[Document], now: datetime) -> dict[str, tuple[str, str]]:
    """When those of ``documents`` appear and go that do so by themselves after ``now``."""
    found: dict[str, tuple[str, str]] = {}
    for one in documents:
        date = one.date if one.is_post else None
        if not one.draft and any(moment and moment > now for moment in (date, one.expires)):
            found[one.source] = _written(date), _written(one.expires)
    return found


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def view_digest(editions: Iterable[Frame]) -> str:
    """The digest of what all pages of each language have in common."""
    return digest_of(*(edition.view.digest for edition in editions))


def collection_digests(frame: Frame, editions: Iterable[Frame], theme: Theme) -> dict[str, str]:
    """The digest of each collection that ``theme`` needs for one of its templates.

    It is over that of the site, which ``frame`` has, and that of each of its languages.
    """
    frames = (frame, *(edition for edition in editions if edition is not frame))
    names = {name for needed in theme.needs.values() for name in needed}
    return {
        name: digest_of(*(digest_of_value(one.collections[name]) for one in frames))
        for name in sorted(names)
    }
