"""Top-level domains: from the end of a host to whether there is such a domain."""

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_TOP = r"\L<tops>(?=[^0-9a-zA-Z@+-]|\Z)|[xX][nN]--[-0-9a-zA-Z]+"
"""What is behind the last dot: ``com`` in ``example.com\u3067\u3059`` too (twitter-text 3.1.0)."""


def end_of_top(text: str, start: int) -> int:
    """Where the top-level domain that begins at ``start`` ends; 0 where none begins."""
    match = _pattern().match(text, start)
    return match.end() if match else 0


def has_known_top(host: str) -> bool:
    """Whether ``host`` ends with a top-level domain that there is, in small letters."""
    top = host.rpartition(".")[2]
    return not top.isupper() and top in _tops()


@lru_cache(maxsize=1)
def _pattern() -> "regex.Pattern[str]":
    import regex

    return regex.compile(_TOP, tops=_tops())


@lru_cache(maxsize=1)
def _tops() -> frozenset[str]:
    """The top-level domains, in lower and in upper case."""
    file = resources.files("blogkit.channels.base") / "tlds.txt"
    lines = file.read_text("utf-8").splitlines()
    names = " ".join(line for line in lines if not line.startswith("#")).split()
    return frozenset([*names, *(name.upper() for name in names)])
