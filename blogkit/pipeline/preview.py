"""The preview: a site held in memory while it is edited; pages are made when they are asked for.

Nothing is written but the cache. ``take`` answers a save at once, for the page of the
document that was edited; ``complete`` plans the rest, and is what a build would have made.
"""

import threading
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit

from blogkit.cache.environment import environment_digest
from blogkit.cache.store import Store
from blogkit.checks.subjects import DocumentSubject
from blogkit.config.load import load_settings
from blogkit.config.settings import Settings
from blogkit.content.discover import CONTENT
from blogkit.content.options import ParseOptions
from blogkit.dataclasses import dataclass, field, replace
from blogkit.errors import BlogkitError, Problem
from blogkit.hooks.teasers.tell import tell_teasers
from blogkit.model.documents import Document, SourcePath
from blogkit.model.feeds import FeedJob, TeaserFeedJob
from blogkit.model.outputs import Output, TemplateJob, TextJob
from blogkit.model.result import BuildResult
from blogkit.model.search import EntriesJob, WordsJob
from blogkit.model.views import BodyView
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.pipeline.finish import result_of
from blogkit.pipeline.memory import Changes, Memory
from blogkit.pipeline.parse import parse_options
from blogkit.pipeline.planning import Design, assemble_and_plan, read_design
from blogkit.pipeline.prepare import Prepared
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.subjects import document_subject
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.lock import site_lock
from blogkit.render.render import Renderer
from blogkit.site.plan import Plan
from blogkit.site.renew import renewed
from blogkit.site.visibility import Gate

PATIENCE = 30.0
"""Seconds that a page waits for the rest of the site to be planned."""

_KEPT = 64
"""Rendered pages to keep: those that tabs ask for again and again."""


_MADE_OF_DOCUMENTS = (TemplateJob, FeedJob, TeaserFeedJob, TextJob, WordsJob, EntriesJob)

Clock = Callable[[], datetime]


def now() -> datetime:
    """The current moment: what is scheduled, and what expired, changes while a site is served."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is served now: a plan with its outputs by path, and what stands against a newer one.

    ``renewed`` are pages newer than the plan; while it is not ``complete``, others wait.
    """

    settings: Settings | None = None
    design: Design | None = None
    planned: Plan | None = None
    outputs: Mapping[str, Output] = field(default_factory=dict)
    renewed: Mapping[str, Output] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    complete: bool = True


