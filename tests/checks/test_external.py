"""Pages elsewhere: asked politely, one after the other, and remembered."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from blogkit.checks.external import FILE_NAME, USER_AGENT, Manners, ask

QUICK = Manners(timeout=0.5, tries=3, pause=0.0, longest_pause=1.0)

ALWAYS = {"gone": 410, "lost": 404, "private": 403, "for-good": 301, "for-now": 302, "closed": 503}
ONCE = {"busy": 429, "weak": 500}
"""Statuses of the first answer to each method."""


@dataclass
class Elsewhere:
    """A server on this machine: what it was asked, and how many asked at once."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    most_at_once: int = 0
    stuck: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    made = Elsewhere()
    lock = threading.Lock()
    busy: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            with lock:
                busy.append(self.path)
                made.most_at_once = max(made.most_at_once, len(busy))
                made.asked.append((self.command, self.path))
                made.agents.add(self.headers["User-Agent"])
                tries = made.asked.count((self.command, self.path))
            name = self.path.strip("/").split("/")[0]
            code = ONCE.get(name, 200) if tries < 2 else 200
            code = ALWAYS.get(name, code)
            code = 405 if (name, self.command) == ("shy", "HEAD") else code
            if name == "stuck":
                made.stuck.wait(5)
            self.send_response(code)
            if code in {301, 302}:
                self.send_header(
                    "Location", "/for-now/" if self.path.endswith("twice") else "/well"
                )
            self.send_header("Retry-After", "3600" if name == "closed" else "0")
            self.send_header("Content-Length", "0")
            with lock:  # before the answer goes: the next question may come at once
                busy.remove(self.path)
            self.end_headers()

        do_HEAD = do_GET = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.stuck.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_answers(elsewhere: Elsewhere, tmp_path: Path) -> None:
    names = "well gone lost private shy busy weak closed for-good for-now for-good/twice wéll?ü=1"
    found = ask([f"{elsewhere.address}/{name}" for name in names.split()], tmp_path, QUICK)
    answers = {url.removeprefix(f"{elsewhere.address}/"): one for url, one in found.items()}
    assert {name: one.status for name, one in answers.items()} == {
        "well": 200,
        "gone": 410,
        "lost": 404,
        "private": 403,
        "shy": 200,
        "busy": 200,
        "weak": 200,
        "closed": 503,
        "for-good": 200,
        "for-now": 200,
        "for-good/twice": 200,
        "wéll?ü=1": 200,
    }
    unwell = {"gone", "lost", "closed"}
    assert {name for name, one in answers.items() if not one.is_well} == unwell
    moved = {name: one.moved for name, one in answers.items() if one.moved}
    assert moved == {"for-good": f"{elsewhere.address}/well"}
    asked = elsewhere.asked
    assert ("GET", "/well") not in asked, "HEAD is enough where it is answered"
    assert asked.count(("HEAD", "/closed")) == 1, "who says to come back in an hour is left alone"
    assert elsewhere.most_at_once == 1, "a server is asked one thing at a time"
    assert elsewhere.agents == {USER_AGENT}


def test_answers_are_remembered_for_a_while(elsewhere: Elsewhere, tmp_path: Path) -> None:
    well, lost = f"{elsewhere.address}/well", f"{elsewhere.address}/lost"
    first = ask([well, lost], tmp_path, QUICK)
    elsewhere.asked.clear()
    assert ask([well, lost], tmp_path, QUICK) == first
    assert elsewhere.asked == []
    kept = json.loads((tmp_path / FILE_NAME).read_text("utf-8"))
    old = {url: {**one, "at": one["at"] - 2 * 3600} for url, one in kept.items()}
    (tmp_path / FILE_NAME).write_text(json.dumps(old))
    ask([well, lost], tmp_path, QUICK)
    assert elsewhere.asked == [("HEAD", "/lost"), ("GET", "/lost")], "what was well stays so longer"
    (tmp_path / FILE_NAME).write_text("damaged")
    assert ask([well], tmp_path, QUICK)[well].status == 200


def test_a_server_that_does_not_answer_is_left_alone(elsewhere: Elsewhere, tmp_path: Path) -> None:
    first, second = f"{elsewhere.address}/stuck/1", f"{elsewhere.address}/stuck/2"
    quick = Manners(timeout=0.1, tries=1, pause=0.0)
    found = ask([first, second], tmp_path, quick)
    assert [(one.status, one.words) for one in found.values()] == [(0, "no answer in time")] * 2
    assert {path for _, path in elsewhere.asked} == {"/stuck/1"}
