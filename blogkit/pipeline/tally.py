"""The tally: from the stages of a build to what the cache spared it, for `blogkit cache`."""

from blogkit.cache.reuse import keep_reuse, keep_within_bounds
from blogkit.model.report import Report
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.request import BuildRequest


class Tally:
    """Counts the steps of each stage of one build, and tells another listener of them."""

    def __init__(self, listener: Progress) -> None:
        self._listener = listener
        self._steps: dict[str, int] = {}

    def stage(self, name: str, total: int) -> None:
        """A stage begins that has ``total`` steps; a build may have to begin again."""
        self._steps[name] = self._steps.get(name, 0) + total
        self._listener.stage(name, total)

    def advance(self, steps: int) -> None:
        """So many more steps of the stage are done."""
        self._listener.advance(steps)

    def keep(self, request: BuildRequest, report: Report) -> None:
        """Keep what was counted, and the cache within its bounds; the build is over."""
        keep_reuse(
            request.cache,
            parsed=self._steps.get("parse", 0),
            rendered=self._steps.get("render", 0),
            outputs=len(report.added) + len(report.changed) + report.unchanged,
        )
        keep_within_bounds(request.root, request.cache)
