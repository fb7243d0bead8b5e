"""Where links are, as twitter-text finds them."""

import pytest

from blogkit.channels.base import bare_links, has_known_top, open_links_with_scheme


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in bare_links(text)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("http://example.com/a_(b)_c. And", ["http://example.com/a_(b)_c"]),
        ("(http://example.com/a)", ["http://example.com/a"]),
        ("http://example.com/a, b", ["http://example.com/a"]),
        ("http://example.com?x=1&y=2!", ["http://example.com?x=1&y=2"]),
        ("example.com?x=1", ["example.com"]),  # a bare host has a path or nothing
        ("example.com/?x=1", ["example.com/?x=1"]),
        ("test.comの", ["test.com"]),
        ("çexample.com", ["example.com"]),
        ("a.com b.de", ["a.com", "b.de"]),
        ("sub.日本.com/x", []),
        ("xn--80ak6aa92e.com", ["xn--80ak6aa92e.com"]),
        ("http://1.2.3.4/", []),
        ("localhost:8000", []),
        ("#tag.com @user.com", []),
        ("http://_x.example.com", []),
        ("https://t.co/" + "a" * 41, []),
        ("https://t.co/abc/def", ["https://t.co/abc"]),
        ("ftp://example.org/", []),
        ("3.14 e.g. x", []),
    ],
)
def test_bare_links(text: str, links: list[str]) -> None:
    assert found(text) == links


def test_mastodon_takes_any_script_in_a_path() -> None:
    text = "https://example.com/ページ, ok"
    assert [text[start:end] for start, end in open_links_with_scheme(text)] == [
        "https://example.com/ページ"
    ]


def test_known_tops() -> None:
    assert has_known_top("tea.Example.com")
    assert not has_known_top("tea.example")
