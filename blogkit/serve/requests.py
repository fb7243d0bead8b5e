"""Requests: from what a stranger may have sent to who asks for what, or to a refusal."""

import ipaddress
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes, urlsplit

from blogkit.dataclasses import dataclass
from blogkit.files import WELL_KNOWN
from blogkit.urls import UrlPath, output_file

LONGEST = 2048
"""Bytes of a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request: its method, its decoded path (empty where it is none), query and headers."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]

    @property
    def file(self) -> str:
        """The file of a site that the path stands for."""
        return output_file(UrlPath(self.path))


def read_request(scope: Mapping[str, Any]) -> Request:
    """The request of an ASGI ``scope``."""
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        twice = key == "host" and key in headers  # then neither is believed
        headers[key] = "" if twice else value.decode("latin-1")
    query = scope["query_string"].decode("latin-1")
    return Request(
        method=scope["method"],
        path=_path(scope["raw_path"]),
        query=dict(parse_qsl(query, errors="replace", max_num_fields=20)),
        headers=headers,
    )


def _path(raw: bytes) -> str:
    """The path, decoded once; empty where it could mean something else to somebody.

    It is only ever looked up among the site's outputs: no file is opened by it.
    """
    if not raw.startswith(b"/") or len(raw) > LONGEST:
        return ""
    try:
        path = unquote_to_bytes(raw).decode()  # refuses overlong UTF-8
    except UnicodeDecodeError:
        return ""
    names = path.split("/")[1:]
    if "\\" in path or "\0" in path or "" in names[:-1]:
        return ""
    hidden = any(name.startswith(".") and name != WELL_KNOWN for name in names)
    return "" if hidden else path


def refusal(request: Request, bound: str) -> str:
    """Why ``request`` is not answered by a server bound to the address ``bound``; or empty.

    A page elsewhere can make a browser ask here under a name that leads here (DNS
    rebinding): so only names of this machine count, and the numbers of its addresses where
    it was told to listen to others.
    """
    if not _is_local(request.headers.get("host", ""), bound):
        return "this server answers to localhost alone"
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers["host"]:
        return "this server answers its own pages alone"
    if request.headers.get("sec-fetch-site") in ("cross-site", "same-site") and (
        request.headers.get("sec-fetch-mode") != "navigate"
    ):
        return "this server answers its own pages alone"
    return ""


def _is_local(host: str, bound: str) -> bool:
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name in {"localhost", "127.0.0.1", "[::1]"}:
        return True
    if ipaddress.ip_address(bound).is_loopback:
        return False
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
