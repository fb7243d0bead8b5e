"""Digests: from frozen values to a short hash that changes when any of them does."""

import marshal
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, NewType

from blogkit.dataclasses import fields, is_dataclass

try:
    # The same as in hashlib, which loads OpenSSL: that takes as long as to look at 1,000 files.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

Digest = NewType("Digest", str)
"""Hexadecimal hash of content."""

NO_DIGEST = Digest("")
"""Where there is nothing, or its digest is not known yet."""

_SHORT = 16

_PLAIN = frozenset({str, int, float, bool, type(None)})
_TABLE, _MOMENT, _DIGEST, _OTHER = range(4)
"""What a list begins with that spells a value which is no part: a part's begins with its kind."""

_SPELLING = 2
"""The version of marshal that spells equal values alike, whichever of them are one object."""


def digest_of(*parts: str) -> Digest:
    """The hash of ``parts`` and their lengths, so that no two lists are alike."""
    lengths = ",".join(map(str, map(len, parts)))
    text = f"{lengths}|{''.join(parts)}"
    return Digest(blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest())


def digest_of_bytes(content: bytes) -> Digest:
    """SHA-256 of ``content``, as ``sha256sum`` prints it."""
    from hashlib import sha256

    return Digest(sha256(content).hexdigest())


def short_digest(content: bytes) -> bytes:
    """Half of the SHA-256 of ``content``: what is kept of files of which only few change."""
    return shortened(digest_of_bytes(content))


def shortened(digest: Digest) -> bytes:
    """``short_digest`` of the file whose SHA-256 is ``digest``."""
    return bytes.fromhex(digest)[:_SHORT]


def short_name(text: str) -> str:
    """Eight letters that stand for ``text`` in the name of a file."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=4).hexdigest()


def digest_of_value(value: object) -> Digest:
    """The hash of a frozen value; a part that carries a digest stands for itself."""
    return _digest_of_plain(value if type(value) in _PLAIN else _plain(value))


def _digest_of_plain(plain: Any) -> Digest:
    """The hash of lists and tuples of plain values: marshal spells them at once."""
    spelled = marshal.dumps(plain, _SPELLING)
    return Digest(blake2b(spelled, digest_size=16).hexdigest())


def _plain(value: Any) -> object:
    """What tells ``value`` from every other value: tuples, lists for parts, plain values."""
    kind: Any = type(value)
    if kind is tuple or kind is list:
        plain = [one if type(one) in _PLAIN else _plain(one) for one in value] if value else ()
        return tuple(plain)
    names, values, carries = _fields(kind)
    if not names:
        return _other(value)
    if carries and value.digest:
        return [_DIGEST, value.digest]
    found = [one if type(one) in _PLAIN else _plain(one) for one in values(value)]
    return [kind.__name__, found]


def _all_plain(values: Iterable[Any]) -> list[object]:
    return [value if type(value) in _PLAIN else _plain(value) for value in values]


def _other(value: object) -> list[object]:
    if isinstance(value, datetime):
        return [_MOMENT, value.isoformat(), str(value.tzinfo)]
    if isinstance(value, Mapping):
        return [_TABLE, *(tuple(_all_plain((key, value[key]))) for key in sorted(value))]
    if isinstance(value, str | int | float):  # a kind of its own, such as an enumeration's
        return [_OTHER, type(value).__name__, str(value)]
    raise TypeError(f"no digest for {type(value).__name__}")


@lru_cache(maxsize=256)
def _fields(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], bool]:
    """The fields of a data class, what gets them, and whether it carries a digest.

    No fields where it is no data class. Looked up for every value they would cost most of a plan.
    """
    names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    get = (
        attrgetter(*names)
        if len(names) > 1
        else lambda value: tuple(getattr(value, name) for name in names)
    )
    return names, get, "digest" in names
