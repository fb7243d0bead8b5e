"""Lists and quotes nest as on GitHub, however they are indented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.markdown.rendering import BY_DEFAULT_ALONE, html, shape

Items = list[tuple[str, "Items"]]


def test_a_list_needs_no_blank_line_before_it() -> None:
    assert shape("We sell:\n- tea\n- milk") == "<p>We sell:</p><ul><li>tea</li><li>milk</li></ul>"
    assert shape("First:\n1. tea") == "<p>First:</p><ol><li>tea</li></ol>"


@pytest.mark.parametrize("line", ["2026. It rained", "2) it rained", "-", "1.", "-x", "*x*", "+1"])
def test_a_line_of_a_paragraph_that_only_looks_like_an_item_begins_no_list(line: str) -> None:
    assert "<li>" not in html(f"We opened in\n{line}")


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_items_nest_with_two_three_or_four_spaces(indent: int) -> None:
    space = " " * indent
    text = f"- tea\n{space}- green\n{space}{space}- sencha\n- milk"
    assert shape(text) == (
        "<ul><li>tea<ul><li>green<ul><li>sencha</li></ul></li></ul></li><li>milk</li></ul>"
    )


def test_a_list_nests_in_an_ordered_item_from_its_text_on() -> None:
    assert shape("1. tea\n   - green\n2. milk") == (
        "<ol><li>tea<ul><li>green</li></ul></li><li>milk</li></ol>"
    )
    assert shape("10. tea\n    1. green") == (
        '<ol start="10"><li>tea<ol><li>green</li></ol></li></ol>'
    )


def test_a_wrapped_line_stays_in_its_item() -> None:
    assert shape("- tea\n  from India\nand Nepal\n- milk") == (
        "<ul><li>tea\nfrom India\nand Nepal</li><li>milk</li></ul>"
    )


def test_a_wrapped_line_that_looks_like_an_item_stays_in_its_item() -> None:
    assert shape("1. We opened in\n   2026. It rained\n2. milk") == (
        "<ol><li>We opened in\n2026. It rained</li><li>milk</li></ol>"
    )


def test_paragraphs_belong_to_the_item_that_they_are_indented_to() -> None:
    assert shape("- tea\n  - green\n\n    from Japan\n\n  hot\n\nThe end") == (
        "<ul><li><p>tea</p><ul><li><p>green</p><p>from Japan</p></li></ul><p>hot</p></li></ul>"
        "<p>The end</p>"
    )


def test_a_list_goes_on_with_the_number_that_it_begins_with() -> None:
    assert shape("3. tea\n4. milk") == '<ol start="3"><li>tea</li><li>milk</li></ol>'
    assert shape("1) tea") == "<ol><li>tea</li></ol>"


def test_bullets_and_numbers_are_two_lists() -> None:
    assert shape("- tea\n1. milk") == "<ul><li>tea</li></ul><ol><li>milk</li></ol>"


def test_a_heading_or_a_rule_ends_a_list_without_a_blank_line() -> None:
    assert '<li>tea</li>\n</ul>\n<div class="heading"><h2' in html("- tea\n## Milk")
    assert shape("- tea\n---\nmilk") == "<ul><li>tea</li></ul><hr><p>milk</p>"


def test_an_empty_item_makes_no_heading_of_the_one_above() -> None:
    assert shape("- tea\n-\n- milk") == "<ul><li>tea</li><li></li><li>milk</li></ul>"


def test_a_quote_is_the_first_thing_in_an_item() -> None:
    assert shape("- > tea\n  > milk\n- sugar") == (
        "<ul><li><blockquote><p>tea\nmilk</p></blockquote></li><li>sugar</li></ul>"
    )


def test_lists_nest_in_quotes_and_quotes_in_lists() -> None:
    assert shape("> - tea\n>   - green\n>\n> milk") == (
        "<blockquote><ul><li>tea<ul><li>green</li></ul></li></ul><p>milk</p></blockquote>"
    )
    assert shape("1. tea\n\n   > milk\n\n2. sugar") == (
        "<ol><li><p>tea</p><blockquote><p>milk</p></blockquote></li><li><p>sugar</p></li></ol>"
    )


@BY_DEFAULT_ALONE
def test_items_on_one_line_nest() -> None:
    assert shape("- - tea\n  - milk\n- sugar") == (
        "<ul><li><ul><li>tea</li><li>milk</li></ul></li><li><p>sugar</p></li></ul>"
    )


def test_a_row_of_empty_cells_begins_no_second_table() -> None:
    markup = html("| a | b |\n|---|:-:|\n| c | d |\n| | |\n| e | f |")
    assert markup.count("<table>") == 1
    assert markup.count("<td>") == 3


def test_a_table_needs_no_blank_line_before_it() -> None:
    assert "<p>Prices:</p>\n<div" in html("Prices:\n| tea | 3 |\n|---|---|\n| milk | 1 |")


def test_a_definition_has_lists_and_code() -> None:
    text = "Tea\n: hot\n\n    - green\n\n    ```\n    brew\n    ```"
    assert "<dt>Tea</dt>\n<dd>\n<p>hot</p>\n<ul>\n<li>green</li>\n</ul>\n<figure" in html(text)


def test_raw_html_stays_as_it_is_and_markdown_goes_on_after_a_blank_line() -> None:
    assert html("<details>\n<summary>- tea</summary>\n\n*milk*\n\n</details>") == (
        "<details>\n<summary>- tea</summary>\n<p><em>milk</em></p>\n</details>"
    )
    assert html("<div>*tea*</div>\n*milk*") == "<div>*tea*</div>\n<p><em>milk</em></p>"


def test_what_is_indented_in_raw_html_is_no_code() -> None:
    assert "<pre" not in html("<table>\n\n    <tr><td>tea</td></tr>\n\n</table>")


def test_the_inside_of_verbatim_elements_is_not_touched() -> None:
    text = '<script>\n- "a" < b\n\n```\n</script>\n<pre>\n- tea\n  - *milk*\n\n> x\n</pre>'
    assert html(text) == text


def test_raw_html_nests_in_a_list() -> None:
    assert html("- tea\n\n  <div>\n  milk\n  </div>\n- sugar") == (
        "<ul>\n<li>\n<p>tea</p>\n<div>\nmilk\n</div>\n</li>\n<li>\n<p>sugar</p>\n</li>\n</ul>"
    )


def test_markdown_is_read_in_an_element_that_asks_for_it() -> None:
    assert html('<div markdown="1">\n- tea\n  - *green*\n</div>\n\nmilk') == (
        "<div>\n<ul>\n<li>tea<ul>\n<li><em>green</em></li>\n</ul>\n</li>\n</ul>\n</div>\n<p>milk</p>"
    )


items: st.SearchStrategy[Items] = st.recursive(
    st.just([]),
    lambda children: st.lists(
        st.tuples(st.from_regex(r"[a-z]{1,6}", fullmatch=True), children), min_size=1, max_size=3
    ),
    max_leaves=12,
).filter(bool)


@given(items, st.sampled_from(["-", "*", "+", "1.", "1)"]), st.booleans())
def test_every_nesting_is_read_as_it_was_written(tree: Items, marker: str, loose: bool) -> None:
    text = "\n".join(_written(tree, marker, loose))
    assert _read(html(f"Before:\n{text}\n\nAfter")) == _tags(tree, "ol" if "1" in marker else "ul")


def _written(tree: Items, marker: str, loose: bool) -> list[str]:
    lines: list[str] = []
    for word, children in tree:
        lines.append(f"{marker} {word}")
        if loose:
            lines.append("")
        lines += [
            " " * (len(marker) + 1) + line if line else ""
            for line in _written(children, marker, loose)
        ]
    return lines


def _tags(tree: Items, name: str) -> str:
    items = "".join(f"<li>{word}{_tags(inner, name)}</li>" for word, inner in tree)
    return f"<{name}>{items}</{name}>" if tree else ""


def _read(markup: str) -> str:
    inside = markup.partition("</p>")[2].rpartition("<p>")[0]
    return re.sub(r"\s|</?p>", "", inside)
