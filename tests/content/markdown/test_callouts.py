"""Callouts of both syntaxes have one markup."""

import pytest

from tests.content.markdown.rendering import html

NOTE = (
    '<aside class="callout callout-note" role="note">\n<p class="callout-title">Note</p>\n'
    "<p>Hot</p>\n</aside>"
)


@pytest.mark.parametrize("text", ["> [!NOTE]\n> Hot", "> [!note]\nHot", "!!! note\n    Hot"])
def test_both_syntaxes(text: str) -> None:
    assert html(text) == NOTE


def test_titles_are_in_the_language_of_the_post() -> None:
    assert ">Warnung</p>" in html("> [!WARNING]\n> Heiß", language="de-AT")
    assert ">Warning</p>" in html("> [!WARNING]\n> Hot", language="tlh")


def test_an_own_title_is_markdown() -> None:
    title = '<p class="callout-title">So <em>hot</em> “tea”</p>'
    assert title in html('> [!TIP] So *hot* "tea"\n> x')
    assert title in html('!!! tip "So *hot* "tea""\n    x')


def test_an_empty_title_leaves_it_out() -> None:
    assert "callout-title" not in html('!!! tip ""\n    x')


def test_any_kind_and_more_classes() -> None:
    assert 'class="callout callout-danger wide"' in html("!!! danger wide\n    x")
    assert ">Danger</p>" in html("!!! danger wide\n    x")


def test_an_unknown_kind_is_a_quote() -> None:
    assert html("> [!TEA]\n> x").startswith("<blockquote>\n<p>[!TEA]")


def test_a_body_has_lists_and_several_paragraphs() -> None:
    body = "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>\n</aside>\n<p>d</p>"
    assert body in html("> [!NOTE]\n> a\n> - b\n>\n> c\n\nd")
    assert body in html("!!! note\n    a\n\n    - b\n\n    c\n\nd")


def test_two_callouts_and_a_quote_beside_each_other_stay_apart() -> None:
    text = "> [!NOTE]\n> a\n\n> [!TIP]\n> b\n\n> c"
    assert html(text).count("<aside") == 2
    assert html(text).endswith("</aside>\n<blockquote>\n<p>c</p>\n</blockquote>")


def test_a_callout_in_a_list() -> None:
    for text in ("- a\n\n  > [!NOTE]\n  > Hot", "- > [!NOTE]\n  > Hot", "- !!! note\n      Hot"):
        assert f"{NOTE}\n</li>" in html(text)
