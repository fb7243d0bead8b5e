"""A server for browser tests: serves a folder on 127.0.0.1 with the headers that it asks for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

Rules = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def rules_of(text: str) -> Rules:
    """The rules of a ``_headers`` file: a pattern, and the headers for what it matches."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line.strip(), []))
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
    return tuple((pattern, tuple(headers)) for pattern, headers in rules)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, rules: Rules, **options: object) -> None:
        self._rules = rules
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        for pattern, headers in self._rules:
            if urlsplit(self.path).path.startswith(pattern.removesuffix("*")):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of ``folder`` while it is served with the headers of its ``_headers``."""
    rules = rules_of((folder / "_headers").read_text("utf-8"))
    handler = partial(_Handler, directory=str(folder), rules=rules)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
