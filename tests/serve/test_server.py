"""The server: pages and the desk, to this machine alone, and nothing beside them."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from blogkit.pipeline.preview import Preview
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest
from blogkit.serve.application import Application
from blogkit.serve.server import LOOPBACK, open_socket, serving
from blogkit.serve.streams import Streams
from tests.sites import NOW, TestSite, make_site

TEA = "/2026/05/tea/"


class Desk:
    """A server for a small site."""

    def __init__(self, site: TestSite, bound: str = LOOPBACK) -> None:
        self.site = site
        self.told: list[str] = []
        self.streams = Streams()
        self.socket = open_socket(LOOPBACK, 0)
        self.port = self.socket.getsockname()[1]
        request = BuildRequest(root=site.root, output=site.root / "output", now=NOW)
        self.preview = Preview(request, Silent(), lambda: NOW)
        self.preview.complete()
        self.application = Application(
            self.preview, self.streams, root=site.root, bound=bound, tell=self.told.append
        )

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one request; ``path`` goes out as it is."""
        sent = {"Host": "localhost", **{key.replace("_", "-"): v for key, v in headers.items()}}
        with closing(HTTPConnection(LOOPBACK, self.port, timeout=10)) as connection:
            connection.putrequest(method, path, skip_host=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A server for a site with a few pages, and a secret beside it."""
    site = make_site(tmp_path_factory.mktemp("served") / "site")
    site.post("tea", "Words of tea.")
    site.write("content/static/ü b.txt", "umlaut")
    site.write("content/static/sound.mp3", b"0123456789")
    site.write("themes/bare/templates/404.html", "lost")
    site.write(".git/config", "secret")
    site.write("../secret.txt", "secret")
    settings = (site.root / "blogkit.toml").read_text() + "\n[channels.x]\n"
    site.write("blogkit.toml", settings + "\n[serve]\neditor = \"touch '{path}-{line}'\"\n")
    made = Desk(site)
    with serving(made.application, made.socket):
        yield made


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/", b"Tea Shop"),
        ("/index.html", b"Tea Shop"),
        ("/?x=../y", b"Tea Shop"),
        (TEA, b"Words of tea."),
        (f"{TEA}?utm=1", b"Words of tea."),
        ("/%32026/05/tea/", b"Words of tea."),
        ("/%C3%BC%20b.txt", b"umlaut"),
    ],
)
def test_pages_are_served(desk: Desk, path: str, body: bytes) -> None:
    status, _, content = desk.ask(path)
    assert status == 200
    assert body in content


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/../secret.txt",
        f"{TEA}../../../../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/index.html%00",
        "/%00",
        "/.git/config",
        "/%2egit/config",
        "/blogkit.toml",
        "/content/posts/tea.md",
        "/2026/05/tea/index.html/",
        "/" + "x" * 5000,
        "//secret.txt",
        "//index.html",
        "/C:/secret.txt",
        "/%ff%fe",
        "/_blogkit/../../secret.txt",
        "/_blogkit/",
        "/_blogkit/open",
    ],
)
def test_what_is_no_page_is_not_found(desk: Desk, path: str) -> None:
    status, _, content = desk.ask(path)
    assert status == 404
    assert b"secret" not in content
    assert str(desk.site.root).encode() not in content


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("0.0.0.0", 403),
        ("192.168.1.7", 403),
        ("", 403),
        (":8000", 403),
    ],
)
def test_only_this_machine_is_answered(desk: Desk, host: str, status: int) -> None:
    found, _, content = desk.ask("/", Host=host)
    assert found == status
    assert (b"Tea Shop" in content) == (status == 200)


def test_bound_to_the_network_numbers_are_hosts_and_names_are_not(site: TestSite) -> None:
    desk = Desk(site, bound="0.0.0.0")
    with serving(desk.application, desk.socket):
        assert desk.ask("/", Host="192.168.1.7:8000")[0] == 200
        assert desk.ask("/", Host="evil.example:8000")[0] == 403


def test_a_request_without_a_host_or_with_two_is_refused(desk: Desk) -> None:
    two = b"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    for raw in (b"GET / HTTP/1.0\r\n\r\n", two):
        with socket.create_connection((LOOPBACK, desk.port), timeout=5) as connection:
            connection.sendall(raw)
            answer = b"".join(iter(lambda: connection.recv(4096), b""))
        assert answer.split()[1] in (b"403", b"400")
        assert b"Tea Shop" not in answer


@pytest.mark.parametrize("path", ["/", "/_blogkit/events", "/_blogkit/page?path=/"])
def test_pages_from_elsewhere_are_refused_and_no_cors_header_lets_them_in(
    desk: Desk, path: str
) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}):
        status, found, _ = desk.ask(path, **headers)
        assert status == 403
        assert not [name for name in found if name.lower().startswith("access-control")]
    assert desk.ask(path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
    status, _, _ = desk.ask("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
    assert status == 200, "a link from elsewhere may lead here"


def test_a_folder_without_its_slash_leads_to_it(desk: Desk) -> None:
    status, headers, _ = desk.ask(TEA.rstrip("/"))
    assert (status, headers["location"]) == (302, TEA)


def test_nothing_is_cached_and_pages_are_only_read(desk: Desk) -> None:
    status, headers, content = desk.ask(TEA, "HEAD")
    assert (status, headers["cache-control"], content) == (200, "no-store", b"")
    assert headers["content-security-policy"].startswith("default-src 'self'")
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert desk.ask("/", method)[0] == 405


@pytest.mark.parametrize(
    ("wanted", "status", "content"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=8-99", 206, b"89"),
        ("bytes=99-", 416, b""),
        ("bytes=5-2", 416, b""),
        ("bytes=-", 200, b"0123456789"),
        ("bytes=0-1,4-5", 200, b"0123456789"),
        ("nonsense", 200, b"0123456789"),
    ],
)
def test_players_can_seek(desk: Desk, wanted: str, status: int, content: bytes) -> None:
    found, headers, body = desk.ask("/sound.mp3", Range=wanted)
    assert (found, body) == (status, content)
    assert status == 416 or headers["content-type"] == "audio/mpeg"


def test_a_page_has_the_desk_and_other_files_are_as_they_are(desk: Desk) -> None:
    assert b'<script src="/_blogkit/desk.js"' in desk.ask(TEA)[2]
    assert b"_blogkit" not in desk.ask("/rss.xml")[2]
    assert b"_blogkit" not in desk.ask("/%C3%BC%20b.txt")[2]
    for name in ("desk.js", "worker.js", "desk.css"):
        assert desk.ask(f"/_blogkit/{name}")[0] == 200


def test_the_desk_knows_what_a_page_is_made_from(desk: Desk) -> None:
    source = "content/posts/tea.md"
    known = json.loads(desk.ask(f"/_blogkit/page?path={TEA}&source={source}")[2])
    assert known["document"]["source"] == source
    assert known["document"]["words"] == 3
    assert known["problems"] == []
    assert known["moved"] == ""
    assert known["voice"] == {"score": 100, "reasons": []}
    assert known["key"].encode() in desk.ask(TEA)[2]
    elsewhere = json.loads(desk.ask(f"/_blogkit/page?path=/old/&source={source}")[2])
    assert elsewhere["moved"] == TEA


def test_teasers_are_shown_also_of_one_post_alone(desk: Desk) -> None:
    status, headers, content = desk.ask("/_teasers/")
    assert status == 200
    assert b"Words of tea." in content
    assert "content-security-policy" not in headers, "the page has one of its own"
    assert b"Content-Security-Policy" in content
    one = desk.ask("/_teasers/?source=content/posts/tea.md")[2]
    assert b"Words of tea." in one
    assert b"https://tea.example/2026/05/tea/" in one, "links lead to where the site will be"
    assert b"127.0.0.1" not in one
    assert desk.ask("/_teasers/tea/x.txt")[2].startswith(b"Words of tea.")
    assert desk.ask("/_teasers/tea/nothing.txt")[0] == 404
    assert not (desk.site.root / "teasers").exists()


def test_the_editor_opens_sources_of_this_site_for_its_own_pages_alone(desk: Desk) -> None:
    path = "/_blogkit/open?source=content/posts/tea.md&line=3"
    own = {"Origin": "http://localhost"}
    assert desk.ask(path, "POST", Origin="https://evil.example")[0] == 403
    assert desk.ask(path, "POST")[0] == 404
    for source in ("../secret.txt", "blogkit.toml", "content/posts/no.md"):
        assert desk.ask(f"/_blogkit/open?source={source}", "POST", **own)[0] == 404
    assert desk.ask(path, "POST", **own)[0] == 204
    made = desk.site.root / "content/posts/tea.md-3"
    for _ in range(200):
        if made.exists():
            break
        time.sleep(0.02)
    assert made.exists()
    assert desk.ask(f"{path}%27;rm", "POST", **own)[0] == 204, "a line is a number or 1"
    made.unlink()


def test_a_listener_hears_of_a_change(desk: Desk) -> None:
    with socket.create_connection((LOOPBACK, desk.port), timeout=5) as listener:
        listener.sendall(b"GET /_blogkit/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        heard = listener.recv(4096)
        desk.streams.tell({"edited": {"title": "Tea"}})
        while b"Tea" not in heard:
            heard += listener.recv(4096)
    assert b"text/event-stream" in heard


def test_half_open_requests_and_many_streams_leave_pages_quick(desk: Desk) -> None:
    with ExitStack() as stack:
        for raw in (
            b"GET / HTTP/1.1\r\nHost:",
            b"GET /_blogkit/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ):
            for _ in range(200):
                connection = socket.create_connection((LOOPBACK, desk.port), timeout=5)
                stack.callback(connection.close)
                connection.sendall(raw)
        started = time.monotonic()
        assert desk.ask(TEA)[0] == 200
        assert time.monotonic() - started < 1


def test_garbage_ends_one_connection_and_not_the_server(desk: Desk) -> None:
    for raw in (b"\0\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
        with socket.create_connection((LOOPBACK, desk.port), timeout=5) as connection:
            connection.sendall(raw)
            assert b"Tea Shop" not in connection.recv(4096)
    assert desk.ask("/")[0] == 200


def test_a_template_that_fails_is_told_without_a_path_of_this_machine(site: TestSite) -> None:
    site.post("tea", "x")
    site.write("themes/bare/templates/post.html", "{{ '<b>' + nothing }}")
    desk = Desk(site)
    with serving(desk.application, desk.socket):
        status, _, content = desk.ask(TEA)
    assert status == 503
    assert b"templates/post.html:1" in content
    assert b"&#x27;&lt;b&gt;&#x27;" in content
    assert str(site.root).encode() not in content


def test_a_port_that_is_taken_makes_room_for_the_next() -> None:
    with open_socket(LOOPBACK, 0) as first:
        port = first.getsockname()[1]
        with open_socket(LOOPBACK, port) as second:
            assert port < second.getsockname()[1] < port + 20


def test_behind_the_last_port_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_socket(LOOPBACK, 0) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr("blogkit.serve.server.LAST_PORT", port)
        with pytest.raises(OSError, match="in use"):
            open_socket(LOOPBACK, port)


def test_the_end_of_the_server_ends_its_streams(tmp_path: Path) -> None:
    desk = Desk(make_site(tmp_path / "site"))
    before = threading.active_count()
    with serving(desk.application, desk.socket):
        listener = socket.create_connection((LOOPBACK, desk.port), timeout=5)
        listener.sendall(b"GET /_blogkit/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert listener.recv(4096)
        started = time.monotonic()
        desk.streams.end()
    assert time.monotonic() - started < 3
    listener.close()
    assert threading.active_count() <= before + 1
