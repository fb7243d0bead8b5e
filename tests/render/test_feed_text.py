"""Text of feeds: what is plain stays plain, dates and addresses have the form that was asked."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.render.feed_text import Absolute, either_way, rfc822, rfc3339, told_apart, uri, zoned

MOMENTS = st.datetimes(
    min_value=datetime(1000, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(9000, 1, 1),  # noqa: DTZ001
    timezones=st.timezones() | st.just(UTC),
)


@pytest.mark.parametrize(
    "text", ["Salt & Pepper", "3 < 5", "R&D", "AT&T <3", "C++ -> C#", "<", "&"]
)
def test_plain_text_that_nobody_takes_for_markup_stays_as_it_is(text: str) -> None:
    assert either_way(text) == text


@pytest.mark.parametrize(
    "text", ["The <b> tag", "</p>", "<!-- x", "&amp;", "&#38; &copy", "&lt;b>"]
)
def test_text_that_looks_like_markup_reads_the_same_as_html(text: str) -> None:
    guarded = either_way(text)
    assert guarded.replace("\u200b", "") == text
    assert unescape(guarded) == guarded
    assert not re.search("<[A-Za-z/!?]", guarded)


@given(st.text(st.sampled_from("<>&;#/abx0 ") | st.characters()))
def test_any_text_reads_the_same_as_html(text: str) -> None:
    text = text.replace("\u200b", "")
    guarded = either_way(text)
    assert guarded.replace("\u200b", "") == text
    assert not re.search("<[A-Za-z/!?]", guarded)


@given(MOMENTS)
def test_dates_say_the_moment(moment: datetime) -> None:
    written = datetime.fromisoformat(rfc3339(moment))
    assert written.timestamp() == moment.timestamp()
    whole = moment.replace(microsecond=0)
    assert parsedate_to_datetime(rfc822(moment)).timestamp() == whole.timestamp()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d", rfc3339(moment))
    pattern = r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d\d[03]0"
    assert re.fullmatch(pattern, rfc822(moment))
    assert rfc822(moment) == format_datetime(zoned(moment))


def test_a_date_keeps_the_writers_zone_where_readers_know_it() -> None:
    summer = datetime(2026, 7, 1, 8, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert rfc822(summer) == "Wed, 01 Jul 2026 08:30:00 +0200"
    nepal = datetime(2026, 7, 1, 8, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    assert rfc822(nepal) == "Wed, 01 Jul 2026 02:45:00 +0000"


def test_two_posts_of_one_day_are_told_apart_and_each_by_itself() -> None:
    day = datetime(2026, 5, 1, tzinfo=UTC)
    one, other = told_apart(day, "tag:one"), told_apart(day, "tag:other")
    assert one != other
    assert one == told_apart(day, "tag:one")
    assert timedelta() < one - day < timedelta(seconds=1)
    told = day.replace(microsecond=1)
    assert told_apart(told, "tag:one") == told


def test_two_posts_of_one_second_are_told_apart() -> None:
    moment = datetime(2026, 5, 1, 8, 30, 12, tzinfo=UTC)
    one, other = told_apart(moment, "tag:one"), told_apart(moment, "tag:other")
    assert one != other
    assert one.replace(microsecond=0) == other.replace(microsecond=0) == moment


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://e.org/a b?c=d&e#f", "https://e.org/a%20b?c=d&e#f"),
        ("https://e.org/%20tee", "https://e.org/%20tee"),
        ("https://café.example/é", "https://xn--caf-dma.example/%C3%A9"),
        ("https://e.org/[x]|y", "https://e.org/%5Bx%5D%7Cy"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://e.org/\ud800", "https://e.org/?"),
        ("https://.é/x y", "https://.%C3%A9/x%20y"),
        ("https://[é/x", "https://%5B%C3%A9/x"),
    ],
)
def test_addresses_have_the_characters_of_rfc_3986(url: str, expected: str) -> None:
    assert uri(url) == expected


@given(st.text(st.characters()))
def test_any_address_can_be_written(text: str) -> None:
    assert re.fullmatch(r"[!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]*", uri(f"https://e.org/{text}"))


def test_root_relative_addresses_get_the_origin() -> None:
    absolute = Absolute("https://tea.example/blog")
    assert absolute("/blog/tee/") == "https://tea.example/blog/tee/"
    assert absolute("https://e.org/x") == "https://e.org/x"
    assert absolute("") == ""
