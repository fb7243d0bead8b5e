"""Permalinks: every pattern that the settings may have, and files at the address of their name."""

import pytest

from tests.sites import PNG, SETTINGS, TestSite


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("/{slug}/", "green-tea/index.html"),
        ("/{slug}", "green-tea/index.html"),
        ("/{slug}.html", "green-tea.html"),
        ("/{year}/{month}/{day}/{slug}/", "2026/05/01/green-tea/index.html"),
        ("/blog/{category}/{slug}/", "blog/hot-drinks/green-tea/index.html"),
        ("/{path}/", "2026/Green Tea/index.html"),
        ("/{path}.html", "2026/Green Tea.html"),
    ],
)
def test_a_post_lies_where_the_pattern_says(site: TestSite, pattern: str, expected: str) -> None:
    site.write("blogkit.toml", f'{SETTINGS}\n[urls]\npost = "{pattern}"\n')
    site.post("2026/Green Tea", category="Hot drinks")
    site.build()
    assert expected in site.files()


def test_pages_and_terms_lie_where_their_patterns_say(site: TestSite) -> None:
    urls = "page = '/p/{path}/'\ntag = '/about/{slug}.html'\nauthor = '/by/{slug}/'"
    site.write("blogkit.toml", f"{SETTINGS}\n[urls]\n{urls}\n")
    site.page("shop/index")
    site.post("tea", tags="[C++]", authors="[Ann]")
    site.build()
    expected = {"p/shop/index.html", "about/c-plus-plus.html", "by/ann/index.html"}
    assert expected <= site.files().keys()


def test_a_date_at_night_is_that_of_the_site_and_not_of_the_world(site: TestSite) -> None:
    site.post("tea", date="2025-12-31T23:30Z")
    site.build()
    assert "2026/01/tea/index.html" in site.files()


def test_files_keep_their_names(site: TestSite) -> None:
    for name in ("CNAME", "_headers", ".hidden", "a b.txt", "deep/LICENSE"):
        site.write(f"content/static/{name}", "x")
    site.write("content/posts/data", "x")
    site.write("content/posts/x.png", PNG)
    site.write("content/posts/unused.png", PNG)
    site.post("tea", "[d](data) ![x](x.png)")
    site.build()
    files = site.files().keys()
    assert {"CNAME", "_headers", "a b.txt", "deep/LICENSE"} <= files
    assert {"media/posts/data", "media/posts/x.png"} <= files
    assert not [path for path in files if "unused" in path or "hidden" in path]
