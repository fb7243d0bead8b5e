"""A pattern is passed over only where it could not have matched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.inlinepatterns import (
    LINK_RE,
    InlineProcessor,
    LinkInlineProcessor,
    SubstituteTagInlineProcessor,
)

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.engine import parser_of
from blogkit.content.markdown.quick.inline import NEEDS, QuickLink, needs_of
from blogkit.content.markdown.quick.parser import QuickMarkdown

PARSER = parser_of(MarkdownOptions(maths=True))
PARSER.convert("a")
PARSER.references = {"a": ("b", "c")}  # without any some patterns want no text
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


@given(st.text(alphabet="[]()<>'\" \n\\a/", max_size=16), st.integers(0, 4))
def test_a_link_is_read_as_it_was(text: str, start: int) -> None:
    quick, slow = QuickLink(LINK_RE, PARSER), LinkInlineProcessor(LINK_RE, PARSER)
    start = min(start, len(text))
    assert quick.getText(text, start) == slow.getText(text, start)
    assert quick.getLink(text, start) == slow.getLink(text, start)


def test_references_are_looked_for_where_there_are_definitions() -> None:
    tried: list[str] = []
    parser = parser_of(MarkdownOptions(language="cy"))
    reference = parser.inlinePatterns["reference"]
    assert isinstance(reference, LinkInlineProcessor)
    find = reference.getText

    def tell(data: str, index: int) -> tuple[str, int, bool]:
        tried.append(data)
        return find(data, index)

    reference.getText = tell  # type: ignore[method-assign]
    text = "A [tea][green] and [milk](/milk)."
    assert parser.reset().convert(text) == '<p>A [tea][green] and <a href="/milk">milk</a>.</p>'
    assert not tried
    defined = f"{text}\n\n[green]: /tea"
    assert '<a href="/tea">tea</a>' in parser.reset().convert(defined)
    assert tried
    assert '<a href="/tea">' not in parser.reset().convert(text)
