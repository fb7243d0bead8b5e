"""Watching: from file system events to one call when they have calmed down."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

CALM = 0.05
"""Seconds without an event after which a save counts as finished: editors save in steps."""

_READ_ONLY = frozenset({"opened", "closed_no_write"})


class _Recorder(FileSystemEventHandler):
    """Notes when something was last changed, whatever it was: the scan finds out what."""

    def __init__(self, ignored: tuple[Path, ...]) -> None:
        self._ignored = tuple(str(path) for path in ignored)
        self.changed = threading.Event()
        self.latest = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an event that changes a file outside the ignored folders."""
        path = str(event.src_path)
        if event.event_type in _READ_ONLY or path.startswith(self._ignored):
            return
        self.latest = time.monotonic()
        self.changed.set()


def watch(root: Path, ignored: tuple[Path, ...], rebuild: Callable[[], None]) -> None:
    """Call ``rebuild`` after each burst of changes below ``root``, for ever."""
    recorder = _Recorder(ignored)
    observer = Observer()
    observer.schedule(recorder, str(root), recursive=True)
    observer.start()
    try:
        while True:
            while not recorder.changed.wait(1):
                pass  # Windows hears Ctrl-C only in between
            while time.monotonic() - recorder.latest < CALM:
                time.sleep(CALM / 2)
            recorder.changed.clear()
            rebuild()
    finally:
        observer.stop()
        observer.join()
