"""The parse stage: from sources to documents, reading only those that changed."""

import signal
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from blogkit.cache.codec import (
    decode_document,
    decode_problems,
    encode_body,
    encode_document,
    encode_problems,
)
from blogkit.cache.store import CachedDocument, Store
from blogkit.config.settings import Settings
from blogkit.content.options import ParseOptions
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem, Severity
from blogkit.files import FileState, read_file
from blogkit.model.digests import Digest, digest_of, digest_of_bytes
from blogkit.model.documents import Document, SourcePath
from blogkit.model.shortcuts import Shortcut
from blogkit.pipeline.workers import run_in_chunks
from blogkit.pipeline.workspace import Workspace

SECONDS_PER_DOCUMENT = 10.0
"""Longest that one document may take; an honest one takes a hundredth of a second."""

Outcome: TypeAlias = "CachedDocument | tuple[Problem, ...]"
"""What parsing a source gave: its document, or why there is none."""

_Sent: TypeAlias = "list[Any] | tuple[Problem, ...]"
"""An outcome as workers send it: of a document its values in a list, which takes a third of the
time."""

Alarm: TypeAlias = Callable[[float], object]
"""Sets a limit of so many seconds, or calls it off with 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSources:
    """All documents, what to warn of, and what is wrong with those that did not parse."""

    documents: tuple[Document, ...]
    warnings: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]
    parsed: int


def parse_sources(
    workspace: Workspace, sources: tuple[FileState, ...], shortcuts: tuple[Shortcut, ...] = ()
) -> ParsedSources:
    """The documents of ``sources``; those whose bytes were parsed before come from the store.

    ``shortcuts`` are those of the theme.
    """
    root, store, progress = workspace.request.root, workspace.store, workspace.progress
    options = parse_options(workspace.settings, shortcuts)
    known = store.documents()
    digests, fresh, problems = _content_digests(root, sources, store, known)
    broken = {problem.place.path for problem in problems if problem.place}
    states = {SourcePath(state.path): state for state in sources if state.path not in broken}
    stale = [source for source in states if _is_stale(source, digests, known, options)]
    progress.stage("parse", len(stale))
    zone = ZoneInfo(options.timezone)
    made: dict[str, tuple[Document, str]] = {}
    with store.transaction():
        for outcomes in _parse_in_chunks(root, stale, options, workspace.request.jobs):
            # At once: all bodies together need much room, and processes are busy meanwhile.
            store.keep_documents([one for _, one in outcomes if isinstance(one, CachedDocument)])
            for source, outcome in outcomes:
                if isinstance(outcome, CachedDocument):
                    made[source] = decode_document(outcome.document, zone), outcome.warnings
                    fresh[source] = outcome.content
                else:
                    problems.extend(outcome)
                    broken.add(source)
            progress.advance(len(outcomes))
        store.keep_file_digests((states[source], digest) for source, digest in fresh.items())
        store.forget_sources(known.keys() - states.keys())
    gone = [decode_document(known[source][1], zone) for source in known.keys() - states.keys()]
    for source in states:
        if source not in made and source not in broken:
            made[source] = decode_document(known[source][1], zone), known[source][2]
    documents = tuple(made[source][0] for source in sorted(made))
    new = [document for document in documents if document.source not in known]
    warnings = [problem for source in sorted(made) for problem in decode_problems(made[source][1])]
    return ParsedSources(
        documents=documents,
        warnings=(*warnings, *_lost_ids(gone, new)),
        problems=tuple(problems),
        broken=frozenset(broken),
        parsed=len(stale),
    )


def _lost_ids(gone: list[Document], new: list[Document]) -> Iterator[Problem]:
    """A warning for each document that was renamed and with that got another id."""
    before = {document.body_digest: document for document in gone}
    for document in new:
        old = before.get(document.body_digest)
        if old is not None and old.id != document.id and document.kind != "term":
            yield Problem(
                rule="lost-id",
                what=f"was {old.source}, and with the name its permanent id changed: "
                "feed programs will show it to their readers as new",
                place=document.place("id"),
                hint=f"add 'id: {old.id}' to its front matter",
                severity=Severity.WARNING,
            )


def without_unknown_shortcuts(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """``problems`` without those that a theme which cannot be read may be the reason of."""
    return tuple(problem for problem in problems if problem.rule != "unknown-shortcut")


def parse_options(settings: Settings, shortcuts: tuple[Shortcut, ...] = ()) -> ParseOptions:
    """What decides what a source becomes."""
    return ParseOptions(
        timezone=settings.site.timezone,
        tag_authority=settings.site.tag_authority,
        language=settings.site.language,
        smart_quotes=settings.markdown.smart_quotes,
        languages=tuple(settings.languages),
        shortcuts=shortcuts,
        maths=settings.markdown.maths,
        diagrams=tuple(sorted(settings.markdown.diagrams.items())),
        fast_paths=settings.markdown.fast_paths,
        engine=settings.markdown.engine,
        searchable=settings.search.enabled,
    )


def document_key(source: str, digest: Digest, options: ParseOptions) -> Digest:
    """The address in the store of all that a source's document came from."""
    return digest_of(source, digest, _spelled(options))


