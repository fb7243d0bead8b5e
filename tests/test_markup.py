"""Markup is read as a browser reads it, whichever way is taken through it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.markup import plain_text, tags


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
