"""The render stage: from outputs to staged files, skipping those that are on disk already."""

import os
import stat
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from blogkit.cache.codec import decode_body
from blogkit.cache.store import BodyReader, KnownOutput
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Problem
from blogkit.model.digests import digest_of_bytes
from blogkit.model.documents import Body, Html
from blogkit.model.feeds import TeaserFeedJob, Told
from blogkit.model.outputs import CardJob, IconJob, ImageJob, Output, TemplateJob
from blogkit.model.views import BodyView
from blogkit.pipeline import workers
from blogkit.pipeline.workers import run_in_chunks
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.journal import folders_in, staged_name
from blogkit.render.render import Renderer, RenderOptions

MOST_TEMPLATE_PROBLEMS = 20
"""A broken base template breaks every page; after this many the rest says nothing new."""


FEW = 500
"""So many outputs are looked up one by one sooner than all are read."""

QUICK = 6
"""So many pages are made in the time in which one source is parsed."""

WORTH_IT_FOR_PICTURES = 4
"""A picture takes as long as dozens of pages, and as starting another process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderRequest:
    """What rendering reads, where its files will be, and where it stages them."""

    options: RenderOptions
    settings: Settings
    cache_file: Path
    output: Path
    staging: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A rendered output: its path below the staging folder, and the file that will be moved.

    The name is empty where the output folder has these bytes already, and nothing was staged.
    """

    path: str
    name: str
    file: KnownOutput


def is_intact(folder: str, path: str, known: KnownOutput) -> bool:
    """Whether the file at ``path`` is as blogkit left it, as far as ``stat`` tells."""
    try:
        found = os.stat(f"{folder}/{path}")
    except OSError:
        return False
    return found.st_size == known.size and found.st_mtime_ns == known.modified


def stale_outputs(workspace: Workspace, outputs: Sequence[Output]) -> list[Output]:
    """The outputs whose inputs changed, or whose files are not as they were left."""
    folder, store = str(workspace.request.output), workspace.store
    few = len(outputs) < FEW
    known = {} if few else store.outputs(folder)
    stale: list[Output] = []
    for output in outputs:
        before = store.output(folder, output.path) if few else known.get(output.path)
        if before is None or before.key != output.key or not is_intact(folder, output.path, before):
            stale.append(output)
    return stale


def render_outputs(
    workspace: Workspace,
    outputs: Sequence[Output],
    options: RenderOptions,
    staging: Path,
) -> dict[str, Staged]:
    """Render ``outputs`` into the folder ``staging``.

    Raises ``ContentError`` with what is wrong with templates, each place once.
    """
    request = RenderRequest(
        options=options,
        settings=workspace.settings,
        cache_file=workspace.store.path,
        output=workspace.request.output,
        staging=staging,
    )
    workspace.progress.stage("render", len(outputs))
    staged: dict[str, Staged] = {}
    problems: dict[object, Problem] = {}
    quick, slow = _by_speed(outputs)
    work = partial(_render_chunk, request=request)
    jobs = workspace.request.jobs
    chunks = chain(
        run_in_chunks(work, quick, jobs, worth_it=QUICK * workers.WORTH_IT),
        run_in_chunks(work, slow, jobs, worth_it=WORTH_IT_FOR_PICTURES),
    )
    for results in chunks:
        for result in results:
            if isinstance(result, Staged):
                staged[result.path] = result
            else:
                for problem in result:
                    problems.setdefault((problem.place, problem.what), problem)
        workspace.progress.advance(len(results))
        if len(problems) >= MOST_TEMPLATE_PROBLEMS:
            break
    if problems:
        raise ContentError(problems.values())
    return staged


def _by_speed(outputs: Sequence[Output]) -> tuple[list[Output], list[Output]]:
    """What is quick to make, and pictures.

    Feeds and indexes come before pages, and take ten times as long: at the end, one process would
    still make some when the others are done.
    """
    pages: list[Output] = []
    others: list[Output] = []
    pictures: list[Output] = []
    for output in outputs:
        job = output.job
        if isinstance(job, TemplateJob):
            pages.append(output)
        else:
            (pictures if isinstance(job, ImageJob | IconJob | CardJob) else others).append(output)
    return [*others, *pages], pictures


def _render_chunk(
    tasks: Sequence[Output], *, request: RenderRequest
) -> list[Staged | tuple[Problem, ...]]:
    reader = BodyReader(request.cache_file)

    def read_body(view: BodyView) -> Body:
        body = decode_body(reader.read(view.source))
        if body.digest != view.body_digest:
            raise RuntimeError(f"{view.source} changed while it was being built")
        return body

    def tell(job: TeaserFeedJob, read_markup: Callable[[str], Html]) -> tuple[Told, ...]:
        from blogkit.hooks.teasers.tell import tell_teasers

        return tell_teasers(job, read_markup, request.settings)

    renderer = Renderer(request.options, read_body, reader.read_text, reader.read_words, tell)
    try:
        is_there = folders_in(request.output)
        return [_render_one(renderer, output, request, is_there) for output in tasks]
    finally:
        reader.close()


def _render_one(
    renderer: Renderer, output: Output, request: RenderRequest, is_there: Callable[[str], bool]
) -> Staged | tuple[Problem, ...]:
    try:
        content = renderer.bytes_of(output)
    except ContentError as error:
        return error.problems
    name, file, key = "", f"{request.output}/{output.path}", output.key
    beside = is_there(output.path.rpartition("/")[0])
    if not beside or not _is_on_disk(file, content):
        name = staged_name(output.path, key, beside=beside)
        file = f"{request.staging}/{name}"
        if not beside:
            _make_folder(file.rpartition("/")[0])
        with open(file, "wb") as staged:
            staged.write(content)
    modified = os.stat(file).st_mtime_ns  # a move does not change it
    known = KnownOutput(key, digest_of_bytes(content), len(content), modified)
    return Staged(path=output.path, name=name, file=known)


def _make_folder(folder: str) -> None:
    """Make ``folder``, whose parent is most often there; another process may be as far."""
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    except FileExistsError:
        return


def _is_on_disk(file: str, content: bytes) -> bool:
    """Whether ``file`` has these bytes already, itself and not by way of a link."""
    try:
        found = os.lstat(file)
        if found.st_size != len(content) or not stat.S_ISREG(found.st_mode):
            return False
        with open(file, "rb") as known:
            return known.read() == content
    except OSError:
        return False
