"""A real feed reader subscribes to a served build: only what is new is unread to it."""

import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.sites import SETTINGS, TestSite


class Plain(SimpleHTTPRequestHandler):
    """Serves a folder without its times: two builds may fall into one second of them."""

    def send_header(self, keyword: str, value: str) -> None:
        """Send every header but the one that newsboat would ask with the next time."""
        if keyword != "Last-Modified":
            super().send_header(keyword, value)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def address(site: TestSite) -> Iterator[str]:
    """Where the output of the site is served."""
    handler = partial(Plain, directory=str(site.root / "output"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Reader:
    """newsboat with one subscription and a cache of its own."""

    def __init__(self, folder: Path, feed: str) -> None:
        folder.mkdir()
        (folder / "urls").write_text(f"{feed}\n")
        self._cache = folder / "cache.db"
        self._command = ["newsboat", "-u", str(folder / "urls"), "-c", str(self._cache)]

    def unread(self) -> int:
        """How many articles it shows as unread after a reload; all are read then."""
        for task in ("reload", "print-unread"):
            command = [*self._command, "-C", "/dev/null", "-x", task]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        with sqlite3.connect(self._cache) as cache:
            cache.execute("UPDATE rss_item SET unread = 0")
        cache.close()
        return int(done.stdout.split()[0])


@pytest.mark.integration
@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed")
@pytest.mark.parametrize("feed", ["rss.xml", "atom.xml", "tags/green/atom.xml"])
def test_only_a_new_post_is_unread(site: TestSite, address: str, tmp_path: Path, feed: str) -> None:
    site.write("blogkit.toml", SETTINGS.replace("https://tea.example", address))
    permanent = {"id": "tag:tea.example,2026:oolong", "tags": "[Green]"}
    reader = Reader(tmp_path / "reader", f"{address}/{feed}")

    def unread_after(body: str, **front: str) -> int:
        site.post("oolong", body, **permanent, **front)
        site.build()
        return reader.unread()

    site.post("milk", tags="[Green]")
    assert unread_after("Pour.") == 2
    assert unread_after("Pour slowly.") == 0
    site.post("sencha", tags="[Green]")
    assert unread_after("Pour slowly.") == 1
    assert unread_after("Pour slowly.", slug="elsewhere") == 0
    assert unread_after("Pour slowly.", slug="elsewhere", title="New", date="2026-04-04") == 0
