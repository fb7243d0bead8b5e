"""Social cards on a site: who gets one, and where it is named."""

import pytest

from blogkit.errors import BlogkitError
from blogkit.render.fonts import OWN
from tests.pictures import opened, picture
from tests.sites import SETTINGS, TestSite

CARDS = SETTINGS.replace("cards = false", "cards = true")


@pytest.fixture
def site(site: TestSite) -> TestSite:
    site.write("blogkit.toml", CARDS)
    site.write("themes/bare/templates/post.html", "{{ page.image.url }} hero: {{ post.image }}")
    return site


def cards(site: TestSite) -> list[str]:
    return sorted(path for path in site.files() if path.startswith("media/cards/"))


def test_a_post_without_a_picture_gets_a_card_for_networks_alone(site: TestSite) -> None:
    site.post("tea")
    site.build()
    assert cards(site) == ["media/cards/posts/tea.png"]
    assert opened(site.files()["media/cards/posts/tea.png"]).size == (1200, 630)
    text = site.text("2026/05/tea/index.html")
    assert text == "/media/cards/posts/tea.png hero: None"


def test_a_picture_is_card_enough_but_a_drawing_is_none(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(500, 300))
    site.write("content/posts/cup.svg", '<svg viewBox="0 0 9 9"/>')
    site.post("photo", image="cup.jpg")
    site.post("drawing", image="cup.svg")
    site.post("elsewhere", image="https://pictures.example/cup.jpg")
    site.build()
    assert cards(site) == ["media/cards/posts/drawing.png"]


def test_only_the_newest_have_one(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogkit.site.cards.NEWEST", 2)
    for day in (1, 2, 3):
        site.post(f"tea{day}", date=f"2026-05-0{day}")
    site.write("themes/bare/templates/post.html", "{{ page.image }}")
    site.build()
    assert cards(site) == ["media/cards/posts/tea2.png", "media/cards/posts/tea3.png"]


def test_hidden_posts_have_none(site: TestSite) -> None:
    site.post("tea", draft="true")
    site.post("cup", date="2030-01-01")
    site.build()
    assert cards(site) == []


def test_a_card_changes_with_its_words_and_no_other(site: TestSite) -> None:
    site.post("tea")
    site.post("cup")
    site.build()
    site.post("tea", title="Green tea")
    changed = site.build().changed
    assert "media/cards/posts/tea.png" in changed
    assert "media/cards/posts/cup.png" not in changed
    theme = (site.root / "themes/bare/theme.toml").read_text()
    site.write("themes/bare/theme.toml", theme.replace('"red"', '"blue"'))
    assert {"media/cards/posts/tea.png", "media/cards/posts/cup.png"} <= set(site.build().changed)
    site.build(output=site.root / "clean", clean=True)
    assert site.files() == site.files("clean")


def test_a_new_slug_leaves_the_card_where_it_is(site: TestSite) -> None:
    site.post("tea", slug="green-tea")
    site.build()
    assert cards(site) == ["media/cards/posts/tea.png"]


def test_no_cards(site: TestSite) -> None:
    site.write("blogkit.toml", SETTINGS)
    site.write("themes/bare/templates/post.html", "{{ page.image }}")
    site.post("tea")
    site.build()
    assert cards(site) == []
    assert site.text("2026/05/tea/index.html") == "None"


def test_a_site_adds_fonts(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.write("blogkit.toml", CARDS + 'card_fonts = ["fonts/tea.ttf"]\n')
    site.write("fonts/tea.ttf", OWN.read_bytes())
    site.post("tea")
    site.build()
    assert site.build().up_to_date
    site.write("fonts/tea.ttf", OWN.read_bytes() + b"\0")
    assert not site.build().up_to_date
    assert not [path for path in site.files() if "ttf" in path]


@pytest.mark.parametrize(
    ("font", "content", "said"),
    [
        ("fonts/gone.ttf", None, "fonts/gone.ttf cannot be used: No such file"),
        ("fonts/tea.woff2", b"wOF2....", "it is no TrueType or OpenType font"),
        ("tea.ttf", b"", "should be a file below fonts/"),
        ("fonts/../tea.ttf", b"", "should be a file below fonts/"),
        ("fonts/", None, "should be a file below fonts/"),
    ],
)
def test_fonts_that_cannot_be_used(
    site: TestSite, font: str, content: bytes | None, said: str
) -> None:
    site.write("blogkit.toml", CARDS + f'card_fonts = ["{font}"]\n')
    if content is not None:
        site.write(font, content)
    site.post("tea")
    with pytest.raises(BlogkitError, match=said) as caught:
        site.build()
    assert str(caught.value.problems[0].place).startswith("blogkit.toml:18")
