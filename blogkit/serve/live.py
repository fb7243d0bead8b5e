"""Live: from touched files to pages that are up to date and tabs that know it."""

import time
from collections.abc import Callable

from blogkit.model.documents import Document
from blogkit.pipeline.preview import Preview, Shown
from blogkit.serve.streams import Streams
from blogkit.serve.watch import Watcher

SLOW = 0.1
"""Seconds: planning that takes longer waits until the writer pauses."""

PAUSE = 0.3
"""Seconds without a save that count as a pause."""

BREATH = 0.08
"""Seconds in which the open page is fetched, before planning takes the processor."""

Told = Callable[[Shown, Document | None, float], None]


def follow(preview: Preview, watcher: Watcher, streams: Streams, told: Told) -> None:
    """Keep ``preview`` up to date, for ever; ``told`` hears of each save and its seconds."""
    planning = SLOW * 2  # nobody knows yet
    while True:
        touched = watcher.touched(None)
        started = time.monotonic()
        edited: Document | None = None
        while touched:
            edited = preview.take(touched) or edited
            if preview.shown.renewed:
                _tell(streams, preview, edited)
            touched = watcher.touched(_pause(preview.shown, planning))
        if not preview.shown.complete:
            began = time.monotonic()
            preview.complete()
            planning = time.monotonic() - began
            _tell(streams, preview, edited)
            told(preview.shown, edited, time.monotonic() - started)


def _pause(shown: Shown, planning: float) -> float:
    """How long to wait for another save before everything is planned again."""
    if not shown.renewed:
        return 0.0  # nobody has anything to look at yet
    return PAUSE if planning > SLOW else BREATH


def _tell(streams: Streams, preview: Preview, edited: Document | None) -> None:
    """Say that something changed: each tab asks whether its own page did."""
    event: dict[str, object] = {}
    url = preview.url_of(edited.source) if edited else ""
    if edited and url:
        event["edited"] = {"source": edited.source, "title": edited.title, "url": url}
    streams.tell(event)
