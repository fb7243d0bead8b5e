"""Watching: from file system events to the paths that were touched, once they have calmed down."""

import os
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from blogkit.cache.state import INPUT_FILES, INPUT_FOLDERS
from blogkit.files import is_ignored
from blogkit.model.theme import BUILT_IN

CALM = 0.012
"""Seconds without an event after which a save counts as finished: editors save in steps."""

CALM_IN_A_STORM = 0.15
"""The same where many files change at once, as when another branch is checked out."""

SETTLED = 0.25
"""Seconds after which a folder that is new is surely followed: another thread begins to."""

_STORM = 8
_READ_ONLY = frozenset({"opened", "closed_no_write"})


class _Recorder(FileSystemEventHandler):
    """Notes which paths were touched, whatever happened to them: a look finds out what."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.event = threading.Event()
        self.latest = 0.0
        self.touched: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note the paths of an event that may change a file."""
        if event.event_type in _READ_ONLY or (
            event.is_directory and event.event_type == "modified"
        ):
            return
        found = {self._path(str(one)) for one in (event.src_path, event.dest_path) if one}
        found.discard("")
        if found:
            self.note(found)

    def note(self, paths: Iterable[str]) -> None:
        """Take ``paths`` for touched."""
        self.touched.update(paths)
        self.latest = time.monotonic()
        self.event.set()

    def _path(self, path: str) -> str:
        """``path`` below the site; empty where it is no input of it."""
        if not path.startswith(f"{self._root}/") and not path.startswith(f"{self._root}\\"):
            return INPUT_FOLDERS[1]  # a built-in theme
        names = PurePath(path).relative_to(self._root).parts
        if names[0] not in (*INPUT_FOLDERS, *INPUT_FILES) or any(map(is_ignored, names)):
            return ""
        return "/".join(names)


class Watcher:
    """Follows the inputs of the site at ``root``, and folders that appear later."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._recorder = _Recorder(self._root)
        self._observer = Observer()
        self._watches: dict[str, ObservedWatch] = {}
        self._observer.schedule(self._recorder, str(self._root), recursive=False)
        for folder in BUILT_IN:
            if folder.is_dir() and folder.resolve() != self._root / INPUT_FOLDERS[1]:
                self._observer.schedule(self._recorder, str(folder.resolve()), recursive=True)
        self._follow(INPUT_FOLDERS)
        self._observer.start()

    def touched(self, wait: float | None) -> frozenset[str]:
        """The paths, below the site, that were touched; waits for some for ``wait`` seconds."""
        if not self._wait(wait):
            return frozenset()
        recorder = self._recorder
        while time.monotonic() - recorder.latest < self._calm():
            time.sleep(CALM / 4)
        if self._half_written():
            time.sleep(CALM_IN_A_STORM)
        recorder.event.clear()
        found, recorder.touched = recorder.touched, set()
        if new := [path for path in found if path in INPUT_FOLDERS]:
            self._follow(new)
            self._look_again(new)
        return frozenset(found)

    def stop(self) -> None:
        """Follow nothing any more."""
        self._observer.stop()
        self._observer.join()

    def _wait(self, seconds: float | None) -> bool:
        """Whether something was touched; in short steps, for Windows hears Ctrl-C in between."""
        if seconds is not None:
            return self._recorder.event.wait(seconds)
        while not self._recorder.event.wait(1):
            pass
        return True

    def _calm(self) -> float:
        return CALM_IN_A_STORM if len(self._recorder.touched) > _STORM else CALM

    def _look_again(self, folders: list[str]) -> None:
        """Tell later what is in ``folders``: what came before they were followed was missed."""

        def look() -> None:
            for folder in folders:
                with suppress(OSError):
                    inside = os.listdir(self._root / folder)
                    self._recorder.note(f"{folder}/{name}" for name in inside)

        again = threading.Timer(SETTLED, look)
        again.daemon = True
        again.start()

    def _half_written(self) -> bool:
        """Whether a touched file is empty: who saves in place empties a file, then fills it."""
        for path in tuple(self._recorder.touched)[:_STORM]:
            with suppress(OSError):
                if (self._root / path).stat().st_size == 0:
                    return True
        return False

    def _follow(self, folders: Iterable[str]) -> None:
        """Watch each of ``folders`` anew: one that was replaced is another folder."""
        for name in folders:
            if name in self._watches:
                with suppress(KeyError, OSError):
                    self._observer.unschedule(self._watches.pop(name))
            path = self._root / name
            if path.is_dir():
                self._watches[name] = self._observer.schedule(
                    self._recorder, str(path), recursive=True
                )
