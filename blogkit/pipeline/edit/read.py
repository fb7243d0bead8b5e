"""Reading an edit: from the files that changed to posts as they were and as they are now."""

from collections.abc import Collection, Iterable, Mapping
from zoneinfo import ZoneInfo

from blogkit.cache.codec import decode_document, decode_problems
from blogkit.cache.outlines import Outlines
from blogkit.cache.store import CachedDocument
from blogkit.cache.trace import Trace
from blogkit.content.discover import sort_out
from blogkit.content.options import ParseOptions
from blogkit.dataclasses import dataclass
from blogkit.errors import Problem
from blogkit.files import FileState
from blogkit.model.digests import Digest, digest_of_bytes
from blogkit.model.documents import Document, SourcePath
from blogkit.pipeline.edit.ahead import Ahead, read_now
from blogkit.pipeline.parse import document_key, parse_options
from blogkit.pipeline.planning import Design
from blogkit.pipeline.since import Since
from blogkit.pipeline.workspace import Workspace

STRUCTURE = (
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The last build: what changed since, and where everything stood."""

    since: Since
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What changed: posts as they were, which have outlines alone, and as they are now.

    By source, whether readers see them or not. ``parsed`` and ``read`` are what the cache is to
    keep: of posts that were parsed, and the digest of each file.
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
            for field in STRUCTURE
        )


class OtherDocumentError(Exception):
    """The cache has a document that is not the one which the last build saw."""


def read_edit(workspace: Workspace, last: Last, design: Design, ahead: Ahead) -> Edit | None:
    """The posts that changed; None where not all are posts that parse and warn of nothing new."""
    request, since = workspace.request, last.since
    options = parse_options(workspace.settings, design.theme.shortcuts)
    states = _states(since)
    if design.problems or repr(options) != last.trace.head.options or states is None:
        return None
    found = sort_out(request.root, states)
    gone = since.changed - since.inputs.files.keys()
    new = {one.path for one in states} - last.trace.rows.keys()
    # What is gone, and new, may have been renamed: a whole build tells what that means.
    if found.problems or found.files or not gone <= last.trace.rows.keys() or (gone and new):
        return None
    digests = {one.path: digest_of_bytes((request.root / one.path).read_bytes()) for one in states}
    posts = _posts(workspace, digests, options, ahead)
    if posts is None or not _warn_as_before(posts, gone, since.warnings):
        return None
    zone, rows = ZoneInfo(options.timezone), last.trace.rows
    outline = Outlines(zone, _nobody_reads).of
    return Edit(
        before={path: outline(rows[path].row) for path in since.changed if path in rows},
        now={path: decode_document(one.document, zone) for path, one in posts.items()},
        parsed=tuple(one.made for one in posts.values() if one.made),
        read=tuple((one, digests[one.path]) for one in states),
    )


@dataclass(frozen=True, slots=True)
class _Post:
    """A document and its warnings as the cache has them, and all of it where it is new there."""

    document: str
    warnings: str
    made: CachedDocument | None = None


def _posts(
    workspace: Workspace, digests: Mapping[str, Digest], options: ParseOptions, ahead: Ahead
) -> dict[str, _Post] | None:
    """The post in each file; None where one cannot be parsed."""
    store, request, progress = workspace.store, workspace.request, workspace.progress
    posts: dict[str, _Post] = {}
    known = set[str]()
    for path, digest in digests.items():
        kept = store.document(path)
        if kept:
            known.add(path)
            if kept[0] == document_key(path, digest, options):
                posts[path] = _Post(kept[1], kept[2])
    stale = [SourcePath(path) for path in digests if path not in posts]
    progress.stage("parse", len(stale))
    keys = {source: document_key(source, digests[source], options) for source in stale}
    for source, outcome in read_now(request, keys, options, ahead):
        if not isinstance(outcome, CachedDocument):
            return None
        posts[source] = _Post(outcome.document, outcome.warnings, outcome)
        progress.advance(1)
    with store.transaction():  # a whole build finds these; what is new, it tells from renames
        parsed = [one.made for path, one in posts.items() if one.made and path in known]
        store.keep_documents(parsed)
    return posts


def _warn_as_before(
    posts: Mapping[str, _Post], gone: Collection[str], warnings: Iterable[Problem]
) -> bool:
    """Whether there is as much to warn of in ``posts`` as there was in these and ``gone``."""
    changed = {*posts, *gone}
    before = [one for one in warnings if one.place and one.place.path in changed]
    now = [one for post in posts.values() for one in decode_problems(post.warnings)]
    return sorted(map(_told, before)) == sorted(map(_told, now))


def _told(problem: Problem) -> tuple[str, ...]:
    return problem.rule, problem.what, str(problem.place), problem.hint


def _nobody_reads(source: str) -> Document:
    raise OtherDocumentError(source)


def _states(since: Since) -> list[FileState] | None:
    """The files that changed and are there; None where one of them cannot be read."""
    files = since.inputs.files
    found = [(path, files[path]) for path in since.changed if path in files]
    if any(len(signature) != 4 for _, signature in found):
        return None
    return [FileState(path, *signature) for path, signature in found]  # type: ignore[arg-type]