class Preview:
    """One site, held in memory. One thread edits it (``take``, ``complete``); any may read."""

    def __init__(self, request: BuildRequest, progress: Progress, clock: Clock = now) -> None:
        self._request = request
        self._progress = progress
        self._clock = clock
        self._memory: Memory | None = None
        self._look: tuple[Settings, Design] | None = None
        self._fresh = threading.Condition()
        self._pages: dict[str, bytes] = {}
        self.shown = Shown(complete=False)

    def take(self, touched: Collection[str]) -> Document | None:
        """Read again what lies at ``touched``, paths below the site.

        The page of a document that changed is up to date when this returns, unless more has
        to change; the last document that was edited is returned.
        """
        if any(not path.startswith(CONTENT) for path in touched):
            self._look = None
        if self._look is None or self._memory is None:
            self._show(complete=False)
        changes = self._memory.take(touched) if self._memory else None
        if not self._memory or not changes:
            return None
        broken = with_excerpts(self._request.root, self._memory.problems())
        self._show(
            renewed={**self.shown.renewed, **self._renewed(changes)},
            problems=broken or self.shown.problems,
            complete=False,
        )
        edited = [self._memory.documents.get(source) for source in changes.documents]
        return next((one for one in edited if one is not None), None)

    def complete(self) -> None:
        """Plan everything that is not up to date; problems are kept to be shown."""
        if self.shown.complete:
            return
        try:
            self._plan()
        except BlogkitError as error:
            self._show(problems=error.problems, complete=True)

    def find(self, path: str) -> tuple[Output, Shown] | None:
        """The output at ``path``, a file's, once it is up to date, and what it belongs to."""
        with self._fresh:
            self._fresh.wait_for(lambda: self._is_fresh(path), PATIENCE)
        shown = self.shown
        output = shown.renewed.get(path) or shown.outputs.get(path)
        return (output, shown) if output else None

    def document(self, source: str) -> Document | None:
        """The document that ``source`` is now."""
        return self._memory.documents.get(source) if self._memory else None

    def subject(self, source: str) -> DocumentSubject | None:
        """What the checks look at in ``source``; None where it is being edited this moment."""
        document, settings, memory = self.document(source), self.shown.settings, self._memory
        if document is None or settings is None or memory is None:
            return None
        view = BodyView(source=document.source, body_digest=document.body_digest)
        root = self._request.root
        try:
            body, text = memory.read_body(view), memory.read_text(source)
            return document_subject(document, body, text, root, settings)
        except (KeyError, OSError, BlogkitError):
            return None

    def knows(self, source: str) -> bool:
        """Whether ``source`` is one of the site, even one that cannot be parsed."""
        return self._memory is not None and self._memory.knows(source)

    def url_of(self, source: str) -> str:
        """Where the page of ``source`` is; empty where it has none."""
        planned = self.shown.planned
        path = planned.site.paths.get(SourcePath(source)) if planned else None
        return planned.frame.addresses.href(path) if planned and path else ""

    def result(self) -> BuildResult | None:
        """The site as hooks get it, with links to where it will be; None where there is none."""
        memory, shown = self._memory, self.shown
        if memory is None or not shown.settings or not shown.planned or not shown.design:
            return None
        prepared = Prepared(design=shown.design, planned=shown.planned, warnings=())
        published = load_settings(self._request.root).site.base_url
        site = replace(shown.settings.site, base_url=published)
        settings = replace(shown.settings, site=site)
        result = result_of(self._request, settings, prepared, memory.read_body)
        folder = urlsplit(published).path
        return replace(
            result, posts=tuple(replace(post, url=folder + post.url) for post in result.posts)
        )

    def bytes_of(self, output: Output, shown: Shown) -> bytes:
        """The file that ``output`` will be, which belongs to ``shown``.

        Raises ``ContentError`` where a template fails, ``KeyError`` where what it was made
        from is gone and something newer cannot be shown yet.
        """
        key = output.key
        made = self._pages.get(key)
        if made is None:
            made = self._renderer(shown).bytes_of(output)
            kept = list(self._pages.items())[-_KEPT:]
            self._pages = dict([*kept, (key, made)])
        return made

    def _renderer(self, shown: Shown) -> Renderer:
        memory = self._memory
        assert memory is not None
        assert shown.design is not None
        assert shown.settings is not None
        tell = partial(tell_teasers, settings=shown.settings)
        options = shown.design.options
        return Renderer(options, memory.read_body, memory.read_text, memory.read_words, tell)

    def _is_fresh(self, path: str) -> bool:
        """Whether the output at ``path`` need not wait for the plan that is being made."""
        shown = self.shown
        if shown.complete or path in shown.renewed:
            return True
        found = shown.outputs.get(path)
        return found is not None and not isinstance(found.job, _MADE_OF_DOCUMENTS)

    def _renewed(self, changes: Changes) -> dict[str, Output]:
        """The pages of the documents that changed, as far as nothing else has to."""
        planned, memory = self.shown.planned, self._memory
        if planned is None or memory is None or changes.files:
            return {}
        made: dict[str, Output] = {}
        for source, before in changes.documents.items():
            now = memory.documents.get(source)
            if before is not None and now is not None:
                page = renewed(planned, memory.assets, before, now)
                made |= {page.path: page} if page else {}
        return made

    def _plan(self) -> None:
        root = self._request.root
        if self._look is None:
            settings = load_settings(root, self._request.base_url)
            self._look = settings, read_design(root, settings)
        settings, design = self._look
        memory = self._read(settings, design)
        gate = Gate(now=self._clock(), show=self._request.show)
        read = memory.read()
        planned = assemble_and_plan(settings, design, read, gate)
        memory.settle()
        warnings = (*read.found.problems, *read.parsed.warnings, *planned.warnings)
        self._show(
            settings=settings,
            design=design,
            planned=planned,
            outputs={output.path: output for output in planned.outputs},
            renewed={},
            problems=(),
            warnings=with_excerpts(root, warnings),
            complete=True,
        )

    def _read(self, settings: Settings, design: Design) -> Memory:
        """The memory: filled the first time, parsed again where the settings ask for it."""
        options = parse_options(settings, design.theme.shortcuts)
        if self._memory is None:
            self._memory = without_damaged_cache(
                lambda: self._load(settings, options), self._request.cache
            )
        self._memory.parse_again(options)
        return self._memory

    def _load(self, settings: Settings, options: ParseOptions) -> Memory:
        request = self._request
        with site_lock(request.cache):
            store = Store(request.cache, environment_digest())
            try:
                workspace = Workspace(
                    request=request, settings=settings, store=store, progress=self._progress
                )
                return Memory(workspace, options)
            finally:
                store.close()

    def _show(self, **changes: object) -> None:
        """Show something else; whoever waits looks again."""
        with self._fresh:
            self.shown = replace(self.shown, **changes)  # type: ignore[arg-type]
            self._fresh.notify_all()
