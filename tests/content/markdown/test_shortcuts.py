"""Shortcuts around other lines: their markup, wherever they stand."""

import pytest

from blogkit.content.markdown.wording import KINDS
from tests.content.markdown.rendering import html, plain, rendered


@pytest.mark.parametrize("kind", KINDS)
def test_a_callout_is_the_same_in_every_syntax(kind: str) -> None:
    assert html(f":::{kind}\nText.\n\n- a\n:::\nB.") == html(
        f"> [!{kind}]\n> Text.\n>\n> - a\n\nB."
    )
    assert html(f":::{kind}[Mine]\nText.\n:::") == html(f"> [!{kind}] Mine\n> Text.")


def test_a_quote_has_its_source_below() -> None:
    text = ':::quote{by="Ann & Bo" source="Book" url="https://a.example"}\nIt *is*.\n\nSo.\n:::\nB.'
    assert plain(text) == (
        '<figure class="quote"><blockquote>\n<p>It <em>is</em>.</p>\n<p>So.</p>\n</blockquote>'
        "<figcaption>Ann &amp; Bo, "
        '<cite><a href="https://a.example">Book</a></cite></figcaption></figure>\n<p>B.</p>'
    )
    assert "<figcaption>Ann</figcaption>" in html(":::quote{by=Ann}\nA.\n:::")
    assert "<cite>Book</cite>" in html(":::quote{source=Book}\nA.\n:::")
    assert '<a href="b.md">b.md</a>' in html(":::quote{url=b.md}\nA.\n:::")
    assert "figcaption" not in html(":::quote\nA.\n:::")


def test_a_gallery_is_figures_that_lead_to_the_whole_picture() -> None:
    text = ':::gallery\n![One](a.jpg "First")\n\n![Two](<b c.jpg>)\n:::'
    assert plain(text) == (
        '<div class="gallery">\n'
        '<figure class="image"><a href="a.jpg"><img alt="One" src="a.jpg"></a>'
        "<figcaption>First</figcaption></figure>\n"
        '<figure class="image"><a href="b c.jpg"><img alt="Two" src="b c.jpg"></a></figure>\n</div>'
    )


def test_containers_nest_and_stand_in_lists_and_quotes() -> None:
    item = "- a\n  :::note\n  ```\n  :::\n  ```\n  ::::quote\n  b\n  ::::\n  :::\n- c"
    text = f"{item}\n\n> :::tip\n> d\n> :::"
    markup = html(text)
    assert ">:::\n</code>" in markup
    assert markup.index("<aside") < markup.index("<blockquote>") < markup.index("</aside>")
    assert markup.rindex("<blockquote>") < markup.rindex("callout-tip")
    assert markup.count("<li>") == 2


def test_a_shortcut_ends_a_paragraph_and_is_none_itself() -> None:
    found = rendered("::button[Go]{to=a.md}\nWords\n::button[Go]{to=a.md}\nmore.")
    assert found.html.count("<p>") == 2
    assert rendered(":::quote\nSaid.\n:::\n\nThe summary.").summary == "The summary."
