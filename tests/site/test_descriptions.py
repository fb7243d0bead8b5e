"""Descriptions of terms: on their page, in their feed, and nowhere while they are hidden."""

import pytest

from tests.problems import lines, refused, source
from tests.sites import PNG, SETTINGS, TestSite

TERM = "{{ name }}|{{ page.title }}|{{ page.description }}|{{ description }}|{{ content }}"


@pytest.fixture
def site(site: TestSite) -> TestSite:
    site.write("themes/bare/templates/term.html", TERM + "|{{ page.image.url if page.image }}")
    return site


def test_a_term_is_described_on_the_first_page_and_in_its_feed(site: TestSite) -> None:
    for day in range(1, 6):
        site.post(f"tea{day}", date=f"2026-05-0{day}", tags="[Green Tea]")
    site.write("content/terms/tags/leaf.png", PNG)
    site.write(
        "content/terms/tags/green-tea.md",
        source(
            "title: Grüner Tee\nimage: leaf.png\nimage_alt: A leaf.\naliases: [/green/]",
            "Leaves, *steamed*. See [one](../../posts/tea1.md).",
        ),
    )
    site.post("pot", "About [tea](../terms/tags/green-tea.md).", date="2026-05-09")
    report = site.build()
    assert report.warnings == ()
    assert (report.posts, report.pages) == (6, 0)
    assert site.text("tags/green-tea/index.html") == (
        "Grüner Tee|Grüner Tee|Leaves, steamed. See one.|Leaves, steamed. See one.|"
        '<p>Leaves, <em>steamed</em>. See <a href="/2026/05/tea1/">one</a>.</p>'
        "|/media/terms/tags/leaf.png"
    )
    numbered = site.text("tags/green-tea/page/1/index.html")
    assert numbered.startswith("Grüner Tee|Grüner Tee||||")
    assert "<description>Leaves, steamed. See one.</description>" in site.text(
        "tags/green-tea/rss.xml"
    )
    assert "media/terms/tags/leaf.png" in site.files()
    assert "Grüner Tee" in site.text("2026/05/tea1/index.html"), "the name stands on posts too"
    assert 'href="/tags/green-tea/"' in site.text("2026/05/pot/index.html")
    assert "/tags/green-tea/" in site.text("green/index.html")

    site.write("content/terms/tags/green-tea.md", source("title: Grüner Tee", "Other leaves."))
    changed = set(site.build().changed)
    assert "tags/green-tea/index.html" in changed
    assert not {path for path in changed if path.startswith("2026/05/tea")}
    site.build(output=site.root / "clean", clean=True)
    assert site.files() == site.files("clean")


def test_series_categories_and_authors(site: TestSite) -> None:
    extra = '\n[series.Leaves]\nplanned = ["Stems"]\n[authors.ines]\nname = "Ines C."\n'
    site.write("blogkit.toml", SETTINGS + extra)
    site.write("themes/bare/templates/series.html", "{{ series }}|{{ content }}")
    site.post("tea", series="Leaves", category="C++", authors="[ines]")
    site.write("content/terms/series/leaves.md", source("title: All leaves", "A *row*."))
    site.write("content/terms/categories/C++.md", "Not tea.")
    site.write("content/terms/authors/ines/index.md", "Ines, **in person**.")
    assert site.build().warnings == ()
    assert "<p>A <em>row</em>.</p>" in site.text("series/leaves/index.html")
    assert "Stems" in site.text("series/leaves/index.html"), "settings know the word, not the name"
    assert site.text("categories/c-plus-plus/index.html").startswith("C++|C++|Not tea.|")
    assert site.text("authors/ines/index.html").startswith("Ines C.|Ines C.|Ines, in person.|")
    site.write("content/terms/authors/ines/index.md", source("title: I. C.", "Ines."))
    assert lines(site.build().warnings) == [
        (
            "content/terms/authors/ines/index.md: gives an author a name | the name of an author "
            "is in [authors.KEY] of blogkit.toml: delete the title"
        )
    ]
    assert site.text("authors/ines/index.html").startswith("Ines C.|")


def test_what_is_hidden_or_unused_is_nowhere(site: TestSite) -> None:
    site.post("tea", "See [pots](../terms/tags/pot.md).", tags="[tea]")
    site.post("pot", tags="[pot]", date="2030-01-01")
    site.write("content/terms/tags/secret.png", PNG)
    words = "SECRET ![It.](secret.png)"
    site.write("content/terms/tags/tea.md", source("draft: true", words))
    site.write("content/terms/tags/pot.md", words)
    report = site.build()
    assert "SECRET" not in site.everything()
    assert "media/terms/tags/secret.png" not in site.files()
    assert [(one.source, one.why) for one in report.hidden] == [
        ("content/posts/pot.md", "scheduled"),
        ("content/terms/tags/pot.md", "unused"),
        ("content/terms/tags/tea.md", "draft"),
    ]
    assert lines(report.warnings) == [
        (
            "content/posts/tea.md:6:12: links to content/terms/tags/pot.md, which is about what "
            "no visible post has; readers see the words without the link"
        )
    ]
    site.build(show=frozenset({"draft", "scheduled"}))
    assert "SECRET" in site.text("tags/tea/index.html")
    assert "SECRET" in site.text("tags/pot/index.html")


def test_what_is_wrong_with_a_description(site: TestSite) -> None:
    site.post("tea", tags="[tea]")
    site.write("content/terms/tags/teas.md", "Words.")
    site.write("content/terms/categories/pots.md", "Words.")
    site.write("content/terms/tea.md", "Words.")
    assert lines(site.build().warnings) == [
        (
            "content/terms/tea.md: is in no folder of content/terms/ that is looked at, so it is "
            "on no page | move it to one of these: tags, categories, authors, series"
        ),
        (
            "content/terms/categories/pots.md: describes a category that no post has | "
            "give a post the category 'pots'"
        ),
        ("content/terms/tags/teas.md: describes a tag that no post has | did you mean 'tea'?"),
    ]
    for name in ("tags/teas", "categories/pots", "tea"):
        (site.root / f"content/terms/{name}.md").unlink()
    twice = {"content/terms/tags/Tea.md": "One.", "content/terms/tags/tea/index.md": "Two."}
    assert refused(site, twice) == [
        (
            "content/terms/tags/tea/index.md: describes the tag that content/terms/tags/Tea.md "
            "describes | keep one of them"
        )
    ]
