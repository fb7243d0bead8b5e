"""Languages: from a language tag to what the voice rules know of it, which stands in TOML files."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from blogkit.dataclasses import dataclass

_FOLDER = "languages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease:
    """A formula of reading ease: 100 is very easy, 0 very hard.

    ``base`` less ``sentence`` for each word of a sentence and ``syllable`` for each syllable of a
    word, on average. A ``nucleus`` is what makes a syllable, ``silent`` an ending without one.
    """

    base: float
    sentence: float
    syllable: float
    nucleus: re.Pattern[str]
    silent: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What is known of one language.

    ``reader`` and ``writer`` are words for either; ``jargon`` has the plain words for each;
    ``longest_sentence`` is in words, ``least_ease`` in points.
    """

    reader: frozenset[str]
    writer: frozenset[str]
    next_step: re.Pattern[str]
    empty_title: re.Pattern[str]
    passive: tuple[re.Pattern[str], ...]
    longest_sentence: int
    least_ease: float
    ease: Ease
    jargon: tuple[tuple[re.Pattern[str], str], ...]


def known_languages() -> tuple[str, ...]:
    """The languages that there are rules for, as primary subtags: ``de``, ``en``."""
    files = (resources.files("blogkit.prose") / _FOLDER).iterdir()
    return tuple(sorted(one.name[:-5] for one in files if one.name.endswith(".toml")))


@lru_cache(maxsize=8)
def language_of(tag: str) -> Language | None:
    """What is known of the language of a BCP 47 ``tag``; None where that is nothing."""
    base = tag.lower().partition("-")[0]
    if base not in known_languages():
        return None
    text = (resources.files("blogkit.prose") / _FOLDER / f"{base}.toml").read_text("utf-8")
    return _language(tomllib.loads(text))


def _language(table: Mapping[str, Any]) -> Language:
    ease = table["ease"]
    return Language(
        reader=frozenset(table["reader"]),
        writer=frozenset(table["writer"]),
        next_step=_compiled(table["next_step"]),
        empty_title=_compiled(table["empty_title"]),
        passive=tuple(_compiled(pattern) for pattern in table["passive"]),
        longest_sentence=table["longest_sentence"],
        least_ease=table["least_ease"],
        ease=Ease(
            base=ease["base"],
            sentence=ease["sentence"],
            syllable=ease["syllable"],
            nucleus=_compiled(ease["nucleus"]),
            silent=_compiled(ease["silent"]) if ease["silent"] else None,
        ),
        jargon=tuple(
            (_compiled(rf"\b(?:{pattern})\b"), plain) for pattern, plain in table["jargon"].items()
        ),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """``pattern``, which may be broken into lines, in capitals or not."""
    return re.compile(pattern.replace("\n", ""), re.IGNORECASE)
