"""Spans: from code and its lexer to the markup that Pygments' formatter makes of the tokens.

For a formatter without options that wraps nothing around the lines.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer

_CLOSING = "</span>"


class Spans(dict[Any, str]):
    """The start tag of each kind of token, as ``formatter`` has it; none where it has no class."""

    def __init__(self, formatter: "HtmlFormatter[str]") -> None:
        super().__init__()
        self._formatter = formatter

    def __missing__(self, kind: Any) -> str:
        classes = self._formatter._get_css_classes(kind)  # type: ignore[attr-defined]
        self[kind] = f'<span class="{classes}">' if classes else ""
        return self[kind]

    def can_read(self, lexer: Lexer) -> bool:
        """Whether ``lexer`` does no more with its tokens than give them."""
        return not lexer.filters and type(lexer).get_tokens is Lexer.get_tokens

    def highlighted(self, code: str, lexer: Lexer) -> str:
        """The markup of ``code``."""
        text = lexer._preprocess_lexer_input(code)  # type: ignore[attr-defined]
        return self.joined(lexer.get_tokens_unprocessed(text))

    def joined(  # noqa: C901 - a call for each step would take longer than the step
        self, tokens: Iterable[tuple[int, Any, str]]
    ) -> str:
        """The tokens; those of a line that are of one kind beside each other share a span."""
        pieces: list[str] = []
        opened: str | None = None  # the span of what was last in a line; None: a line begins
        for _, kind, text in tokens:
            if text == "\n":  # nearly every end of a line
                pieces.append(f"{_CLOSING}\n" if opened else "\n")
                opened = None
                continue
            span = self[kind]
            written = text
            if not text.isalnum():
                if "&" in text or "<" in text or ">" in text:
                    written = escape(text, quote=False)
                if "\n" in text:
                    *lines, written = written.split("\n")
                    for line in lines:
                        pieces += _ended(line, span, opened)
                        opened = None
                if not written:
                    continue
            if span != opened:
                if opened:
                    pieces.append(_CLOSING)
                pieces.append(span)
                opened = span
            pieces.append(written)
        if opened is not None:
            pieces += _ended("", "", opened)
        return "".join(pieces)


def _ended(text: str, span: str, opened: str | None) -> Iterable[str]:
    """The last token of a line, and its end."""
    closing = _CLOSING if opened else ""
    if text and span != opened:
        return closing, span, text, _CLOSING if span else "", "\n"
    return text, closing, "\n"
