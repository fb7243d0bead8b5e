"""X counts as twitter-text 3.1.0 does; the facts are its own answers."""

import time

import pytest

from blogkit.channels.base import Draft
from blogkit.channels.x import X

FACTS = {
    "": 0,
    "a": 1,
    "a" * 280: 280,
    "日本語": 6,
    "café": 4,
    "cafe\u0301": 4,  # composed first
    "“curly” ‘quotes’ – —": 20,
    "wait… 5 €": 11,  # the ellipsis and the euro sign are 2 each
    "ü ß Ωмир": 8,
    "\u1100\u10ff": 3,
    "\u200d\u2010\u2020\u2032": 5,
    "H🐱☺👨‍👩‍👧‍👦": 7,
    "😷👾😡🔥💩": 10,
    "🙋🏽👨‍🎤": 4,
    "🏳️‍🌈 🇩🇪": 5,
    "1️⃣#️⃣": 4,
    "© ©️ ™": 7,
    "☎ ☎️ ☎︎": 10,
    "Hi http://test.co": 26,
    "see example.com now": 31,
    "see Example.COM/path?x=1 now": 31,
    "README.md and node.js": 35,  # .md is Moldova; nobody has .js
    "foo.bar is none": 31,
    "user@example.com": 16,
    "$twtr.com": 9,
    "-example.com": 12,
    "_x.example.com": 14,
    "a.b.example.co.uk.": 24,
    "http://example.com:8080/x_(y)_z).": 25,
    "https://münchen.de/straße": 23,
    "日本.com": 8,  # without a scheme only Latin hosts are links
    "http://日本語.jp/": 23,
    "読んでexample.comです": 33,
    "https://t.co/abc123def4": 23,
    "https://opendoor.example/2026/05/how-long/": 42,  # there is no such domain
    "x http://a.co y https://b.de/" + "p" * 300: 51,
    "http://" + "a" * 64 + ".com": 75,  # a label has 63 octets at most
    "http://" + "a" * 63 + ".com": 23,
    # What the published conformance cases (conformance/validate.yml, 2020) are about:
    "http://www.example.com/jack " * 10: 240,
    "x" * 262 + " http://www.example.com/jack ": 287,
    "草" * 160: 320,
    "tea" + "草" * 160: 323,
    "👨‍👩‍👧‍👦" * 140: 280,
    "A\u0301B": 2,
    "A\ufb2c": 4,  # composed, it is three
    "\u2000\u2001\u2009\u200b\u200c\u2010\u2015\u2017\u201f\u2032\u2037": 11,
    "1\u20e3": 2,
    "🤪🧕🧕🏾🏴󠁧󠁢󠁥󠁮󠁧󠁿🤠💃💃🏾": 14,
    "a" * 64 + ".com": 68,
    "http://teahouse.پاکستان/": 23,
    "\u2066\u202ahttp://teahouse.پاکستان/\u202c\u2069": 31,
    "あ" * 20 + ".com": 44,  # without a scheme only Latin hosts are links
    # Younger than Emoji 11, or of no list: in parts, as X weighs them too
    "🥷🏽": 4,
    "🧑‍🚀": 5,
    "👽‍🩰": 5,
    "⚧️": 4,
    "🇽🇽": 4,
    "🇩🇪🇫": 4,
    "👁️‍🗨️": 5,
    "👁‍🗨": 2,
    "☝️🏽": 2,
    "🏴󠁵󠁳󠁣󠁡󠁿": 12,
    "🏋️‍♀️🏋🏽‍♀️": 4,
}


@pytest.mark.parametrize(("text", "weight"), FACTS.items(), ids=range(len(FACTS)))
def test_weighs_as_twitter_text_does(text: str, weight: int) -> None:
    assert X().count(text) == weight


@pytest.mark.parametrize(
    "text",
    ["a." * 5000, "日." * 5000 + ".com", "日_" * 5000 + ".com", "http://a.com/" + "(a" * 4000],
    ids=["labels", "wide labels", "underscores", "parentheses"],
)
def test_hostile_text_is_counted_in_a_moment(text: str) -> None:
    start = time.perf_counter()
    X().count(text)
    assert time.perf_counter() - start < 3


def test_opens_with_the_text() -> None:
    draft = Draft(text="a & b\nhttps://tea.example/", link="https://tea.example/")
    address = "https://x.com/intent/post?text=a%20%26%20b%0Ahttps%3A%2F%2Ftea.example%2F"
    assert X().compose_url(draft) == address
