"""``blogkit serve``: build a preview, serve it, and build it again on every save."""

import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from blogkit.cli.console import Console
from blogkit.cli.words import problem_lines
from blogkit.errors import BlogkitError
from blogkit.pipeline.build import build
from blogkit.pipeline.request import PREVIEW_FOLDER, BuildRequest, default_jobs
from blogkit.serve.server import open_server
from blogkit.serve.watch import watch


def serve_command(root: Path, port: int, *, published: bool) -> None:
    """Serve the site at ``root`` until Ctrl-C; ``output/`` stays what the last build made."""
    folder = root / PREVIEW_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    server = open_server(folder, port)
    address = f"http://127.0.0.1:{server.server_port}"
    request = BuildRequest(
        root=root,
        output=folder,
        now=datetime.now(UTC),
        base_url=address,
        show=frozenset() if published else frozenset({"draft", "scheduled"}),
        jobs=default_jobs(),
        hooks=False,
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _build(request)
        print(f"serving {address}/ (Ctrl-C stops)", flush=True)
        watch(
            root,
            (root / "output", root / ".blogkit", root / "teasers", root / ".git"),
            lambda: _build(request),
        )
    finally:
        server.shutdown()
        server.server_close()


def _build(request: BuildRequest) -> None:
    """Build the preview; a mistake is told, and what was good stays served."""
    started = time.monotonic()
    try:
        with Console(quiet=True) as console:
            report = build(replace(request, now=datetime.now(UTC)), console)
    except BlogkitError as error:
        for problem in error.problems:
            print("\n".join(problem_lines(problem)), file=sys.stderr, flush=True)
        return
    if not report.up_to_date:
        written = len(report.added) + len(report.changed) + len(report.removed)
        seconds = time.monotonic() - started
        print(f"{written} files changed in {seconds:.2f} s", flush=True)
