"""Answers: from bytes to the messages of an ASGI server, a part of a file where that is asked."""

import re
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from blogkit.content.assets import media_type
from blogkit.dataclasses import dataclass, field
from blogkit.site.headers import SITE_HEADERS

Send = Callable[[dict[str, Any]], Awaitable[None]]

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_TEXT = ("text/", "application/xml", "application/json", "application/javascript", "image/svg")

POLICY_HEADER = "Content-Security-Policy"

HEADERS = (
    *SITE_HEADERS,
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
"""What a published page gets, so that what it forbids shows here; and nothing is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to send: a status, the bytes, their type, and more headers.

    ``policy`` is whether the page is one of the site, under the policy that it will have.
    """

    content: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    policy: bool = True


def type_of(path: str) -> str:
    """The media type that a host gives to the file ``path``."""
    kind = media_type(path)
    if path.endswith((".xml", ".opml")):
        kind = "application/xml"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind


def ranged(answer: Answer, wanted: str) -> Answer:
    """The part of ``answer`` that ``wanted``, a ``Range`` header, names; players seek by it.

    RFC 9110, section 14; several ranges at once are answered with the whole.
    """
    found = _RANGE.fullmatch(wanted)
    length = len(answer.content)
    if not found or answer.status is not HTTPStatus.OK or not (found[1] or found[2]):
        return answer
    start = int(found[1]) if found[1] else max(0, length - int(found[2]))
    end = min(int(found[2]), length - 1) if found[1] and found[2] else length - 1
    if start > end or start >= length:
        return Answer(
            status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            headers={"Content-Range": f"bytes */{length}"},
        )
    return Answer(
        content=answer.content[start : end + 1],
        type=answer.type,
        status=HTTPStatus.PARTIAL_CONTENT,
        headers={**answer.headers, "Content-Range": f"bytes {start}-{end}/{length}"},
    )


async def send_answer(send: Send, answer: Answer, *, head: bool) -> None:
    """Send ``answer``, without its bytes where only the head was asked for."""
    headers = [
        *(pair for pair in HEADERS if answer.policy or pair[0] != POLICY_HEADER),
        ("Content-Type", answer.type),
        ("Content-Length", str(len(answer.content))),
        ("Accept-Ranges", "bytes"),
        *answer.headers.items(),
    ]
    await send(
        {
            "type": "http.response.start",
            "status": int(answer.status),
            "headers": [
                (name.lower().encode(), value.encode("latin-1")) for name, value in headers
            ],
        }
    )
    await send({"type": "http.response.body", "body": b"" if head else answer.content})
