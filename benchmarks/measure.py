"""One run of a program, whole: from its command to seconds and to bytes. For Linux.

Wall time is from before the process starts until it was waited for. CPU time is what the system
counted for it and its children (``wait4``). Memory is the sum over the processes of its session
of their proportional set size, in which a page that several of them share counts once; it is
looked at every few milliseconds, in runs of their own, because looking takes time.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LOOK = 0.01
"""Seconds between two looks at memory."""

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took, in seconds."""

    wall: float
    cpu: float


def environment() -> dict[str, str]:
    """This process's environment, in which Python keeps its bytecode as it does for everybody."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(command: tuple[str, ...], folder: Path) -> Run:
    """Run ``command`` in ``folder``; leaves with what it said where it fails."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = _start(command, folder, said.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{command[0]} failed:\n{said.read().decode()[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: tuple[str, ...], folder: Path) -> int:
    """Bytes that ``command`` and its children need together at most."""
    process = _start(command, folder, subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(_proportional(pid) for pid in _session(process.pid)))
        time.sleep(LOOK)
    return most


def _start(command: tuple[str, ...], folder: Path, said: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
        start_new_session=True,
    )


def _session(leader: int) -> Iterator[int]:
    """The processes of a session."""
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path("/proc", name, "stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader:
                yield int(name)


def _proportional(pid: int) -> int:
    """The proportional set size of a process in bytes; 0 where it has just gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
