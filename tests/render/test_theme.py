"""Themes: every mistake in one is told with its file and line; folders win in their order."""

import sys

import pytest

from tests.problems import refused
from tests.sites import SETTINGS, THEME, TestSite

BARE = "themes/bare/theme.toml"
TABLE = "should be a table of names and values"

DESCRIPTIONS = {
    "name = 5": ":1: 'name' should be text: 5 | put it in quotes",
    "extends = 5": ":1: 'extends' should be text: 5 | put it in quotes",
    "extends = '../bare'": ":1: 'extends' should have letters, digits, - and _ alone: \"../bare\"",
    "\nextends = 'bare'": ":2: the theme 'bare' extends itself: bare > bare",
    "extends = 'ring'": ":1: the theme 'bare' extends itself: bare > ring > bare",
    "extends = 'defualt'": ":1: there is no theme 'defualt' | did you mean 'default'?",
    "extend = 'x'": ":1: unknown key 'extend' | did you mean 'extends'?",
    "needs = 5": f":1: 'needs' {TABLE}: 5",
    "[needs]\n'home.html' = 'tags'": (
        ":2: 'needs.home.html' should be a list: \"tags\" | write it in brackets: [one, two]"
    ),
    "[needs]\n'home.html' = ['tags', 'recnt']": (
        ":2: 'needs.home.html[2]' is no collection: \"recnt\" | did you mean 'recent'?"
    ),
    "[needs]\n'hmoe.html' = ['tags']": (
        ":2: 'needs' names hmoe.html, and there is no such template | did you mean 'home.html'?"
    ),
    "settings = 5": f":1: 'settings' {TABLE}: 5",
    "[settings]\naccent = ['red']": (
        ":2: 'settings.accent' should be text, a number, true or false: a list"
    ),
    "name = bare": (':1:8: is not TOML: invalid value | text needs quotes: title = "Tea"'),
}


@pytest.mark.parametrize(("text", "expected"), DESCRIPTIONS.items(), ids=[*DESCRIPTIONS])
def test_a_description_that_cannot_be_used_is_refused(
    shop: TestSite, text: str, expected: str
) -> None:
    ring = {"themes/ring/theme.toml": "\n\nextends = 'bare'"} if "ring" in text else {}
    place = "themes/ring/theme.toml:3" if ring else BARE + ":1"
    expected = expected.replace(":1", place, 1) if ring else BARE + expected
    assert refused(shop, {BARE: text, **ring}) == [expected]


def test_every_problem_of_a_description_is_told(shop: TestSite) -> None:
    text = "nam = 'x'\n[needs]\n'home.html' = ['a', 'tags', 'b']\n[settings]\nx = []\n"
    told = [one.split(" ")[0] for one in refused(shop, {BARE: text})]
    assert told == [f"{BARE}:{line}:" for line in (1, 3, 3, 5)]


SETTING = {
    'name = "bar"': ":8: there is no theme 'bar' | did you mean 'bare'?",
    'name = "a b"': ":8: 'theme.name' should have letters, digits, - and _ alone: \"a b\"",
    'name = ".."': ":8: 'theme.name' should have letters, digits, - and _ alone: \"..\"",
    'name = "bare"\naccnt = "x"': (
        ":9: the theme 'bare' has no setting 'accnt' | did you mean 'accent'?"
    ),
    'name = "bare"\naccent = 5': ":9: 'theme.accent' should be text",
}


@pytest.mark.parametrize(("lines", "expected"), SETTING.items(), ids=[*SETTING])
def test_a_setting_of_the_theme_that_cannot_be_used_is_refused(
    shop: TestSite, lines: str, expected: str
) -> None:
    text = SETTINGS.replace('name = "bare"', lines)
    assert refused(shop, {"blogkit.toml": text}) == [f"blogkit.toml{expected}"]


def test_all_mistakes_of_theme_settings_and_posts_are_told_at_once(shop: TestSite) -> None:
    text = SETTINGS.replace('name = "bare"', 'name = "bare"\naccent = 5\nx = 1')
    files = {
        "blogkit.toml": text,
        "themes/bare/templates/home.html": "{% x",
        "content/posts/a.md": "---\ntitle: A\ndate: 2026-05-01\n---\n[x](x.md)",
    }
    told = [one.split(" ")[0] for one in refused(shop, files)]
    assert told == [
        "blogkit.toml:9:",
        "blogkit.toml:10:",
        "content/posts/a.md:5:5:",
        "themes/bare/templates/home.html:1:",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leaves_the_theme_is_refused(site: TestSite) -> None:
    site.build()
    secret = site.write("secret.txt", "secret")
    (site.root / "themes/bare/templates/x.html").symlink_to(secret)
    (site.root / "themes/bare/assets/y.css").symlink_to(secret)
    leaves = "is a symbolic link that leaves the folder"
    assert refused(site, {}) == [
        f"themes/bare/assets/y.css: {leaves}",
        f"themes/bare/templates/x.html: {leaves}",
    ]


def test_the_nearest_folder_wins_file_by_file(site: TestSite) -> None:
    site.write("themes/child/theme.toml", "extends = 'bare'\n[settings]\nsize = 3\n")
    site.write("themes/child/templates/page.html", "child page")
    site.write("themes/child/assets/style.css", "child {}")
    site.write("templates/post.html", "own post {{ site.theme.accent }} {{ site.theme.size }}")
    site.write("assets/extra.css", "own {}")
    site.write("blogkit.toml", SETTINGS.replace('"bare"', '"child"\nsize = 4'))
    site.post("tea")
    site.page("about")
    site.build()
    assert site.text("2026/05/tea/index.html") == "own post red 4"
    assert site.text("about/index.html") == "child page"
    assets = {path.split(".")[0]: raw for path, raw in site.files().items() if "assets/" in path}
    assert assets["assets/style"] == b"child {}"
    assert assets["assets/extra"] == b"own {}"


def test_a_template_gets_the_collections_that_it_needs_and_no_others(site: TestSite) -> None:
    site.write(BARE, THEME.replace("[needs]", '[needs]\n"home.html" = ["tags"]'))
    site.post("tea", tags="[Green]")
    site.write("themes/bare/templates/home.html", "{{ needs.keys() | list }}")
    site.build()
    assert site.text("index.html") == "[&#39;tags&#39;]"


def test_the_theme_that_comes_along_builds_without_a_word(site: TestSite) -> None:
    site.write("blogkit.toml", SETTINGS.replace('"bare"', '"default"'))
    site.post("tea", tags="[Green]", series="Leaves", category="Hot", aliases="[/old/]")
    site.page("about")
    assert site.build().warnings == ()
