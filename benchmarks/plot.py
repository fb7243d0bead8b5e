"""A plot: from results to an SVG, seconds over posts, both scales by powers of ten.

One panel for a cold build, one for an edit; one line a program. Colours follow the reader's
scheme, and the ground has a colour of its own, so that it reads wherever it is shown.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from benchmarks.edits import SITUATIONS
from benchmarks.figures import Results
from benchmarks.table import NAMES

PANELS = ("cold", "body")
WIDTH, HEIGHT = 380, 330
LEFT, RIGHT, TOP, BOTTOM = 52, 92, 44, 44
GAP = 13
"""Least distance between two labels, in pixels."""

COLOURS = {
    "blogkit": ("#b3261e", "#ff8a80"),
    "blogkit-fast": ("#7b1fa2", "#ce93d8"),
    "hugo": ("#1565c0", "#82b1ff"),
    "pelican": ("#2e7d32", "#81c784"),
    "eleventy": ("#8d6e00", "#ffd54f"),
}
"""For each program on a light ground and on a dark one."""

STYLE = """\
text { font: 12px system-ui, sans-serif; fill: #333; }
.title { font-weight: 600; font-size: 13px; }
.ground { fill: #fff; } .grid { stroke: #ddd; }
path { fill: none; stroke-width: 2; }
"""
DARK = "text { fill: #ddd; } .ground { fill: #15191f; } .grid { stroke: #39414d; }"


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to pixels, by their logarithm."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of ``value``."""
        part = math.log10(value / self.low) / math.log10(self.high / self.low)
        return self.start + part * (self.end - self.start)

    def powers(self) -> list[float]:
        """The powers of ten from end to end."""
        first, last = (round(math.log10(one)) for one in (self.low, self.high))
        return [10.0**power for power in range(first, last + 1)]


Lines = dict[str, list[tuple[int, float]]]


def plot(results: Results) -> str:
    """The SVG; empty where neither was measured."""
    panels = [(situation, _lines(results, situation)) for situation in PANELS]
    panels = [(situation, lines) for situation, lines in panels if lines]
    if not panels:
        return ""
    values = [seconds for _, lines in panels for line in lines.values() for _, seconds in line]
    counts = [count for _, lines in panels for line in lines.values() for count, _ in line]
    width = WIDTH * len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img">',
        "<title>Seconds that a build takes, over the number of posts</title>",
        f"<style>{_style()}</style>",
        f'<rect class="ground" width="{width}" height="{HEIGHT}" rx="6"/>',
    ]
    for place, (situation, lines) in enumerate(panels):
        x = Scale(*_powers_around(counts), LEFT, WIDTH - RIGHT)
        y = Scale(*_powers_around(values), HEIGHT - BOTTOM, TOP)
        parts.append(f'<g transform="translate({place * WIDTH} 0)">')
        parts += [*_axes(SITUATIONS[situation].words, x, y), *_curves(lines, x, y), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _lines(results: Results, situation: str) -> Lines:
    """The medians of each program in a situation, by number of posts."""
    found: Lines = {}
    for count, measured in sorted(results.sizes.items()):
        for name, one in measured.items():
            seconds = one.median_wall(situation)
            if seconds is not None:
                found.setdefault(name, []).append((count, seconds))
    return found


def _powers_around(values: list[float] | list[int]) -> tuple[float, float]:
    low = 10.0 ** math.floor(math.log10(min(values)))
    high = 10.0 ** math.ceil(math.log10(max(values)))
    return low, high if high > low else low * 10


def _style() -> str:
    return f"{STYLE}{_coloured(0)}\n@media (prefers-color-scheme: dark) {{ {DARK} {_coloured(1)} }}"


def _coloured(ground: int) -> str:
    """The programs' colours on a light ground (0) or on a dark one (1)."""
    rules = (
        f"path.{name} {{ stroke: {colours[ground]}; }} "
        f"circle.{name}, text.{name} {{ fill: {colours[ground]}; }}"
        for name, colours in COLOURS.items()
    )
    return " ".join(rules)


def _axes(title: str, x: Scale, y: Scale) -> Iterator[str]:
    yield f'<text class="title" x="{LEFT}" y="22">{escape(title.capitalize())}</text>'
    for value in y.powers():
        yield (
            f'<line class="grid" x1="{x.start}" x2="{x.end}" y1="{y(value):.1f}"'
            f' y2="{y(value):.1f}"/>'
        )
        yield f'<text x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:g} s</text>'
    for value in x.powers():
        yield (
            f'<line class="grid" x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{y.start}"'
            f' y2="{y.end}"/>'
        )
        yield (
            f'<text x="{x(value):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">'
            f"{value:,.0f}</text>"
        )
    yield (
        f'<text x="{(x.start + x.end) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">posts</text>'
    )


def _curves(lines: Lines, x: Scale, y: Scale) -> Iterator[str]:
    for name, line in lines.items():
        places = [f"{x(count):.1f} {y(seconds):.1f}" for count, seconds in line]
        yield f'<path class="{name}" d="M{" L".join(places)}"/>'
        for place in places:
            cx, cy = place.split()
            yield f'<circle class="{name}" cx="{cx}" cy="{cy}" r="3"/>'
    for name, height in _label_heights({name: y(line[-1][1]) for name, line in lines.items()}):
        end = x(lines[name][-1][0])
        label = escape(NAMES[name].replace(", fast engine", ", fast"))
        yield f'<text class="{name}" x="{end + 8:.1f}" y="{height + 4:.1f}">{label}</text>'


def _label_heights(wanted: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Where each label goes: beside the end of its line, but not over another label."""
    last = -math.inf
    for name, height in sorted(wanted.items(), key=lambda one: one[1]):
        last = max(height, last + GAP)
        yield name, last
