"""Links between sources: dead ones are told with their place, hidden ones keep their words."""

import pytest

from tests.problems import lines, refused, source
from tests.sites import PNG, TestSite

POST = "content/posts/tea.md"
FRONT = "title: Tea\ndate: 2026-05-01"

DEAD = {
    "See [pot](pot.md).": "5:11: links to content/posts/pot.md, which is not there",
    "a\n\nb [pot](../pages/pot.md#x)": "7:9: links to content/pages/pot.md, which is not there",
    "[a](firts.md)": "5:5: links to content/posts/firts.md, which is not there"
    " | did you mean 'first.md'?",
    "[a](../pages/first.md)": "5:5: links to content/pages/first.md, which is not there"
    " | there is content/posts/first.md",
    "![a](pot.png)": "5:6: shows content/posts/pot.png, which is not there",
    "![a](../../../etc/passwd)": "5:6: '../../../etc/passwd' leaves the folder content/"
    " | put the file under content/, or begin the link with / for a path on the site",
    "[a](../../blogkit.toml)": "5:5: '../../blogkit.toml' leaves the folder content/"
    " | put the file under content/, or begin the link with / for a path on the site",
    "[a](first.md#ned)": "5:5: content/posts/first.md has no heading '#ned'",
    "<a href='pot.md'>x</a>": "5:10: links to content/posts/pot.md, which is not there",
    "[a][1]\n\n[1]: pot.md": "7:6: links to content/posts/pot.md, which is not there",
}


@pytest.mark.parametrize(("body", "expected"), DEAD.items(), ids=[*DEAD])
def test_a_link_that_leads_nowhere_is_refused_with_its_place(
    shop: TestSite, body: str, expected: str
) -> None:
    (told,) = refused(shop, {POST: source(FRONT, body)})
    assert told.startswith(f"{POST}:{expected}")


def test_a_dead_anchor_names_the_nearest_heading(shop: TestSite) -> None:
    files = {
        POST: source(FRONT, "[a](cup.md#the-ned)"),
        "content/posts/cup.md": source(FRONT, "## The start\n\nx\n\n## The end\n\ny"),
    }
    assert refused(shop, files) == [
        f"{POST}:5:5: content/posts/cup.md has no heading '#the-ned' | did you mean 'the-end'?"
    ]


def test_every_dead_link_of_a_post_is_told(shop: TestSite) -> None:
    body = "[a](a.md) and [b](b.md)\n\n[a](a.md) ![c](c.png)"
    places = [one.split(" ")[0] for one in refused(shop, {POST: source(FRONT, body)})]
    assert places == [f"{POST}:{place}:" for place in ("5:5", "5:19", "7:5", "7:16")]


def test_a_link_to_a_source_that_does_not_parse_is_not_told_as_well(shop: TestSite) -> None:
    cup = "content/posts/cup.md"
    files: dict[str, str | bytes] = {POST: source(FRONT, "[cup](cup.md)"), cup: b"\xff\xfe"}
    assert refused(shop, files) == ["content/posts/cup.md: is UTF-16 | save it as UTF-8"]


@pytest.mark.parametrize(
    ("front", "state"),
    [
        ({"draft": "true"}, "a draft"),
        ({"date": "2026-07-01"}, "scheduled"),
        ({"expires": "2026-06-01"}, "expired"),
    ],
)
def test_a_link_to_a_hidden_post_warns_and_keeps_its_words(
    site: TestSite, front: dict[str, str], state: str
) -> None:
    site.post("secret", title="Zanzibar", **front)
    site.post("tea", "See [the *other* one](secret.md#x) there.")
    report = site.build()
    assert lines(report.warnings) == [
        (
            f"{POST}:5:23: links to content/posts/secret.md, which is {state};"
            " readers see the words without the link"
        )
    ]
    assert report.warnings[0].excerpt == "See [the *other* one](secret.md#x) there."
    page = site.text("2026/05/tea/index.html")
    assert "See <a>the <em>other</em> one</a> there." in page
    assert "Zanzibar" not in site.everything()


def test_a_warning_is_told_again_when_nothing_was_parsed(site: TestSite) -> None:
    site.post("secret", draft="true")
    site.post("tea", "See [it](secret.md).")
    first = site.build()
    site.write("themes/bare/assets/new.css", "b {}")
    assert site.build().warnings == first.warnings != ()


def test_links_and_pictures_become_addresses(site: TestSite) -> None:
    site.write("content/posts/pot.png", PNG)
    site.page("about")
    site.post("cup", "## The end")
    site.post("tea", "[a](../pages/about.md) [b](cup.md#the-end) [c](/x/) ![d](pot.png)")
    site.build(base_url="https://tea.example/blog")
    page = site.text("2026/05/tea/index.html")
    for url in ("/blog/about/", "/blog/2026/05/cup/#the-end"):
        assert f'href="{url}"' in page
    assert 'src="/blog/media/posts/pot.png"' in page
    assert site.files()["media/posts/pot.png"].startswith(PNG[:8])
