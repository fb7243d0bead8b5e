"""The memory: a site's sources and files as they are now, read once and then as they change."""

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from blogkit.cache.codec import decode_body, decode_document, decode_problems
from blogkit.cache.store import BodyReader, CachedDocument
from blogkit.content.assets import measure
from blogkit.content.discover import CONTENT, Discovered, sort_out
from blogkit.content.options import ParseOptions
from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem
from blogkit.files import FileState, look, scan
from blogkit.ledger import read_ledger
from blogkit.model.digests import Digest
from blogkit.model.documents import Body, Document, SourcePath
from blogkit.model.site import Asset
from blogkit.model.views import BodyView
from blogkit.pipeline.assets import measure_assets
from blogkit.pipeline.parse import ParsedSources, parse_now, parse_sources
from blogkit.pipeline.planning import Read
from blogkit.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What another look at some paths found: documents as they were before (None: not there)."""

    documents: dict[str, Document | None]
    files: bool

    def __bool__(self) -> bool:
        return bool(self.documents) or self.files


class Memory:
    """What is read of a site, held while it is being edited.

    Bodies stay in the cache's file, but for those that were parsed since it was read.
    """

    def __init__(self, workspace: Workspace, options: ParseOptions) -> None:
        """Read everything, as a build would; the lock of the site must be held."""
        self._root = workspace.request.root
        self._jobs = workspace.request.jobs
        self._cache_file = workspace.store.path
        self._options = options
        self._files = {state.path: state for state in scan(self._root, CONTENT)}
        found = self._discovered()
        parsed = parse_sources(workspace, found.sources, options.shortcuts)
        assets, broken = measure_assets(workspace, found.files)
        self.documents: dict[str, Document] = {one.source: one for one in parsed.documents}
        self.assets: dict[str, Asset] = dict(assets)
        self._fresh: dict[tuple[str, Digest], CachedDocument] = {}
        self._settled: dict[str, Digest] = {}
        self._warnings = _by_source(parsed.warnings)
        self._problems = _by_source(parsed.problems)
        self._asset_problems = _by_source(broken)

    def settle(self) -> None:
        """From now on every page is made from what the sources say now; older bodies may go."""
        self._settled = {source: one.body_digest for source, one in self.documents.items()}
        self._fresh = {
            key: one for key, one in self._fresh.items() if self._settled.get(key[0]) == key[1]
        }

    def read(self) -> Read:
        """Everything that was read, for planning."""
        ledger, wrong = read_ledger(self._root)
        return Read(
            found=self._discovered(),
            parsed=ParsedSources(
                documents=tuple(self.documents[source] for source in sorted(self.documents)),
                warnings=_flat(self._warnings),
                problems=_flat(self._problems),
                broken=frozenset(self._problems),
                parsed=0,
            ),
            assets=self.assets,
            ledger=ledger,
            problems=(*_flat(self._asset_problems), *wrong),
        )

    def knows(self, source: str) -> bool:
        """Whether there is such a file in the content."""
        return source in self._files

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with single sources."""
        return _flat(self._problems)

    def parse_again(self, options: ParseOptions) -> bool:
        """Parse every source where it was parsed with other ``options``; whether that was so."""
        if options == self._options:
            return False
        self._options = options
        self._parse(self._discovered().sources)
        return True

    def take(self, touched: Collection[str]) -> Changes:
        """Look again at each path in ``touched`` and at all that lies, or lay, below it."""
        paths = {path: self._files.pop(path, None) for path in self._known_below(touched)}
        for path in touched:
            for state in look(self._root, CONTENT, path):
                self._files[state.path] = state
                paths.setdefault(state.path, None)
        documents = {path: self.documents.pop(path, None) for path in paths}
        assets = {path: self.assets.pop(path, None) for path in paths}
        for table in (self._warnings, self._problems, self._asset_problems):
            for path in paths:
                table.pop(path, None)
        found = sort_out(self._root, (self._files[one] for one in paths if one in self._files))
        self._parse(found.sources)
        for state in found.files:
            self._measure(state)
        return Changes(
            documents={
                path: before
                for path, before in documents.items()
                if before != self.documents.get(path)
            },
            files=any(before != self.assets.get(path) for path, before in assets.items()),
        )

    def read_body(self, view: BodyView) -> Body:
        """The body that ``view`` names; ``KeyError`` where it was since replaced."""
        return decode_body(self._found(view.source, view.body_digest, "read"))

    def read_text(self, source: str) -> str:
        """The Markdown of ``source``; raises like ``read_body``."""
        return str(self._found(source, self._settled[source], "read_text"))

    def read_words(self, source: str) -> str:
        """The words of ``source`` in lines; raises like ``read_body``."""
        return str(self._found(source, self._settled[source], "read_words"))

    def _found(self, source: str, digest: Digest, part: str) -> Any:
        fresh = self._fresh.get((source, digest))
        if fresh is not None:
            return {"read": fresh.body, "read_text": fresh.text, "read_words": fresh.words}[part]
        reader = BodyReader(self._cache_file)
        try:
            if reader.digest(source) != digest:
                raise KeyError(source)
            return getattr(reader, part)(source)
        finally:
            reader.close()

    def _discovered(self) -> Discovered:
        return sort_out(self._root, self._files.values())

    def _known_below(self, touched: Collection[str]) -> list[str]:
        """The known files at ``touched`` and below."""
        folders = {path for path in touched if path not in self._files}
        found = [path for path in touched if path in self._files]
        if folders:
            found += [
                path
                for path in self._files
                if any(str(parent) in folders for parent in PurePosixPath(path).parents)
            ]
        return found

    def _parse(self, states: Iterable[FileState]) -> None:
        zone = ZoneInfo(self._options.timezone)
        sources = [SourcePath(state.path) for state in states]
        for source, outcome in parse_now(self._root, sources, self._options, self._jobs):
            if isinstance(outcome, CachedDocument):
                self.documents[source] = decode_document(outcome.document, zone)
                self._warnings[source] = decode_problems(outcome.warnings)
                self._fresh[source, outcome.body_digest] = outcome
                self._problems.pop(source, None)
            else:
                self.documents.pop(source, None)
                self._problems[source] = outcome

    def _measure(self, state: FileState) -> None:
        try:
            self.assets[state.path] = measure(self._root, SourcePath(state.path))
        except OSError as error:
            what = f"cannot be read: {error.strerror}"
            problem = Problem(rule="unreadable", what=what, place=Place(path=state.path))
            self._asset_problems[state.path] = (problem,)


def _by_source(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        path = problem.place.path if problem.place else ""
        found[path] = (*found.get(path, ()), problem)
    return found


def _flat(problems: dict[str, tuple[Problem, ...]]) -> tuple[Problem, ...]:
    return tuple(problem for found in problems.values() for problem in found)
