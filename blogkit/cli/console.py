"""The console: how a build shows its progress, on a terminal and in a log."""

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self

from blogkit.pipeline.progress import Progress

_WORDS = {"parse": "reading posts", "render": "making pages", "check": "check"}
"""The stages that may take long enough to be told of."""


class Console(AbstractContextManager["Console"], Progress):
    """Shows the stages of a build: a bar on a terminal, one line a stage elsewhere.

    rich is imported when there is something to show for the first time, so that a build
    with nothing to do does not pay for it.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None
        self._task: Any = None
        self._drawn = 0.0
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def stage(self, name: str, total: int) -> None:
        """A stage begins; a quick one, or one without work, is not worth a line."""
        words = _WORDS.get(name)
        if self._quiet or not total or words is None:
            return
        if not self._terminal:
            print(f"{words}: {total}", file=sys.stderr)
            return
        bar = self._started()
        self._task = bar.add_task(words, total=total)
        bar.refresh()

    def advance(self, steps: int) -> None:
        """Move the bar; draw it at most ten times a second."""
        if self._bar is None or self._task is None:
            return
        self._bar.advance(self._task, steps)
        now = time.monotonic()
        if now - self._drawn > 0.1:
            self._bar.refresh()
            self._drawn = now

    def _started(self) -> Any:
        """The bar. It draws only when told to: a thread of its own would be copied by fork."""
        if self._bar is None:
            from rich.console import Console as RichConsole
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            console = RichConsole(stderr=True)
            self._bar = Bar(*columns, console=console, auto_refresh=False, transient=True)
            self._bar.start()
        return self._bar
