"""Feeds of teasers: what a program that posts gets, and that they are outputs like any other."""

import feedparser
import pytest
from lxml import etree

from blogkit import channels
from blogkit.channels.base import Channel, Limit, Parts
from tests.problems import refused
from tests.sites import SETTINGS, TestSite

FEEDS = (
    SETTINGS.replace("post_build = []", 'post_build = ["teasers"]')
    + """
[teasers]
feeds = true
newest = 2
[channels.x]
[channels.email]
"""
)


def texts(site: TestSite, channel: str) -> list[str]:
    root = etree.fromstring(site.files()[f"teasers/{channel}.xml"])
    return [item.findtext("description") or "" for item in root.iter("item")]


def test_an_item_is_the_teaser_to_the_letter(site: TestSite) -> None:
    site.write("blogkit.toml", FEEDS)
    site.post(
        "tea", date="2026-05-03", teaser='"Is 5 < 7 & 8 > 6?\\n\\nAsk <b>the</b> &amp; kettle."'
    )
    site.post("kettle", date="2026-05-02", summary="A kettle, a cup and two minutes.")
    site.post("cup", date="2026-05-01")
    site.post("secret", date="2026-05-04", draft="true")
    site.build()
    for channel in ("x", "email"):
        pasted = [site.root / f"teasers/{slug}/{channel}.txt" for slug in ("tea", "kettle")]
        assert texts(site, channel) == [path.read_text("utf-8") for path in pasted]
    feed = feedparser.parse(site.files()["teasers/x.xml"])
    assert not feed.bozo
    assert feed.feed.title == "Tea Shop: x"
    newest = feed.entries[0]
    assert newest.id == "tag:tea.example,2026:content/posts/tea.md#x"
    assert newest.link == "https://tea.example/2026/05/tea/"
    assert newest.published == "Sun, 03 May 2026 00:00:00 +0200"
    assert "title" not in newest
    assert "teasers/bluesky.xml" not in site.files(), "only the channels of the settings"

    site.build(show=frozenset({"draft"}))
    assert "Secret" not in site.text("teasers/x.xml"), "what is posted cannot be unposted"

    before = site.files()["teasers/x.xml"]
    site.write("blogkit.toml", FEEDS.replace("[channels.x]", "[channels.x]\nlimit = 60"))
    site.build()
    assert site.files()["teasers/x.xml"] != before
    site.write("blogkit.toml", SETTINGS)
    assert {"teasers/x.xml", "teasers/email.xml"} <= set(site.build().removed)


def test_a_strangers_channel_that_fails_is_named_and_nothing_changes(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Entry:
        name = "fax"

        def load(self) -> type:
            return Fax

    monkeypatch.setattr(channels, "entry_points", lambda **_: [Entry()])
    site.post("tea")
    site.build()
    problem = "'lay_out' of the channel 'fax' failed: ZeroDivisionError: division by zero"
    hint = " | ask whoever made the channel, or leave it out: enabled = false"
    text = SETTINGS + "[teasers]\nfeeds = true\n[channels.fax]\n"
    assert refused(site, {"blogkit.toml": text}) == [problem + hint]


class Fax(Channel):
    name = "fax"
    label = "Fax"
    limit = Limit(most=80, unit="characters", source="", as_of="")

    def count(self, text: str) -> int:
        return len(text)

    def lay_out(self, parts: Parts) -> str:
        return str(1 / 0)
