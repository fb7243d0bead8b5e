"""Plain text is read, counted and cut as a person would."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.text import plain_text, shorten, tags, word_count, xml_safe


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hot <b>tea</b> &amp;\n milk</p>", "Hot tea & milk"),
        ("<p>a</p><ul><li>b</li><li>c</li></ul>d<br>e", "a\nb\nc\nd\ne"),
        ("te<b>a</b>s, te<br>a", "teas, te\na"),
        ("a<script>b<p></script>c<style>d</style><!-- e --><?f?>g", "acg"),
        ("a&nbsp;b &lt;c&gt; &#x1F375; &copy &nope;", "a\u00a0b <c> 🍵 © &nope;"),
        ("1 < 2 <3 a<b", "1 < 2 <3 a"),
        ('<a title="a > b">c</a>', "c"),
        ("a <b", "a"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("", ""),
    ],
)
def test_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_plain_text_leaves_elements_out() -> None:
    html = "a<nav>b<nav>c</nav>d</nav>e<pre>f<b>g</b></pre>h"
    assert plain_text(html, without={"nav", "pre"}) == "a\ne\nh"
    assert plain_text(f"<!-- i -->{html}", without={"nav", "pre"}) == "a\ne\nh"


def test_tags_have_their_places_and_attributes() -> None:
    html = "a<IMG Alt='b &gt; c' src=d/e hidden data-x=\"\"/>"
    (tag,) = tags(html)
    assert (tag.name, tag.closing, html[tag.start : tag.end]) == ("img", False, html[1:])
    written = [(name, value, html[slice(*span)]) for name, value, span in tag.attributes()]
    assert written == [
        ("alt", "b > c", "Alt='b &gt; c'"),
        ("src", "d/e", "src=d/e"),
        ("hidden", "", "hidden"),
        ("data-x", "", 'data-x=""'),
    ]


@given(st.text(alphabet="<>/abp!-?=\"'& \n", max_size=80))
def test_tags_cover_any_markup_without_overlap(html: str) -> None:
    position = 0
    for tag in tags(html):
        assert position <= tag.start < tag.end <= len(html)
        position = tag.end
        list(tag.attributes())
    plain_text(html)


PIECES = (
    *("<p>", "</p>", '<p class="a">', "<b>", "</b>", "<br>", "<h2 id='x'>", "</h2>", "<hr hidden>"),
    *("<pre>", "</pre>", '<pre tabindex="0">', "<nav>", "</nav>", '<a href="/b">', "</a>", "<s>"),
    *("te", "a ", " ", "\n", "\t", "&amp;", "&am", "p;", "&#9", "&#10;", "> ", '"', "=", "\xa0"),
    *(
        "<!-- c -->",
        '<i title="<p>">',
        "<style>",
        "</style>",
        "<math alttext='x'>",
        "</math>",
        "<P>",
    ),
)
"""Most of them are plain: tags that end where they seem to."""

markup = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(markup, st.sets(st.sampled_from(["p", "h2", "pre", "b"]), min_size=1))
def test_the_tags_of_some_names_are_those_among_all(html: str, names: set[str]) -> None:
    every = [tag for tag in tags(html, opaque=frozenset(["pre"])) if tag.name in names]
    found = list(tags(html, opaque=frozenset(["pre"]), named=names))
    for one, other in zip(found, every, strict=True):
        assert one[:4] == other[:4]
        assert list(one.attributes()) == list(other.attributes())


@given(markup, st.sets(st.sampled_from(["nav", "pre", "b"])))
def test_plain_markup_says_what_it_says_when_it_is_read_tag_by_tag(
    html: str, without: set[str]
) -> None:
    assert plain_text(f"<!-- -->{html}", without) == plain_text(html, without)


def test_hostile_markup_takes_linear_time() -> None:
    for piece in (
        "<p>",
        "<nav>",
        "<a b c ",
        "<a ",
        "<a b='",
        "<!--",
        "<",
        "</",
        "<script>",
        "&",
        "<a b=c",
        "<pre><b>",
        " \n",
    ):
        plain_text(piece * 100_000, without={"nav", "pre"})


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Don't drink e-mail, it's 3.5 cups!", 6),
        ("a – b … — (c)", 3),
        ("お茶を飲む", 5),
        ("tea、お茶", 3),
        ("한국어 차", 2),
        ("हिन्दी चाय", 2),
        ("🍵 🎉", 0),
        ("___ * 1", 1),
    ],
)
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


@given(
    st.text(st.characters(max_codepoint=0x2E7F) | st.sampled_from("ab _-.\n\x1f\xa0é"), max_size=40)
)
def test_words_are_counted_alike_beside_characters_that_are_words(text: str) -> None:
    assert word_count(text) == word_count(f"{text} 茶") - 1


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("hot tea", 7, "hot tea"),
        ("hot tea", 6, "hot…"),
        ("hot, tea", 5, "hot…"),
        ("hot tea and milk", 8, "hot tea…"),
        ("hot tea and milk", 9, "hot tea…"),
        ("お茶を飲む", 3, "お茶…"),
        ("teapots", 4, "tea…"),
        ("👩‍👩‍👧👩‍👩‍👧", 9, "👩‍👩‍👧…"),
        ("👩‍👩‍👧👩‍👩‍👧", 4, "…"),
        ("e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("か\u3099か\u3099か", 2, "…"),
        ("tea", 0, ""),
    ],
)
def test_shorten(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@given(st.text(max_size=60), st.integers(min_value=0, max_value=40))
def test_what_is_shortened_fits_and_is_a_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit or short == text
    assert short == text or text.startswith(short.removesuffix("…"))


@given(st.text(alphabet=st.characters() | st.characters(categories=["Cs", "Cc"])))
def test_what_is_xml_safe_can_stand_in_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = xml_safe(text)
    ET.fromstring(ET.tostring(element, encoding="utf-8"))


def test_xml_safe_keeps_what_is_legal() -> None:
    assert xml_safe("a\x00\x0b\ud800\ufffe\uffff\x1f\tb\n🎉\ufffd") == "a\tb\n🎉\ufffd"
