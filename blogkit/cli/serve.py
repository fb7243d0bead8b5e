"""``blogkit serve``: the site at a local address, with drafts, following every save."""

import sys
import time
import webbrowser
from datetime import UTC, datetime
from pathlib import Path

from blogkit.cli.console import Console
from blogkit.cli.words import count, problem_lines
from blogkit.model.documents import Document
from blogkit.pipeline.preview import Preview, Shown
from blogkit.pipeline.request import BuildRequest, default_jobs
from blogkit.serve.application import Application
from blogkit.serve.live import follow
from blogkit.serve.server import open_socket, serving
from blogkit.serve.streams import Streams
from blogkit.serve.watch import Watcher


def serve_command(root: Path, port: int, *, bind: str, published: bool, open_browser: bool) -> None:
    """Serve the site at ``root`` until Ctrl-C; ``output/`` stays what the last build made."""
    listening = open_socket(bind, port)
    found = listening.getsockname()[1]
    if port not in (0, found):
        print(f"port {port} is taken, so it is {found}", file=sys.stderr)
    name = f"[{bind}]" if ":" in bind else bind
    address = f"http://{name}:{found}"
    request = BuildRequest(
        root=root,
        output=root / "output",
        now=datetime.now(UTC),
        base_url=address,
        show=frozenset() if published else frozenset({"draft", "scheduled"}),
        jobs=default_jobs(),
    )
    streams = Streams()
    with Console(quiet=False) as console:
        preview = Preview(request, console)
        started = time.monotonic()
        preview.complete()
    _told(preview.shown, None, time.monotonic() - started)
    watcher = Watcher(root)
    application = Application(preview, streams, root=root, bound=bind, tell=_say)
    try:
        with serving(application, listening):
            print(f"serving {address}/ (Ctrl-C stops)", flush=True)
            if open_browser:
                webbrowser.open(f"{address}/")
            try:
                follow(preview, watcher, streams, _told)
            finally:
                streams.end()
    finally:
        watcher.stop()


def _told(shown: Shown, edited: Document | None, seconds: float) -> None:
    """Say what a save came to; a mistake is told, and what was good stays served."""
    for problem in (*shown.problems, *shown.warnings):
        _say("\n".join(problem_lines(problem)))
    if shown.problems:
        _say(f"{count(len(shown.problems), 'problem')} to mend; what was good is still served")
        return
    what = edited.source if edited else f"{count(len(shown.outputs), 'file')} in the preview"
    print(f"{what}: {seconds * 1000:.0f} ms", flush=True)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
