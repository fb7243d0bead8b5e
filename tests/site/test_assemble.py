"""Who is on the site and in which order; what concerns several documents is told."""

from datetime import timedelta

from tests.problems import refused, source
from tests.sites import NOW, SETTINGS, TestSite

AUTHORS = SETTINGS + "\n[authors.ann]\nname = 'Ann Onym'\n[authors.bob]\nname = 'Bob'\n"


def post(*lines: str) -> str:
    return source("\n".join(["title: Tea", "date: 2026-05-01", *lines]))


def titles(site: TestSite) -> str:
    """The titles of the home page in their order."""
    site.write("themes/bare/templates/home.html", "{% for p in posts %}{{ p.title }} {% endfor %}")
    site.build()
    return site.text("index.html")


def test_ids_that_several_documents_share_are_told_for_each(shop: TestSite) -> None:
    files = {
        "content/posts/a.md": post("id: x:1"),
        "content/posts/b.md": post("draft: true", "id: x:1"),
        "content/pages/c.md": source("title: C\nid: x:1"),
    }
    what = "the id 'x:1' is also that of content/pages/c.md"
    hint = "feed readers tell posts apart by id: give each its own"
    assert refused(shop, files) == [
        f"content/posts/a.md:4:5: {what} | {hint}",
        f"content/posts/b.md:5:5: {what} | {hint}",
    ]


def test_an_author_whom_the_settings_do_not_know_is_told(shop: TestSite) -> None:
    files = {
        "blogkit.toml": AUTHORS,
        "content/posts/a.md": post("authors: [ann, ane]"),
        "content/posts/b.md": post("draft: true", "authors: [xyzzy]"),
    }
    assert refused(shop, files) == [
        (
            "content/posts/a.md:4:10: unknown author 'ane'"
            " | did you mean 'ann'?; [authors.ane] in blogkit.toml adds one"
        ),
        (
            "content/posts/b.md:5:10: unknown author 'xyzzy'"
            " | known here: ann, bob; [authors.xyzzy] in blogkit.toml adds one"
        ),
    ]


def test_where_the_settings_name_no_authors_anybody_may_write(site: TestSite) -> None:
    site.post("tea", authors="[Ann, Zoë]")
    site.build()
    assert {"authors/ann/index.html", "authors/zoe/index.html"} <= site.files().keys()


def test_posts_are_newest_first_and_alike_moments_by_source(site: TestSite) -> None:
    site.write("blogkit.toml", SETTINGS.replace("per_page = 2", "per_page = 20"))
    site.post("a", date="2026-05-01 10:00")
    site.post("b", date="2026-05-01T09:00Z")
    site.post("c", date="2026-05-01 10:00")
    site.post("d", date="2026-04-30 23:59")
    assert titles(site) == "B C A D "


def test_a_draft_without_a_date_is_shown_as_written_now(site: TestSite) -> None:
    site.post("old", date="2026-06-01")
    site.post("new", date=None, draft="true")
    report = site.build(show=frozenset({"draft"}))
    assert report.posts == 2
    assert "2026/06/new/index.html" in report.added


def test_what_is_shown_although_hidden_is_not_counted_as_hidden(site: TestSite) -> None:
    site.post("draft", draft="true")
    site.post("later", date="2026-07-01")
    site.post("gone", expires="2026-01-01")
    assert [one.why for one in site.build(show={"draft", "scheduled"}).hidden] == ["expired"]


def test_the_next_change_is_the_earliest_of_all(site: TestSite) -> None:
    site.post("later", date="2026-07-01")
    site.post("leaving", expires="2026-06-20")
    site.post("draft", draft="true", date="2026-06-16", expires="2026-06-17")
    change = site.build().next_change
    assert change is not None
    assert change.isoformat() == "2026-06-20T00:00:00+02:00"
    assert site.build(now=NOW + timedelta(days=300)).next_change is None
