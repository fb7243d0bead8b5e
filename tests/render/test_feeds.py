"""Feeds as bytes: parsed back, they say what the posts say, whatever characters that is."""

import json
import locale
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from blogkit.model.digests import Digest
from blogkit.model.documents import Html
from blogkit.model.feeds import FeedEntry, FeedFormat, FeedJob, Outline, Podcast
from blogkit.model.views import (
    AuthorView,
    BodyView,
    EnclosureView,
    ImageView,
    PostSummary,
    TermLink,
)
from blogkit.render.feed_text import either_way, safe
from blogkit.render.feeds import feed_bytes

BASE = "https://tea.example/blog"
FORMATS: tuple[FeedFormat, ...] = ("rss", "atom", "json")
NAMES = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}
MOMENT = datetime(2026, 5, 1, 8, 30, tzinfo=ZoneInfo("Europe/Berlin"))
NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
HOSTILE = "Fish & <b>chips</b> &amp; ]]> \u202eشاي\u202c \U0001f375 <script>alert(1)</script>"


def post(name: str = "oolong", **changes: Any) -> PostSummary:
    url = f"/blog/2026/05/{name}/"
    summary = PostSummary(
        source=f"content/posts/{name}.md",
        kind="post",
        id=f"tag:tea.example,2026:{name}",
        title="Oolong",
        url=url,
        canonical="https://tea.example" + url,
        date=MOMENT,
        updated=None,
        summary="How we pour it.",
        authors=(AuthorView(key="ann", name="Ann", url="/blog/authors/ann/"),),
        tags=(TermLink(name="C++", url="/blog/tags/c-plus-plus/", slug="c-plus-plus"),),
        category=TermLink(name="Tea", url="/blog/categories/tea/", slug="tea"),
        series=None,
        part=0,
        image=None,
        enclosure=None,
        lang="en",
        pinned=False,
        reading_minutes=1,
        ends_with_question=False,
        customer="",
        asked_by="",
        teaser=(),
        mentions=(),
        content_warning="",
        extra={},
        status="",
        digest=Digest(name),
    )
    return replace(summary, **changes)


def entry(summary: PostSummary, discussion: str = "") -> FeedEntry:
    body = BodyView(source=summary.source, body_digest=Digest(""))
    return FeedEntry(
        post=summary, body=body, discussion=discussion, text_digest=Digest(""), digest=Digest("")
    )


def job(name: FeedFormat, *posts: PostSummary, **changes: Any) -> FeedJob:
    made = FeedJob(
        format=name,
        id="tag:tea.example,2026:feed",
        title="Tea Shop",
        description="All about tea",
        page_url=f"{BASE}/",
        self_url=f"{BASE}/{NAMES[name]}",
        language="en",
        copyright="© Ann",
        updated=MOMENT,
        full_content=True,
        entries=tuple(entry(each) for each in posts),
        author="Ann",
    )
    return replace(made, **changes)


def rendered(made: FeedJob, *bodies: str) -> bytes:
    texts = bodies or ("<p>Pour.</p>",) * len(made.entries)
    return feed_bytes(made, tuple(Html(text) for text in texts), BASE)


def xml(raw: bytes) -> Any:
    return etree.fromstring(raw)


def one(root: Any, path: str) -> Any:
    """The one element or attribute at an XPath."""
    found = root.xpath(path, namespaces=NAMESPACES)
    assert len(found) == 1, f"{path}: {found}"
    return found[0]


def parsed(raw: bytes) -> Any:
    feed = feedparser.parse(raw)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


# Fields


