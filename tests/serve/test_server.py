"""The server: the pages of one folder, to this machine alone, and nothing beside them."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from blogkit.serve.server import ADDRESS, open_server


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server for a folder with a few pages, and a secret beside it."""
    base = tmp_path_factory.mktemp("served")
    folder = base / "preview"
    for path, text in {
        "preview/index.html": "home",
        "preview/404.html": "lost",
        "preview/tea/index.html": "tea",
        "preview/ü b.txt": "umlaut",
        "preview/empty/x.css": "a {}",
        "preview/.blogkit-manifest": "secret",
        "preview/.git/config": "secret",
        "secret.txt": "secret",
        "preview-2/secret.txt": "secret",
    }.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text(text)
    (folder / "out.txt").symlink_to(base / "secret.txt")
    server = open_server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join(5)


def get(port: int, path: str, host: str = "localhost", method: str = "GET") -> tuple[int, str]:
    """Status and body of one request; ``path`` goes out as it is."""
    with closing(HTTPConnection(ADDRESS, port, timeout=5)) as connection:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/", "home"),
        ("/index.html", "home"),
        ("/?x=../y", "home"),
        ("/tea/", "tea"),
        ("/tea/?utm=1", "tea"),
        ("/%74ea/", "tea"),
        ("/%C3%BC%20b.txt", "umlaut"),
    ],
)
def test_pages_are_served(port: int, path: str, body: str) -> None:
    assert get(port, path) == (200, body)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/../secret.txt",
        "/tea/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/tea/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "/../preview-2/secret.txt",
        "/%252e%252e/secret.txt",
        "/out.txt",
        "/index.html%00",
        "/%00",
        "/.blogkit-manifest",
        "/.git/config",
        "/%2egit/config",
        "/empty/",
        "/tea/index.html/",
        "/" + "x" * 5000,
        "//secret.txt",
        "/C:/secret.txt",
        "/%ff%fe",
    ],
)
def test_what_is_no_page_is_not_found(port: int, path: str) -> None:
    assert get(port, path) == (404, "lost")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("0.0.0.0", 403),
        ("[::1]:8000", 403),
        ("", 403),
        (":8000", 403),
    ],
)
def test_only_this_machine_is_answered(port: int, host: str, status: int) -> None:
    found, body = get(port, "/", host)
    assert found == status
    assert (body == "home") == (status == 200)


def test_a_request_without_a_host_is_refused(port: int) -> None:
    with socket.create_connection((ADDRESS, port), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 403 ")
    assert b"home" not in answer


def test_a_folder_without_its_slash_leads_to_it(port: int) -> None:
    with closing(HTTPConnection(ADDRESS, port, timeout=5)) as connection:
        connection.request("GET", "/tea", headers={"Host": "localhost"})
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("Location")) == (301, "/tea/")


def test_nothing_is_cached_and_nothing_is_written(port: int) -> None:
    with closing(HTTPConnection(ADDRESS, port, timeout=5)) as connection:
        connection.request("HEAD", "/tea/", headers={"Host": "localhost"})
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("Cache-Control")) == (200, "no-store")
        assert answer.read() == b""
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert get(port, "/", method=method)[0] == 501


def test_garbage_ends_one_connection_and_not_the_server(port: int) -> None:
    for raw in (b"\0\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
        with socket.create_connection((ADDRESS, port), timeout=5) as connection:
            connection.sendall(raw)
            assert b"home" not in connection.recv(4096)
    assert get(port, "/") == (200, "home")


def test_the_server_listens_on_the_loopback_alone(tmp_path: Path) -> None:
    with open_server(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_makes_room_for_the_next(tmp_path: Path) -> None:
    with open_server(tmp_path, 0) as first, open_server(tmp_path, first.server_port) as second:
        assert first.server_port < second.server_port < first.server_port + 20


def test_behind_the_last_port_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_server(tmp_path, 0) as taken:
        monkeypatch.setattr("blogkit.serve.server.LAST_PORT", taken.server_port)
        with pytest.raises(OSError, match="in use"):
            open_server(tmp_path, taken.server_port)
