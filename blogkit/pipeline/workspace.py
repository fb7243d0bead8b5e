"""The workspace: what every stage of one build works with."""

from blogkit.cache.store import Store
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.request import BuildRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The request, the settings, the cache, and who listens to the progress."""

    request: BuildRequest
    settings: Settings
    store: Store
    progress: Progress
