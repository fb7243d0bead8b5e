"""Shortcuts of a theme: made by its templates, in pages and feeds, and only where they are."""

import pytest

from blogkit.model.documents import Html
from blogkit.render.shortcuts import with_shortcuts
from tests.problems import refused
from tests.sites import PNG, TEMPLATES, TestSite

LEAF = "themes/bare/templates/shortcuts/leaf.html"


@pytest.fixture
def tea(site: TestSite) -> TestSite:
    site.write("content/posts/pic.png", PNG)
    site.post(
        "tea",
        ':::box[A <b>]\nSee [it](milk.md).\n\n::leaf[Text "x"]{kind="<i>" n=3 to=milk.md'
        " photo=pic.png big=true}\n:::\n\nEnd.",
    )
    site.post("milk", "Words.")
    site.build()
    return site


def test_a_template_sees_typed_arguments_text_and_content(tea: TestSite) -> None:
    page = tea.text("2026/05/tea/index.html")
    assert (
        '<section><b>A &lt;b&gt;</b><p>See <a href="/2026/05/milk/">it</a>.</p>\n'
        '<div class="leaf" data-n="4">Text &#34;x&#34;, &lt;i&gt;'
        '<a href="/2026/05/milk/">/media/posts/pic.png</a>big</div></section>\n<p>End.</p>'
    ) in page
    assert "media/posts/pic.png" in tea.files()
    feed = tea.text("feed.json")
    assert "https://tea.example/2026/05/milk/" in feed
    assert "blogkit-shortcut" not in tea.everything()


def test_a_changed_template_is_seen_where_its_shortcut_is(tea: TestSite) -> None:
    tea.write(LEAF, TEMPLATES["shortcuts/leaf.html"] + "!")
    report = tea.build()
    changed = {*report.added, *report.changed}
    assert "2026/05/tea/index.html" in changed
    assert "2026/05/milk/index.html" not in changed
    kept = tea.files()
    tea.build(clean=True)
    assert tea.files() == kept


def test_hooks_get_bodies_with_their_shortcuts(tea: TestSite) -> None:
    settings = (tea.root / "blogkit.toml").read_text().replace("= []", '= ["teasers"]')
    tea.write("blogkit.toml", settings + '[newsletter]\n[channels.email]\nlabel = "Mail"\n')
    tea.build()
    made = "".join(file.read_text() for file in (tea.root / "teasers").rglob("*.*"))
    assert "See it." in made
    assert "blogkit-shortcut" not in made


def test_what_a_shortcut_names_is_checked(tea: TestSite) -> None:
    body = "---\ntitle: T\ndate: 2026-05-01\n---\n::leaf{kind=x to=no.md photo=no.png}\n::notte"
    told = refused(tea, {"content/posts/new.md": body})
    assert " ".join(told) == (
        "content/posts/new.md:6: there is no shortcut 'notte' | did you mean 'note'?;"
        " for text write a \\ before it"
    )
    told = refused(tea, {"content/posts/new.md": body.removesuffix("\n::notte")})
    assert [one.partition(" | ")[0] for one in told] == [
        "content/posts/new.md:5:18: links to content/posts/no.md, which is not there",
        "content/posts/new.md:5:30: shows content/posts/no.png, which is not there",
    ]


def test_a_missing_picture_of_a_gallery_is_told_once(tea: TestSite) -> None:
    body = "---\ntitle: T\ndate: 2026-05-01\n---\n:::gallery\n![A](gone.png)\n:::"
    (told,) = refused(tea, {"content/posts/new.md": body})
    assert told.startswith("content/posts/new.md:6:6: links to content/posts/gone.png, which is")


def test_a_template_that_fails_is_named(tea: TestSite) -> None:
    told = refused(tea, {LEAF: "{{ arguments.knd }}"})
    assert told[0].startswith("themes/bare/templates/shortcuts/leaf.html:1: the template fails: ")


def test_problems_of_a_theme_are_not_told_of_its_shortcuts(tea: TestSite) -> None:
    (told,) = refused(tea, {"themes/bare/theme.toml": "nam = 'x'"})
    assert "unknown key 'nam'" in told


DESCRIPTIONS = {
    "[shortcuts.quote]": "blogkit has a shortcut 'quote' already",
    "[shortcuts.Quote]": "a shortcut cannot be called 'Quote': small letters",
    "[shortcuts.map]": "the shortcut 'map' has no template templates/shortcuts/map.html",
    "[shortcuts.map.arguments]\nA = 'text'": (
        "'shortcuts.map.arguments' should have names of small letters, digits and _: \"A\""
    ),
    "[shortcuts.map.arguments]\na = 'txt'": "'shortcuts.map.arguments.a.type' should be ",
    "[shortcuts.map.arguments]\na = {type='number', default='x'}": (
        "'shortcuts.map.arguments.a' has a default that is no number: \"x\""
    ),
    "[shortcuts.map.arguments]\na = {type='number', default=true}": (
        "'shortcuts.map.arguments.a' has a default that is no number: true"
    ),
    "[shortcuts.map.arguments]\na = {type='file', default='x.png'}": (
        '\'shortcuts.map.arguments.a\' can have no default but "": "x.png"'
    ),
}


@pytest.mark.parametrize(("text", "expected"), DESCRIPTIONS.items(), ids=[*DESCRIPTIONS])
def test_a_shortcut_that_cannot_be_is_refused(shop: TestSite, text: str, expected: str) -> None:
    (told,) = refused(shop, {"themes/bare/theme.toml": text})
    assert expected in told
    assert told.startswith(f"themes/bare/theme.toml:{2 if 'a =' in text else 1}")


def test_marks_that_no_shortcut_made_harm_nothing() -> None:
    made = "</blogkit-shortcut><blogkit-shortcut name=a number-b=x><blogkit-shortcut>"
    assert with_shortcuts(Html("x" + made + "y"), lambda name, _: f"[{name}]") == "xy"
    assert with_shortcuts(Html(made + "</blogkit-shortcut>"), lambda *_: "z") == "z"
