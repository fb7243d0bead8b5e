"""Editions: whole little sites in two languages, each with its own home page, archive and feeds."""

import json
from pathlib import Path

import pytest

from tests.problems import refused, source
from tests.sites import SETTINGS, TestSite, make_site

GERMAN = """
[languages.de]
title = "Teeladen"
tagline = "Tee und Worte"

[[languages.de.menu]]
title = "Über uns"
to = "pages/about.de.md"
"""


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> TestSite:
    """English tea, German tea, and one post in each language that is in no other."""
    root: Path = tmp_path_factory.mktemp("shop") / "site"
    root.mkdir()
    site = make_site(root, SETTINGS + GERMAN)
    site.post("tea", date="2026-05-01", tags="[Green, Cups]")
    site.post("tea.de", title="Tee", date="2026-05-03", tags="[Green]", slug="tee")
    site.post("cup", date="2026-05-02", tags="[Green]")
    site.post("the", title="The", lang="fr", date="2026-05-04", translation_of="tea.md")
    site.post("kanne", title="Kanne", lang="DE", date="2026-04-01", tags="[Kannen]")
    site.page("about")
    site.page("about.de", title="Wir")
    site.build()
    return site


def titles(site: TestSite, path: str) -> list[str]:
    return [entry["title"] for entry in json.loads(site.text(path))["items"]]


def test_each_language_has_pages_below_its_own_address(bilingual: TestSite) -> None:
    assert {path for path in bilingual.files() if path.startswith("de/")} == {
        "de/2026/04/index.html",
        "de/2026/04/kanne/index.html",
        "de/2026/05/index.html",
        "de/2026/05/tee/index.html",
        "de/2026/index.html",
        "de/about/index.html",
        "de/archive/index.html",
        "de/atom.xml",
        "de/feed.json",
        "de/index.html",
        "de/rss.xml",
        "de/subscribe/index.html",
    }
    home = bilingual.text("de/index.html")
    assert "SiteView(title=&#39;Teeladen&#39;" in home
    assert "home=&#39;/de/&#39;, root=&#39;/&#39;, language=&#39;de&#39;" in home
    assert "Link(title=&#39;Über uns&#39;, url=&#39;/de/about/&#39;" in home
    assert "content/posts/cup.md" not in home


def test_lists_and_feeds_have_the_posts_of_their_language(bilingual: TestSite) -> None:
    """What is in a language that the site does not have stands among those of the main one."""
    assert titles(bilingual, "feed.json") == ["The", "Cup", "Tea"]
    assert titles(bilingual, "de/feed.json") == ["Tee", "Kanne"]
    assert "content/posts/tea.de.md" not in bilingual.text("index.html")
    assert "content/posts/tea.de.md" not in bilingual.text("archive/index.html")
    german = json.loads(bilingual.text("de/feed.json"))
    assert (german["title"], german["language"]) == ("Teeladen", "de")
    assert (german["description"], german["home_page_url"]) == (
        "Tee und Worte",
        "https://tea.example/de/",
    )
    assert "<id>tag:tea.example,2026:feed/language/de</id>" in bilingual.text("de/atom.xml")
    assert 'xml:lang="de"' in bilingual.text("de/atom.xml")
    assert "https://tea.example/de/rss.xml" in bilingual.text("feeds.opml")


def test_neighbours_and_related_posts_are_in_the_same_language(bilingual: TestSite) -> None:
    page = bilingual.text("de/2026/05/tee/index.html")
    assert "content/posts/kanne.md" in page
    assert "content/posts/tea.md" not in page
    assert "content/posts/cup.md" not in page


def test_terms_have_the_posts_of_all_languages(bilingual: TestSite) -> None:
    assert titles(bilingual, "tags/green/feed.json") == ["Tee", "Cup", "Tea"]
    assert "content/posts/tea.de.md" in bilingual.text("tags/green/index.html")


def test_a_translation_names_all_of_its_languages(bilingual: TestSite) -> None:
    expected = (
        "translations=(Translation(lang=&#39;en&#39;, url=&#39;/2026/05/tea/&#39;, original=True), "
        "Translation(lang=&#39;de&#39;, url=&#39;/de/2026/05/tee/&#39;, original=False), "
        "Translation(lang=&#39;fr&#39;, url=&#39;/2026/05/the/&#39;, original=False))"
    )
    for path in ("2026/05/tea", "de/2026/05/tee", "2026/05/the"):
        assert expected in bilingual.text(f"{path}/index.html")
    assert "translations=()" in bilingual.text("2026/05/cup/index.html")
    assert "translations=(Translation(lang=&#39;en&#39;, url=&#39;/&#39;, original=True)" in (
        bilingual.text("de/index.html")
    )


def test_the_sitemap_tells_search_engines_of_translations(bilingual: TestSite) -> None:
    tea = next(line for line in bilingual.text("sitemap.xml").split("\n") if "/tea/</loc>" in line)
    link = '<xhtml:link rel="alternate" hreflang="{}" href="https://tea.example{}"/>'
    assert tea.endswith(
        link.format("en", "/2026/05/tea/")
        + link.format("de", "/de/2026/05/tee/")
        + link.format("fr", "/2026/05/the/")
        + link.format("x-default", "/2026/05/tea/")
        + "</url>"
    )


