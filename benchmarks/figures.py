"""Results: what was measured, with where and when, kept as one small JSON file."""

import json
import os
import platform
import re
import statistics
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

FILE = "results.json"


@dataclass(slots=True, kw_only=True)
class Measured:
    """What one program took at one size: seconds of each run, by situation.

    ``run`` is when its measurement began; programs that were measured in turns share it.
    ``memory`` is the most bytes by situation, ``files`` what a build makes, ``load`` how many
    processes wanted to run before it began: of others, where the machine was not idle. ``disk``
    is the file system that the sites were on.
    """

    run: str
    version: str
    files: int
    load: float = 0.0
    disk: str = ""
    wall: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)

    def add(self, situation: str, wall: float, cpu: float) -> None:
        """One more run."""
        self.wall.setdefault(situation, []).append(round(wall, 4))
        self.cpu.setdefault(situation, []).append(round(cpu, 4))

    def median_wall(self, situation: str) -> float | None:
        """The median of the wall times, in seconds; None where it was not measured."""
        return statistics.median(self.wall[situation]) if situation in self.wall else None

    def median_cpu(self, situation: str) -> float | None:
        """The median of the CPU times, in seconds; None where it was not measured."""
        return statistics.median(self.cpu[situation]) if situation in self.cpu else None


@dataclass(slots=True, kw_only=True)
class Results:
    """Everything that was measured on one machine, by number of posts and program."""

    machine: str
    sizes: dict[int, dict[str, Measured]] = field(default_factory=dict)

    def programs(self) -> list[str]:
        """Every program that was measured, in the order of the first size that has it."""
        return list(dict.fromkeys(name for found in self.sizes.values() for name in found))

    def save(self, folder: Path) -> None:
        """Write them into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), indent=1)
        flat = re.sub(r"\[[^][{}]*\]", lambda found: " ".join(found[0].split()), text)
        (folder / FILE).write_text(f"{flat}\n", "utf-8")


def load(folder: Path) -> Results:
    """What was measured before into ``folder``; ``OSError`` where nothing was."""
    values = json.loads((folder / FILE).read_text("utf-8"))
    sizes = {
        int(count): {name: Measured(**one) for name, one in found.items()}
        for count, found in values["sizes"].items()
    }
    return Results(machine=values["machine"], sizes=sizes)


def load_or_begin(folder: Path) -> Results:
    """What was measured before into ``folder``; nothing where it was on another machine."""
    fresh = Results(machine=this_machine())
    try:
        before = load(folder)
    except OSError:
        return fresh
    return before if before.machine == fresh.machine else fresh


def now() -> str:
    """This moment to the minute, in UTC."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def this_machine() -> str:
    """Processor, cores, memory and system in one line."""
    processor = _found("/proc/cpuinfo", r"model name\s*:\s*(.+)") or platform.machine()
    memory = int(_found("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) / 1024**2
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores of {processor}, {memory:.0f} GB, {platform.system()}"


def file_system(folder: Path) -> str:
    """The type of the file system that ``folder`` is on; empty where nobody says."""
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return ""
    mounts = {place: kind for _, place, kind, *_ in map(str.split, lines)}
    holding = [place for place in mounts if folder.resolve().is_relative_to(place)]
    return mounts[max(holding, key=len)] if holding else ""


def _found(file: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(file).read_text("utf-8"))
    except OSError:
        return ""
    return found[1].strip() if found else ""
