"""Pages elsewhere: from addresses to what their servers answered, asked politely, remembered.

One address of a server is asked at a time, with a pause; servers are asked side by side. A
server that says when to come back is taken at its word. What was well is not asked again for
days, what was not for an hour.
"""

import json
import time
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from blogkit import __version__
from blogkit.dataclasses import asdict, dataclass

FILE_NAME = "links.json"
USER_AGENT = f"blogkit/{__version__} (checks the links of a blog)"

_WELL_FOR, _UNWELL_FOR = 7 * 24 * 3600.0, 3600.0
_SERVERS = 16
_FOR_GOOD = frozenset([301, 308])
_LATER = frozenset([429, 503])
_PASSING = frozenset([408, 425, 429, 500, 502, 503, 504])
"""Statuses that another try may change."""

_MOST = 20_000
"""Addresses to remember."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said: ``status`` is 0 without an answer, ``moved`` where it is for good now.

    ``at`` is when, in seconds since 1970.
    """

    status: int
    words: str = ""
    moved: str = ""
    at: float = 0.0

    @property
    def is_well(self) -> bool:
        """Whether there is a page, as far as a program may know: some are for people alone."""
        return 200 <= self.status < 400 or self.status in {401, 403, 405, 429, 999}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a server is asked: seconds until giving up, between tries and between addresses."""

    timeout: float = 15.0
    tries: int = 3
    pause: float = 1.0
    longest_pause: float = 60.0


def ask(
    addresses: Collection[str],
    folder: Path,
    manners: Manners = Manners(),  # noqa: B008 - frozen
) -> Mapping[str, Answer]:
    """The answer for each address; those in ``folder`` are taken while they are fresh."""
    now = time.time()
    known = {url: one for url, one in _remembered(folder).items() if _is_fresh(one, now)}
    asked = [address for address in addresses if address not in known]
    hosts: dict[str, list[str]] = {}
    for address in asked:
        hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    with ThreadPoolExecutor(min(_SERVERS, max(len(hosts), 1))) as pool:
        for found in pool.map(lambda of_host: _ask_host(of_host, manners), hosts.values()):
            known |= found
    _remember(folder, known)
    return {address: known[address] for address in addresses}


def _is_fresh(answer: Answer, now: float) -> bool:
    return 0 <= now - answer.at < (_WELL_FOR if answer.is_well else _UNWELL_FOR)


def _ask_host(addresses: Iterable[str], manners: Manners) -> dict[str, Answer]:
    """The answers of one server, which is asked no more once it does not answer at all."""
    opener = build_opener(_Redirects())
    opener.addheaders = [("User-Agent", USER_AGENT), ("Accept", "*/*")]
    answers: dict[str, Answer] = {}
    silent: Answer | None = None
    for number, address in enumerate(addresses):
        if number:
            time.sleep(manners.pause / 4)
        answer = silent or _ask_patiently(opener, address, manners)
        silent = answer if not answer.status else None
        answers[address] = answer
    return answers


def _ask_patiently(opener: OpenerDirector, address: str, manners: Manners) -> Answer:
    """The answer to HEAD, or to GET where a server does not know what to make of that."""
    answer, wait = Answer(status=0), 0.0
    for number in range(manners.tries):
        answer, wait = _ask_once(opener, address, "HEAD", manners)
        if answer.status >= 400 and answer.status not in _LATER:
            answer, wait = _ask_once(opener, address, "GET", manners)
        if answer.status not in _PASSING and answer.status:
            break
        wait = wait or manners.pause * 2**number
        if wait > manners.longest_pause or number + 1 == manners.tries:
            break
        time.sleep(wait)
    return answer


def _ask_once(
    opener: OpenerDirector, address: str, method: str, manners: Manners
) -> tuple[Answer, float]:
    """An answer, and in how many seconds the server wants to be asked again."""
    now = time.time()
    try:
        request = Request(_in_ascii(address), method=method)
        with opener.open(request, timeout=manners.timeout) as response:
            codes = getattr(request, "codes", [])
            moved = response.url if codes and _FOR_GOOD.issuperset(codes) else ""
            return Answer(status=response.status, moved=moved, at=now), 0.0
    except HTTPError as error:
        with error:
            words = f"{error.code} {error.reason}".strip()
            return Answer(status=error.code, words=words, at=now), _retry_after(error.headers, now)
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        return Answer(status=0, words=_words(reason), at=now), 0.0


def _words(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    strerror = getattr(reason, "strerror", None)
    return str(strerror or reason or type(reason).__name__)


def _retry_after(headers: Message, now: float) -> float:
    """Seconds of ``Retry-After``, which has a number or a date (RFC 9110, 10.2.3)."""
    written = headers.get("Retry-After", "").strip()
    if written.isdecimal():
        return float(written[:9])
    try:
        return max(0.0, parsedate_to_datetime(written).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _in_ascii(address: str) -> str:
    """``address`` as it goes over the wire: host in IDNA, the rest percent-encoded."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    safe = "/%:@!$&'()*+,;=~-._"
    path, query = quote(parts.path, safe=safe), quote(parts.query, safe=f"{safe}?")
    return urlunsplit((parts.scheme, f"{host}{port}", path, query, ""))


class _Redirects(HTTPRedirectHandler):
    """Follows to web addresses alone, and keeps in mind whether all of the way is for good."""

    def redirect_request(  # noqa: PLR0913, PLR0917
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if urlsplit(newurl).scheme not in {"http", "https"}:
            raise HTTPError(newurl, code, "leads to no web address", headers, fp)
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is not None:
            following.method = req.get_method()
            codes = getattr(req, "codes", [])
            codes.append(code)
            req.codes = following.codes = codes  # type: ignore[attr-defined]
        return following


def _remembered(folder: Path) -> dict[str, Answer]:
    try:
        values = json.loads((folder / FILE_NAME).read_text("utf-8"))
        return {url: Answer(**one) for url, one in values.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(folder: Path, answers: Mapping[str, Answer]) -> None:
    newest = sorted(answers.items(), key=lambda one: one[1].at)[-_MOST:]
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{FILE_NAME}.new"
    temporary.write_text(json.dumps({url: asdict(one) for url, one in sorted(newest)}), "utf-8")
    temporary.replace(folder / FILE_NAME)
