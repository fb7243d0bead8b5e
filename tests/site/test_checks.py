"""Two sources never share a URL in silence, and every template that is asked for is there."""

import pytest

from tests.problems import refused, source
from tests.sites import SETTINGS, TestSite

A, B, PAGE = "content/posts/a.md", "content/posts/b.md", "content/pages/p.md"
HINT = "give one of them another slug, date or alias"


def post(**front: str) -> str:
    lines = {"title": "Tea", "date": "2026-05-01", **front}
    return source("\n".join(f"{key}: {value}" for key, value in lines.items()))


def page(**front: str) -> str:
    lines = {"title": "Tea", **front}
    return source("\n".join(f"{key}: {value}" for key, value in lines.items()))


SHARED: dict[str, tuple[dict[str, str], str]] = {
    "two posts": (
        {A: post(slug="tea"), B: post(slug="tea")},
        f"{A}:4:7: {A} and {B} would both be at /2026/05/tea/index.html",
    ),
    "two posts whose names give one slug": (
        {"content/posts/b-c.md": post(), "content/posts/B c.md": post()},
        (
            "content/posts/B c.md: content/posts/B c.md and content/posts/b-c.md would both be at"
            " /2026/05/b-c/index.html"
        ),
    ),
    "letter case": (
        {A: post(slug="tea"), B: post(slug="TEA")},
        f"{A}:4:7: {A} and {B} would both be at /2026/05/tea/index.html",
    ),
    "Unicode form": (
        {A: post(slug="café"), B: post(slug="cafe\u0301")},
        f"{A}:4:7: {A} and {B} would both be at /2026/05/café/index.html",
    ),
    "a sharp s": (
        {A: post(slug="straße"), B: post(slug="STRASSE")},
        f"{A}:4:7: {A} and {B} would both be at /2026/05/straße/index.html",
    ),
    "an alias and a post": (
        {A: post(slug="tea"), PAGE: page(aliases="[/2026/05/Tea]")},
        (
            f"{PAGE}:3:10: the alias /2026/05/Tea of {PAGE} and {A} would both be at"
            " /2026/05/Tea/index.html"
        ),
    ),
    "two aliases": (
        {A: post(aliases="[/old/]"), PAGE: page(aliases="[/new/, /OLD/]")},
        (
            f"{PAGE}:3:10: the alias /OLD/ of {PAGE} and the alias /old/ of {A} would both be at"
            " /OLD/index.html"
        ),
    ),
    "an alias and the home page": (
        {A: post(aliases="[/]")},
        f"{A}:4:10: the alias / of {A} and the home page would both be at /index.html",
    ),
    "an alias and a feed": (
        {A: post(aliases="[/rss.xml]")},
        f"{A}:4:10: the feed /rss.xml and the alias /rss.xml of {A} would both be at /rss.xml",
    ),
    "a page and the list of tags": (
        {A: post(tags="[Green]"), PAGE: page(slug="tags")},
        f"{PAGE}:3:7: the list of tags and {PAGE} would both be at /tags/index.html",
    ),
    "a page and a year": (
        {PAGE: page(slug="'2026'")},
        f"{PAGE}:3:7: the year 2026 and {PAGE} would both be at /2026/index.html",
    ),
    "a page and a static file": (
        {PAGE: page(slug="tea"), "content/static/tea/index.html": "x"},
        (
            f"content/static/tea/index.html: content/static/tea/index.html and {PAGE} would both"
            " be at /tea/index.html"
        ),
    ),
    "the folder of a page and a static file": (
        {PAGE: page(slug="tea"), "content/static/tea": "x"},
        f"{PAGE}:3:7: {PAGE} and content/static/tea would both be at /tea/index.html",
    ),
    "the folder of an alias and a page that is a file": (
        {A: post(aliases="[/tea.html]"), B: post(aliases="[/tea.html/old/]")},
        (
            f"{B}:4:10: the alias /tea.html/old/ of {B} and the alias /tea.html of {A} would both"
            " be at /tea.html/old/index.html"
        ),
    ),
    "two static files": (
        {"content/static/A.txt": "x", "content/static/a.txt": "y"},
        (
            "content/static/a.txt: content/static/a.txt and content/static/A.txt would both be at"
            " /a.txt"
        ),
    ),
}


