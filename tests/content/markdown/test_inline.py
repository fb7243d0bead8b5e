"""Markup within a line: emphasis, links, attributes, tasks, figures, tables, footnotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.errors import ContentError
from blogkit.markup import plain_text
from tests.content.markdown.rendering import assert_well_formed, html, plain, rendered


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*a* **b** ***c***", "<em>a</em> <strong>b</strong> <em><strong>c</strong></em>"),
        ("_a_ __b__", "<em>a</em> <strong>b</strong>"),
        ("~~a~~ b~~c~~d ~e~", "<del>a</del> b<del>c</del>d ~e~"),
        ("~~a *b*~~ **~~c~~**", "<del>a <em>b</em></del> <strong><del>c</del></strong>"),
        ("snake_case_name 2*3*4", "snake_case_name 2<em>3</em>4"),
        ("a * b * c_ _d", "a * b * c_ _d"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("*a **b*", "*a *<em>b</em>"),
        ("a*b**c*d", "a<em>b**c</em>d"),  # Python-Markdown loses the d
        ("**tea**s", "<strong>tea</strong>s"),
        ("`*a*` \\*b\\*", "<code>*a*</code> *b*"),
        ("*[a](b.c)*", '<em><a href="b.c">a</a></em>'),
        ("a\\\nb  \nc", "a<br>\nb<br>\nc"),
        (r"\~ \< \" \: C:\new", '~ &lt; " : C:\\new'),
    ],
)
def test_emphasis_and_escapes(text: str, markup: str) -> None:
    assert plain(text) == f"<p>{markup}</p>"


@given(st.text(alphabet="*_~ab (.", max_size=30))
def test_emphasis_loses_no_letter(text: str) -> None:
    kept = plain_text(plain(f"x {text} x"))
    assert [c for c in kept if c in "ab(."] == [c for c in text if c in "ab(."]


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("https://tea.example/a_b?c=d&e", "https://tea.example/a_b?c=d&amp;e", ""),
        ("https://tea.example/x).", "https://tea.example/x", ")."),
        ("https://tea.example/a_(b)).", "https://tea.example/a_(b)", ")."),
        ("https://tea.example/?!", "https://tea.example/", "?!"),
        ("https://tea.example/&amp;", "https://tea.example/", "&amp;"),
        ("https://medium.example/@a", "https://medium.example/@a", ""),
        ("HTTP://tea.example", "HTTP://tea.example", ""),
        ("https://téa.example", "https://téa.example", ""),
    ],
)
def test_a_bare_address_becomes_a_link(text: str, address: str, rest: str) -> None:
    assert plain(text) == f'<p><a href="{address}">{address}</a>{rest}</p>'


def test_other_bare_addresses() -> None:
    assert plain("www.tea.example") == '<p><a href="http://www.tea.example">www.tea.example</a></p>'
    assert plain("me@tea.example.") == '<p><a href="mailto:me@tea.example">me@tea.example</a>.</p>'
    assert (
        plain("**https://a.b**") == '<p><strong><a href="https://a.b">https://a.b</a></strong></p>'
    )


@pytest.mark.parametrize(
    "text",
    ["`https://a.b`", "www.tea", "http://", "@me@tea.example", "me@tea", "xhttps://a.b", "a@b@c.d"],
)
def test_what_is_no_address(text: str) -> None:
    assert "<a" not in plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "[https://a.b](c)",
        '<a href="c">https://a.b</a>',
        '<a href="c">*https://a.b*</a>',
        "[a [b](c)](d)",
        "[a[^1]](b)\n\n[^1]: c",
    ],
)
def test_a_link_is_in_no_other(text: str) -> None:
    assert_well_formed(plain(text))


def test_labels_of_references() -> None:
    defined = "\n\n[tea]: t.md\n[`Milk()`]: m.md"
    assert plain(f"[tea] [`milk()`] [x][tea]{defined}") == (
        '<p><a href="t.md">tea</a> <a href="m.md"><code>milk()</code></a> <a href="t.md">x</a></p>'
    )


def test_attribute_lists() -> None:
    assert plain("*a*{.b #c d=e}") == '<p><em class="b" d="e" id="c">a</em></p>'
    assert plain("a\n{: .b }") == '<p class="b">a</p>'


@pytest.mark.parametrize("text", ["*a*{{ b }}", "*a*{% b %}", "a\n{{ b }}", "*a*{b}", "a {b}"])
def test_other_braces_are_text(text: str) -> None:
    assert plain_text(plain(text)) == text.replace("*", "").replace("\n", " ")


def test_tasks_have_a_box_with_a_name() -> None:
    assert html("- [ ] tea\n- [x] *milk*") == (
        '<ul>\n<li class="task"><input aria-label="To do" disabled type="checkbox"> tea</li>\n'
        '<li class="task"><input aria-label="Done" checked disabled type="checkbox">'
        " <em>milk</em></li>\n</ul>"
    )
    assert html("1. [X] tea\n\n2. milk").count("<input") == 1
    assert "<input" not in html("[ ] tea\n\n- [x](y)\n- [x]")


def test_an_image_alone_is_a_figure() -> None:
    image = '<img alt="Tea" src="tea.jpg">'
    assert plain("![Tea](tea.jpg)") == f'<figure class="image">{image}</figure>'
    assert plain('![Tea](tea.jpg "Hot & sweet")') == (
        f'<figure class="image">{image}<figcaption>Hot &amp; sweet</figcaption></figure>'
    )
    assert plain("[![Tea](tea.jpg)](tea.md)") == (
        f'<figure class="image"><a href="tea.md">{image}</a></figure>'
    )
    assert plain("Look: ![Tea](tea.jpg)") == f"<p>Look: {image}</p>"
    assert 'class="wide"' in plain("![Tea](tea.jpg){.wide}")


def test_a_wide_table_scrolls_by_itself() -> None:
    markup = plain("| a | b |\n|---|--:|\n| 1 | `x|y` |")
    assert markup.startswith(
        '<div aria-label="Table" class="table" role="group" tabindex="0"><table>'
    )
    assert '<th scope="col">a</th>\n<th class="right" scope="col">b</th>' in markup
    assert '<td class="right"><code>x|y</code></td>' in markup
    assert "style" not in markup
    assert "<td></td>\n<th" in plain("| | b |\n|---|---|\n| 1 | 2 |")


def test_footnotes_are_numbered_and_sorted_as_the_text_refers_to_them() -> None:
    markup = plain("> b[^B x]\n\na[^a] b[^B x]\n\n[^a]: A\n[^B x]: B\n[^c]: C")
    assert (
        '<sup id="fnref-b-x"><a class="footnote-ref" href="#fn-b-x" role="doc-noteref">1<' in markup
    )
    assert '<sup id="fnref2-b-x">' in markup
    assert [note for note in ("fn-b-x", "fn-a", "fn-c") if f'<li id="{note}">' in markup] == sorted(
        ("fn-b-x", "fn-a", "fn-c"), key=lambda note: markup.index(f'<li id="{note}">')
    )
    assert markup.count('href="#fnref-b-x"') == markup.count('href="#fnref2-b-x"') == 1
    assert 'href="#fnref-c"' not in markup


def test_a_footnote_may_be_defined_in_another() -> None:
    assert_well_formed(plain("a[^1] b[^2]\n\n[^1]: [^2]: x\n\n    > [^3]: y"))


def test_abbreviations_do_not_leak_into_the_next_text() -> None:
    assert plain("*[HTML]: Hyper\n\nHTML") == '<p><abbr title="Hyper">HTML</abbr></p>'
    assert plain("HTML [a] [^1]") == "<p>HTML [a] [^1]</p>"


def test_nothing_leaks_out_of_a_text_that_failed() -> None:
    before = rendered("> - a[^1]\n\n[^1]: b")
    for text in (">" * 60 + "a", "*[a]: " + "b" * 50_000 + "\n\n" + "a " * 10_000):
        with pytest.raises(ContentError):
            rendered(text)
    assert rendered("> - a[^1]\n\n[^1]: b") == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&copy; &#8364; &#x1F600; &lt; &#60;", "&copy; € 😀 &lt; &lt;"),
        ("&#0; &#xD800; &#99999999999;", "� � �"),
        ("&nosuch; &copy &", "&amp;nosuch; &amp;copy &amp;"),
        (r"&\#0; \&copy; `&copy;`", "&amp;#0; &amp;copy; <code>&amp;copy;</code>"),
        (
            '[a](b "&#0; &nosuch; &copy; &\\#0;")',
            '<a href="b" title="� &amp;nosuch; &copy; &amp;#0;">a</a>',
        ),
    ],
)
def test_a_reference_to_a_character_is_one_that_html_knows(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"
