"""The stopwatch: from the stages that a build tells of to how long each one took."""

import os
import time
from collections.abc import Callable
from typing import TypeAlias

from blogkit.dataclasses import dataclass
from blogkit.pipeline.progress import Progress

Clock: TypeAlias = Callable[[], tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """One stage: its steps, the seconds that it took, and those of all processors for it."""

    name: str
    steps: int
    wall: float
    cpu: float


def clock() -> tuple[float, float]:
    """Seconds that pass, and seconds of processors for this process and its ended children."""
    ended = os.times()
    return time.perf_counter(), time.process_time() + ended.children_user + ended.children_system


class Stopwatch:
    """Times the stages of one build, and tells another listener of them.

    A stage lasts until the next one begins. What came before the first is the start: the
    interpreter and the command line, for which there is no clock but that of the processor.
    """

    def __init__(self, listener: Progress, clock: Clock = clock) -> None:
        self._listener = listener
        self._clock = clock
        _, cpu = clock()
        self._stages = [StageTime(name="start", steps=0, wall=cpu, cpu=cpu)]
        self._running: tuple[str, int, float, float] | None = None

    def stage(self, name: str, total: int) -> None:
        """The last stage ends, and this one begins."""
        self._stop()
        self._running = name, total, *self._clock()
        self._listener.stage(name, total)

    def advance(self, steps: int) -> None:
        """Nothing that takes time."""
        self._listener.advance(steps)

    def stages(self) -> tuple[StageTime, ...]:
        """What was timed; the build is over."""
        self._stop()
        return tuple(self._stages)

    def _stop(self) -> None:
        if self._running is None:
            return
        name, steps, wall, cpu = self._running
        now, used = self._clock()
        self._stages.append(StageTime(name=name, steps=steps, wall=now - wall, cpu=used - cpu))
        self._running = None
