"""Pictures on a site: smaller versions, what pages say of them, what is wrong with them."""

import re

import pytest

from blogkit.errors import ContentError
from tests.pictures import GPS, exif, opened, picture
from tests.sites import SETTINGS, TestSite

POST = "2026/05/tea/index.html"


def webps(site: TestSite) -> list[str]:
    return sorted(path for path in site.files() if path.endswith(".webp"))


def test_a_photo_gets_smaller_versions(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(1600, 900))
    site.post("tea", "![A cup](cup.jpg)")
    site.build()
    sizes = [opened(site.files()[path]).size for path in webps(site)]
    assert webps(site) == [f"media/posts/cup.jpg-{width}.webp" for width in (1440, 480, 960)]
    assert sorted(sizes) == [(480, 270), (960, 540), (1440, 810)]
    assert (
        '<img src="/media/posts/cup.jpg" alt="A cup" width="1600" height="900" '
        'srcset="/media/posts/cup.jpg-480.webp 480w, /media/posts/cup.jpg-960.webp 960w, '
        '/media/posts/cup.jpg-1440.webp 1440w" sizes="100vw" decoding="async" '
        'class="tone-211">'
    ) in site.text(POST)


def test_the_tone_of_a_picture_joins_the_classes_of_its_writer(site: TestSite) -> None:
    site.write("blogkit.toml", SETTINGS.replace('"bare"', '"default"'))
    site.write("content/posts/cup.png", picture(60, 40, "PNG"))
    site.post("tea", "![A cup](cup.png){ .wide }", image="cup.png", image_alt="A cup.")
    site.post("pot", "No picture.", image="cup.png", image_alt="A cup.")
    site.build()
    assert 'class="wide tone-211"' in site.text(POST)
    assert '<img class="u-photo tone-211" src' in site.text("2026/05/pot/index.html")
    assert "tone-" not in site.text("rss.xml")
    (name,) = (path for path in site.files() if path.startswith("assets/settings."))
    assert ".tone-211{background:rgb(170 85 85)}" in site.text(name)


@pytest.mark.parametrize(
    ("width", "made"),
    [(480, []), (590, [590]), (600, [480, 600]), (1000, [480, 1000]), (1300, [480, 960, 1300])],
)
def test_never_larger_than_the_original(site: TestSite, width: int, made: list[int]) -> None:
    site.write("content/posts/cup.jpg", picture(width, 500))
    site.post("tea", "![A cup](cup.jpg)")
    site.build()
    found = [int(number) for path in webps(site) for number in re.findall(r"-(\d+)\.", path)]
    assert sorted(found) == made


def test_two_pictures_of_one_name_do_not_meet(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(600, 500))
    site.write("content/posts/cup.png", picture(600, 500, "PNG"))
    site.post("tea", "![A](cup.jpg) ![B](cup.png)")
    site.build()
    assert webps(site) == [
        f"media/posts/cup.{kind}-{width}.webp"
        for kind, width in [("jpg", 480), ("jpg", 600), ("png", 480), ("png", 600)]
    ]


def test_all_but_the_first_picture_load_late(site: TestSite) -> None:
    site.write("content/posts/cup.png", picture(50, 50, "PNG"))
    site.post(
        "tea", "[A link](/archive/)\n\n![One](cup.png)\n\n![Two](cup.png)\n\n![Three](cup.png)"
    )
    site.build()
    tags = re.findall(r"<img [^>]*>", site.text(POST))
    assert ["lazy" in tag for tag in tags] == [False, True, True]


def test_a_width_that_the_writer_chose_brings_its_height(site: TestSite) -> None:
    site.write("content/posts/cup.png", picture(50, 30, "PNG"))
    site.post("tea", '![A](cup.png){width=25} ![B](cup.png){width="50%"} ![C](cup.png){height=9}')
    site.build()
    first, second, third = re.findall(r"<img [^>]*>", site.text(POST))
    assert 'width="25" height="15"' in first
    assert 'width="50%"' in second
    assert "height" not in second
    assert 'height="9"' in third
    assert "width" not in third


def test_feeds_keep_one_plain_picture(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(600, 500))
    site.post("tea", "![A cup](cup.jpg)")
    site.build()
    for feed in ("rss.xml", "atom.xml", "feed.json"):
        text = site.text(feed)
        assert "media/posts/cup.jpg" in text
        assert "webp" not in text
        assert "sizes" not in text