@pytest.mark.parametrize("front", ["draft: true", "date: 2027-01-01", "expires: 2026-01-01"])
def test_a_hidden_translation_leaks_nowhere(bilingual: TestSite, front: str) -> None:
    written = bilingual.root / "content/posts/tea.de.md"
    before = written.read_bytes()
    try:
        text = source(f"title: Zanzibar\nslug: zanzibar\ndate: 2026-05-03\n{front}")
        if "date: 2027" in front:
            text = text.replace("date: 2026-05-03\n", "")
        written.write_text(text, "utf-8")
        bilingual.build()
        assert "zanzibar" not in bilingual.everything().lower()
        bilingual.build(output=bilingual.root / "clean", clean=True)
        assert bilingual.files() == bilingual.files("clean")
    finally:
        written.write_bytes(before)
        bilingual.build()


def test_a_hidden_original_is_not_linked_and_its_translations_are(bilingual: TestSite) -> None:
    written = bilingual.root / "content/posts/tea.md"
    before = written.read_bytes()
    try:
        bilingual.post("tea", date="2026-05-01", draft="true")
        bilingual.build()
        page = bilingual.text("de/2026/05/tee/index.html")
        assert "url=&#39;/2026/05/the/&#39;, original=False" in page
        assert "/2026/05/tea/" not in bilingual.everything()
    finally:
        written.write_bytes(before)
        bilingual.build()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"content/posts/a.md": source("title: A\ndate: 2026-01-01\ntranslation_of: tee.md")},
            (
                "content/posts/a.md:4:17: 'translation_of' names content/posts/tee.md, "
                "which is not there | did you mean 'the.md'?"
            ),
        ),
        (
            {"content/posts/a.md": source("title: A\ndate: 2026-01-01\ntranslation_of: about.md")},
            (
                "content/posts/a.md:4:17: 'translation_of' names content/posts/about.md, "
                "which is not there | there is content/pages/about.md"
            ),
        ),
        (
            {"content/posts/a.md": source("title: A\ndate: 2026-01-01\ntranslation_of: a.md")},
            (
                "content/posts/a.md:4:17: is a translation of itself, by way of 'translation_of' | "
                "the original has no 'translation_of'"
            ),
        ),
        (
            {
                "content/posts/a.md": source(
                    "title: A\ndate: 2026-01-01\nlang: de\ntranslation_of: posts/the.md"
                )
            },
            (
                "content/posts/tea.de.md: is in 'de', as content/posts/a.md is, and they are "
                "translations of one text | say with 'lang' in which language it is"
            ),
        ),
        (
            {"blogkit.toml": SETTINGS + "[languages.en]\n"},
            (
                "blogkit.toml:18: 'languages' has 'en', which is the site's own language | [site] "
                "says what the blog is in that; [languages] is for the others"
            ),
        ),
        (
            {"blogkit.toml": SETTINGS + '[languages."in German"]\n'},
            (
                "blogkit.toml:18: 'languages.in German' is not a language tag such as en or pt-BR "
                '(BCP 47): "in German"'
            ),
        ),
        (
            {"blogkit.toml": SETTINGS + GERMAN.replace("about.de", "uns")},
            (
                "blogkit.toml:25: the menu names content/pages/uns.md, which is not there | did "
                "you mean 'pages/about.md'?"
            ),
        ),
        (
            {"content/pages/de.md": source("title: Deutsch")},
            (
                "content/pages/de.md: the home page and content/pages/de.md would both be at "
                "/de/index.html | give one of them another slug, date or alias"
            ),
        ),
    ],
)
def test_what_is_refused(bilingual: TestSite, files: dict[str, str], expected: str) -> None:
    assert expected in refused(bilingual, files)


def test_a_broken_original_is_told_of_once(bilingual: TestSite) -> None:
    (line,) = refused(bilingual, {"content/posts/tea.md": source("title: A\ndate: never")})
    assert line.startswith("content/posts/tea.md:3:7: 'date' is not a date")


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_readers_find_the_other_language(theme: str, tmp_path: Path) -> None:
    settings = SETTINGS.replace('name = "bare"', f'name = "{theme}"')
    site = make_site(tmp_path, settings + GERMAN.partition("[[")[0])
    site.post("tea")
    site.post("tea.de", title="Tee")
    site.build()
    page = site.text("de/2026/05/tea/index.html")
    assert '<html lang="de" dir="ltr">' in page
    assert (
        '<link rel="alternate" hreflang="x-default" href="https://tea.example/2026/05/tea/">'
        in page
    )
    assert 'hreflang="de" href="https://tea.example/de/2026/05/tea/">' in page
    assert (
        '<a href="/2026/05/tea/" hreflang="en" rel="alternate" lang="en" dir="ltr">English</a>'
        in page
    )
    assert 'title="Teeladen (RSS)" href="/de/rss.xml"' in page
    assert 'href="/rss.xml"' not in page
    assert ">Deutsch</a>" in site.text("index.html")
    assert ">English</a>" in site.text("de/index.html")
    assert 'href="/de/archive/"' in site.text("de/index.html")


def test_a_site_in_one_language_has_no_others(site: TestSite) -> None:
    site.post("tea.de")
    site.build()
    assert "2026/05/tea-de/index.html" in site.files()
    assert "hreflang" not in site.everything()
