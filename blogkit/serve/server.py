"""The server: from a folder of built pages to answers on the loopback address."""

import posixpath
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

ADDRESS = "127.0.0.1"
PORTS_TO_TRY = 20
LAST_PORT = 65535


class PageHandler(SimpleHTTPRequestHandler):
    """Serves files of one folder, to this machine's own names alone."""

    protocol_version = "HTTP/1.1"
    timeout = 10

    def __init__(self, *args: Any, folder: Path, **more: Any) -> None:
        self._folder = folder
        super().__init__(*args, directory=str(folder), **more)

    def send_head(self) -> Any:
        """Answer a request for a file; refuse a foreign host name (DNS rebinding)."""
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host")
        if host not in {"localhost", ADDRESS}:
            return self._refuse(HTTPStatus.FORBIDDEN, "this server answers to localhost alone")
        if not self._is_inside():
            return self._refuse(HTTPStatus.NOT_FOUND, "no such page")
        return super().send_head()

    def _is_inside(self) -> bool:
        """Whether the path, decoded once, stays in the folder and names no hidden file."""
        path = unquote(self.path.partition("?")[0])
        names = path.split("/")
        if "\\" in path or "\0" in path or any(name.startswith(".") for name in names):
            return False
        target = (self._folder / posixpath.normpath(path).lstrip("/")).resolve()
        return target.is_relative_to(self._folder.resolve())

    def list_directory(self, _path: Any) -> Any:
        """A folder without a page is no page, as on any host."""
        return self._refuse(HTTPStatus.NOT_FOUND, "no such page")

    def _refuse(self, status: HTTPStatus, words: str) -> None:
        self.send_error(status, words)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page where there is one."""
        page = self._folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Let nothing be cached: the next save changes it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing of each request."""


def open_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server for ``folder`` on ``port`` or the next free one; port 0 is any free one.

    Raises ``OSError`` where none of twenty ports is free.
    """
    handler = partial(PageHandler, folder=folder)
    last = min(port + PORTS_TO_TRY - 1, LAST_PORT)
    while True:
        try:
            return ThreadingHTTPServer((ADDRESS, port), handler)
        except OSError:
            if port == last:
                raise
            port += 1