def test_the_picture_of_a_post_has_versions_too(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(1600, 900))
    site.post("tea", image="cup.jpg", image_alt="A cup")
    site.write("themes/bare/templates/post.html", "{{ post.image.srcset }}")
    site.build()
    assert site.text(POST).startswith("/media/posts/cup.jpg-480.webp 480w, ")
    assert len(webps(site)) == 3


def test_a_theme_says_how_wide_pictures_are(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(600, 500))
    theme = (site.root / "themes/bare/theme.toml").read_text()
    site.write("themes/bare/theme.toml", theme + 'image_sizes = "(min-width: 40rem) 36rem, 90vw"\n')
    site.post("tea", "![A cup](cup.jpg)")
    site.build()
    assert 'sizes="(min-width: 40rem) 36rem, 90vw"' in site.text(POST)


def test_settings_choose_widths_or_none(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(600, 500))
    site.post("tea", "![A cup](cup.jpg)")
    site.write("blogkit.toml", SETTINGS + "widths = [300, 200]\nquality = 40\n")
    site.build()
    assert webps(site) == [f"media/posts/cup.jpg-{width}.webp" for width in (200, 300)]
    site.write("blogkit.toml", SETTINGS + "enabled = false\n")
    site.build()
    assert webps(site) == []
    assert "webp" not in site.text(POST)


def test_hidden_posts_get_no_versions(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(600, 500))
    site.post("tea", "![A cup](cup.jpg)", draft="true")
    site.build()
    assert not [path for path in site.files() if "cup" in path]


def test_a_position_is_not_published(site: TestSite) -> None:
    content = picture(600, 500, exif=exif(6))
    site.write("content/posts/cup.jpg", content)
    site.post("tea", "![A cup](cup.jpg)")
    site.build()
    published = site.files()["media/posts/cup.jpg"]
    assert not opened(published).getexif().get_ifd(GPS)
    assert opened(published).tobytes() == opened(content).tobytes()
    assert 'width="500" height="600"' in site.text(POST)
    assert opened(site.files()["media/posts/cup.jpg-500.webp"]).size == (500, 600)


def test_without_a_position_the_original_goes_out_as_it_is(site: TestSite) -> None:
    content = picture(600, 500, exif=exif(position=False))
    site.write("content/posts/cup.jpg", content)
    site.post("tea", "![A cup](cup.jpg)")
    site.build()
    assert site.files()["media/posts/cup.jpg"] == content


def test_drawings_are_cleaned_but_for_static_ones(site: TestSite) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'
    site.write("content/posts/cup.svg", drawing)
    site.write("content/static/game.svg", drawing)
    site.post("tea", "![A cup](cup.svg)")
    site.build()
    assert "script" not in site.text("media/posts/cup.svg")
    assert site.text("game.svg") == drawing


def test_pictures_that_cannot_be_shown_name_the_line(site: TestSite) -> None:
    site.write("content/posts/half.jpg", picture(600, 500)[:9000])
    site.write("content/posts/cup.svg", "<svg")
    site.post("tea", "Words.\n\n![A](half.jpg)\n\n![B](cup.svg)", image="half.jpg")
    with pytest.raises(ContentError) as caught:
        site.build()
    found = [(str(one.place), one.rule) for one in caught.value.problems]
    assert found == [
        ("content/posts/tea.md:4:8", "broken-image"),
        ("content/posts/tea.md:8:6", "broken-image"),
        ("content/posts/tea.md:10:6", "broken-image"),
    ]
    assert "half.jpg, which is no picture that can be read" in str(caught.value)


def test_versions_follow_their_picture(site: TestSite) -> None:
    site.write("content/posts/cup.jpg", picture(600, 500))
    site.post("tea", "![A cup](cup.jpg)")
    site.build()
    before = site.files()
    site.write("content/posts/cup.jpg", picture(1000, 500))
    site.build()
    assert site.files() != before
    site.build(output=site.root / "clean", clean=True)
    assert site.files() == site.files("clean")
    site.post("tea", "![A cup](cup.jpg) More.")
    assert not [path for path in site.build().changed if path.endswith(".webp")]


def test_two_processes_make_the_same_bytes(site: TestSite) -> None:
    for number in range(40):
        site.write(f"content/posts/{number}.jpg", picture(500 + number, 100))
        site.post(f"tea{number}", f"![A cup]({number}.jpg)")
    site.build(jobs=1)
    site.build(jobs=2, output=site.root / "two")
    assert site.files() == site.files("two")
