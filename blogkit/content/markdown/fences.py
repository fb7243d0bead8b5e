"""Fences: from code and the words behind its fence to highlighted markup."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from blogkit.dataclasses import dataclass
from blogkit.proven import is_proven

if TYPE_CHECKING:
    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer

    from blogkit.content.markdown.quick.spans import Spans

_WORD = re.compile(
    r"""(?P<key>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s,}]+))"""
    r"""|(?P<word>[^\s,{}]+)"""
)
_LINES = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """What the words behind a fence ask for; ``marked`` are spans of lines, from 1.

    ``alt`` is what a diagram shows.
    """

    language: str = ""
    title: str = ""
    alt: str = ""
    marked: tuple[tuple[int, int], ...] = ()
    numbered: bool = False


def parse_info(info: str) -> Fence:
    """``python title="tea.py" hl_lines="1 3-4" linenos``, with or without braces."""
    language = title = alt = lines = ""
    numbered = False
    for found in _WORD.finditer(info):
        value = found["double"] or found["single"] or found["bare"] or ""
        word = (found["word"] or "").removeprefix(":").removeprefix(".")
        if found["key"] == "title":
            title = value
        elif found["key"] == "alt":
            alt = value
        elif found["key"] == "hl_lines":
            lines = value
        elif "linenos" in {found["key"], word}:
            numbered = True
        elif word and not language:
            language = word
    marked = tuple((int(first), int(last or first)) for first, last in _LINES.findall(lines))
    return Fence(language=language, title=title, alt=alt, marked=marked, numbered=numbered)


def figure(code: str, fence: Fence, *, fast_paths: bool = True) -> str:
    """The markup of ``code``: plain where the language is not known, never a guess.

    ``fast_paths``: Pygments may be overridden where that changes nothing. How the code begins,
    ``reading`` knows, to pass over it.
    """
    lexer = lexer_of(fence.language, fast_paths=fast_paths) if fence.language else None
    name = escape(lexer.name if lexer else fence.language)
    label = f' data-lang="{name}"' if name else ""
    language = f' class="language-{escape(fence.language.lower())}"' if fence.language else ""
    caption = f"<figcaption>{escape(fence.title, quote=False)}</figcaption>" if fence.title else ""
    body = "".join(_lines(_highlighted(code, lexer, fast_paths=fast_paths), fence))
    return (
        f'<figure class="code"{label}>{caption}<div class="highlight">'
        f'<pre tabindex="0"><code{language}>{body}</code></pre></div></figure>'
    )


def _lines(markup: str, fence: Fence) -> Iterator[str]:
    """Each line of highlighted code, marked and numbered; no token goes over a line's end."""
    if not fence.marked and not fence.numbered:
        yield markup
        return
    marked = {n for first, last in fence.marked for n in range(first, min(last, first + 9999) + 1)}
    for number, line in enumerate(markup.removesuffix("\n").split("\n"), start=1):
        prefix = f'<span class="linenos" data-line="{number}"></span>' if fence.numbered else ""
        yield (
            f'<span class="hll">{prefix}{line}\n</span>'
            if number in marked
            else (f"{prefix}{line}\n")
        )


def _highlighted(code: str, lexer: "Lexer | None", *, fast_paths: bool) -> str:
    if lexer is None:
        return escape(code, quote=False)
    if fast_paths and _is_proven():
        spans = _spans()
        if spans.can_read(lexer):
            return spans.highlighted(code, lexer)
    from pygments import highlight

    return highlight(code, lexer, _formatter())


@lru_cache(maxsize=64)
def lexer_of(language: str, *, fast_paths: bool) -> "Lexer | None":
    """The lexer of a language, kept for the next block; None where Pygments knows none."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
    if fast_paths and _is_proven():
        from blogkit.content.markdown.quick.lexing import quicken

        quicken(lexer)
    return lexer


def _is_proven() -> bool:
    import pygments

    return is_proven("Pygments", pygments.__version__)


@lru_cache(maxsize=1)
def _spans() -> "Spans":
    from blogkit.content.markdown.quick.spans import Spans

    return Spans(_formatter())


@lru_cache(maxsize=1)
def _formatter() -> "HtmlFormatter[str]":
    from pygments.formatters import HtmlFormatter

    return HtmlFormatter(nowrap=True)
