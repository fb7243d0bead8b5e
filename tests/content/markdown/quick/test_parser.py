"""The quick parser makes what Python-Markdown makes, and only where it is proven."""

import markdown
import pytest
from hypothesis import given
from markdown import Markdown

from blogkit.content.markdown import MarkdownOptions, Rendered, render
from blogkit.content.markdown.quick.parser import QuickMarkdown, parser_class
from blogkit.errors import ContentError
from tests.content.markdown.quick.soup import texts

EXTENSIONS = ["extra", "admonition", "sane_lists"]
QUICK, STOCK = QuickMarkdown(extensions=EXTENSIONS), Markdown(extensions=EXTENSIONS)


def outcome(text: str, *, fast_paths: bool) -> Rendered | list[str]:
    options = MarkdownOptions(maths=True, fast_paths=fast_paths)
    try:
        return render(text, options, take_title=True)
    except ContentError as error:
        return [str(problem) for problem in error.problems]


@given(texts)
def test_the_output_is_the_same(text: str) -> None:
    assert outcome(text, fast_paths=True) == outcome(text, fast_paths=False)


@given(texts)
def test_so_is_that_of_python_markdown_alone(text: str) -> None:
    assert QUICK.reset().convert(text) == STOCK.reset().convert(text)


def test_another_version_takes_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parser_class(quick=True) is QuickMarkdown
    assert parser_class(quick=False) is Markdown
    monkeypatch.setattr(markdown, "__version__", "3.99")
    assert parser_class(quick=True) is Markdown
