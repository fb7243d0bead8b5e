"""The server: from an application to answers at an address of this machine."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

LOOPBACK = "127.0.0.1"
PORTS_TO_TRY = 20
LAST_PORT = 65535
_BACKLOG = 1024
_FILES = 8192
"""Open files wanted: each connection is one, and systems allow 256 or 1,024 unless asked."""


def open_socket(address: str, port: int) -> socket.socket:
    """A socket that listens on ``port`` or the next free one; port 0 is any free one.

    Raises ``OSError`` where none of twenty ports is free.
    """
    last = min(port + PORTS_TO_TRY - 1, LAST_PORT)
    while True:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        made = socket.socket(family)
        try:
            if os.name == "posix":  # elsewhere it would share a port that is taken
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((address, port))
            made.listen(_BACKLOG)
        except OSError:
            made.close()
            if port == last:
                raise
            port += 1
        else:
            return made


@contextmanager
def serving(application: Any, listening: socket.socket) -> Iterator[None]:
    """Answer requests in a thread of its own; at the end every connection is dropped."""
    import uvicorn

    _allow_many_files()
    config = uvicorn.Config(
        application,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(3)
        listening.close()


def _allow_many_files() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
        if soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
