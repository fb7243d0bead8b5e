"""What stands around the words of a teaser: tracked links, mentions, content warnings."""

from dataclasses import replace

import pytest

from blogkit.channels.base import cluster_count
from blogkit.hooks.teasers.compose import Teaser, compose
from blogkit.hooks.teasers.links import campaign, tracked
from blogkit.hooks.teasers.outlets import outlets_of
from blogkit.hooks.teasers.source import Source
from blogkit.model.documents import Html
from blogkit.model.views import PostSummary
from tests.hooks.teasers_sample import POST, outlet, source, tags
from tests.sites import settings_of

HOME = "https://tea.com/2026/05/tea/"
TOLD = replace(POST, teaser=(("", "Tea is hot today."),))


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/b/", "https://a.example/b/?utm_source=x&utm_medium=m&utm_campaign=c"),
        ("https://a.example", "https://a.example?utm_source=x&utm_medium=m&utm_campaign=c"),
        (
            "https://a.example/?p=1&utm_source=old#top",
            "https://a.example/?p=1&utm_source=x&utm_medium=m&utm_campaign=c#top",
        ),
        (
            "https://a.example/%C3%A9/?q=%26&q=",
            "https://a.example/%C3%A9/?q=%26&q=&utm_source=x&utm_medium=m&utm_campaign=c",
        ),
    ],
)
def test_tracking_is_merged_into_an_address(address: str, link: str) -> None:
    assert tracked(address, "x", "m", "c") == link
    assert tracked(address, "x", "", "c") == address


@pytest.mark.parametrize(
    ("post_id", "name"),
    [
        ("tag:tea.example,2026:content/posts/keep-a-rhythm.md", "keep-a-rhythm"),
        ("tag:tea.example,2026:content/posts/open-doors/index.md", "open-doors"),
        ("tag:tea.example,2026:x7Kd2", "x7kd2"),
        ("https://old.example/?p=12", "p-12"),
        ("urn:", "post"),
    ],
)
def test_a_campaign_is_the_short_form_of_an_id(post_id: str, name: str) -> None:
    assert campaign(post_id) == name


def told(post: PostSummary, **tables: object) -> dict[str, Teaser]:
    site = {"title": "Tea", "base_url": "https://tea.example"}
    read = settings_of(**{"site": site, **tables})
    return {
        one.channel.name: compose(Source(post, "https://tea.com", read_body), one)
        for one in outlets_of(read)
    }


def read_body(source: str) -> Html:
    """Posts here have no body."""
    return Html("")


def test_links_are_tracked_if_that_is_set() -> None:
    channels: dict[str, object] = {"x": {}, "bluesky": {}, "sms": {}, "email": {}}
    teasers = told(TOLD, channels=channels, teasers={"utm": True})
    query = "?utm_source=sms&utm_medium=sms&utm_campaign=tea"
    assert teasers["sms"].parts.link == HOME + query
    assert "utm_medium=social" in teasers["x"].text
    assert "utm_medium=email" in teasers["email"].text
    assert teasers["x"].meters[0].count == len("Tea is hot today.\n\n") + 23
    assert teasers["bluesky"].meters[0].count == len(teasers["bluesky"].text)
    (facet,) = teasers["bluesky"].facets
    assert facet.target == teasers["bluesky"].parts.link
    named = told(TOLD, channels=channels, teasers={"utm": "posts"})
    assert all("utm_medium=posts" in one.parts.link for one in named.values())
    assert told(TOLD, channels=channels)["x"].parts.link == HOME


def test_a_link_leads_home_even_from_a_copy() -> None:
    copy = replace(TOLD, canonical="https://elsewhere.example/tea/")
    assert compose(source(copy), outlet("x")).parts.link == "https://tea.example/2026/05/tea/"


