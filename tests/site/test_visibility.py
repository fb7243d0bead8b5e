"""The one gate, at the very moments at which it opens and closes."""

from datetime import timedelta

import pytest

from tests.sites import NOW, TestSite

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("front", "before", "after"),
    [
        ({"date": "2026-06-15T12:00Z"}, "scheduled", None),
        ({"date": "2026-06-15 14:00"}, "scheduled", None),
        ({"expires": "2026-06-15T12:00Z"}, None, "expired"),
        ({"expires": "2026-06-15 14:00"}, None, "expired"),
        ({"draft": "true", "date": "2026-06-15T12:00Z"}, "draft", "draft"),
        ({"draft": "true", "expires": "2026-06-15T12:00Z"}, "draft", "draft"),
        ({"date": "2026-06-16", "expires": "2026-06-15T12:00Z"}, "scheduled", "expired"),
    ],
)
def test_the_gate_opens_and_closes_on_the_second(
    site: TestSite, front: dict[str, str], before: str | None, after: str | None
) -> None:
    site.post("tea", **front)
    whys = [[one.why for one in site.build(now=moment).hidden] for moment in (NOW - SECOND, NOW)]
    assert whys == [[before] if before else [], [after] if after else []]


def test_a_page_is_never_scheduled_but_may_expire(site: TestSite) -> None:
    site.page("about", date="2030-01-01")
    site.page("offer", expires="2026-06-01")
    report = site.build()
    assert (report.pages, [one.why for one in report.hidden]) == (1, ["expired"])


def test_a_scheduled_post_says_until_when(site: TestSite) -> None:
    site.post("tea", date="2026-12-24 18:00")
    (hidden,) = site.build().hidden
    assert hidden.until is not None
    assert hidden.until.isoformat() == "2026-12-24T18:00:00+01:00"
