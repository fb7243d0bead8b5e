"""Streams: from one event to every tab that listens for it (server-sent events, HTML standard)."""

import asyncio
import json

MOST = 4096
"""Streams at one time; a browser opens one, whatever the number of its tabs."""

HEARTBEAT = 15.0
"""Seconds after which a stream says that it is alive, and finds out that nobody listens."""


class Streams:
    """The listeners of one event loop."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[bytes]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self) -> "asyncio.Queue[bytes] | None":
        """A queue of what to send to a new listener; None where there are too many."""
        if len(self._listeners) >= MOST:
            return None
        self._loop = asyncio.get_running_loop()
        queue: asyncio.Queue[bytes] = asyncio.Queue(16)
        self._listeners.add(queue)
        return queue

    def close(self, queue: "asyncio.Queue[bytes]") -> None:
        """Forget a listener."""
        self._listeners.discard(queue)

    def tell(self, event: dict[str, object]) -> None:
        """Send ``event`` to every listener; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._send, f"data: {json.dumps(event)}\n\n".encode())

    def end(self) -> None:
        """End every stream; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._send, b"")

    def _send(self, message: bytes) -> None:
        for queue in self._listeners:
            if not queue.full():  # a listener that is so far behind asks anew when it wakes up
                queue.put_nowait(message)
