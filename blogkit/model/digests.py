"""Digests: from frozen values to a short hash that changes when any of them does."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b, sha256
from typing import Any, cast

from blogkit.model.documents import Digest

_PLAIN = frozenset({str, int, float, bool, type(None)})


def digest_of(*parts: str) -> Digest:
    """The hash of ``parts``, each taken with its length, so that no two lists are alike."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return Digest(blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest())


def digest_of_bytes(content: bytes) -> Digest:
    """SHA-256 of ``content``, as ``sha256sum`` prints it."""
    return Digest(sha256(content).hexdigest())


def digest_of_value(value: object) -> Digest:
    """The hash of a frozen value; a part that carries a digest stands for itself."""
    words: list[str] = []
    _spell(value, words)
    return digest_of(*words)


def _spell(value: object, words: list[str]) -> None:
    """Append what tells ``value`` from every other value, in a fixed order."""
    if type(value) in _PLAIN:
        words.append(f"{type(value).__name__}={value}")
    elif isinstance(value, datetime):
        words.append(f"datetime={value.isoformat()} {value.tzinfo}")
    elif isinstance(value, tuple | list):
        words.append(f"list={len(value)}")
        for part in value:
            _spell(part, words)
    elif isinstance(value, Mapping):
        words.append(f"table={len(value)}")
        for key in sorted(value):
            words.append(key)
            _spell(value[key], words)
    else:
        _spell_part(value, words)


def _spell_part(value: object, words: list[str]) -> None:
    if digest := getattr(value, "digest", ""):
        words.append(f"digest={digest}")
        return
    if isinstance(value, str | int | float):  # a kind of its own, such as an enumeration's
        words.append(f"{type(value).__name__}={value}")
        return
    if not is_dataclass(value):
        raise TypeError(f"no digest for {type(value).__name__}")
    words.append(type(value).__name__)
    for name in _field_names(cast(Any, type(value))):
        _spell(getattr(value, name), words)


@lru_cache(maxsize=256)
def _field_names(kind: Any) -> tuple[str, ...]:
    """The fields of a data class: looked up for every value they would cost most of a plan."""
    return tuple(field.name for field in fields(kind))
