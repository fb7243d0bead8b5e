"""Mastodon's rules of length, as its StatusLengthValidator and the tests of that have them."""

import pytest

from blogkit.channels.base import Draft
from blogkit.channels.mastodon import Mastodon

LONG = "https://example.com/" + "a" * 500


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("plain", 5),
        ("👩‍👩‍👧‍👦🇩🇪", 2),  # clusters, not code points
        ("cafe\u0301", 4),
        (LONG, 23),
        (f"({LONG})", 25),
        (f"see {LONG}?a=b and {LONG}", 4 + 23 + 5 + 23),
        ("example.com", 11),  # no scheme, no link
        ("https://opendoor.example/a", 26),  # no such top-level domain, no link
        ("gemini://example.com/" + "x" * 90, 23),
        ("https://example.com/パス/ページ", 23),
        ("@alice@social.example hi", 9),
        (f"@alice@{'b' * 64}.example", 79),  # no host has such a label
        ("a@b.c", 5),
        ("https://example.com/@alice@social.example", 23),
    ],
)
def test_counts(text: str, length: int) -> None:
    assert Mastodon().count(text) == length


def test_a_content_warning_counts_too() -> None:
    assert Mastodon().count("cw: tea" + "text") == 11


@pytest.mark.parametrize(
    ("profile", "start"),
    [
        ("https://tea.social/@shop", "https://tea.social/share?text=Tea"),
        ("", "https://share.joinmastodon.org/#text=Tea"),
    ],
)
def test_opens_the_writers_own_server(profile: str, start: str) -> None:
    assert Mastodon().compose_url(Draft(text="Tea", profile=profile)) == start
