r"""Web addresses: from text to where X and Mastodon find links in it.

Both follow twitter-text 3.1.0 (2020-03-27), whose rules are restated here:
``regexp/extractUrl`` and ``extractUrlsWithIndices``. Mastodon loosens what a path may hold
(``config/initializers/twitter_regex.rb``, 2024-01).
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_DIRECTION = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_BROKEN = "\ufffe\ufeff\uffff"
_SPACE = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_LATIN = "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263"
_LATIN += "\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u04ff"

_BEFORE = rf"(?P<before>[^A-Za-z0-9@\uff20$#\uff03{_BROKEN}]|[{_DIRECTION}]|\A)"
_IN_NAME = rf"!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~${_SPACE}{_BROKEN}{_DIRECTION}"
"""What no part of a host name has; the underscore and the hyphen only inside."""

_SUBDOMAIN = rf"[^{_IN_NAME}](?:[_-]|[^{_IN_NAME}])*+(?<![_-])\."
_DOMAIN = rf"[^{_IN_NAME}](?:-|[^{_IN_NAME}])*+(?<!-)\."
_TOP = r"(?:\L<tops>(?=[^0-9a-zA-Z@+-]|\Z)|[xX][nN]--[-0-9a-zA-Z]+)"
_HOST = f"(?:{_SUBDOMAIN})*{_DOMAIN}{_TOP}"
_BARE_HOST = rf"(?:[-A-Za-z0-9{_LATIN}]+\.)+{_TOP}"

_PATH_X = rf"[A-Za-z{_CYRILLIC}0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]"
_PATH_END_X = rf"[+\-A-Za-z{_CYRILLIC}0-9=_#/{_LATIN}]"
_QUERY_X = r"[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]"
_QUERY_END_X = r"[A-Za-z0-9\-_&=#/]"

_OTHER = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\ue000-\uf8ff\U00010000-\U0010fffd"
_PATH_OPEN = r"[^\p{White_Space}<>()?]"
_PATH_END_OPEN = r"""[^\p{White_Space}()?!*"'「」<>;:=,.$%\[\]~&|@]"""
_QUERY_OPEN = rf"[A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_OTHER}]"
_QUERY_END_OPEN = rf"[A-Za-z0-9_&=#/\-{_OTHER}]"

LONGEST_URL = 4096
_LONGEST_LABEL = 63
_LONGEST_TCO = 40
_CODED = "xn--"


def bare_links(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every link that X sees in ``text``, with a scheme or without one."""
    if "." not in text:
        return
    for match in _pattern(open_paths=False).finditer(text):
        if not _is_possible(match):
            continue
        if match["scheme"]:
            yield _without_rest_of_tco(match)
        elif not match["before"] or match["before"] not in "-_./":
            yield from _bare_hosts(match)


def open_links_with_scheme(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every link with a scheme, as Mastodon finds them."""
    if "://" not in text:
        return
    for match in _pattern(open_paths=True).finditer(text):
        if match["scheme"] and _is_possible(match):
            yield match.span("url")


def _is_possible(match: "regex.Match[str]") -> bool:
    """Whether the host can be a domain name: labels of at most 63 octets (RFC 1035, 3490)."""
    host = match["host"]
    if host.startswith(_CODED) and not _bare_host().match(host):
        return False
    if any(len(_encoded(label)) > _LONGEST_LABEL for label in host.split(".")):
        return False
    return len(match["scheme"] or "https://") + len(match["url"]) <= LONGEST_URL


def _encoded(label: str) -> str:
    return label if label.isascii() else _CODED + label.encode("punycode").decode()


def _without_rest_of_tco(match: "regex.Match[str]") -> tuple[int, int]:
    """X's own short links end after their code, whatever follows."""
    import regex

    start, end = match.span("url")
    rule = rf"(?i:https?://t\.co)/([A-Za-z0-9]+)(?:\?{_QUERY_X}*{_QUERY_END_X})?"
    short = regex.match(rule, match["url"])
    if short is None:
        return start, end
    return (start, start) if len(short[1]) > _LONGEST_TCO else (start, start + short.end())


def _bare_hosts(match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
    """The parts of a host without a scheme that are Latin; the last one has the path."""
    found = [host.span() for host in _bare_host().finditer(match["host"])]
    begin = match.start("host")
    for number, (start, end) in enumerate(found, 1):
        is_last = number == len(found)
        rest = match.end("url") - match.end("host") if is_last and match["path"] else 0
        yield begin + start, begin + end + rest


@lru_cache(maxsize=2)
def _pattern(*, open_paths: bool) -> "regex.Pattern[str]":
    """The pattern of twitter-text, or Mastodon's, whose paths are open to any script."""
    import regex

    if open_paths:
        balanced = _balanced(_PATH_OPEN)
        last, other = f"(?:{_PATH_END_OPEN}|{balanced})", f"{_PATH_OPEN}+/"
        inside, query, query_end = _PATH_OPEN, _QUERY_OPEN, _QUERY_END_OPEN
        schemes = "https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini"
    else:
        balanced = _balanced(_PATH_X)
        # Unlike Mastodon's, this pattern takes parentheses for an end only on their own.
        last, other = _PATH_END_X, f"{balanced}|@{_PATH_X}+/"
        inside, query, query_end = _PATH_X, _QUERY_X, _QUERY_END_X
        schemes = "https?"
    path = f"(?:{inside}*(?:{balanced}{inside}*)*{last}|{other})"
    rule = rf"{_BEFORE}(?P<url>(?P<scheme>(?i:{schemes})://)?(?P<host>{_HOST})(?::[0-9]+)?"
    rule += rf"(?P<path>/{path}*)?(?:\?{query}*{query_end})?)"
    return regex.compile(rule, tops=_tops())


def _balanced(inside: str) -> str:
    """Parentheses of a path, which belong to it where they are balanced, two levels deep."""
    return rf"\((?:{inside}+|{inside}*\({inside}+\){inside}*)\)"


@lru_cache(maxsize=1)
def _bare_host() -> "regex.Pattern[str]":
    import regex

    return regex.compile(_BARE_HOST, tops=_tops())


def has_known_top(host: str) -> bool:
    """Whether ``host`` ends with a top-level domain that there is."""
    return host.rpartition(".")[2].lower() in _tops()


@lru_cache(maxsize=1)
def _tops() -> frozenset[str]:
    """The top-level domains, in lower and in upper case."""
    file = resources.files("blogkit.channels.base") / "tlds.txt"
    lines = file.read_text("utf-8").splitlines()
    names = " ".join(line for line in lines if not line.startswith("#")).split()
    return frozenset([*names, *(name.upper() for name in names)])