@lru_cache(maxsize=1)
def _spelled(options: ParseOptions) -> str:
    return repr(options)


def _content_digests(
    root: Path, sources: tuple[FileState, ...], store: Store, parsed: Collection[str]
) -> tuple[dict[SourcePath, Digest], dict[SourcePath, Digest], list[Problem]]:
    """The digest of each source of ``parsed``, those that had to be read for it, unreadable ones.

    Any other source will be parsed, whatever it holds: its digest comes with its document.
    """
    known = store.file_digests()
    digests: dict[SourcePath, Digest] = {}
    fresh: dict[SourcePath, Digest] = {}
    problems: list[Problem] = []
    for state in sources:
        if state.path not in parsed:
            continue
        remembered = known.get(state.path)
        if remembered and remembered[0] == state:
            digests[SourcePath(state.path)] = remembered[1]
            continue
        try:
            digest = digest_of_bytes(read_file(root, state.path))
        except OSError as error:
            what = f"cannot be read: {error.strerror}"
            problems.append(Problem(rule="unreadable", what=what, place=Place(path=state.path)))
            continue
        digests[SourcePath(state.path)] = fresh[SourcePath(state.path)] = digest
    return digests, fresh, problems


def _is_stale(
    source: SourcePath,
    digests: Mapping[SourcePath, Digest],
    known: Mapping[str, tuple[Digest, str, str]],
    options: ParseOptions,
) -> bool:
    """Whether ``source`` was never parsed as it is now, with these options."""
    digest = digests.get(source)
    return digest is None or known[source][0] != document_key(source, digest, options)


def parse_now(
    root: Path, sources: Sequence[SourcePath], options: ParseOptions, jobs: int
) -> Iterator[tuple[SourcePath, Outcome]]:
    """What each of ``sources`` says as it is now, whatever is remembered."""
    return chain.from_iterable(_parse_in_chunks(root, sources, options, jobs))


def _parse_in_chunks(
    root: Path, sources: Sequence[SourcePath], options: ParseOptions, jobs: int
) -> Iterator[list[tuple[SourcePath, Outcome]]]:
    work = partial(_parse_chunk, root=root, options=options)
    for sent in run_in_chunks(work, sources, jobs):
        yield [
            (source, CachedDocument._make(one) if isinstance(one, list) else one)
            for source, one in sent
        ]


def _parse_chunk(
    sources: Sequence[SourcePath], *, root: Path, options: ParseOptions
) -> list[tuple[SourcePath, _Sent]]:
    with _alarm() as set_alarm:
        found = [(source, _parse_one(source, root, options, set_alarm)) for source in sources]
    return [
        (source, list(one) if isinstance(one, CachedDocument) else one) for source, one in found
    ]


def _parse_one(source: SourcePath, root: Path, options: ParseOptions, set_alarm: Alarm) -> Outcome:
    from blogkit.content.parse import parse

    try:
        raw = read_file(root, source)
        try:
            set_alarm(SECONDS_PER_DOCUMENT)
            parsed = parse(source, raw, options)
        finally:
            set_alarm(0)
    except ContentError as error:
        return error.problems
    except TimeoutError:
        what = f"takes longer than {SECONDS_PER_DOCUMENT:.0f} seconds to turn into a page"
        hint = "look for very long runs of brackets, asterisks or nested lists and quotes"
        return (Problem(rule="too-slow", what=what, place=Place(path=source), hint=hint),)
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        return (Problem(rule="unreadable", what=what, place=Place(path=source)),)
    digest = digest_of_bytes(raw)
    return CachedDocument(
        source=source,
        content=digest,
        key=document_key(source, digest, options),
        document=encode_document(parsed.document),
        warnings=encode_problems(parsed.warnings),
        body_digest=parsed.body.digest,
        body=encode_body(parsed.body),
        text=parsed.text,
        words=parsed.words,
    )


@contextmanager
def _alarm() -> Iterator[Alarm]:
    """What raises ``TimeoutError`` inside after so many seconds; 0 calls it off.

    Seconds of this process alone: on a busy machine, a text takes no longer than on an idle one.
    Only where the system has interval timers and this is the main thread: elsewhere (on
    Windows) the limits of size and nesting stand alone.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield lambda _: None
        return

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    try:
        yield partial(signal.setitimer, signal.ITIMER_PROF)
    finally:
        signal.signal(signal.SIGPROF, before)
