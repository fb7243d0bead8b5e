"""Shown: what lists show of a post that its outline does not have, as plain values and back."""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias

from blogkit.dataclasses import fields
from blogkit.model.views import EnclosureView, ImageView, PostSummary

SHOWN = (
    "image",
    "enclosure",
    "extra",
    "summary",
    "reading_minutes",
    "ends_with_question",
    "customer",
    "asked_by",
    "teaser",
    "content_warning",
    "status",
    "digest",
)
"""The fields of a summary that are kept."""

Shown: TypeAlias = tuple[Any, ...]
"""The values of the fields in ``SHOWN``."""


def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


_shown = attrgetter(*SHOWN)
_image, _enclosure = _values_of(ImageView), _values_of(EnclosureView)


def encode_shown(summary: PostSummary) -> Shown:
    """What is kept of a summary."""
    image, enclosure, extra, *others = _shown(summary)
    return (
        image and _image(image),
        enclosure and _enclosure(enclosure),
        dict(extra) if extra else None,
        *others,
    )


def decode_shown(shown: Shown) -> dict[str, Any]:
    """The fields of a summary that were kept, by name."""
    values = dict(zip(SHOWN, shown, strict=True))
    image, enclosure, extra, *_ = shown
    values["image"] = image and _part(ImageView, image)
    values["enclosure"] = enclosure and _part(EnclosureView, enclosure)
    values["extra"] = extra or {}
    return values


@lru_cache(maxsize=512)
def _part(kind: Any, values: tuple[Any, ...]) -> Any:
    names = (field.name for field in fields(kind))
    return kind(**dict(zip(names, values, strict=True)))
