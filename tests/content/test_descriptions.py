"""Descriptions of pictures: told where one is missing, and how to say that none is needed."""

import pytest

from blogkit.content.options import ParseOptions
from blogkit.content.parse import Parsed, parse
from blogkit.model.documents import SourcePath
from tests.problems import lines

OPTIONS = ParseOptions(
    timezone="UTC", tag_authority="tea.example,2026", language="en", smart_quotes=True
)
IN_TEXT = (
    "a picture in the text has no description for those who cannot see it | say in the brackets "
    'what it shows, ![like this](…), or that it shows nothing that matters: ![](…){ alt="" }'
)


def parsed(body: str, front: str = "") -> Parsed:
    text = f"---\ntitle: Tea\ndate: 2026-05-01\n{front}---\n{body}\n"
    return parse(SourcePath("content/posts/tea.md"), text.encode(), OPTIONS)


def html(found: Parsed) -> str:
    images = (one for one in found.body.references if one.kind == "image")
    return "".join(found.body.parts) + "".join(str(one.attributes) for one in images)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("![](a.png)", "5:5"),
        ("Words.\n\nMore ![ ](b/a.png) words.", "7:11"),
        ("![A leaf.](a.png) ![](a.png)", "5:23"),
        ("[![](a.png)](cup.md)", "5:6"),
        ("![][leaf]\n\n[leaf]: a.png", "7:9"),
        ("![](https://tea.example/a.png)", "5:5"),
        ('<img src="a.png">', "5:11"),
        ("![](a.png){ .wide }", "5:5"),
    ],
)
def test_a_picture_without_a_description_is_told(body: str, place: str) -> None:
    found = parsed(body)
    assert lines(found.warnings) == [f"content/posts/tea.md:{place}: {IN_TEXT}"]


@pytest.mark.parametrize(
    "body",
    [
        "![A leaf.](a.png)",
        '![](a.png){ alt="" }',
        "![](a.png){ .wide alt='' }",
        '<img src="a.png" alt="">',
        '<IMG ALT SRC="a.png">',
        "`<img src='a.png'>`",
    ],
)
def test_one_that_is_described_or_needs_no_description_is_not(body: str) -> None:
    assert parsed(body).warnings == ()


def test_every_picture_leaves_with_an_alternative() -> None:
    found = parsed('![](https://tea.example/a.png) <img src="https://tea.example/b.png">')
    assert html(found).count('<img alt="" src=') == 2
    assert len(found.warnings) == 2


def test_the_picture_of_a_post() -> None:
    (warning,) = lines(parsed("Words.", "image: a.png\n").warnings)
    assert warning == (
        "content/posts/tea.md:4:8: the picture of 'image' has no description for those who cannot "
        "see it | add 'image_alt: …' with what it shows; 'image_alt: \"\"' where nothing that "
        "matters"
    )
    assert parsed("Words.", 'image: a.png\nimage_alt: ""\n').warnings == ()
    assert parsed("Words.", "image: a.png\nimage_alt: A leaf.\n").warnings == ()