def full_post() -> PostSummary:
    return post(
        updated=MOMENT + timedelta(days=3),
        authors=(
            AuthorView(key="ann", name="Ann", url="/blog/authors/ann/", email="ann@tea.example"),
            AuthorView(key="bo", name="Bo", url="/blog/authors/bo/", home="https://bo.example/"),
        ),
        image=ImageView(
            url="/blog/media/cup.png", alt="A cup", width=4, height=3, media_type="image/png"
        ),
        enclosure=EnclosureView(url="/blog/media/talk.mp3", length=1234, media_type="audio/mpeg"),
    )


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_xml_feeds_say_what_the_post_says(name: FeedFormat) -> None:
    feed = parsed(rendered(job(name, full_post()), "<p>Pour <em>slowly</em>.</p>"))
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[name]
    assert feed.feed.title == "Tea Shop"
    assert feed.feed.subtitle == "All about tea"
    assert feed.feed.link == f"{BASE}/"
    assert feed.feed.language == "en"
    assert feed.feed.rights == "© Ann"
    assert feed.feed.updated_parsed[:6] == (2026, 5, 1, 6, 30, 0)
    found = feed.entries[0]
    assert found.id == "tag:tea.example,2026:oolong"
    assert found.title == "Oolong"
    assert found.link == "https://tea.example/blog/2026/05/oolong/"
    assert found.published_parsed[:6] == (2026, 5, 1, 6, 30, 0)
    assert found.updated_parsed[:6] == (2026, 5, 4, 6, 30, 0)
    assert found.summary == "How we pour it."
    assert found.content[0].value == "<p>Pour <em>slowly</em>.</p>"
    assert found.content[0].type == "text/html"
    assert [author.name for author in found.authors] == ["Ann", "Bo"]
    assert [(tag.term, tag.scheme) for tag in found.tags] == [
        ("Tea", f"{BASE}/categories/"),
        ("C++", f"{BASE}/tags/"),
    ]
    assert found.media_content[0]["url"] == f"{BASE}/media/cup.png"
    assert found.media_content[0]["type"] == "image/png"
    assert (found.media_content[0]["width"], found.media_content[0]["height"]) == ("4", "3")
    enclosure = found.enclosures[0]
    assert (enclosure.href, enclosure.type) == (f"{BASE}/media/talk.mp3", "audio/mpeg")
    assert enclosure.length == "1234"


def test_json_feed_says_what_the_post_says() -> None:
    feed = json.loads(rendered(job("json", full_post(), hub="https://hub.example/")))
    (item,) = feed.pop("items")
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tea Shop",
        "home_page_url": f"{BASE}/",
        "feed_url": f"{BASE}/feed.json",
        "description": "All about tea",
        "authors": [{"name": "Ann"}],
        "language": "en",
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    }
    assert item == {
        "id": "tag:tea.example,2026:oolong",
        "url": f"{BASE}/2026/05/oolong/",
        "title": "Oolong",
        "content_html": "<p>Pour.</p>",
        "summary": "How we pour it.",
        "image": f"{BASE}/media/cup.png",
        "date_published": "2026-05-01T08:30:00+02:00",
        "date_modified": "2026-05-04T08:30:00+02:00",
        "authors": [
            {"name": "Ann", "url": f"{BASE}/authors/ann/"},
            {"name": "Bo", "url": "https://bo.example/"},
        ],
        "tags": ["Tea", "C++"],
        "attachments": [
            {
                "url": f"{BASE}/media/talk.mp3",
                "mime_type": "audio/mpeg",
                "size_in_bytes": 1234,
            }
        ],
    }


@pytest.mark.parametrize("name", FORMATS)
def test_entries_keep_the_order_newest_first(name: FeedFormat) -> None:
    raw = rendered(job(name, post("new"), post("old"))).decode()
    assert raw.index("2026/05/new/") < raw.index("2026/05/old/")


def test_an_address_as_id_is_a_permanent_link_where_it_is_the_posts() -> None:
    url = "https://tea.example/blog/2026/05/oolong/"
    own, other = post(id=url), post(id="https://old.example/?p=5")
    links = xml(rendered(job("rss", own, other))).xpath("//guid/@isPermaLink")
    assert links == ["true", "false"]


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_an_entry_says_its_language_where_it_is_another(name: FeedFormat) -> None:
    root = xml(rendered(job(name, post("a"), post("b", lang="de"))))
    languages = [each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in entries(root)]
    assert languages == [None, "de"]


