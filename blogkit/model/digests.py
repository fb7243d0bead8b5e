"""Digests: from frozen values to a short hash that changes when any of them does."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b, sha256
from typing import Any, NewType

from blogkit.dataclasses import fields, is_dataclass

Digest = NewType("Digest", str)
"""Hexadecimal hash of content."""

NO_DIGEST = Digest("")
"""Where there is nothing, or its digest is not known yet."""

_PLAIN = frozenset({int, float, bool, type(None)})


def digest_of(*parts: str) -> Digest:
    """The hash of ``parts`` and their lengths, so that no two lists are alike."""
    lengths = ",".join(map(str, map(len, parts)))
    text = f"{lengths}|{''.join(parts)}"
    return Digest(blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest())


def digest_of_bytes(content: bytes) -> Digest:
    """SHA-256 of ``content``, as ``sha256sum`` prints it."""
    return Digest(sha256(content).hexdigest())


def digest_of_value(value: object) -> Digest:
    """The hash of a frozen value; a part that carries a digest stands for itself."""
    words: list[str] = []
    _spell(value, words)
    return digest_of(*words)


def digest_with(value: object, instead: Mapping[str, object]) -> Digest:
    """The hash of a frozen value, had it other values in the fields that ``instead`` names.

    Another such value would have to be made for that otherwise, which takes longer than the hash.
    """
    kind: Any = type(value)
    words: list[str] = [kind.__name__]
    for name in _field_names(kind):
        _spell(instead[name] if name in instead else getattr(value, name), words)
    return digest_of(*words)


def _spell(value: Any, words: list[str]) -> None:
    """Append what tells ``value`` from every other value, in a fixed order."""
    kind: Any = type(value)
    if kind is str:
        words.append("str=" + value)
    elif kind is tuple or kind is list:
        words.append(f"list={len(value)}")
        for part in value:
            _spell(part, words)
    elif kind in _PLAIN:
        words.append(f"{kind.__name__}={value}")
    elif names := _field_names(kind):
        _spell_part(value, kind.__name__, names, words)
    else:
        _spell_other(value, words)


def _spell_part(value: Any, kind: str, names: tuple[str, ...], words: list[str]) -> None:
    if names[-1] == "digest" and value.digest:
        words.append("digest=" + value.digest)
        return
    words.append(kind)
    for name in names:
        _spell(getattr(value, name), words)


def _spell_other(value: object, words: list[str]) -> None:
    if isinstance(value, datetime):
        words.append(f"datetime={value.isoformat()} {value.tzinfo}")
    elif isinstance(value, Mapping):
        words.append(f"table={len(value)}")
        for key in sorted(value):
            words.append(key)
            _spell(value[key], words)
    elif isinstance(value, str | int | float):  # a kind of its own, such as an enumeration's
        words.append(f"{type(value).__name__}={value}")
    else:
        raise TypeError(f"no digest for {type(value).__name__}")


@lru_cache(maxsize=256)
def _field_names(kind: Any) -> tuple[str, ...]:
    """The fields of a data class, its own digest last; none where it is no data class.

    Looked up for every value they would cost most of a plan.
    """
    if not is_dataclass(kind):
        return ()
    names = [field.name for field in fields(kind)]
    return tuple(sorted(names, key=lambda name: name == "digest"))
