"""Building: look whether anything changed; if so, go through the stages. Start to read here."""

from blogkit.model.report import Report
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.since import refresh, since_last_build
from blogkit.publish.journal import recover
from blogkit.publish.lock import site_lock


def build(request: BuildRequest, progress: Progress) -> Report:
    """Make ``request.output`` what a clean build of the site would make it.

    Raises ``SettingsError`` or ``ContentError`` with every problem that was found, and
    leaves the output folder as it was then; only a hook can fail after it changed.
    """
    progress.stage("look", 0)
    with site_lock(request.cache):
        recover(request.cache)
        since = None if request.clean else since_last_build(request)
        if since and not since.changed:
            refresh(request, since)
            return since.report
        progress.stage("load", 0)
        from blogkit.pipeline.edit.ahead import reading_ahead

        with reading_ahead(request, since) as ahead:
            from blogkit.pipeline.stages import run_stages
            from blogkit.pipeline.tally import Tally

            tally = Tally(progress)
            tally.stage("settings", 0)
            report = run_stages(request, tally, since, ahead)
        tally.keep(request, report)
        return report