def entries(root: Any) -> list[Any]:
    found: list[Any] = root.xpath("//item | //a:entry", namespaces=NAMESPACES)
    return found


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_a_hub_and_a_discussion_are_linked(name: FeedFormat) -> None:
    made = job(name, hub="https://hub.example/", stylesheet="/blog/assets/feed.css")
    made = replace(made, entries=(entry(post(), "https://social.example/1"),))
    raw = rendered(made)
    feed = parsed(raw)
    links = {(link.rel, link.href) for link in feed.feed.links}
    assert {("hub", "https://hub.example/"), ("self", made.self_url)} < links
    discussion = "//comments/text()" if name == "rss" else "//a:link[@rel='replies']/@href"
    assert one(xml(raw), discussion) == "https://social.example/1"
    sheet = b'<?xml-stylesheet type="text/css" href="/blog/assets/feed.css"?>'
    assert raw.splitlines()[1] == sheet


@pytest.mark.parametrize("name", FORMATS)
def test_a_summary_alone_is_no_content(name: FeedFormat) -> None:
    raw = rendered(job(name, post(), full_content=False), "<p>The whole of it</p>")
    assert b"How we pour it." in raw
    assert b"The whole of it" not in raw


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_without_entries_is_a_feed(name: FeedFormat) -> None:
    raw = rendered(job(name))
    assert json.loads(raw)["items"] == [] if name == "json" else parsed(raw).entries == []


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_an_archive_document_says_so(name: FeedFormat) -> None:
    current, older = f"{BASE}/{NAMES[name]}", f"{BASE}/feeds/{name}-1.xml"
    raw = rendered(job(name, post(), current_url=current, older_url=older))
    links = {link.rel: link.href for link in parsed(raw).feed.links}
    assert links["current"] == current
    assert links["prev-archive"] == older
    assert one(xml(raw), "//fh:archive") is not None
    assert b"fh:archive" not in rendered(job(name, post()))


def test_two_atom_entries_of_one_day_were_not_updated_at_one_instant() -> None:
    day = datetime(2026, 5, 1, tzinfo=UTC)
    made = job("atom", post("a", date=day), post("b", date=day))
    moments = xml(rendered(made)).xpath("//a:entry/a:updated/text()", namespaces=NAMESPACES)
    assert moments[0] != moments[1]
    assert {moment[:19] for moment in moments} == {"2026-05-01T00:00:00"}


# Podcasts and lists


def show(**changes: Any) -> Podcast:
    image = ImageView(url="/blog/cover.png", width=1400, height=1400, media_type="image/png")
    made = Podcast(
        author="Ann & Bo",
        email="ann@tea.example",
        category=("Business", "Marketing"),
        image=image,
        guid="f9b1ba6f-0d2a-5f0b-8b4f-0a4a1c5a0b2f",
    )
    return replace(made, **changes)


def episode(**changes: Any) -> EnclosureView:
    made = EnclosureView(
        url="/blog/media/talk.mp3",
        length=1234,
        media_type="audio/mpeg",
        duration=61,
        transcript="/blog/media/talk.vtt",
        chapters="/blog/media/talk.json",
        episode=3,
        season=2,
        explicit=True,
    )
    return replace(made, **changes)


