"""``blogkit serve``: a preview with drafts that follows every save, and ends on Ctrl-C."""

import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from blogkit.serve.watch import watch
from tests.problems import source
from tests.sites import TestSite


class EnoughError(Exception):
    """Ends a watch."""


def watched(root: Path, edit: Callable[[], object], ignored: tuple[Path, ...] = ()) -> bool:
    """Whether ``edit`` makes a watch of ``root`` build again."""
    calls: queue.Queue[None] = queue.Queue()
    enough = threading.Event()

    def rebuild() -> None:
        if enough.is_set():
            raise EnoughError
        calls.put(None)

    def run() -> None:
        with pytest.raises(EnoughError):
            watch(root, ignored, rebuild)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert called(calls, lambda: (root / "ready").write_text("x")), "the watch has begun"
    edit()
    found = called(calls)
    enough.set()
    (root / "end").write_text("x")
    thread.join(5)
    assert not thread.is_alive()
    return found


def called(calls: "queue.Queue[None]", nudge: Callable[[], object] | None = None) -> bool:
    """Whether something is called soon, ``nudge`` being repeated; not before all is calm."""
    for _ in range(50 if nudge else 5):
        if nudge:
            nudge()
        try:
            calls.get(timeout=0.1)
        except queue.Empty:
            continue
        time.sleep(0.2)
        while not calls.empty():
            calls.get()
        return True
    return False


def test_a_save_of_any_kind_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "b.new").write_text("b")
    for edit in (
        lambda: (tmp_path / "a.md").write_text("c"),
        lambda: (tmp_path / "b.new").rename(tmp_path / "a.md"),
        (tmp_path / "a.md").unlink,
    ):
        assert watched(tmp_path, edit)


def test_what_a_build_writes_and_what_is_only_read_is_passed_over(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (tmp_path / "a.md").write_text("a")

    def read_and_write() -> None:
        (tmp_path / "a.md").read_text()
        (output / "index.html").write_text("x")

    assert not watched(tmp_path, read_and_write, (output,))


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
    wait_for(lines, "files changed")
    assert "Other words." in page(tea)
    site.post("tea", date="never")
    wait_for(lines, "error: content/posts/tea.md:3:7: 'date' is not a date: \"never\"")
    assert "Other words." in page(tea), "what was good stays served"
    assert site.files() == {}, "the output folder is for builds"
