"""Top-level domains: from the end of a host to whether there is such a domain."""

import re
from functools import lru_cache
from importlib import resources

_CODED = re.compile(r"[xX][nN]--[-0-9a-zA-Z]+")
_GOES_ON = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@+-")
"""What no domain ends before; other letters may follow one (twitter-text 3.1.0)."""


def end_of_top(text: str, start: int) -> int:
    """Where the top-level domain that begins at ``start`` ends; 0 where none begins.

    The longest that is there: ``com`` in ``example.com\u3067\u3059`` too.
    """
    for length in _lengths().get(text[start : start + 1], ()):
        end = start + length
        if end > len(text) or text[end : end + 1] in _GOES_ON:
            continue
        if text[start:end] in _tops():
            return end
    coded = _CODED.match(text, start)
    return coded.end() if coded else 0


def has_known_top(host: str) -> bool:
    """Whether ``host`` ends with a top-level domain that there is, in small letters."""
    top = host.rpartition(".")[2]
    return not top.isupper() and top in _tops()


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long top-level domains are by their first letter, the longest first."""
    found: dict[str, set[int]] = {}
    for name in _tops():
        found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


@lru_cache(maxsize=1)
def _tops() -> frozenset[str]:
    """The top-level domains, in lower and in upper case."""
    file = resources.files("blogkit.channels.base") / "tlds.txt"
    lines = file.read_text("utf-8").splitlines()
    names = " ".join(line for line in lines if not line.startswith("#")).split()
    return frozenset([*names, *(name.upper() for name in names)])
