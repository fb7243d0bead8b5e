"""Cards: pictures with words."""

from datetime import UTC, datetime

from blogkit.model.digests import digest_of_bytes
from blogkit.model.outputs import CardJob, FontFile
from blogkit.render.cards import card
from blogkit.render.fonts import OWN
from tests.pictures import opened

FONT = FontFile(file=str(OWN), digest=digest_of_bytes(OWN.read_bytes()))
PAPER, ACCENT = (250, 246, 240), (194, 85, 58)


def job(title: str, **values: object) -> CardJob:
    known: dict[str, object] = {
        "title": title,
        "authors": ("Maren Holt",),
        "date": datetime(2026, 3, 4, tzinfo=UTC),
        "language": "en",
        "site": "The Open Door",
        "colours": ("#faf6f0", "#2b2623", "#c2553a"),
        "fonts": (FONT,),
    }
    return CardJob(**{**known, **values})  # type: ignore[arg-type]


def inked(content: bytes, top: int, bottom: int) -> tuple[int, int] | None:
    """From where to where, across the card, there is ink between two heights."""
    from PIL import Image, ImageChops

    image = opened(content).convert("RGB").crop((24, top, 1176, bottom))
    box = ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()
    return (box[0] + 24, box[2] + 24) if box else None


def test_a_card_has_a_title_a_site_and_a_byline() -> None:
    made = card(job("Write like you talk"))
    image = opened(made)
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert all(inked(made, *band) for band in ((60, 140), (150, 500), (520, 600)))
    rgb = image.convert("RGB")
    assert rgb.getpixel((600, 20)) == PAPER
    assert rgb.getpixel((5, 300)) == ACCENT
    assert len(made) < 40_000


def test_the_same_words_are_the_same_bytes() -> None:
    assert card(job("Tea")) == card(job("Tea"))
    assert card(job("Tea")) != card(job("Cup"))
    assert card(job("Tea")) != card(job("Tea", colours=("#fff", "#000", "#00f")))


def test_long_titles_stay_on_the_card() -> None:
    for title in ("word " * 200, "w" * 2000, "A title of some length, for once, and no longer"):
        left, right = inked(card(job(title)), 140, 510) or (0, 0)
        assert left > 70
        assert right <= 1124


def test_what_cannot_be_set_is_left_out() -> None:
    nameless = card(job("お茶の時間"))
    assert inked(nameless, 150, 500), "the site's name, large"
    assert not inked(nameless, 60, 140)
    assert not inked(nameless, 520, 600)
    assert nameless == card(job("茶"))
    assert not inked(card(job("お茶", site="お店")), 0, 630)
    assert card(job("Tea", authors=("雪",))) == card(job("Tea", authors=()))


def test_colours_that_only_a_browser_knows_fall_back() -> None:
    wanted = card(job("Tea"))
    assert card(job("Tea", colours=("oklch(90% 0 0)", "", "var(--x)"))) == wanted