def test_a_podcast_says_what_directories_ask() -> None:
    root = xml(rendered(job("rss", post(enclosure=episode()), podcast=show())))
    assert one(root, "/rss/channel/itunes:author").text == "Ann & Bo"
    assert one(root, "/rss/channel/itunes:owner/itunes:email").text == "ann@tea.example"
    assert one(root, "/rss/channel/itunes:explicit").text == "false"
    assert one(root, "/rss/channel/itunes:type").text == "episodic"
    assert one(root, "/rss/channel/itunes:image/@href") == f"{BASE}/cover.png"
    category = one(root, "/rss/channel/itunes:category")
    assert (category.get("text"), category[0].get("text")) == ("Business", "Marketing")
    assert one(root, "/rss/channel/podcast:guid").text == show().guid
    words = {
        name: one(root, f"//item/itunes:{name}").text
        for name in ("title", "duration", "season", "episode", "episodeType", "explicit")
    }
    assert words == {
        "title": "Oolong",
        "duration": "61",
        "season": "2",
        "episode": "3",
        "episodeType": "full",
        "explicit": "true",
    }
    transcript = one(root, "//item/podcast:transcript")
    assert transcript.attrib == {"url": f"{BASE}/media/talk.vtt", "type": "text/vtt"}
    chapters = one(root, "//item/podcast:chapters")
    assert chapters.attrib == {
        "url": f"{BASE}/media/talk.json",
        "type": "application/json+chapters",
    }
    assert one(root, "//item/enclosure").attrib == {
        "url": f"{BASE}/media/talk.mp3",
        "length": "1234",
        "type": "audio/mpeg",
    }


def test_a_show_without_an_id_gets_the_one_that_the_namespace_makes() -> None:
    # The example of podcastindex.org/namespace/1.0.
    url = "https://mp3s.nashownotes.com/pc20rss.xml"
    root = xml(rendered(job("rss", self_url=url, podcast=show(guid=""))))
    assert one(root, "//podcast:guid").text == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_an_episode_has_its_own_artwork_where_directories_would_take_it() -> None:
    square = ImageView(url="/blog/e.png", width=1500, height=1500, media_type="image/png")
    wide = replace(square, width=1600)
    posts = [post(image=image, enclosure=episode()) for image in (square, wide)]
    root = xml(rendered(job("rss", *posts, podcast=show())))
    assert one(root, "//item/itunes:image/@href") == f"{BASE}/e.png"


def test_no_other_feed_speaks_of_podcasts() -> None:
    raw = rendered(job("rss", post(enclosure=episode())))
    assert b"itunes" not in raw
    assert one(xml(raw), "//enclosure/@length") == "1234"


def test_a_list_of_feeds_has_each_once_in_its_group() -> None:
    outlines = tuple(
        Outline(
            group=group,
            title=title,
            language=language,
            feed_url=f"{BASE}{folder}/rss.xml",
            page_url=f"{BASE}{folder}/",
        )
        for group, title, language, folder in (
            ("", "Tea & <b>", "en", ""),
            ("Tags", "C++", "en", "/t"),
            ("Tags", "C#", "de", "/u"),
        )
    )
    root = xml(rendered(job("rss", format="opml", outlines=outlines)))
    assert root.get("version") == "2.0"
    assert one(root, "/opml/head/title").text == "Tea Shop"
    assert root.xpath("//outline[@type='rss']/@xmlUrl") == [each.feed_url for each in outlines]
    assert root.xpath("//outline[@text='Tags']/outline/@text") == ["C++", "C#"]
    assert root.xpath("//outline[@text='Tags']/outline/@language") == ["en", "de"]
    assert one(root, "/opml/body/outline[1]/@text") == "Tea & ‹b›"


# Any characters, any place


ANY_TEXT = st.text(
    st.sampled_from("<>&;\"']-\x00\x01\ud800\ufffe\u202eé\U0001f375 a") | st.characters()
)


