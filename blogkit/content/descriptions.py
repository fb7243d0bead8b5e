"""Descriptions: from a body whose pictures may have none to one that is whole, and to warnings."""

from blogkit.content.references import Places
from blogkit.content.schema import FrontMatter
from blogkit.errors import Place, Problem, Severity
from blogkit.markup import tags
from blogkit.model.documents import Html, SourcePath

_HINT = (
    "say in the brackets what it shows, ![like this](…), or that it shows nothing that matters: "
    '![](…){ alt="" }'
)
_IMAGE_HINT = "add 'image_alt: …' with what it shows; 'image_alt: \"\"' where nothing that matters"


def with_alternatives(
    html: Html, source: SourcePath, text: str, first_line: int
) -> tuple[Html, tuple[Problem, ...]]:
    """``html`` with an ``alt`` on every picture, and a warning for each that had none.

    An empty one was meant: it tells those who cannot see that they miss nothing (HTML, 4.8.4.4).
    ``text`` is the Markdown that ``html`` was made of, which begins on line ``first_line``.
    """
    if "<img" not in html:
        return html, ()
    places = Places(text, first_line)
    pieces: list[str] = []
    problems: list[Problem] = []
    position = 0
    for tag in tags(html, named={"img"}):
        if tag.closing:
            continue
        values = {name: value for name, value, _ in reversed(list(tag.attributes()))}
        place = places.of(values.get("src", "").strip(), source)
        if "alt" not in values:
            behind_name = tag.start + len("<img")
            pieces += (html[position:behind_name], ' alt=""')
            position = behind_name
            problems.append(_undescribed("a picture in the text", place, _HINT))
    return Html("".join((*pieces, html[position:]))), tuple(problems)


def undescribed_image(front: FrontMatter, place: Place) -> tuple[Problem, ...]:
    """A warning where front matter, which does not say what a picture shows, has one."""
    return (_undescribed("the picture of 'image'", place, _IMAGE_HINT),) if front.image else ()


def _undescribed(which: str, place: Place, hint: str) -> Problem:
    return Problem(
        rule="no-alt",
        what=f"{which} has no description for those who cannot see it",
        place=place,
        hint=hint,
        severity=Severity.WARNING,
    )
