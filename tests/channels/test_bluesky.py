"""Bluesky: clusters and bytes; facets with places in bytes, by the rules of @atproto/api."""

import pytest

from blogkit.channels.base import Facet, fits
from blogkit.channels.bluesky import Bluesky


def facets(text: str) -> list[tuple[str, str, str]]:
    """Kind, target, and the words that stand between the places."""
    encoded = text.encode()
    return [
        (one.kind, one.target, encoded[one.start : one.end].decode())
        for one in Bluesky().facets(text)
    ]


def test_a_link_is_as_long_as_it_is() -> None:
    assert Bluesky().count("https://example.com/") == 20


def test_clusters_and_bytes_have_their_own_limits() -> None:
    family = "👩‍👩‍👧‍👦"
    assert Bluesky().count(family * 120) == 120
    assert len(family.encode()) * 120 == 3_000
    assert fits(Bluesky(), family * 120, 300)
    assert not fits(Bluesky(), family * 121, 300)
    assert not fits(Bluesky(), "a" * 301, 300)


def test_places_are_bytes() -> None:
    assert Bluesky().facets("é https://a.de") == (
        Facet(kind="link", start=3, end=15, target="https://a.de"),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.de/x. Yes", [("link", "https://a.de/x", "https://a.de/x")]),
        ("(https://a.de/x)", [("link", "https://a.de/x", "https://a.de/x")]),
        ("https://a.de/x_(y)", [("link", "https://a.de/x_(y)", "https://a.de/x_(y)")]),
        ("line\nhttps://a.de", [("link", "https://a.de", "https://a.de")]),
        ("xhttps://a.de", []),
        (
            "#Tee, #日本語 #1 #a.",
            [("tag", "Tee", "#Tee"), ("tag", "日本語", "#日本語"), ("tag", "a", "#a")],
        ),
        ("a#b", []),
        ("#" + "x" * 65, []),
        ("@tea.bsky.social_x", []),
        ("@tea.bsky.social hi", [("mention", "tea.bsky.social", "@tea.bsky.social")]),
        ("@tea @tea.nosuchdomain", []),
    ],
)
def test_finds_what_the_app_would_find(text: str, found: list[tuple[str, str, str]]) -> None:
    assert facets(text) == found
