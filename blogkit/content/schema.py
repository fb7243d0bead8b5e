"""The front matter schema: every key, its type, and what is wrong with a value."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from blogkit.config.readers import Each, Inner, Named, One
from blogkit.config.refusals import Refusal
from blogkit.content.yaml import Plain, resolved
from blogkit.dataclasses import dataclass, field
from blogkit.dates import FIRST_YEAR, LAST_YEAR
from blogkit.urls import path_error, slug_error, web_address_error

_DATE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d?:\d\d(?::\d\d(?:\.\d+)?)?))?"
    r"\s?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?"
)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("should be text", value)
    return str(value).strip()


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _flag(value: object) -> bool:
    if isinstance(value, Plain) and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    raise Refusal("should be true or false, without quotes", value)


def _whole(value: object) -> int:
    if isinstance(value, Plain) and re.fullmatch(r"\d{1,6}", value):
        return int(value)
    raise Refusal("should be a whole number", value)


def _moment(value: object) -> datetime:
    """A date or a date-time of ISO 8601; without an offset it stays naive."""
    text = _text(value)
    found = _DATE.fullmatch(text)
    if not found:
        hint = "write 2026-03-04 or 2026-03-04 08:30"
        raise Refusal("is not a date", value, hint)
    zone = (found["zone"] or "").replace("UTC", "Z")
    clock = found["time"] or "00:00"
    clock = clock if clock.index(":") == 2 else f"0{clock}"
    try:
        moment = datetime.fromisoformat(f"{found['day']}T{clock}{zone}")
    except ValueError:
        raise Refusal("is not a date", value, "there is no such day or time") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Refusal(f"should be in the years {FIRST_YEAR} to {LAST_YEAR}", value)
    return moment


def moment_of(text: str) -> tuple[datetime | None, str, str]:
    """The moment that ``text`` names, or None with what is wrong and how to mend it."""
    try:
        return _moment(text), "", ""
    except Refusal as refusal:
        return None, f"{refusal.what}: {refusal.value}", refusal.hint


def _slug(value: object) -> str:
    text = _text(value)
    if problem := slug_error(text):
        raise Refusal(f"cannot be used: {problem}", value)
    return text


def _alias(value: object) -> str:
    text = _text(value)
    if problem := path_error(text):
        raise Refusal(f"cannot be used: {problem}", value)
    return text


def _address(value: object) -> str:
    text = _text(value)
    if what := web_address_error(text):
        raise Refusal(what, value)
    return text


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise Refusal("is not a language tag such as en or pt-BR (BCP 47)", value)
    return text


def _identifier(value: object) -> str:
    text = _text(value)
    if not text or re.search(r'[\s<>"{}|\\^`]', text):
        raise Refusal('should have no spaces and none of < > " { } | \\ ^ `', value)
    return text


def _seconds(value: object) -> int:
    """A duration as ``12:34``, ``1:02:03`` or a number of seconds."""
    text = _text(value)
    if not re.fullmatch(r"\d{1,6}|(\d{1,3}:)?\d{1,3}:[0-5]\d", text):
        raise Refusal("is not a duration such as 12:34", value)
    hours, minutes, seconds = ([0, 0] + [int(part) for part in text.split(":")])[-3:]
    return int(timedelta(hours=hours, minutes=minutes, seconds=seconds).total_seconds())


def _free(value: object) -> object:
    if not isinstance(value, dict):
        raise Refusal("should be a table of names and values", value)
    return resolved(value)


def _word_of(*words: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        if text in words:
            return text
        known = ", ".join(words[:-1]) + f" or {words[-1]}"
        raise Refusal(f"should be {known}", value)

    return check


Line = Annotated[str, One(_line)]
Flag = Annotated[bool, One(_flag)]
Whole = Annotated[int, One(_whole)]
Moment = Annotated[datetime | None, One(_moment)]
_ALONE = "write it as a list: [{}]"

Lines = Annotated[tuple[str, ...], Each(One(_line), _ALONE)]
KindName = Annotated[
    Literal["post", "story", "question", "episode"],
    One(_word_of("post", "story", "question", "episode")),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """``enclosure:``, the audio or video of an episode."""

    file: Line
    type: Line = ""
    duration: Annotated[int, One(_seconds)] = 0
    transcript: Line = ""
    chapters: Line = ""
    episode: Whole = 0
    season: Whole = 0
    explicit: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """All keys of a front matter block; those that are missing have their defaults."""

    title: Line = ""
    date: Moment = None
    updated: Moment = None
    slug: Annotated[str, One(_slug)] = ""
    id: Annotated[str, One(_identifier)] = ""
    kind: KindName = "post"
    tags: Lines = ()
    category: Line = ""
    series: Line = ""
    part: Whole = 0
    authors: Lines = ()
    summary: Line = ""
    image: Line = ""
    image_alt: Line = ""
    image_credit: Line = ""
    draft: Flag = False
    expires: Moment = None
    aliases: Annotated[tuple[str, ...], Each(One(_alias), _ALONE)] = ()
    pinned: Flag = False
    evergreen: Flag = False
    canonical: Annotated[str, One(_address)] = ""
    lang: Annotated[str, One(_language)] = ""
    translation_of: Line = ""
    teaser: Annotated[dict[str, str], Named(One(_text), alone="")] = field(default_factory=dict)
    mentions: Lines = ()
    content_warning: Line = ""
    enclosure: Annotated[Enclosure | None, Inner(Enclosure)] = None
    template: Line = ""
    customer: Line = ""
    consent: Line = ""
    source: Line = ""
    asked_by: Line = ""
    ignore: Lines = ()
    extra: Annotated[dict[str, Any], One(_free)] = field(default_factory=dict)


REQUIRED_BY_KIND = {
    "story": ("customer", "consent", "source"),
    "question": ("asked_by",),
    "episode": ("enclosure",),
}
"""Keys that a kind of post cannot do without."""
