"""The request: what a build is asked to do, and a digest of it."""

import os
from datetime import datetime
from pathlib import Path

from blogkit.dataclasses import dataclass
from blogkit.model.digests import Digest, digest_of

CACHE_FOLDER = ".blogkit"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """One build: which site, into which folder, and what readers are to see.

    ``now`` is aware and decides what is scheduled; ``show`` names the reasons for hiding
    (draft, scheduled, expired) that do not count.
    """

    root: Path
    output: Path
    now: datetime
    base_url: str = ""
    show: frozenset[str] = frozenset()
    clean: bool = False
    jobs: int = 1
    hooks: bool = True

    @property
    def cache(self) -> Path:
        """Where the site's cache lies."""
        return self.root / CACHE_FOLDER

    def digest(self) -> Digest:
        """A hash of all that changes what is made, but for the files and the time."""
        return digest_of(str(self.root), str(self.output), self.base_url, *sorted(self.show))


def default_jobs() -> int:
    """How many processes to use: as many as this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
