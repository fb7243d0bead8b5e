"""Web addresses: from text to where X and Mastodon find links in it, in linear time.

Both follow twitter-text 3.1.0 (2020-03-27), whose rules ``extractUrlsWithIndices`` and
``regexp/extractUrl`` are restated here. Mastodon loosens what a path may hold
(``config/initializers/twitter_regex.rb``, 2024).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from blogkit.channels.base.tops import end_of_top
from blogkit.dataclasses import dataclass

if TYPE_CHECKING:
    import regex

_SPACE = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BROKEN = "\ufffe\ufeff\uffff"
_DIRECTION = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_LATIN = "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263"
_LATIN += "\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
_LATIN += "\u0260\u0269\u0275\u0280\u0283\u0288\u028a\u028c\u0292\u0399\u03b9\u1fbe"
_LATIN += "\u2c65\u2c66\u2c7e\u2c7f"
_CYRILLIC = "\u0400-\u04ff\u1c80-\u1c87"
"""Both with letters that share a capital with one of them: the rules disregard case."""

_NOT_BEFORE = re.compile(rf"[A-Za-z0-9@\uff20$#\uff03{_BROKEN}]")
"""What no link stands behind."""

_NOT_HOST = rf"!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${_SPACE}{_BROKEN}{_DIRECTION}"
_HOST_RUN = re.compile(rf"[^{_NOT_HOST}]+")
"""Characters of host names, with the dots, hyphens and underscores between them."""

_DOTTED_RUN = re.compile(rf"(?<![^{_NOT_HOST}])[^{_NOT_HOST}.]*+\.[^{_NOT_HOST}]*+")
"""A whole run with a dot in it: others have no host, and most words are others."""

_LATIN_RUN = re.compile(rf"[-.A-Za-z0-9{_LATIN}]+")

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
_LONGEST_SCHEME = len("gopher://")
_CODED = "xn--"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A link in a text: where it starts, its host, the end of that, of its path, of it all."""

    start: int
    host_start: int
    host: str
    has_path: bool
    end: int


