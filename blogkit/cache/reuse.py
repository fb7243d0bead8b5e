"""After a build: what it could not take from the cache is kept, and the cache within bounds.

What every build imports, so it is little; what is done with it is in ``upkeep``.
"""

import json
import os
from pathlib import Path

FILE_NAME = "reuse.json"

MOST_FOLDERS = 8
"""With the states of more output folders than these, a build lets go those that are gone."""


def keep_reuse(cache: Path, *, parsed: int, rendered: int, outputs: int) -> None:
    """Keep how many sources a build parsed, and how many of its outputs it rendered."""
    values = {"parsed": parsed, "rendered": rendered, "outputs": outputs}
    (cache / FILE_NAME).write_text(json.dumps(values), "utf-8")


def keep_within_bounds(root: Path, cache: Path) -> None:
    """Prune after a build that left the states of many output folders, as previews do."""
    with os.scandir(cache) as entries:
        states = sum(entry.name.startswith("state-") for entry in entries)
    if states > MOST_FOLDERS:
        from blogkit.cache.upkeep import prune_readable

        prune_readable(root, cache)