def plain(text: str, otherwise: str) -> str:
    return safe(text).strip() or otherwise


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=ANY_TEXT, summary=ANY_TEXT, name=ANY_TEXT, words=ANY_TEXT)
def test_any_characters_come_back(title: str, summary: str, name: str, words: str) -> None:
    author = AuthorView(key="x", name=name, url="/blog/authors/x/")
    tag = TermLink(name=name, url="/blog/tags/x/", slug="x")
    made = post(title=title, summary=summary, authors=(author,), tags=(tag,), category=None)
    title = plain(title, made.id)
    summary = plain(summary, title)
    body = f"<p>{words}</p>"

    rss = xml(rendered(job("rss", made, title=name), body))
    assert one(rss, "//item/title").text == either_way(title)
    assert unescape(one(rss, "//item/description").text) == summary
    assert one(rss, "//item/dc:creator").text == either_way(plain(name, "/blog/authors/x/"))
    assert one(rss, "//item/category").text == either_way(plain(name, "x"))
    assert one(rss, "/rss/channel/title").text == either_way(plain(name, f"{BASE}/"))

    atom = xml(rendered(job("atom", made, title=name), body))
    assert text_of(one(atom, "//a:entry/a:title")) == title
    assert text_of(one(atom, "//a:entry/a:summary")) == summary
    assert one(atom, "//a:entry/a:category/@term") == either_way(plain(name, "x"))
    assert text_of(one(atom, "/a:feed/a:title")) == plain(name, f"{BASE}/")
    assert one(rss, "//content:encoded").text == one(atom, "//a:content").text

    item = json.loads(rendered(job("json", made), body))["items"][0]
    assert (item["title"], item["summary"]) == (title, summary)
    assert item["content_html"] == one(atom, "//a:content").text


def text_of(construct: Any) -> str:
    """A text construct of Atom as plain text."""
    html = construct.get("type") == "html"
    return unescape(construct.text) if html else str(construct.text)


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_markup_in_plain_text_is_read_as_words(name: FeedFormat) -> None:
    author = AuthorView(key="x", name=HOSTILE, url="/blog/authors/x/")
    feed = parsed(rendered(job(name, post(title=HOSTILE, authors=(author,)), title=HOSTILE)))
    for found in (feed.entries[0].title, feed.feed.title):
        assert unescape(found).replace("\u200b", "") == HOSTILE
    assert feed.entries[0].author.replace("\u200b", "") == HOSTILE


def test_rss_writes_ampersands_as_most_readers_understand_them() -> None:
    raw = rendered(job("rss", post(title="Salt & Pepper < Tea"))).decode()
    assert "<title>Salt &#x26; Pepper &#x3C; Tea</title>" in raw
    assert "&amp;" not in raw
    assert "CDATA" not in raw


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_at_any_time_and_place(
    name: FeedFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = job(name, full_post(), post("other", lang="de"))
    before = rendered(made)
    # Switching locales is not safe where other threads run: nothing may do it.
    monkeypatch.setattr(locale, "setlocale", None)
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    try:
        assert rendered(made) == before
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


@pytest.mark.parametrize("name", FORMATS)
def test_no_clock_is_read(name: FeedFormat, monkeypatch: pytest.MonkeyPatch) -> None:
    import feedgen.entry
    import feedgen.feed

    class AnyDatetime(type):
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, datetime)

    class Later(metaclass=AnyDatetime):
        @staticmethod
        def now(tz: Any) -> datetime:
            return datetime(2099, 1, 1, tzinfo=tz)

    before = rendered(job(name, full_post()))
    monkeypatch.setattr(feedgen.feed, "datetime", Later)
    monkeypatch.setattr(feedgen.entry, "datetime", Later)
    assert rendered(job(name, full_post())) == before


def test_unusual_zones_give_valid_dates() -> None:
    odd = datetime(1880, 1, 1, 12, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    root = xml(rendered(job("atom", post(date=odd), updated=odd)))
    published = datetime.fromisoformat(one(root, "//a:entry/a:published").text)
    assert published.replace(microsecond=0).isoformat() == "1880-01-01T11:06:32+00:00"
    assert "+0000" in one(xml(rendered(job("rss", post(date=odd)))), "//pubDate").text
