"""Spreading: from work over many posts to processes that read the posts' markup by themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from blogkit.cache.codec import decode_body
from blogkit.cache.store import BodyReader
from blogkit.model.documents import Html
from blogkit.model.result import Done, ReadMarkup, Spread, Task
from blogkit.model.views import BodyView
from blogkit.pipeline.workers import run_in_chunks
from blogkit.render.render import ReadBody, RenderOptions, filled


def markup_reader(
    read_body: ReadBody, bodies: Mapping[str, BodyView], options: RenderOptions
) -> ReadMarkup:
    """What reads the markup of the posts in ``bodies``, with their addresses filled in."""

    def read_markup(source: str) -> Html:
        view, hint = bodies[source], f"while telling of {source}"
        return filled(read_body(view), view, options, hint, plain=True)

    return read_markup


def in_turn(read_markup: ReadMarkup) -> Spread:
    """All the work in this process."""

    def spread(
        work: Callable[[Sequence[Task], ReadMarkup], list[Done]], tasks: Sequence[Task], /
    ) -> Iterator[list[Done]]:
        yield work(tasks, read_markup)

    return spread


def over_processes(
    cache_file: Path, bodies: Mapping[str, BodyView], options: RenderOptions, jobs: int
) -> Spread:
    """The work over ``jobs`` processes, each with its own reader of the cache."""

    def spread(
        work: Callable[[Sequence[Task], ReadMarkup], list[Done]], tasks: Sequence[Task], /
    ) -> Iterator[list[Done]]:
        pairs = [(task, bodies[task.source]) for task in tasks]
        chunk = partial(_work, work=work, cache_file=cache_file, options=options)
        return run_in_chunks(chunk, pairs, jobs)

    return spread


def _work(
    pairs: Sequence[tuple[Task, BodyView]],
    *,
    work: Callable[[Sequence[Task], ReadMarkup], list[Done]],
    cache_file: Path,
    options: RenderOptions,
) -> list[Done]:
    reader = BodyReader(cache_file)
    bodies = {task.source: view for task, view in pairs}
    read = markup_reader(lambda view: decode_body(reader.read(view.source)), bodies, options)
    try:
        return work([task for task, _ in pairs], read)
    finally:
        reader.close()
