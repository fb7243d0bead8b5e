"""Telling: from a site as it is written to what is said of its posts, without making a page."""

from collections.abc import Callable
from typing import TypeVar

from blogkit.cache.environment import environment_digest
from blogkit.cache.store import Store
from blogkit.config.load import load_settings
from blogkit.model.report import Hidden
from blogkit.model.result import BuildResult
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.finish import build_result
from blogkit.pipeline.prepare import prepare
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.lock import site_lock

Told = TypeVar("Told")
Tell = Callable[[BuildResult, tuple[Hidden, ...]], Told]
"""Gets the site as hooks do, and what of it is hidden."""


def tell(request: BuildRequest, progress: Progress, work: Tell[Told]) -> Told:
    """What ``work`` gives; ``output/`` stays as it is.

    Raises ``ContentError`` where the site has problems: what is told should be there to read.
    """

    def run() -> Told:
        settings = load_settings(request.root, request.base_url)
        store = Store(request.cache, environment_digest())
        workspace = Workspace(request=request, settings=settings, store=store, progress=progress)
        try:
            prepared = prepare(workspace)
            with build_result(workspace, prepared) as result:
                return work(result, prepared.planned.site.hidden)
        finally:
            store.close()

    with site_lock(request.cache):
        return without_damaged_cache(run, request.cache)
