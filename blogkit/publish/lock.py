"""The lock: one build of a site at a time; the system lets it go when a process ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blogkit.errors import ContentError, Problem


@contextmanager
def site_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the site whose cache is ``folder``.

    Raises ``ContentError`` where another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(descriptor)
        except OSError:
            problem = Problem(
                rule="locked",
                what="another build of this site is running",
                hint="wait until it ends, or stop it",
            )
            raise ContentError([problem]) from None
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # A lock of this process alone: workers that outlive a killed build do not hold it.
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
