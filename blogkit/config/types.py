"""Types of settings: from the text of one value to that value, or to what is wrong with it."""

import re
from collections.abc import Callable
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from blogkit.config.readers import One
from blogkit.config.refusals import Refusal
from blogkit.urls import base_url_error, path_error, web_address_error


def _web_address(value: str) -> str:
    if value and (what := web_address_error(value)):
        raise Refusal(what, value)
    return value


def _base_url(value: str) -> str:
    if what := base_url_error(value):
        raise Refusal(what, value)
    return value.rstrip("/")


def _theme_name(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise Refusal("should have letters, digits, - and _ alone", value)
    return value


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal("is not a time zone such as Europe/Berlin", value) from None
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise Refusal("is not a language tag such as en or pt-BR (BCP 47)", value)
    return value


def _tag_authority(value: str) -> str:
    pattern = r"[a-z0-9]([a-z0-9.@-]*[a-z0-9])?,\d{4}(-\d\d(-\d\d)?)?"
    if not re.fullmatch(pattern, value):
        raise Refusal("should be a host and a date such as example.com,2026 (RFC 4151)", value)
    return value


def _one_line(value: str) -> str:
    # The pattern takes half a millisecond to prepare.
    if not value.isprintable() and re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", value):
        raise Refusal("should be one line without control characters", value)
    return value.strip()


def _site_path(value: str) -> str:
    if problem := path_error(value):
        raise Refusal(f"is no path on this site: {problem}", value)
    return value


def _matching(pattern: str, what: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value and not re.fullmatch(pattern, value):
            raise Refusal(f"should be {what}", value)
        return value

    return check


_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"

Handle = Annotated[str, _matching(r"@?[A-Za-z0-9_.]{1,32}", "a handle such as @ann")]
FullHandle = Annotated[
    str,
    _matching(
        rf"@?[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]+[A-Za-z0-9_]+)?@{_HOST}",
        "a handle with its server such as @ann@social.example",
    ),
]
HostHandle = Annotated[str, _matching(rf"@?{_HOST}", "a handle such as @ann.bsky.social")]
Did = Annotated[str, _matching(r"did:(?:plc|web):[A-Za-z0-9._:%-]+", "a DID such as did:plc:abc")]


def _tracking(value: object) -> object:
    if isinstance(value, bool) or (
        isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_.-]{1,40}", value)
    ):
        return value
    raise Refusal("should be true, false or a word such as social", value)


Tracking = Annotated[bool | str, One(_tracking)]
"""Whether links are tracked, or the medium that they name."""


def _sign_up(value: str) -> str:
    if not value.startswith("mailto:"):
        return _web_address(value)
    if not re.fullmatch(r"mailto:[^\s@<>\"?]+@[^\s@<>\"?]+(\?[^\s<>\"]*)?", value):
        raise Refusal("should be an address such as mailto:join@example.com", value)
    return value


SitePath = Annotated[str, _site_path]
WebAddress = Annotated[str, _web_address]
"""An absolute web address, or nothing."""

SignUp = Annotated[str, _sign_up]
"""Where somebody signs up: a web address, a ``mailto:`` address, or nothing."""

Number = Annotated[
    str, _matching(r"\+?[0-9][0-9 ()./-]{2,30}", "a telephone number such as +49 30 1234567")
]
"""A telephone number as people write it, or nothing."""

BaseUrl = Annotated[str, _base_url]
ThemeName = Annotated[str, _theme_name]
TimeZone = Annotated[str, _timezone]
Language = Annotated[str, _language]
TagAuthority = Annotated[str, _tag_authority]
Line = Annotated[str, _one_line]
Lines = tuple[Line, ...]


def _pattern(*allowed: str) -> Callable[[str], str]:
    """A permalink pattern that has ``{slug}`` or ``{path}`` and no unknown names."""

    def check(value: str) -> str:
        names = set(re.findall(r"\{([^}]*)\}", value))
        if unknown := names - set(allowed):
            known = ", ".join(f"{{{name}}}" for name in allowed)
            raise Refusal(f"has the unknown name {{{min(unknown)}}}; known here: {known}", value)
        if not names & {"slug", "path"}:
            raise Refusal("should contain {slug}", value)
        if problem := path_error(re.sub(r"[{}]", "", value)):
            raise Refusal(f"is no path on this site: {problem}", value)
        return value

    return check


PostPattern = Annotated[str, _pattern("slug", "year", "month", "day", "category", "path")]
SlugPattern = Annotated[str, _pattern("slug")]
PagePattern = Annotated[str, _pattern("slug", "path")]
