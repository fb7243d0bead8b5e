"""Short ways to render a text, and to look at what it became."""

import re
from html.parser import HTMLParser

import pytest

from blogkit.content.markdown import MarkdownOptions, Rendered, render

BY_DEFAULT_ALONE = pytest.mark.parametrize("engine", ["markdown"], indirect=True)
"""A test of what Python-Markdown does in its own way, or of how it fails."""

VOID = {"br", "hr", "img", "input"}
BLOCKS = {"aside", "blockquote", "div", "dl", "figure", "h2", "h3", "ol", "p", "pre", "table", "ul"}


def rendered(text: str, *, take_title: bool = False, language: str = "en") -> Rendered:
    return render(text, MarkdownOptions(language=language), take_title=take_title)


def html(text: str, *, language: str = "en") -> str:
    return rendered(text, language=language).html


def plain(text: str) -> str:
    """The markup without smart quotes."""
    options = MarkdownOptions(smart_quotes=False)
    return render(text, options, take_title=False).html


def shape(text: str) -> str:
    """The markup of a text with its lists in one line."""
    return re.sub(r"\s*(</?(?:ul|ol|li|p|blockquote)\b[^>]*>)\s*", r"\1", html(text)).strip()


class _Checker(HTMLParser):
    """Follows the tags as a browser does, and fails where one is left out or out of place."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute of <{tag}> twice"
        assert not (tag in BLOCKS and "p" in self.stack), f"<{tag}> in a paragraph"
        assert not (tag == "a" and "a" in self.stack), "a link in a link"
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> too many"
        assert self.stack.pop() == tag


def assert_well_formed(markup: str) -> None:
    checker = _Checker()
    checker.feed(markup)
    checker.close()
    assert not checker.stack, f"not closed: {checker.stack}"
