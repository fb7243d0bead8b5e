"""Tracing: from a plan to the trace that lets the next build follow an edit, and back."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime

from blogkit.cache.outlines import outline_of, written_date
from blogkit.cache.state import Signature
from blogkit.cache.trace import Row, Trace, TraceFile, shortened
from blogkit.dataclasses import dataclass
from blogkit.model.digests import digest_of_value
from blogkit.model.documents import Document, SourcePath
from blogkit.model.report import Hidden
from blogkit.model.site import Site, Term
from blogkit.model.theme import Theme
from blogkit.pipeline.parse import parse_options
from blogkit.pipeline.prepare import Prepared
from blogkit.pipeline.workspace import Workspace
from blogkit.site.frame import Frame
from blogkit.site.standing import Group, Standing
from blogkit.urls import UrlPath

_MONTH = len("2026-05")


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
    inputs = begun.inputs
    read = {
        path: shortened(digest)
        for path, (state, digest) in workspace.store.file_digests().items()
        if inputs.get(path) == (state.size, state.modified, state.changed, state.inode)
    }
    rows = {str(one.source): outline_of(one) for one in prepared.documents}
    made_of = Made(rows=rows, contents={**begun.others, **read})
    save_trace(workspace, trace_of(workspace, prepared, made_of, begun.mark))


def save_trace(workspace: Workspace, trace: Trace) -> None:
    """Keep ``trace`` for the output folder of the build."""
    TraceFile(workspace.request.cache, workspace.request.output).save(trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a site was made of: the outlines of all documents, and what was read, by path."""

    rows: Mapping[str, Row]
    contents: Mapping[str, bytes]


def trace_of(workspace: Workspace, prepared: Prepared, made_of: Made, build: str) -> Trace:
    """Where everything stands."""
    planned, theme = prepared.planned, prepared.design.theme
    site = planned.site
    return Trace(
        build=build,
        options=repr(parse_options(workspace.settings, theme.shortcuts)),
        templates=theme.templates,
        rows=made_of.rows,
        contents=made_of.contents,
        paths={str(source): str(path) for source, path in site.paths.items()},
        posts=[post.source for post in site.posts],
        pages=[page.source for page in site.pages],
        terms=[_kept_term(term) for term in site.terms],
        cards=[*planned.cards],
        sitemap=planned.sitemap,
        view=planned.view.digest,
        collections=collection_digests(planned.frame, theme),
        warned=bool(planned.warnings),
        translated=bool(site.originals),
    )


def collection_digests(frame: Frame, theme: Theme) -> dict[str, str]:
    """The digest of each collection that ``theme`` needs for one of its templates."""
    names = {name for needed in theme.needs.values() for name in needed}
    return {name: digest_of_value(frame.collections[name]) for name in sorted(names)}


def _kept_term(term: Term) -> tuple[str, str, str, str, str, list[str], str]:
    members = [str(post.source) for post in term.posts]
    about = str(term.about.source) if term.about else ""
    return str(term.taxonomy), term.slug, term.name, term.word, str(term.path), members, about


def site_of(
    trace: Trace, documents: Mapping[str, Document], now: datetime, hidden: tuple[Hidden, ...]
) -> Site:
    """The site as it stood, of ``documents`` as they are at the moment ``now``; no ledger yet."""
    return Site(
        now=now,
        posts=tuple(documents[source] for source in trace.posts),
        pages=tuple(documents[source] for source in trace.pages),
        terms=tuple(
            Term(
                taxonomy=taxonomy,  # type: ignore[arg-type]
                slug=slug,
                name=name,
                word=word,
                path=UrlPath(path),
                posts=tuple(documents[source] for source in members),
                about=documents[about] if about else None,
            )
            for taxonomy, slug, name, word, path, members, about in trace.terms
        ),
        paths={SourcePath(source): UrlPath(path) for source, path in trace.paths.items()},
        hidden=hidden,
    )


def standing_before(trace: Trace) -> Standing:
    """Where the posts stood."""
    return Standing(
        posts=tuple(trace.posts),
        months=months_of(trace.posts, trace.rows),
        pages=tuple(trace.pages),
        terms={
            (taxonomy, slug): Group(  # type: ignore[misc]
                name=name, word=word, path=UrlPath(path), members=tuple(members)
            )
            for taxonomy, slug, name, word, path, members, _ in trace.terms
        },
        paths={source: UrlPath(path) for source, path in trace.paths.items()},
        cards=trace.cards,
    )


def months_of(posts: Sequence[str], rows: Mapping[str, Row]) -> list[str]:
    """The year and month of each of ``posts``, as ``2026-05``."""
    return [written_date(rows[source])[:_MONTH] for source in posts]
