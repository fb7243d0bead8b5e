"""Drawing: ``blogkit diagrams`` makes what is missing, and the build shows it."""

import shlex
import sys

import pytest

from blogkit.errors import BlogkitError
from blogkit.pipeline.diagrams import draw
from tests.problems import lines
from tests.sites import SETTINGS, TestSite

DRAW = """\
import sys
code = sys.stdin.read()
if "loop" in code:
    sys.exit("no loops\\nat all")
print("<svg" if "bad" in code else
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>x</script></svg>')
"""


@pytest.fixture
def drawing(site: TestSite) -> TestSite:
    command = shlex.join([sys.executable, "draw.py"])
    site.write("blogkit.toml", f"{SETTINGS}\n[markdown.diagrams]\ndot = {command!r}\n")
    site.write("draw.py", DRAW)
    site.post("tea", '```dot alt="Tea"\ncup\n```')
    return site


def refusal(site: TestSite) -> list[str]:
    with pytest.raises(BlogkitError) as caught:
        draw(site.root)
    return lines(caught.value.problems)


def test_pictures_are_drawn_shown_and_removed(drawing: TestSite) -> None:
    with pytest.raises(BlogkitError) as caught:
        drawing.build()
    missing = "content/posts/tea.md:5: the picture of this diagram is missing"
    assert lines(caught.value.problems) == [f"{missing} | run `blogkit diagrams`"]
    first = draw(drawing.root)
    (picture,) = first.made
    assert (first.removed, first.kept) == ((), 0)
    assert "script" not in (drawing.root / picture).read_text()
    drawing.build()
    page = drawing.text("2026/05/tea/index.html")
    assert (
        f'<img src="/media/posts/{picture.rpartition("/")[2]}" alt="Tea" width="40" height="20"'
        in page
    )
    assert "data-written" not in page
    assert draw(drawing.root).kept == 1

    drawing.write("content/posts/diagram-mine.svg", "<svg/>")
    drawing.post("tea", '```dot alt="Tea"\npot\n```')
    second = draw(drawing.root)
    assert second.removed == (picture,)
    assert not (drawing.root / picture).exists()
    assert (drawing.root / "content/posts/diagram-mine.svg").exists()


def test_every_diagram_that_cannot_be_drawn_is_told(drawing: TestSite) -> None:
    drawing.post(
        "tea", '```dot alt="A"\nloop\n```\n\n```dot alt="B"\nbad\n```\n\n```dot alt="C"\nok\n```'
    )
    drawing.post("cup", "```dot\nx\n```")
    told = refusal(drawing)
    assert [one.partition(": ")[0] for one in told] == [
        "content/posts/cup.md:5",
        "content/posts/tea.md:5",
        "content/posts/tea.md:9",
    ]
    assert told[1].endswith("could not draw the diagram: no loops")
    assert "made is no SVG" in told[2]
    assert len([*(drawing.root / "content/posts").glob("diagram-*.svg")]) == 1


def test_a_command_that_cannot_be_run_is_named(drawing: TestSite) -> None:
    drawing.write("blogkit.toml", f"{SETTINGS}\n[markdown.diagrams]\ndot = 'no-such-program'\n")
    (told,) = refusal(drawing)
    assert told.startswith(
        "content/posts/tea.md:5: the command 'no-such-program' cannot be run: No such file"
    )
    drawing.write("blogkit.toml", SETTINGS)
    (told,) = refusal(drawing)
    assert "there are no commands for diagrams" in told
