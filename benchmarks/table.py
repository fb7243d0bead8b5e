"""Tables: from results to Markdown, times first, then how many times Hugo's speed that is."""

from collections.abc import Iterator

from benchmarks.edits import SITUATIONS
from benchmarks.figures import Measured, Results
from benchmarks.measure import MIB

NAMES = {
    "blogkit": "blogkit",
    "blogkit-fast": "blogkit, fast engine",
    "hugo": "Hugo",
    "pelican": "Pelican",
    "eleventy": "Eleventy",
}
RIVAL = "hugo"
BASE = 1_000
"""The number of posts that growth is told by: with fewer, starting is most of the time."""

METHOD = """\
Whole processes, from start to exit, in turns; medians of the rounds. Each edit is a real one,
another one each round, and the output is looked at afterwards for what was edited. Wall seconds,
then CPU seconds of the process and its children. Memory: the most that all processes of a
program needed together, pages that they share counted once (the sum of their proportional set
sizes, looked at every 10 ms, in a run of its own). Load: how many processes wanted to run before
the measurement began. Where that is not about 0, only CPU time says something. Last comes the
file system: on `tmpfs` the sites are in memory, and what a disk costs all programs is left out."""


def markdown(results: Results) -> str:
    """Everything, as a page of Markdown."""
    return "\n".join(_lines(results))


def _lines(results: Results) -> Iterator[str]:
    yield "# Measurements"
    yield ""
    yield f"{METHOD} Machine: {results.machine}."
    for count, found in sorted(results.sizes.items()):
        yield ""
        yield from size_lines(count, found)
    yield from growth_lines(results)


def size_lines(count: int, found: dict[str, Measured]) -> Iterator[str]:
    """The tables of one number of posts."""
    yield f"## {count:,} posts"
    yield ""
    for name, one in found.items():
        rounds = max((len(runs) for runs in one.wall.values()), default=0)
        yield (
            f"- {NAMES[name]} {one.version}: {one.files:,} files,"
            f" {rounds} {'round' if rounds == 1 else 'rounds'}, {one.run}, load {one.load:.1f}"
            f"{f', on {one.disk}' if one.disk else ''}"
        )
    yield ""
    yield from _table([NAMES[name] for name in found], _times(found))
    compared = _comparable(found)
    if compared:
        yield ""
        yield "Hugo's time by each one's (wall, CPU): 2 is twice as fast as Hugo, 0.5 half as fast."
        yield ""
        yield from _table([NAMES[name] for name in compared], _ratios(found, compared))


def growth_lines(results: Results) -> Iterator[str]:
    """What a cold build takes for each post, and how that grows; nothing of a single size."""
    sizes = [count for count, found in sorted(results.sizes.items()) if _cold(found)]
    if len(sizes) < 2:
        return
    yield ""
    yield "## A cold build, for each post"
    yield ""
    base = BASE if BASE in sizes else sizes[0]
    yield f"CPU time in milliseconds, and how many times that at {base:,} posts."
    yield ""
    rows = ((NAMES[name], *_growth(results, name, sizes, base)) for name in results.programs())
    yield from _table([f"{count:,} posts" for count in sizes], rows)


def _cold(found: dict[str, Measured]) -> bool:
    return any("cold" in one.cpu for one in found.values())


def _growth(results: Results, name: str, sizes: list[int], base: int) -> Iterator[str]:
    first = _for_each(results, name, base)
    for count in sizes:
        each = _for_each(results, name, count)
        ratio = f" ({each / first:.2f})" if each and first else ""
        yield f"{each * 1000:.2f}{ratio}" if each else "–"


def _for_each(results: Results, name: str, count: int) -> float | None:
    """CPU seconds for each post of a cold build."""
    one = results.sizes[count].get(name)
    cpu = one.median_cpu("cold") if one else None
    return cpu / count if cpu else None


def _table(heads: list[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _times(found: dict[str, Measured]) -> Iterator[tuple[str, ...]]:
    for situation, what in SITUATIONS.items():
        cells = [_time(one, situation) for one in found.values()]
        if any(cells):
            yield (what.words, *(cell or "–" for cell in cells))
    for situation in ("body", "cold"):
        if any(situation in one.memory for one in found.values()):
            most = [one.memory.get(situation) for one in found.values()]
            cells = [f"{bytes_ / MIB:,.0f} MB" if bytes_ else "–" for bytes_ in most]
            yield (f"memory, {SITUATIONS[situation].words}", *cells)


def _time(one: Measured, situation: str) -> str:
    wall, cpu = one.median_wall(situation), one.median_cpu(situation)
    return "" if wall is None or cpu is None else f"{wall:.2f} / {cpu:.2f}"


def _comparable(found: dict[str, Measured]) -> list[str]:
    """The programs that were measured in turns with Hugo."""
    rival = found.get(RIVAL)
    if rival is None:
        return []
    return [name for name, one in found.items() if name != RIVAL and one.run == rival.run]


def _ratios(found: dict[str, Measured], names: list[str]) -> Iterator[tuple[str, ...]]:
    for situation, what in SITUATIONS.items():
        cells = [_ratio(found[RIVAL], found[name], situation) for name in names]
        if any(cells):
            yield (what.words, *(cell or "–" for cell in cells))


def _ratio(rival: Measured, one: Measured, situation: str) -> str:
    pairs = (
        (rival.median_wall(situation), one.median_wall(situation)),
        (rival.median_cpu(situation), one.median_cpu(situation)),
    )
    return ", ".join(_times_as_fast(his / own) for his, own in pairs if his and own)


def _times_as_fast(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"
