"""Planned feeds: which there are, where they lie, what is in them, and what their keys cover."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import lxml.etree
import pytest

from blogkit.config.pages import Feeds, Podcast, RedirectFeed, Site, Urls
from blogkit.config.people import Author, Series
from blogkit.config.settings import Settings
from blogkit.errors import ContentError
from blogkit.model.digests import Digest, digest_of_value
from blogkit.model.documents import Document, EnclosureField, SourcePath
from blogkit.model.feeds import FeedJob, artwork_error
from blogkit.model.outputs import Output
from blogkit.model.site import Asset
from blogkit.model.theme import Theme
from blogkit.model.views import ImageView
from blogkit.site.assemble import assemble
from blogkit.site.feed_links import site_feed_links, term_feed_links
from blogkit.site.plan import Ground, plan
from blogkit.site.visibility import Gate
from blogkit.urls import Addresses
from tests.sites import NOW, PNG, SETTINGS, TEMPLATES, TestSite

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
BASE = "https://tea.example/blog"


def shop(feeds: Feeds | None = None, **changes: Any) -> Settings:
    site = Site(title="Tea Shop", base_url=BASE, author="ann", tag_authority="tea.example,2026")
    made = Settings(site=site, feeds=feeds or Feeds(), authors={"ann": Author(name="Ann")})
    return replace(made, **changes)


def post(number: int, **changes: Any) -> Document:
    made = Document(
        source=SourcePath(f"content/posts/{number:03}.md"),
        kind="post",
        title=f"Post {number}",
        slug=f"p{number}",
        id=f"tag:tea.example,2026:{number}",
        date=START + timedelta(hours=number),
        tags=("C++",),
        extra={},
        body_digest=Digest(f"body {number}"),
    )
    made = replace(made, **changes)
    return replace(made, digest=digest_of_value(made))


def planned(settings: Settings, *posts: Document, **assets: Asset) -> dict[str, Output]:
    theme = Theme(
        name="bare",
        templates=dict.fromkeys(TEMPLATES, Digest("t")),
        needs={},
        settings={},
        assets=(),
    )
    site = assemble(posts, settings, Gate(now=NOW))
    files: dict[str, Asset] = {asset.source: asset for asset in assets.values()}
    ground = Ground(site=site, settings=settings, theme=theme, assets=files, fonts=())
    return {output.path: output for output in plan(ground).outputs}


def feeds(outputs: dict[str, Output]) -> dict[str, FeedJob]:
    return {path: out.job for path, out in outputs.items() if isinstance(out.job, FeedJob)}


def numbers(job: FeedJob) -> list[int]:
    return [int(entry.post.title.split()[1]) for entry in job.entries]


def test_the_site_and_every_term_have_feeds_in_each_format() -> None:
    tea = post(1, category="Tea", series="Leaves")
    found = set(feeds(planned(shop(), tea)))
    folders = ("", "authors/ann/", "categories/tea/", "series/leaves/", "tags/c-plus-plus/")
    files = {
        f"{folder}{file}" for folder in folders for file in ("rss.xml", "atom.xml", "feed.json")
    }
    assert found == files | {"feeds.opml"}


def test_a_feed_says_where_it_is_and_what_it_belongs_to() -> None:
    found = feeds(planned(shop(), post(1)))
    main, term = found["rss.xml"], found["tags/c-plus-plus/atom.xml"]
    assert (main.self_url, main.page_url) == (f"{BASE}/rss.xml", f"{BASE}/")
    assert (main.title, main.author) == ("Tea Shop", "Ann")
    assert main.id == found["atom.xml"].id == "tag:tea.example,2026:feed"
    assert term.self_url == f"{BASE}/tags/c-plus-plus/atom.xml"
    assert term.page_url == f"{BASE}/tags/c-plus-plus/"
    assert (term.title, term.description) == ("Tea Shop: C++", "Tea Shop: C++")
    assert term.id == "tag:tea.example,2026:feed/tag/c-plus-plus"


def test_a_series_is_described_as_the_settings_say_and_newest_first() -> None:
    known = {"Leaves": Series(description="From leaf to cup")}
    settings = shop(series=known)
    one = post(1, series="Leaves", part=2)
    two = post(2, series="Leaves", part=1)
    job = feeds(planned(settings, one, two))["series/leaves/rss.xml"]
    assert job.description == "From leaf to cup"
    assert numbers(job) == [2, 1]


def test_a_feed_holds_the_newest_and_was_updated_when_they_were() -> None:
    changed = START + timedelta(days=9)
    posts = [post(1), post(2, updated=changed), post(3)]
    found = feeds(planned(shop(Feeds(entries=2)), *posts))
    assert numbers(found["rss.xml"]) == [3, 2]
    assert found["rss.xml"].updated == changed
    alone = feeds(planned(shop(), post(1)))["rss.xml"]
    assert alone.updated == post(1).date


def test_a_site_without_posts_has_a_feed_all_the_same() -> None:
    job = feeds(planned(shop()))["atom.xml"]
    assert job.entries == ()
    assert job.updated == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_feed_lies_beside_its_page_wherever_that_is() -> None:
    settings = shop(urls=Urls(tag="/t/{slug}.html", author="/by/{slug}"))
    found = feeds(planned(settings, post(1)))
    assert "t/c-plus-plus.rss.xml" in found
    assert "by/ann/rss.xml" in found


def archives(count: int, entries: int) -> dict[str, FeedJob]:
    found = feeds(planned(shop(Feeds(entries=entries)), *map(post, range(1, count + 1))))
    return {
        path: job for path, job in found.items() if path.startswith("feeds/") or "/" not in path
    }


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 6, 7, 8, 9, 20, 21])
def test_from_the_feed_a_reader_reaches_every_post(count: int) -> None:
    found = archives(count, entries=4)
    for name in ("rss", "atom"):
        job = found[f"{name}.xml"]
        seen = set(numbers(job))
        while job.older_url:
            job = found[job.older_url.removeprefix(f"{BASE}/")]
            assert job.current_url == f"{BASE}/{name}.xml"
            seen.update(numbers(job))
        assert seen == set(range(1, count + 1))


def test_an_archive_document_never_changes() -> None:
    settings = shop(Feeds(entries=4))
    before = planned(settings, *map(post, range(1, 8)))
    after = planned(settings, *map(post, range(1, 30)))
    kept = [path for path in before if path.startswith("feeds/")]
    assert len(kept) == 6
    assert all(before[path].key == after[path].key for path in kept)


def test_an_archive_document_has_a_neighbour() -> None:
    found = archives(5, entries=4)
    assert numbers(found["feeds/atom-1.xml"]) == [2, 1]
    assert numbers(found["feeds/atom-2.xml"]) == [4, 3]
    assert found["feeds/atom-1.xml"].newer_url == f"{BASE}/feeds/atom-2.xml"
    assert found["feeds/atom-2.xml"].older_url == f"{BASE}/feeds/atom-1.xml"
    assert found["atom.xml"].older_url == f"{BASE}/feeds/atom-2.xml"


def test_the_list_of_feeds_has_each_once() -> None:
    job = feeds(planned(shop(), post(1, category="Tea")))["feeds.opml"]
    assert job.format == "opml"
    listed = [(outline.group, outline.title, outline.feed_url) for outline in job.outlines]
    assert listed[0] == ("", "Tea Shop", f"{BASE}/rss.xml")
    assert sorted(listed[1:]) == [
        ("Authors", "Tea Shop: Ann", f"{BASE}/authors/ann/rss.xml"),
        ("Categories", "Tea Shop: Tea", f"{BASE}/categories/tea/rss.xml"),
        ("Tags", "Tea Shop: C++", f"{BASE}/tags/c-plus-plus/rss.xml"),
    ]


def test_pages_offer_the_main_feed_first() -> None:
    settings = shop()
    addresses = Addresses(base_url=BASE)
    links = site_feed_links(settings, addresses, "en")
    assert [(link.title, link.url, link.media_type) for link in links] == [
        ("Tea Shop (RSS)", "/blog/rss.xml", "application/rss+xml"),
        ("Tea Shop (Atom)", "/blog/atom.xml", "application/atom+xml"),
        ("Tea Shop (JSON Feed)", "/blog/feed.json", "application/feed+json"),
    ]
    (tag, *_) = assemble([post(1)], settings, Gate(now=NOW)).terms
    urls = [link.url for link in term_feed_links(tag, settings, addresses)]
    assert urls[0] == "/blog/tags/c-plus-plus/rss.xml"


# What the key of a feed covers: what is in it, and nothing else


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Other"},
        {"updated": START + timedelta(days=9)},
        {"body_digest": Digest("other")},
        {"summary": "Other"},
        {"tags": ("Other",)},
        {"extra": {"discussion": "https://social.example/1"}},
        {"lang": "de"},
        {"slug": "other"},
    ],
)
def test_a_feed_is_made_again_when_one_of_its_posts_changes(changes: dict[str, Any]) -> None:
    before = planned(shop(), post(1), post(2))
    after = planned(shop(), post(1, **changes), post(2))
    for path in ("rss.xml", "atom.xml", "feed.json"):
        assert before[path].key != after[path].key


def test_a_feed_is_not_made_again_for_a_post_that_is_not_in_it() -> None:
    few = shop(Feeds(entries=1))
    before = planned(few, post(1), post(2))
    after = planned(few, post(1, body_digest=Digest("other")), post(2))
    assert before["rss.xml"].key == after["rss.xml"].key
    other = planned(few, post(1), post(2), post(3, tags=("Milk",)))
    path = "tags/c-plus-plus/rss.xml"
    assert before[path].key == other[path].key


def test_settings_say_which_feeds_there_are() -> None:
    wishes = Feeds(
        formats=("atom", "rss"),
        contents={"rss": "summary"},
        terms=("category",),
        archives=False,
        hub="https://hub.example/",
    )
    found = feeds(planned(shop(wishes), *(post(n, category="Tea") for n in range(30))))
    assert set(found) == {
        "atom.xml",
        "rss.xml",
        "categories/tea/atom.xml",
        "categories/tea/rss.xml",
        "feeds.opml",
    }
    assert found["atom.xml"].full_content
    assert not found["rss.xml"].full_content
    assert found["rss.xml"].hub == "https://hub.example/"
    assert found["feeds.opml"].outlines[0].feed_url == f"{BASE}/atom.xml"


def test_old_addresses_of_feeds_get_a_copy() -> None:
    old = (
        RedirectFeed(path="/feed/", feed="rss"),
        RedirectFeed(path="/feeds/posts/default", feed="atom"),
        RedirectFeed(path="/index.xml", feed="rss"),
    )
    found = feeds(planned(shop(redirect_feeds=old), post(1)))
    assert found["feed/index.html"] == found["index.xml"] == found["rss.xml"]
    assert found["feeds/posts/default/index.html"] == found["atom.xml"]


def podcast_shop() -> Settings:
    about = Podcast(email="ann@tea.example", category=("Business", "Marketing"))
    return shop(podcast=about)


def test_a_podcast_has_a_feed_of_all_episodes_and_nothing_else() -> None:
    audio = EnclosureField(target="content/posts/talk.mp3", duration=61)
    asset = Asset(
        source=SourcePath("content/posts/talk.mp3"),
        size=1234,
        digest=Digest("x"),
        media_type="audio/mpeg",
    )
    episodes = [post(n, kind="episode", enclosure=audio) for n in range(25)]
    found = feeds(planned(podcast_shop(), *episodes, post(99), talk=asset))
    job = found["podcast.xml"]
    assert numbers(job) == list(range(24, -1, -1))
    assert job.self_url == f"{BASE}/podcast.xml"
    assert job.podcast is not None
    assert job.podcast.author == "Tea Shop"
    assert found["feeds.opml"].outlines[1].feed_url == f"{BASE}/podcast.xml"
    links = site_feed_links(podcast_shop(), Addresses(base_url=BASE), "en")
    assert links[-1].url == "/blog/podcast.xml"


@pytest.mark.parametrize(
    ("image", "error"),
    [
        (ImageView(url="/c.jpg", width=3000, height=3000, media_type="image/jpeg"), ""),
        (ImageView(url="https://cdn.example/c.jpg"), ""),
        (ImageView(url="/c.jpg", width=1399, height=1399), "1399 pixels wide"),
        (ImageView(url="/c.jpg", width=3001, height=3001), "3001 pixels wide"),
        (ImageView(url="/c.jpg", width=1500, height=1400), "square"),
        (ImageView(url="/c.webp", width=1500, height=1500, media_type="image/webp"), "JPEG"),
        (ImageView(url="/c.svg", media_type="image/svg+xml"), "JPEG"),
        (ImageView(url="/c.jpg"), "size"),
    ],
)
def test_artwork_that_directories_would_refuse(image: ImageView, error: str) -> None:
    found = artwork_error(image)
    assert error in found if error else not found


# Whole sites


def unread(site: TestSite, file: str, read: set[str]) -> set[str]:
    """The ids that a feed program would show as new, which then are read."""
    feed = feedparser.parse(site.files()[file])
    assert not feed.bozo
    new = {entry.id for entry in feed.entries} - read
    read.update(new)
    return new


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
def test_only_a_new_post_is_new_to_readers(site: TestSite, file: str) -> None:
    read: set[str] = set()
    site.post("oolong", "Pour.", id="tag:tea.example,2026:oolong", tags="[Tea]")
    site.post("green")
    site.build()
    assert len(unread(site, file, read)) == 2
    changes: list[dict[str, object]] = [
        {"title": "Oolong again"},
        {"slug": "elsewhere"},
        {"date": "2026-04-01"},
        {"tags": "[Milk]"},
        {"updated": "2026-05-09"},
    ]
    for change in changes:
        site.post("oolong", "Pour.", **({"id": "tag:tea.example,2026:oolong"} | change))
        site.build()
        assert unread(site, file, read) == set()
    (site.root / "content/posts/oolong.md").rename(site.root / "content/posts/renamed.md")
    site.build()
    assert unread(site, file, read) == set()
    site.post("black")
    site.build()
    assert len(unread(site, file, read)) == 1


def test_a_build_with_nothing_new_leaves_the_bytes_of_feeds(site: TestSite) -> None:
    site.post("oolong")
    site.build()
    before = {path: raw for path, raw in site.files().items() if path.endswith((".xml", ".json"))}
    site.build(now=NOW + timedelta(days=1), clean=True)
    after = site.files()
    assert {path: after[path] for path in before} == before
    site.page("about")
    site.build()
    assert site.files()["rss.xml"] == before["rss.xml"]


def test_a_mended_word_changes_the_content_and_no_date(site: TestSite) -> None:
    site.post("oolong", "Poor slowly.")
    site.build()
    before = site.text("atom.xml")
    site.post("oolong", "Pour slowly.")
    site.build()
    assert site.text("atom.xml") == before.replace("Poor", "Pour")


def test_links_between_sources_are_absolute_in_feeds(site: TestSite) -> None:
    site.page("about")
    site.post("oolong", "See [us](../pages/about.md) and [leaves](#leaves).\n\n## Leaves\n")
    site.build()
    content = feedparser.parse(site.files()["atom.xml"]).entries[0].content[0].value
    assert 'href="https://tea.example/about/"' in content
    assert 'href="https://tea.example/2026/05/oolong/#leaves"' in content


def test_hidden_posts_are_in_no_feed(site: TestSite) -> None:
    site.post("oolong", tags="[Tea]")
    site.post("secret", tags="[Tea]", draft="true")
    site.post("later", tags="[Tea]", date="2099-01-01")
    site.build()
    texts = "".join(
        raw.decode()
        for path, raw in site.files().items()
        if path.endswith((".xml", ".json", ".opml"))
    )
    assert "oolong" in texts
    assert "secret" not in texts
    assert "later" not in texts


def test_an_old_address_serves_the_feed_and_redirects_where_the_host_can(site: TestSite) -> None:
    site.post("oolong", "Pour.")
    site.write("blogkit.toml", SETTINGS + '[[redirect_feeds]]\npath = "/feed/"\n')
    site.build()
    assert site.files()["feed/index.html"] == site.files()["rss.xml"]
    assert "/feed/ /rss.xml 301\n" in site.text("_redirects")


def test_the_markdown_goes_along_where_the_settings_say_so(site: TestSite) -> None:
    site.post("oolong", "Pour *hot* water & wait.\n\n- one ]]> two")
    site.write("blogkit.toml", SETTINGS + "[feeds]\nmarkdown = true\n")
    site.build()
    root = lxml.etree.fromstring(site.files()["rss.xml"])
    found = root.findtext(".//{http://source.scripting.com/}markdown", "")
    assert found.strip() == "Pour *hot* water & wait.\n\n- one ]]> two"
    assert b"source.scripting.com" not in site.files()["atom.xml"]


def test_artwork_that_is_too_small_is_told_with_the_setting(site: TestSite) -> None:
    site.post("oolong", "Pour.")
    site.write("content/show.png", PNG)
    site.write("blogkit.toml", SETTINGS + '[podcast]\nimage = "show.png"\n')
    with pytest.raises(ContentError, match=r"'podcast.image' cannot be artwork: it is 1 pixels"):
        site.build()


def test_pages_offer_the_feeds_of_the_site_and_of_their_own_term(site: TestSite) -> None:
    site.post("oolong", "Pour.", tags="[Green]")
    site.build()
    page = site.text("tags/green/index.html")
    for url in ("/rss.xml", "/atom.xml", "/feed.json", "/tags/green/rss.xml"):
        assert f"&#39;{url}&#39;" in page
    assert "/tags/green/rss.xml" not in site.text("archive/index.html")
