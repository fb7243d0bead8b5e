"""Where the time of a build went: from stages to lines with bars, and to plain values."""

from collections.abc import Iterator, Sequence

from blogkit.dataclasses import asdict
from blogkit.pipeline.stopwatch import StageTime, Stopwatch

WORDS = {
    "start": "Python and the command line",
    "look": "what changed since the last build",
    "load": "modules",
    "settings": "settings, theme and hooks",
    "discover": "files below content/",
    "read": "sources, compared with the cache",
    "parse": "sources turned into documents",
    "measure": "pictures and other files",
    "plan": "lists, feeds and pages to make",
    "compare": "files, compared with the cache",
    "render": "files made",
    "write": "files put into the output",
    "hooks": "hooks, such as teasers",
    "remember": "what the next build asks",
}
"""Every stage of a build, in order: what it counts, or what it does."""

_WIDTH = 20
_EIGHTHS = " ▏▎▍▌▋▊▉"


class Profile(Stopwatch):
    """A stopwatch that tells what it found, once the build is over."""

    def lines(self) -> Iterator[str]:
        """What a person reads."""
        return profile_lines(self.stages())

    def values(self) -> list[dict[str, object]]:
        """What ``--json`` prints."""
        return profile_values(self.stages())


def profile_lines(stages: Sequence[StageTime]) -> Iterator[str]:
    """A line for each stage: seconds, of processors too, share, bar, and what was done."""
    total = sum(stage.wall for stage in stages)
    cpu = sum(stage.cpu for stage in stages)
    yield f"{'':8} {'seconds':>8} {'CPU':>8} {'share':>6}  {'':{_WIDTH}} {'count':>8}"
    for stage in stages:
        share = stage.wall / total if total else 0.0
        steps = f"{stage.steps:,}" if stage.steps else ""
        yield (
            f"{stage.name:8} {stage.wall:8.3f} {stage.cpu:8.3f} {share:6.1%}  "
            f"{_bar(share):{_WIDTH}} {steps:>8}  {WORDS[stage.name]}"
        )
    yield f"{'in all':8} {total:8.3f} {cpu:8.3f}"


def _bar(share: float) -> str:
    """A bar to the eighth of a character."""
    whole, eighths = divmod(round(share * _WIDTH * 8), 8)
    return "█" * whole + _EIGHTHS[eighths].strip()


def profile_values(stages: Sequence[StageTime]) -> list[dict[str, object]]:
    """The stages as ``--json`` prints them, seconds to the thousandth."""
    return [
        {**asdict(stage), "wall": round(stage.wall, 3), "cpu": round(stage.cpu, 3)}
        for stage in stages
    ]
