"""``make bench``: how long blogkit takes, in turns with other programs that are here.

    python -m benchmarks [--sizes 1000 10000] [--programs blogkit hugo] [--rounds 5]

Writes the sites into a folder (``--folder``), builds each of them once to warm up, then measures
in rounds: in each situation every program once. Prints a table and saves it, with all figures and
a plot (``--into``). Linux only, for its way of counting memory.
"""

import argparse
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.edits import SITUATIONS, Editor, check, edit
from benchmarks.figures import Measured, Results, file_system, load_or_begin, now, this_machine
from benchmarks.measure import peak_memory, run
from benchmarks.plot import plot
from benchmarks.programs import HERE, Program, find_programs, install
from benchmarks.sites import keep_site, make_site
from benchmarks.table import growth_lines, markdown, size_lines

WORK = HERE.parent / ".bench"
MEMORY_OF = ("body", "cold")
"""The situations whose memory is looked at."""


def say(line: str) -> None:
    """Tell at once, even into a pipe."""
    print(line, flush=True)


class Bench:
    """One measurement: its programs, its sites, and what came out so far."""

    def __init__(self, options: argparse.Namespace, programs: list[Program]) -> None:
        self._options = options
        self._programs = programs
        self._results = Results(machine=this_machine())
        self._run = now()
        self._load = round(os.getloadavg()[0], 1)
        self._until = time.monotonic() + options.minutes * 60

    def measure(self, count: int) -> None:
        """Measure every program with ``count`` posts, and put the sites back as they were."""
        self._results = load_or_begin(self._options.into)
        editors = [self._begin(program, count) for program in self._programs]
        try:
            for number in range(1, self._options.rounds + 1):
                self._round(editors, count, number)
            for situation in (one for one in MEMORY_OF if one in self._options.situations):
                self._memory(editors, count, situation)
        finally:
            for editor in editors:
                editor.restore()
                keep_site(editor.root)
            save(self._results, self._options.into)
        say("\n".join(size_lines(count, self._results.sizes[count])))

    def tell_growth(self) -> None:
        """Print how the time for a post grows with their number."""
        say("\n".join(growth_lines(self._results)))

    def _begin(self, program: Program, count: int) -> Editor:
        """The site of a program, built once: that warms up what a user has warm."""
        say(f"{count:,} posts: {program.name} warms up")
        editor = Editor(make_site(self._options.folder, program, count), program, count)
        edit(editor, "cold", 0)
        run(program.command, editor.root)
        output = editor.root / program.output
        files = sum(path.is_file() for path in output.rglob("*"))
        measured = Measured(
            run=self._run,
            version=program.version,
            files=files,
            load=self._load,
            disk=file_system(editor.root),
        )
        self._results.sizes.setdefault(count, {})[program.name] = measured
        return editor

    def _round(self, editors: list[Editor], count: int, number: int) -> None:
        for situation in self._options.situations:
            for editor in _turned(editors, number):
                if time.monotonic() > self._until:
                    return
                proof = edit(editor, situation, number)
                took = run(editor.program.command, editor.root)
                check(editor, proof)
                name = editor.program.name
                self._results.sizes[count][name].add(situation, took.wall, took.cpu)
                say(
                    f"{count:,} posts, round {number}: {SITUATIONS[situation].words}:"
                    f" {name} {took.wall:.2f} s, {took.cpu:.2f} s of CPU"
                )

    def _memory(self, editors: list[Editor], count: int, situation: str) -> None:
        for editor in editors:
            if time.monotonic() > self._until:
                return
            edit(editor, situation, 0)
            most = peak_memory(editor.program.command, editor.root)
            self._results.sizes[count][editor.program.name].memory[situation] = most


def _turned(editors: list[Editor], number: int) -> list[Editor]:
    """Another one begins each round."""
    first = number % len(editors)
    return editors[first:] + editors[:first]


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other measurements out of ``folder``: they would make its sites anew, and disturb."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SystemExit(f"another measurement is running in {folder}") from None
        yield


def save(results: Results, folder: Path) -> None:
    """Write figures, table and plot into ``folder``."""
    results.save(folder)
    (folder / "results.md").write_text(f"{markdown(results)}\n", "utf-8")
    drawn = plot(results)
    if drawn:
        (folder / "plot.svg").write_text(drawn, "utf-8")


def options_from(arguments: list[str] | None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--programs", nargs="+", metavar="NAME", help="default: all that are here")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="of these, all that are here")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--situations", nargs="+", choices=SITUATIONS, default=list(SITUATIONS))
    parser.add_argument("--minutes", type=float, default=240, help="begin no run after so long")
    parser.add_argument("--folder", type=Path, default=WORK / "sites", help="for the sites")
    parser.add_argument("--into", type=Path, default=WORK / "results", help="for the results")
    parser.add_argument("--peers", type=Path, default=WORK / "peers", help="for the programs")
    parser.add_argument("--install", action="store_true", help="install the other programs first")
    parser.add_argument("--hugo", default="", metavar="PATH", help="Hugo, where it is not found")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Measure every size in turn."""
    options = options_from(arguments)
    if options.install:
        install(options.peers.resolve(), say)
    found = find_programs(options.peers.resolve(), options.hugo)
    wanted = options.programs or [name for name in found if name in (options.only or found)]
    if missing := [name for name in wanted if name not in found]:
        raise SystemExit(f"not here: {', '.join(missing)}; here are {', '.join(found)}")
    bench = Bench(options, [found[name] for name in wanted])
    with alone(options.folder):
        for count in options.sizes:
            bench.measure(count)
    bench.tell_growth()
    say(f"saved in {options.into}")


if __name__ == "__main__":
    main()
