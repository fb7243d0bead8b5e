"""Diagrams: code in a language that draws is a picture, whose name says of what."""

from blogkit.content.markdown import MarkdownOptions, render
from blogkit.content.markdown.engine import diagrams
from tests.problems import lines, outcome

OPTIONS = MarkdownOptions(diagrams=(("dot", "dot -Tsvg"),))
TEXT = 'A\n\n- b\n\n  ```dot title="T <" alt="An \'arrow\'"\n  a -> b\n  ```\n'


def test_a_diagram_is_a_picture_with_words_for_it() -> None:
    html = render(TEXT, OPTIONS, take_title=False).html
    (drawn,) = diagrams(TEXT, OPTIONS)
    assert drawn.code == "a -> b\n"
    assert drawn.line == 5
    assert (
        f'<figure class="image diagram"><img src="{drawn.file}" alt="An &#x27;arrow&#x27;"'
        ' data-written="5"><figcaption>T &lt;</figcaption></figure>'
    ) in html
    assert 'alt="T"' in render("```Dot title=T\nx\n```", OPTIONS, take_title=False).html


def test_other_code_and_another_command_have_another_name() -> None:
    other = MarkdownOptions(diagrams=(("dot", "dot"),))
    names = {diagrams(text, OPTIONS)[0].file for text in (TEXT, TEXT.replace("b\n  `", "c\n  `"))}
    assert len(names | {diagrams(TEXT, other)[0].file}) == 3


def test_code_stays_code_where_no_command_draws_it() -> None:
    assert 'figure class="code"' in render(TEXT, MarkdownOptions(), take_title=False).html
    assert diagrams("```python\nx\n```", OPTIONS) == ()


def test_a_diagram_without_words_is_refused_with_its_line() -> None:
    _, found = outcome(
        lambda: render("a\n```dot\nx\n```\n\n```dot\ny\n```", OPTIONS, take_title=False)
    )
    told = "the diagram says nothing to those who cannot see it"
    assert [(one.what, one.place.line if one.place else 0) for one in found] == [
        (told, 2),
        (told, 6),
    ]
    assert lines(found)[0].endswith('write ```dot alt="What it shows"')
