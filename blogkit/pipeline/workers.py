"""Workers: from a list of tasks to their results in order, over processes where that pays."""

import gc
import marshal
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from blogkit.errors import ContentError, Problem
from blogkit.pipeline.request import default_jobs

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Task = TypeVar("Task")
Result = TypeVar("Result")

WORTH_IT = 64
"""Fewer tasks than this are done sooner than another process starts."""

_CHUNKS_PER_WORKER = 32


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


def can_fork() -> bool:
    """Whether another process can be forked safely, and has a processor to run on."""
    return sys.platform == "linux" and _is_alone() and default_jobs() > 1


def _is_alone() -> bool:
    """Whether there is one thread: whoever began another has loaded what begins them."""
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Do ``work`` while something else is done; what is given inside waits for its result.

    In another process where that can be forked, which takes a moment: then the result has to be
    made of plain values (those of ``marshal``). Elsewhere, or where that process fails, it is
    done here when it is asked for, at most once.
    """
    done = lru_cache(maxsize=1)(work)
    if not can_fork():
        yield done
        return
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        _work_and_leave(work, writer)
    os.close(writer)
    with open(reader, "rb") as pipe:

        def result() -> Result:
            content = pipe.read()
            _, status = os.waitpid(process, 0)
            return cast(Result, marshal.loads(content)) if not status else work()

        come = lru_cache(maxsize=1)(result)
        try:
            yield come
        finally:
            if not come.cache_info().misses:
                from signal import SIGKILL

                os.kill(process, SIGKILL)
                os.waitpid(process, 0)


def _work_and_leave(work: Callable[[], Any], writer: int) -> NoReturn:
    """What the other process does: nothing of what this one has to do at its end."""
    status = 1
    try:
        content = marshal.dumps(work())
        with open(writer, "wb") as pipe:
            pipe.write(content)
        status = 0
    finally:
        os._exit(status)


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

    fork = sys.platform == "linux" and _is_alone()
    return multiprocessing.get_context("fork" if fork else "spawn")


def _begin(work: Callable[[Sequence[Any]], list[Any]], tasks: Sequence[Any], size: int) -> None:
    """Set up a worker: Ctrl-C is the main process's to answer, and its end is the worker's too."""
    import signal
    import threading

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