PEOPLE = {
    "ann": {
        "name": "Ann",
        "x": "ann_tea",
        "mastodon": "@ann@social.example",
        "bluesky": "@Ann.bsky.social",
        "did": "did:plc:abc123",
    },
    "bob": {"name": "Bob", "mastodon": "bob@social.example", "bluesky": "bob.example.com"},
}
CHANNELS: dict[str, object] = {"x": {}, "mastodon": {}, "bluesky": {}, "linkedin": {}}
SHARED = replace(TOLD, mentions=("ann", "bob"), tags=tags("Tea"))


def test_people_are_mentioned_by_their_handle_on_each_channel() -> None:
    teasers = told(SHARED, people=PEOPLE, channels=CHANNELS)
    assert "\n\n@ann_tea #Tea\n" in teasers["x"].text
    assert "\n\n@ann@social.example @bob@social.example #Tea\n" in teasers["mastodon"].text
    assert "@" not in teasers["linkedin"].text
    counted = "Tea is hot today.\n\n@ann @bob #Tea\n" + "x" * 23
    assert teasers["mastodon"].meters[0].count == len(counted)


def test_a_mention_on_bluesky_is_a_facet_where_the_did_is_known() -> None:
    teaser = told(SHARED, people=PEOPLE, channels=CHANNELS)["bluesky"]
    assert "@Ann.bsky.social @bob.example.com" in teaser.text
    (mention,) = (facet for facet in teaser.facets if facet.kind == "mention")
    assert mention.target == "did:plc:abc123"
    shown = teaser.text.encode()[mention.start : mention.end].decode()
    assert shown == "@Ann.bsky.social"


def test_mentions_go_after_hashtags_and_before_words() -> None:
    channels: dict[str, object] = {"mastodon": {"limit": 55}}
    text = told(SHARED, people=PEOPLE, channels=channels)["mastodon"].text
    assert "@ann@social.example @bob@social.example\n" in text
    channels = {"mastodon": {"limit": 48}}
    text = told(SHARED, people=PEOPLE, channels=channels)["mastodon"].text
    assert text == f"Tea is hot today.\n\n@ann@social.example\n{HOME}"


def test_who_is_in_the_words_already_is_not_mentioned_again() -> None:
    post = replace(SHARED, teaser=(("", "Tea with @ann_tea."),))
    assert told(post, people=PEOPLE, channels=CHANNELS)["x"].text.count("@ann_tea") == 1


def test_no_text_begins_with_a_mention() -> None:
    wordless = replace(SHARED, teaser=())
    assert "@" not in told(wordless, people=PEOPLE, channels=CHANNELS)["x"].text


def test_a_content_warning_counts_on_mastodon() -> None:
    post = replace(TOLD, content_warning="Food 🍵")
    teaser = compose(source(post), outlet("mastodon"))
    bare = compose(source(TOLD), outlet("mastodon"))
    assert teaser.content_warning == "Food 🍵"
    assert teaser.text == bare.text
    assert teaser.meters[0].count == bare.meters[0].count + cluster_count("Food 🍵")
    assert any("content warning" in warning for warning in teaser.warnings)
    assert compose(source(post), outlet("x")).content_warning == ""
    short = compose(source(post), outlet("mastodon", bare.meters[0].count))
    assert short.shortened


def test_a_content_warning_that_leaves_no_room_is_said() -> None:
    post = replace(TOLD, content_warning="Food " * 120)
    teaser = compose(source(post), outlet("mastodon"))
    assert teaser.parts.text == ""
    assert any("is too long" in warning for warning in teaser.warnings)


def test_the_settings_say_how_many_hashtags() -> None:
    post = replace(TOLD, tags=tags("Tea", "Cups", "Pots"))
    channels: dict[str, object] = {"x": {"hashtags": 0}, "bluesky": {"hashtags": 3}}
    teasers = told(post, channels=channels)
    assert "#" not in teasers["x"].text
    assert "#Tea #Cups #Pots" in teasers["bluesky"].text


def test_a_byte_order_mark_that_x_refuses_is_left_out() -> None:
    post = replace(TOLD, teaser=(("", "Tea\ufeff is hot\ufeff today."),))
    assert compose(source(post), outlet("x")).text.startswith("Tea is hot today.")
