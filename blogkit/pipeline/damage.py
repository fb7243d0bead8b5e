"""Damage: from work that finds the cache unreadable to the same work without the cache."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from blogkit.cache.store import FILE_NAME

Result = TypeVar("Result")


def without_damaged_cache(work: Callable[[], Result], cache: Path) -> Result:
    """What ``work`` gives; where the database turns out to be damaged, once more without it."""
    try:
        return work()
    except sqlite3.DatabaseError:
        (cache / FILE_NAME).unlink(missing_ok=True)
        return work()
