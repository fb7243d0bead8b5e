"""``blogkit serve``: a preview with drafts that follows every save, and ends on Ctrl-C."""

import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest

from tests.problems import source
from tests.sites import TestSite


@pytest.fixture
def lines(site: TestSite) -> Iterator["queue.Queue[str]"]:
    """What a server for ``site`` prints, line by line; it is stopped with Ctrl-C."""
    site.post("tea")
    site.write("content/posts/soon.md", source("title: Soon\ndraft: true"))
    command = [sys.executable, "-u", "-m", "blogkit", "-C", str(site.root), "serve", "--port", "0"]
    told: queue.Queue[str] = queue.Queue()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout is not None
        stream = server.stdout

        def listen() -> None:
            for line in stream:
                told.put(line.rstrip())

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        try:
            yield told
            server.send_signal(signal.SIGINT)
            assert server.wait(10) == 130
        finally:
            server.kill()
            listener.join(5)


def wait_for(told: "queue.Queue[str]", words: str) -> str:
    """The next line with ``words`` in it; fails after half a minute."""
    end = time.monotonic() + 30
    seen = []
    while (left := end - time.monotonic()) > 0:
        try:
            seen.append(told.get(timeout=left))
        except queue.Empty:
            break
        if words in seen[-1]:
            return seen[-1]
    raise AssertionError(f"no {words!r} in {seen}")


def page(address: str) -> str:
    with urlopen(address, timeout=5) as answer:
        return str(answer.read().decode())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to whole consoles")
def test_a_preview_shows_drafts_and_follows_saves_and_survives_mistakes(
    site: TestSite, lines: "queue.Queue[str]"
) -> None:
    found = re.search(r"http://127\.0\.0\.1:\d+/", wait_for(lines, "serving"))
    assert found
    tea = f"{found[0]}2026/05/tea/"
    assert "Some words." in page(tea)
    assert "Soon" in page(found[0])
    site.post("tea", "Other words.")
    wait_for(lines, "content/posts/tea.md: ")
    assert "Other words." in page(tea)
    site.post("tea", date="never")
    wait_for(lines, "error: content/posts/tea.md:3:7: 'date' is not a date: \"never\"")
    assert "Other words." in page(tea), "what was good stays served"
    assert site.files() == {}, "the output folder is for builds"
