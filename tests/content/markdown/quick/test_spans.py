"""The quick way to format code gives the markup that Pygments gives."""

from io import StringIO

import pygments
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer, RawTokenLexer, get_lexer_by_name
from pygments.token import Comment, Name, Text, Token, Whitespace, _TokenType

from blogkit.content.markdown.quick.spans import Spans

FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)

KINDS = st.sampled_from([Text, Whitespace, Name, Name.Tea, Comment, Token])
TOKENS = st.lists(st.tuples(KINDS, st.text(alphabet='a&<>"\n é', max_size=6)), max_size=12)


@given(TOKENS)
def test_the_same_markup_is_made_of_tokens(tokens: list[tuple[_TokenType, str]]) -> None:
    out = StringIO()
    FORMATTER.format(iter(tokens), out)
    assert Spans(FORMATTER).joined((0, *token) for token in tokens) == out.getvalue()


@pytest.mark.parametrize(
    "code", ["", "\n", "a", "\ufeffa = '<b>'\r\n\r\n\tb\r", "'''\nx\n\n'''\n\n"]
)
@pytest.mark.parametrize("language", ["python", "html", "text", "bash"])
def test_the_same_markup_is_made_of_code(language: str, code: str) -> None:
    lexer = get_lexer_by_name(language, stripnl=False)
    spans = Spans(FORMATTER)
    assert spans.can_read(lexer)
    assert spans.highlighted(code, lexer) == pygments.highlight(code, lexer, FORMATTER)


def test_a_lexer_that_does_more_is_left() -> None:
    filtered = PythonLexer()
    filtered.add_filter("keywordcase", case="upper")
    assert not Spans(FORMATTER).can_read(filtered)
    assert not Spans(FORMATTER).can_read(RawTokenLexer())
