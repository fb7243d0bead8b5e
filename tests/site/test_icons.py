"""Icons: one picture in the settings, all that browsers and phones ask for on the site."""

import json
from io import BytesIO

from PIL import Image

from tests.pictures import opened, picture
from tests.problems import lines, refused
from tests.sites import SETTINGS, TestSite

LINKS = (
    "{% for one in site.icons %}"
    "{{ one.rel }} {{ one.url }} {{ one.sizes }} {{ one.media_type }}\n"
    "{% endfor %}"
)


def with_icon(name: str) -> str:
    return SETTINGS.replace("tag_authority =", f'icon = "{name}"\ntag_authority =')


def test_one_picture_becomes_every_icon(site: TestSite) -> None:
    site.write("blogkit.toml", with_icon("icon.png"))
    site.write("content/icon.png", picture(600, 600, "PNG"))
    site.write("themes/bare/templates/404.html", LINKS)
    site.build()
    files = site.files()
    ico = Image.open(BytesIO(files["favicon.ico"]))
    assert ico.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert site.text("404.html") == (
        "icon /favicon.ico 16x16 32x32 48x48 image/x-icon\n"
        "apple-touch-icon /apple-touch-icon.png 180x180 image/png\n"
    )
    told = json.loads(site.text("site.webmanifest"))["icons"]
    assert [(one["sizes"], one["purpose"]) for one in told] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for one in told:
        size = opened(files[one["src"].removeprefix("/")]).size
        assert f"{size[0]}x{size[1]}" == one["sizes"]
    assert opened(files["apple-touch-icon.png"]).size == (180, 180)
    # The ground of the picture goes on around it, where a phone may cut.
    maskable = opened(files["icon-maskable-512.png"])
    assert maskable.getpixel((5, 5)) == maskable.getpixel((500, 500)) == (220, 30, 30)
    assert "media/icon.png" not in files

    site.write("content/icon.png", picture(512, 512, "PNG"))
    changed = site.build().changed
    assert set(changed) == {
        "apple-touch-icon.png",
        "favicon.ico",
        "icon-192.png",
        "icon-512.png",
        "icon-maskable-512.png",
    }
    site.build(output=site.root / "clean", clean=True)
    assert site.files() == site.files("clean")


def test_what_is_clear_is_paper_on_phones_and_clear_elsewhere(site: TestSite) -> None:
    theme = (site.root / "themes/bare/theme.toml").read_text()
    site.write("themes/bare/theme.toml", theme + 'paper = "#faf6f0"\n')
    site.write("blogkit.toml", with_icon("icon.webp"))
    target = BytesIO()
    Image.new("RGBA", (800, 400), (0, 90, 0, 255)).save(target, "WEBP", lossless=True)
    site.write("content/icon.webp", target.getvalue())
    site.build()
    wide = opened(site.files()["icon-192.png"])
    assert (wide.getpixel((96, 10)), wide.getpixel((96, 96))) == ((0, 0, 0, 0), (0, 90, 0, 255))

    target = BytesIO()
    Image.new("RGBA", (600, 600), (0, 0, 0, 0)).save(target, "WEBP", lossless=True)
    site.write("content/icon.webp", target.getvalue())
    site.build()
    touch = opened(site.files()["apple-touch-icon.png"])
    assert (touch.mode, touch.getpixel((90, 90))) == ("RGB", (250, 246, 240))
    site.write("themes/bare/theme.toml", theme + 'paper = "oklch(1 0 0)"\n')
    assert "apple-touch-icon.png" in site.build().changed


def test_an_svg_is_linked_as_it_is(site: TestSite) -> None:
    site.write("blogkit.toml", with_icon("icon.svg"))
    site.write("content/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    site.write("themes/bare/templates/404.html", LINKS)
    report = site.build()
    assert site.text("404.html") == "icon /media/icon.svg any image/svg+xml\n"
    assert "media/icon.svg" in site.files()
    assert "favicon.ico" not in site.files()
    told = json.loads(site.text("site.webmanifest"))["icons"]
    assert told == [{"src": "/media/icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    assert not report.warnings


def test_what_is_wrong_with_it(site: TestSite) -> None:
    site.write("content/icons.png", picture(100, 90, "PNG"))
    site.write("content/broken.png", b"no picture")
    site.write("content/words.gif", picture(600, 600, "GIF"))
    site.build()
    want = "a square PNG of 512 pixels or more, as a path below content/"
    for name, what, hint in (
        ("icon.png", "is not there", "did you mean 'icons.png'?"),
        ("broken.png", "is no picture that can be read", want),
        ("words.gif", "is image/gif, and should be PNG, JPEG, WebP or SVG", want),
    ):
        expected = f"blogkit.toml:5: 'site.icon' names content/{name}, which {what} | {hint}"
        assert refused(site, {"blogkit.toml": with_icon(name)}) == [expected]
    site.write("blogkit.toml", with_icon("icons.png"))
    (warning,) = lines(site.build().warnings)
    assert warning == (
        "blogkit.toml:5: 'site.icon' names content/icons.png, which is small: "
        f"phones show it at 512 pixels, blurred | {want}"
    )
