"""Workers: from a list of tasks to their results in order, over processes where that pays."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from blogkit.errors import ContentError, Problem

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Task = TypeVar("Task")
Result = TypeVar("Result")

WORTH_IT = 64
"""Fewer tasks than this are done sooner than another process starts."""

_CHUNKS_PER_WORKER = 8


def run_in_chunks(
    work: Callable[[Sequence[Task]], list[Result]],
    tasks: Sequence[Task],
    jobs: int,
    *,
    worth_it: int = 0,
) -> Iterator[list[Result]]:
    """The results of ``work`` over chunks of ``tasks``, chunk by chunk, in order.

    ``work`` must be picklable and pure; ``worth_it`` stands for ``WORTH_IT`` where each task
    takes long. Raises ``ContentError`` where a process was killed.
    """
    if jobs < 2 or len(tasks) < (worth_it or WORTH_IT):
        for start in range(0, len(tasks), WORTH_IT):
            yield work(tasks[start : start + WORTH_IT])
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, -(-len(tasks) // (jobs * _CHUNKS_PER_WORKER)))
    starts = range(0, len(tasks), size)
    gc.freeze()  # what is here before the workers are stays where it is: they share it
    pool = ProcessPoolExecutor(
        jobs, mp_context=_context(), initializer=_begin, initargs=(work, tasks, size)
    )
    try:
        yield from pool.map(_do, starts)
    except BrokenProcessPool:
        what = "a worker process was killed, perhaps for want of memory"
        hint = "try again with --jobs 1"
        raise ContentError([Problem(rule="worker", what=what, hint=hint)]) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


@contextmanager
def beside(look: Callable[[str], bool], folder: Path) -> Iterator[Callable[[], bool]]:
    """Look at files in ``folder`` while something else is done; inside, the result is there.

    ``look`` is given what stands before their paths. In another process where that can be
    forked, as looking shares nothing; that one goes into the folder, as short paths are found
    sooner. Else it is done when it is asked for. Where it raises, nothing was found.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or os.cpu_count() == 1:
        yield lambda: look(f"{folder}/")
        return
    process = os.fork()
    if not process:
        status = 1
        try:
            os.chdir(folder)
            status = 0 if look("") else 1
        finally:
            os._exit(status)
    waited: list[bool] = []

    def found() -> bool:
        if not waited:
            _, status = os.waitpid(process, 0)
            waited.append(os.waitstatus_to_exitcode(status) == 0)
        return waited[0]

    try:
        yield found
    finally:
        found()


class _Worker:
    """What a worker process was begun with: the work, all tasks, and how many it does at once.

    Forked workers have the tasks already; to send them would take longer than to do most of them.
    """

    work: Callable[[Sequence[Any]], list[Any]]
    tasks: Sequence[Any]
    size: int


def _do(start: int) -> list[Any]:
    """The results of the chunk that begins with task ``start``, in a worker."""
    return _Worker.work(_Worker.tasks[start : start + _Worker.size])


def _context() -> "BaseContext":
    """Fork on Linux, where it is safe before threads start and shares memory; else spawn."""
    import multiprocessing

    alone = threading.active_count() == 1
    return multiprocessing.get_context("fork" if sys.platform == "linux" and alone else "spawn")


def _begin(work: Callable[[Sequence[Any]], list[Any]], tasks: Sequence[Any], size: int) -> None:
    """Set up a worker: Ctrl-C is the main process's to answer, and its end is the worker's too."""
    _Worker.work, _Worker.tasks, _Worker.size = staticmethod(work), tasks, size
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave when the main process is gone: killed, it cannot tell its workers to stop."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
