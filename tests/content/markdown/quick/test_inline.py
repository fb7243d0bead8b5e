"""A pattern is passed over only where it could not have matched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.engine import parser_of
from blogkit.content.markdown.quick.inline import NEEDS, needs_of
from blogkit.content.markdown.quick.parser import QuickMarkdown

PARSER = parser_of(MarkdownOptions(maths=True))
PATTERNS = {pattern.getCompiledRegExp(): needs_of(pattern) for pattern in PARSER.inlinePatterns}


def test_every_pattern_of_ours_says_what_it_needs() -> None:
    assert all(PATTERNS.values())
    assert NEEDS.keys() <= {pattern.pattern for pattern in PATTERNS}


@given(st.data())
def test_all_that_a_pattern_matches_has_what_it_needs(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(list(PATTERNS)))
    text = data.draw(st.from_regex(pattern))
    assert any(literal in text for literal in PATTERNS[pattern])


def test_an_unknown_pattern_is_never_passed_over() -> None:
    assert needs_of(InlineProcessor("tea")) == ()


def test_a_word_by_itself_is_passed_over_only_where_no_pattern_is_of_letters() -> None:
    quick = QuickMarkdown(output_format="html")
    quick.inlinePatterns.deregister("em_strong")  # the only one of which nothing is known
    assert quick.convert("tea") == "<p>tea</p>"
    quick.inlinePatterns.register(SubstituteTagInlineProcessor("tea", "img"), "tea", 1)
    assert quick.convert("tea") == "<p><img></p>"


@pytest.mark.parametrize("text", ["a@b", "WWW.a.b", "wWw.a.b", "httpſ://a"])
def test_what_a_bare_address_has(text: str) -> None:
    (needs,) = (needs for needs in PATTERNS.values() if "@" in needs)
    assert any(literal in text for literal in needs)
