"""The picture of a teaser: as its channel takes it, made once, and never in the way."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from blogkit.channels import BUILT_IN, find_channel
from blogkit.channels.base import Picture
from blogkit.hooks.teasers import pictures as made_by
from blogkit.hooks.teasers import write_teasers
from blogkit.hooks.teasers.pictures import fit_picture
from blogkit.model.result import BuildResult
from blogkit.model.views import ImageView
from tests.hooks.teasers_sample import POST, result
from tests.pictures import opened, picture

RULE = Picture(width=1200, height=630, most_bytes=1_000_000, source="", as_of="")


@pytest.mark.parametrize(
    ("size", "shape"),
    [((3000, 3000), (1200, 630)), ((1600, 900), (1200, 675)), ((300, 900), (300, 157))],
)
def test_a_picture_is_cut_to_the_shape_and_never_larger(
    size: tuple[int, int], shape: tuple[int, int]
) -> None:
    made = fit_picture(picture(*size), RULE)
    assert made is not None
    width, height = opened(made[0]).size
    assert abs(width - shape[0]) <= 1
    assert abs(height - shape[1]) <= 1
    assert made[1] == "jpg"
    assert len(made[0]) <= RULE.most_bytes


def test_what_fits_stays_as_it_is() -> None:
    raw = picture(1200, 630, "PNG", compress_level=1)
    assert fit_picture(raw, replace(RULE, most_bytes=len(raw))) == (raw, "png")
    smaller = fit_picture(raw, replace(RULE, most_bytes=len(raw) - 1))
    assert smaller is not None
    assert smaller[1] == "jpg"


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA", "CMYK", "L", "1", "I;16"])
def test_every_kind_of_picture_becomes_one_to_post(mode: str) -> None:
    target = BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (1400, 700)).save(target, kind)
    made = fit_picture(target.getvalue(), RULE)
    assert made is not None
    assert opened(made[0]).mode == "RGB"


@pytest.mark.parametrize("raw", [b"", b"<svg/>", b"\xff\xd8\xff", picture(90, 50)[:400]])
def test_what_is_no_picture_is_none(raw: bytes) -> None:
    assert fit_picture(raw, RULE) is None


def test_what_cannot_be_made_small_enough_is_none() -> None:
    assert fit_picture(picture(1200, 630), replace(RULE, most_bytes=100)) is None


def test_every_channel_with_a_picture_says_who_states_it() -> None:
    for name in BUILT_IN:
        channel = find_channel(name)
        assert channel is not None
        assert channel.picture is None or (channel.picture.source and channel.picture.as_of)


def shop(root: Path, url: str = "/media/cup.jpg") -> BuildResult:
    post = replace(POST, image=ImageView(url=url, alt="A cup"))
    (root / "output/media").mkdir(parents=True, exist_ok=True)
    if not (root / "output/media/cup.jpg").exists():
        (root / "output/media/cup.jpg").write_bytes(picture(1500, 1000))
    channels: dict[str, object] = {"x": {}, "bluesky": {}, "facebook": {}, "sms": {}}
    return result(root, [post], channels=channels)


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "teasers/tea").iterdir())


def test_channels_that_want_the_same_share_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_teasers(shop(tmp_path))
    pictures = [name for name in names(tmp_path) if name.startswith("picture-")]
    assert [name[:17] for name in pictures] == ["picture-1200x630-"]
    before = {name: (tmp_path / "teasers/tea" / name).read_bytes() for name in pictures}
    page = (tmp_path / "teasers/index.html").read_text("utf-8")
    assert page.count(f'href="tea/{pictures[0]}" download') == 3
    monkeypatch.setattr(made_by, "fit_picture", None)  # what is there is not made again
    write_teasers(shop(tmp_path))
    monkeypatch.undo()
    (tmp_path / "teasers/tea" / pictures[0]).write_bytes(b"something else")
    write_teasers(shop(tmp_path))
    assert {one: (tmp_path / "teasers/tea" / one).read_bytes() for one in pictures} == before


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/cup.jpg",
        "/media/gone.jpg",
        "/../../etc/passwd",
        "/media/",
        "/%00",
    ],
)
def test_a_missing_picture_blocks_no_teaser(tmp_path: Path, url: str) -> None:
    write_teasers(shop(tmp_path, url))
    assert names(tmp_path) == ["bluesky.txt", "facebook.txt", "sms.txt", "x.txt"]


def test_a_post_without_a_picture_has_its_social_card(tmp_path: Path) -> None:
    build = shop(tmp_path)
    card = ImageView(url="/media/cup.jpg", alt="How to brew tea")
    posts = (replace(POST, image=None),)
    write_teasers(replace(build, posts=posts, cards={POST.source: card}))
    assert any(name.startswith("picture-") for name in names(tmp_path))
    told = json.loads((tmp_path / "teasers/teasers.json").read_bytes())["teasers"][0]
    assert told["image"] == "https://tea.example/media/cup.jpg"
    assert told["alt"] == "How to brew tea"
    assert (tmp_path / "teasers" / told["picture"]).is_file()
