"""The application: from a request to a page of the preview, or to something of its desk (ASGI)."""

import asyncio
import json
import shlex
import subprocess
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import Any

from blogkit.errors import ContentError, Problem
from blogkit.model.outputs import Output
from blogkit.pipeline.preview import Preview, Shown
from blogkit.serve.answers import Answer, Send, ranged, send_answer, type_of
from blogkit.serve.desk import (
    FILES,
    PREFIX,
    desk_file,
    facts,
    file_of,
    page_without_site,
    with_desk,
)
from blogkit.serve.requests import Request, read_request, refusal
from blogkit.serve.streams import HEARTBEAT, Streams
from blogkit.serve.teasers import PREFIX as TEASERS
from blogkit.serve.teasers import Teasers
from blogkit.urls import quoted

_PLAIN = "text/plain; charset=utf-8"
_THREADS = 32
"""Pages that may be waited for at one time."""


class Application:
    """Serves one preview to this machine."""

    def __init__(
        self,
        preview: Preview,
        streams: Streams,
        root: Path,
        bound: str,
        tell: Callable[[str], None],
    ) -> None:
        self._preview = preview
        self._streams = streams
        self._teasers = Teasers(preview)
        self._root = root
        self._bound = bound
        self._tell = tell
        self._pool = ThreadPoolExecutor(_THREADS)

    async def __call__(
        self, scope: dict[str, Any], receive: Callable[[], Awaitable[dict[str, Any]]], send: Send
    ) -> None:
        """Answer one request."""
        request = read_request(scope)
        if why := refusal(request, self._bound):
            answer = Answer(content=why.encode(), type=_PLAIN, status=HTTPStatus.FORBIDDEN)
        elif request.path == f"{PREFIX}events":
            await self._stream(receive, send)
            return
        else:
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(self._pool, self._answer, request)
        answer = ranged(answer, request.headers.get("range", ""))
        await send_answer(send, answer, head=request.method == "HEAD")

    def _answer(self, request: Request) -> Answer:
        try:
            if request.path.startswith(PREFIX):
                return self._desk(request)
            if request.method not in ("GET", "HEAD"):
                return _words("pages are only read here", HTTPStatus.METHOD_NOT_ALLOWED)
            if request.path.startswith(TEASERS):
                return self._teaser_file(request)
            return self._page(request)
        except Exception as error:
            self._tell(f"blogkit has a bug: {type(error).__name__}: {error}")
            return _words("blogkit has a bug; the terminal says more", _BROKEN)

    def _teaser_file(self, request: Request) -> Answer:
        path = request.path.removeprefix(TEASERS)
        content = self._teasers.file(path, request.query.get("source", ""))
        if content is None:
            return _words("there are no such teasers", HTTPStatus.NOT_FOUND)
        # The page has its style and script in it, and a policy of its own that names them.
        return Answer(content=content, type=type_of(path or "index.html"), policy=False)

    def _page(self, request: Request) -> Answer:
        found = self._preview.find(request.file) if request.path else None
        if found is not None and _wants_slash(request.path):
            where = quoted(request.path + "/")
            return Answer(status=HTTPStatus.FOUND, headers={"Location": where})
        lost = found is None
        found = found or self._preview.find("404.html")
        if found is None:
            shown = self._preview.shown
            return _not_yet(shown.problems, None, shown)
        output, shown = found
        try:
            content = self._preview.bytes_of(output, shown)
        except ContentError as error:
            return _not_yet(error.problems, output, shown)
        except KeyError:
            return _not_yet(shown.problems, output, shown)
        status = HTTPStatus.NOT_FOUND if lost else HTTPStatus.OK
        if not output.path.endswith(".html"):
            return Answer(content=content, type=type_of(output.path), status=status)
        page = with_desk(content, None if lost else output, shown)
        return Answer(content=page, status=status)

    def _desk(self, request: Request) -> Answer:
        name = request.path.removeprefix(PREFIX)
        if name in FILES:
            return Answer(content=desk_file(name), type=f"{FILES[name]}; charset=utf-8")
        if name == "page":
            known = facts(
                self._preview,
                file_of(request.query.get("path", "/")),
                request.query.get("source", ""),
            )
            content = json.dumps(known, ensure_ascii=False).encode(errors="replace")
            return Answer(content=content, type="application/json")
        if name == "open" and request.method == "POST":
            return self._open(request)
        return _words("there is no such thing", HTTPStatus.NOT_FOUND)

    def _open(self, request: Request) -> Answer:
        """Open a source in the writer's editor; only sources of this site can be named."""
        settings = self._preview.shown.settings
        source, line = request.query.get("source", ""), request.query.get("line", "1")
        command = settings.serve.editor if settings else ""
        if not command or "origin" not in request.headers or not self._preview.knows(source):
            return _words("nothing to open", HTTPStatus.NOT_FOUND)
        number = line if line.isascii() and line.isdigit() else "1"
        words = [
            word.replace("{path}", str(self._root / source)).replace("{line}", number)
            for word in shlex.split(command)
        ]
        try:
            editor = subprocess.Popen(words, start_new_session=True)
        except OSError as error:
            self._tell(f"[serve] editor: {words[0]}: {error.strerror}")
            return _words("the editor cannot be started", _BROKEN)
        threading.Thread(target=editor.wait, daemon=True).start()  # leaves no zombie
        return Answer(status=HTTPStatus.NO_CONTENT)

    async def _stream(self, receive: Callable[[], Awaitable[dict[str, Any]]], send: Send) -> None:
        """Server-sent events until the listener goes, or the server ends."""
        queue = self._streams.open()
        if queue is None:
            answer = _words("too many listeners", HTTPStatus.SERVICE_UNAVAILABLE)
            await send_answer(send, answer, head=False)
            return
        gone = asyncio.ensure_future(_until_gone(receive))
        headers = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        message = b"retry: 500\n\n"
        try:
            while message and not gone.done():
                await send({"type": "http.response.body", "body": message, "more_body": True})
                message = await _next(queue)
            await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            self._streams.close(queue)


_BROKEN = HTTPStatus.INTERNAL_SERVER_ERROR


async def _next(queue: "asyncio.Queue[bytes]") -> bytes:
    try:
        return await asyncio.wait_for(queue.get(), HEARTBEAT)
    except TimeoutError:
        return b": still here\n\n"


async def _until_gone(receive: Callable[[], Awaitable[dict[str, Any]]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _not_yet(problems: tuple[Problem, ...], output: Output | None, shown: Shown) -> Answer:
    page = with_desk(page_without_site(problems), output, shown)
    return Answer(content=page, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _words(words: str, status: HTTPStatus) -> Answer:
    return Answer(content=words.encode(), type=_PLAIN, status=status)


def _wants_slash(path: str) -> bool:
    """Whether ``path`` names a folder's page without the slash that its links are relative to."""
    return not path.endswith("/") and "." not in path.rpartition("/")[2]
