"""Headings get anchors and links, and say how a text is built."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown import outline
from blogkit.content.markdown.anchors import Anchors, slug
from blogkit.content.markdown.outline import finish
from blogkit.content.markdown.wording import wording
from blogkit.markup import Plain, is_plain
from blogkit.model.documents import Heading
from tests.content.markdown.rendering import html, rendered


def anchors(text: str) -> list[str]:
    return [heading.anchor for heading in rendered(text).headings]


def test_a_heading_has_a_link_beside_it() -> None:
    assert html("## Green *tea*") == (
        '<div class="heading"><h2 id="green-tea">Green <em>tea</em></h2>'
        '<a class="anchor" href="#green-tea" aria-label="Link to this section">#</a></div>'
    )


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_plain_markup_stays_plain(language: str) -> None:
    text = '<p>[TOC]</p>\n<h2>A & "B" &lt; C</h2>\n<h3 id="x">D <em>e</em></h3>'
    finished = finish(text, wording(language)).html
    assert type(finished) is Plain
    assert is_plain(str(finished))
    assert type(finish(f"<!-- -->{text}", wording(language)).html) is str


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Green Tea", "green-tea"),
        ("What's new?", "whats-new"),
        ("Tea & Café", "tea--café"),
        ("C++", "c"),
        ("snake_case-1", "snake_case-1"),
        ("हिन्दी お茶", "हिन्दी-お茶"),
        ("Cafe\u0301", "café"),
    ],
)
def test_anchors_are_those_of_an_editors_preview(text: str, anchor: str) -> None:
    assert slug(text) == anchor


@given(st.text(st.characters(max_codepoint=127)))
def test_the_same_stays_of_ascii_beside_other_letters(text: str) -> None:
    assert slug(f"é{text.strip()}é") == f"é{slug(text)}é"


PIECES = (
    *("<h2>", "</h2>", '<h4 class="a">', "</h4>", "Tea", " id=", ' id="b"', '<p id="tea">', "</p>"),
    *("<summary>", "</summary>", "<a>", '<a href="/b">', "</a>", "<h2 ID=c>", "<h3 id>", "</h3 x>"),
    *("<pre>", '<pre id="c">', "</pre>", '<sup id="fnref:1">', "<p>[TOC]</p>", "&amp;", "<br>"),
    *('<h2 title=" id=" id="d&amp;">', '<h3 data-id="x" id="b">', '<i id id="e">', '<i x=" id=">'),
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_plain_markup_has_the_outline_that_it_has_when_it_is_read_tag_by_tag(markup: str) -> None:
    plain, other = (finish(f"{before}{markup}", wording("en")) for before in ("", "<!-- -->"))
    assert other.html == f"<!-- -->{plain.html}"
    assert (other.headings, other.anchors) == (plain.headings, plain.anchors)


def test_plain_markup_is_not_read_tag_by_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(outline, "tags")
    finished = finish('<p id="a">Tea</p><h2>B</h2><h3 id="c">C</h3>', wording("en"))
    assert finished.anchors == ("a", "c", "b")


HOSTILE = ("<h2><pre>", "<h2><h3>", "<h2><a>", "<pre><h2></pre>", "<i id='a'", "<h2 ", "<i a b ")


@pytest.mark.parametrize("piece", [*PIECES, *HOSTILE])
def test_hostile_markup_takes_linear_time(piece: str) -> None:
    finish(piece * 50_000, wording("en"))


def test_anchors_are_unique() -> None:
    assert anchors("## Tea\n## Tea\n## Tea-2\n## Tea\n## !") == [
        "tea",
        "tea-2",
        "tea-2-2",
        "tea-3",
        "section",
    ]
    assert anchors('<p id="tea">x</p>\n\n## Tea\n## Milk {#tea2}\n## Tea2') == [
        "tea-2",
        "tea2",
        "tea2-2",
    ]


def test_many_equal_anchors_take_linear_time() -> None:
    given = Anchors()
    assert [given.of("tea") for _ in range(100_000)][-1] == "tea-100000"


def test_the_text_of_a_heading_is_plain() -> None:
    assert rendered('## "Tea" & `<milk>`[^1]\n\n[^1]: x').headings == (
        Heading(level=2, anchor="tea--milk", text="“Tea” & <milk>"),
    )


def levels(text: str) -> list[int]:
    return [heading.level for heading in rendered(text).headings]


def test_levels_that_are_left_out_are_closed_up() -> None:
    assert levels("## a\n#### b\n###### c\n### d\n### e\n## f") == [2, 3, 4, 3, 3, 2]
    assert levels("#### a\n### b\n\n<h6>c</h6>\n\n> # d") == [2, 2, 3, 2]
    assert levels("\n".join("#" * level + " a" for level in range(1, 7))) == [2, 3, 4, 5, 6, 6]


def test_a_heading_that_says_nothing_is_none() -> None:
    assert html("a\n\n##\n\n## ##\n\nb\n\n## c { #d }") == (
        '<p>a</p>\n<p>b</p>\n<div class="heading"><h2 id="d">c</h2>'
        '<a class="anchor" href="#d" aria-label="Link to this section">#</a></div>'
    )


def test_the_page_has_one_heading_of_the_first_level() -> None:
    assert levels("# a\n## b\n### c") == [2, 3, 4]
    assert levels("## a\n### b") == [2, 3]
    taken = rendered("# a\n## b", take_title=True)
    assert (taken.title, [heading.level for heading in taken.headings]) == ("a", [2])


def test_a_title_is_taken_only_from_the_beginning() -> None:
    assert rendered('# *Tea* & "milk" #\n\nx', take_title=True).title == "Tea & “milk”"
    assert rendered("# *Tea*\n\nx", take_title=True).html == "<p>x</p>"
    assert rendered("Tea\n===\nx", take_title=True).title == "Tea"
    commented = rendered("<!-- a -->\n# Tea\n\nx", take_title=True)
    assert (commented.title, commented.html) == ("Tea", "<!-- a -->\n<p>x</p>")
    for text in ("x\n\n# Tea", "## Tea", "", "#", "# ![a](b)"):
        assert rendered(text, take_title=True).title == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# C#", "C#"),
        ("# C# #", "C#"),
        ("# C# {#c}", "C#"),
        ("# a ## ", "a"),
        ("# {{ a }}", "{{ a }}"),
    ],
)
def test_a_title_keeps_its_hash_and_braces(text: str, title: str) -> None:
    assert rendered(text, take_title=True).title == title


def test_a_hashtag_is_no_heading() -> None:
    assert html("#tea is hot") == "<p>#tea is hot</p>"


def test_every_id_is_an_anchor() -> None:
    text = "## Tea\n\n*a*{#b}[^c]\n\n<span ID=d>x</span>\n\n[^c]: x"
    assert set(rendered(text).anchors) == {"tea", "b", "d", "fn-c", "fnref-c"}


def test_contents_nest_as_the_headings() -> None:
    assert '<nav class="toc" aria-label="Inhalt"><ul><li><a href="#a">A</a><ul><li>' in html(
        "[TOC]\n\n## A\n\n#### B\n\n## C", language="de"
    )
    assert html("[TOC]\n\n### A\n\n## B").startswith(
        '<nav class="toc" aria-label="Contents"><ul><li><a href="#a">A</a></li>'
        '<li><a href="#b">B</a></li></ul></nav>'
    )
    assert "<nav" not in html("`[TOC]` and [TOC]")


def test_raw_headings_count_too() -> None:
    assert anchors("<h2>Tea</h2>\n\n<h3 id=m>Milk</h3>") == ["tea", "m"]
    assert html("<summary><h2>Tea</h2></summary>") == '<summary><h2 id="tea">Tea</h2></summary>'