def bare_links(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every link that X sees in ``text``, with a scheme or without one."""
    for link in _links(text, open_paths=False):
        if not _is_possible(link):
            continue
        if link.start < link.host_start:
            if (end := _end_of_tco(text, link)) > link.start:
                yield link.start, end
        elif not link.start or text[link.start - 1] not in "-_./":
            yield from _bare_hosts(link)


def open_links_with_scheme(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every link with a scheme, as Mastodon finds them."""
    for link in _links(text, open_paths=True) if "://" in text else ():
        if link.start < link.host_start and _is_possible(link):
            yield link.start, link.end


def _links(text: str, *, open_paths: bool) -> Iterator[_Link]:
    """Everything of the form of a link; whether its host can be one is another question."""
    if "." not in text:
        return
    used = position = 0
    while run := _dotted_run(text, position):
        found = _host_in(text, run.span(), used)
        if found is None:
            position = run.end()
            continue
        start, end = found
        rest = _rest(open_paths=open_paths).match(text, end)
        assert rest is not None
        is_first = start == run.start()
        yield _Link(
            start=_with_scheme(text, start, used, open_paths) if is_first else start,
            host_start=start,
            host=text[start:end],
            has_path=bool(rest["path"]),
            end=rest.end(),
        )
        used = position = rest.end()


def _dotted_run(text: str, position: int) -> re.Match[str] | None:
    """The first run with a dot behind ``position``, which may be inside one."""
    here = _HOST_RUN.match(text, position)
    if here and "." in here[0]:
        return here
    return _DOTTED_RUN.search(text, here.end() if here else position)


def _host_in(text: str, run: tuple[int, int], used: int) -> tuple[int, int] | None:
    """The first host in a run, up to its last top-level domain.

    What stands before it is a part of the match, so that has to be behind ``used``.
    """
    spans = _labels(text, *run)
    ends = _ends(text, spans, _is_inner, lambda label: "_" not in label)
    for (start, end), following in zip(spans, [*ends[1:], 0], strict=True):
        if (start, end) == spans[-1] or text[end - 1] in "-_":
            continue
        own = 0 if following else end_of_top(text, end + 1)
        for first in _starts(start, end) if following or own else ():
            if text[first] in "-_" or not _may_begin(text, first, used):
                continue
            if following or "_" not in text[first:end]:
                return first, following or own
    return None


def _starts(start: int, end: int) -> Iterable[int]:
    """Where in a label a host may begin; a text's first character rather stands before it."""
    return (1, 0, *range(2, end)) if start == 0 and end > 1 else range(start, end)


def _labels(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of what stands between the dots of a run."""
    spans = []
    for label in text[start:end].split("."):
        spans.append((start, start + len(label)))
        start += len(label) + 1
    return spans


def _ends(
    text: str,
    spans: list[tuple[int, int]],
    is_inner: Callable[[str], bool],
    is_last: Callable[[str], bool],
) -> list[int]:
    """For each label where a host that begins with it ends; 0 where none does."""
    ends = [0] * len(spans)
    for number in range(len(spans) - 2, -1, -1):
        start, end = spans[number]
        label = text[start:end]
        if is_inner(label):
            own = end_of_top(text, end + 1) if not ends[number + 1] and is_last(label) else 0
            ends[number] = ends[number + 1] or own
    return ends


def _is_inner(label: str) -> bool:
    return bool(label) and label[0] not in "-_" and label[-1] not in "-_"


def _may_begin(text: str, start: int, used: int) -> bool:
    """Whether a link may begin here, all before ``used`` being in the link before."""
    return not start or (start > used and not _NOT_BEFORE.match(text[start - 1]))


def _with_scheme(text: str, host: int, used: int, open_paths: bool) -> int:
    """Where the scheme before a host starts; the host itself where there is none."""
    scheme = _scheme(open_paths=open_paths).search(text[max(0, host - _LONGEST_SCHEME) : host])
    start = host - len(scheme[0]) if scheme else host
    return start if _may_begin(text, start, used) else host


def _is_possible(link: _Link) -> bool:
    """Whether the host can be a domain name: labels of at most 63 octets (RFC 1035, 3490)."""
    if link.host.startswith(_CODED) and not next(_latin_hosts(link.host), None):
        return False
    if any(len(_encoded(label)) > _LONGEST_LABEL for label in link.host.split(".")):
        return False
    scheme = 0 if link.start < link.host_start else len("https://")
    return scheme + link.end - link.start <= LONGEST_URL


def _encoded(label: str) -> str:
    return label if label.isascii() else _CODED + label.encode("punycode").decode()


def _end_of_tco(text: str, link: _Link) -> int:
    """X's own short links end after their code; with too long a code they are none."""
    short = re.match(
        rf"(?i:https?://t\.co)/([A-Za-z0-9]+)(?:\?{_QUERY_X}*{_QUERY_END_X})?",
        text[link.start : link.end],
    )
    if short is None:
        return link.end
    return link.start if len(short[1]) > _LONGEST_TCO else link.start + short.end()


def _bare_hosts(link: _Link) -> Iterator[tuple[int, int]]:
    """The parts of a host without a scheme that are Latin; the last one has the path."""
    found = list(_latin_hosts(link.host))
    for number, (start, end) in enumerate(found, 1):
        is_last = number == len(found)
        rest = link.end - link.host_start - len(link.host) if is_last and link.has_path else 0
        yield link.host_start + start, link.host_start + end + rest


def _latin_hosts(host: str) -> Iterator[tuple[int, int]]:
    """Start and end of every host of Latin letters inside ``host``."""
    position = 0
    while run := _LATIN_RUN.search(host, position):
        spans = _labels(host, *run.span())
        ends = _ends(host, spans, bool, bool)
        starts = (start for start, _ in spans)
        found = next((one for one in zip(starts, ends, strict=True) if one[1]), None)
        if found:
            yield found
        position = found[1] if found else run.end()


@lru_cache(maxsize=2)
def _scheme(*, open_paths: bool) -> re.Pattern[str]:
    others = "|dat|dweb|ipfs|ipns|ssb|gopher|gemini" if open_paths else ""
    return re.compile(rf"(?:https?{others})://\Z", re.IGNORECASE)


@lru_cache(maxsize=2)
def _rest(*, open_paths: bool) -> "regex.Pattern[str]":
    """What may follow a host: X's rule, or Mastodon's, whose paths are open to any script."""
    import regex

    if open_paths:
        balanced = _balanced(_PATH_OPEN)
        last, other = f"(?:{_PATH_END_OPEN}|{balanced})", f"{_PATH_OPEN}+/"
        inside, query, query_end = _PATH_OPEN, _QUERY_OPEN, _QUERY_END_OPEN
    else:
        balanced = _balanced(_PATH_X)
        # Unlike Mastodon's, this rule takes parentheses for an end only on their own.
        last, other = _PATH_END_X, f"{balanced}|@{_PATH_X}+/"
        inside, query, query_end = _PATH_X, _QUERY_X, _QUERY_END_X
    path = f"(?:{inside}*(?:{balanced}{inside}*)*{last}|{other})"
    return regex.compile(rf"(?::[0-9]+)?(?P<path>/{path}*)?(?:\?{query}*{query_end})?")


def _balanced(inside: str) -> str:
    """Parentheses of a path, which belong to it where they are balanced, two levels deep."""
    return rf"\((?:{inside}+|{inside}*\({inside}+\){inside}*)\)"