@pytest.mark.parametrize(("files", "expected"), SHARED.values(), ids=[*SHARED])
def test_two_sources_at_one_address_are_both_named(
    shop: TestSite, files: dict[str, str], expected: str
) -> None:
    assert refused(shop, files) == [f"{expected} | {HINT}"]


def test_hidden_posts_share_no_address_with_anybody(site: TestSite) -> None:
    site.post("a", slug="tea")
    site.post("b", slug="tea", draft="true")
    assert site.build().posts == 1


def test_a_template_that_a_post_chose_and_that_is_not_there_is_told(shop: TestSite) -> None:
    files = {A: post(template="pots.html"), PAGE: page(template="../../../etc/passwd")}
    no = "the theme 'bare' has no template"
    told = refused(shop, files)
    assert told[0].startswith(f"{PAGE}:3:11: {no} ../../../etc/passwd | known here: ")
    assert told[1:] == [f"{A}:4:11: {no} pots.html | did you mean 'post.html'?"]


def test_templates_that_every_theme_needs_are_told_once(shop: TestSite) -> None:
    files = {f"themes/bare/templates/{name}": None for name in ("post.html", "year.html")}
    no = "the theme 'bare' has no template"
    assert refused(shop, {**files, A: post()}) == [
        f"{no} post.html | {A} asks for it",
        f"{no} year.html | the year 2026 asks for it",
    ]


MENU = "[[menu]]\ntitle = 'M'\nto = '{}'\n"
LAST = SETTINGS.count("\n")


def test_a_menu_that_leads_nowhere_is_told_with_its_line(shop: TestSite) -> None:
    files = {
        "blogkit.toml": SETTINGS + MENU.format("pages/abuot.md") + MENU.format("posts/b.md"),
        "content/pages/about.md": page(),
        B: post(draft="true"),
    }
    assert refused(shop, files) == [
        (
            f"blogkit.toml:{LAST + 3}: the menu names content/pages/abuot.md, which is not there"
            " | did you mean 'pages/about.md'?"
        ),
        f"blogkit.toml:{LAST + 6}: the menu names {B}, which readers cannot see",
    ]


def test_a_menu_is_not_told_of_a_source_that_does_not_parse(shop: TestSite) -> None:
    files = {"blogkit.toml": SETTINGS + MENU.format("pages/p.md"), PAGE: page(draft="x")}
    (told,) = refused(shop, files)
    assert told.startswith(f"{PAGE}:3:8: 'draft' should be")


def test_a_menu_leads_to_sources_paths_and_addresses(site: TestSite) -> None:
    entries = ["pages/about.md", "/archive/", "/ü/", "https://x.example/", "mailto:a@b.example"]
    site.write("blogkit.toml", SETTINGS + "".join(MENU.format(one) for one in entries))
    site.page("about")
    site.write(
        "themes/bare/templates/home.html", "{% for l in site.menu %}{{ l.url }} {% endfor %}"
    )
    site.build()
    assert site.text("index.html").split() == [
        "/about/",
        "/archive/",
        "/%C3%BC/",
        "https://x.example/",
        "mailto:a@b.example",
    ]


@pytest.mark.parametrize(
    ("people", "key", "hint"),
    [
        ('[people.ann]\nname = "Ann"\n', "anne", "did you mean 'ann'?"),
        ('[people.ann]\nname = "Ann"\n', "xyzzy", "known here: ann"),
        ("", "ann", "[people.ann] in blogkit.toml adds somebody"),
    ],
)
def test_whom_a_post_mentions_is_known(shop: TestSite, people: str, key: str, hint: str) -> None:
    files = {A: post(mentions=f"[{key}]"), "blogkit.toml": f"{SETTINGS}\n{people}"}
    what = f"{A}:4:11: 'mentions' names '{key}', whom the settings do not know"
    assert refused(shop, files) == [f"{what} | {hint}"]
