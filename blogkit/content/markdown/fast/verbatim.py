"""Verbatim: raw HTML and code, which stay as they were written."""

from collections.abc import Iterable
from typing import Final

from blogkit.content.markdown.blocks import captured_html
from blogkit.content.markdown.fast.source import restored
from blogkit.content.markdown.fast.unread import Unread

_NAMES: Final = (
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset"
    " figcaption figure footer form group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li"
    " main map math menu nav noscript object ol option output p pre progress script section style"
    " summary table tbody td textarea tfoot th thead tr ul video"
)
"""Python-Markdown's block-level elements."""

_BLOCKS = frozenset(_NAMES.split())


def raw_html(pieces: Iterable[str]) -> tuple[str, int]:
    """A block of raw HTML, and how many elements it leaves open.

    Raises ``Unread`` where the default engine does not see the same block.
    """
    first, *others = "".join(pieces).rstrip("\n").split("\n")
    captured = captured_html(first, is_block)
    if captured is None or captured.raw is None:
        raise Unread("raw HTML that is no block, or has Markdown inside")
    for line in others:
        if captured.ended:
            raise Unread("text at once behind raw HTML")
        captured.take(line)
    if captured.raw.end and not captured.ended:
        raise Unread("raw HTML that does not end")
    return restored(captured.html), captured.raw.left_open


def is_block(name: str) -> bool:
    """Whether Python-Markdown takes an element for a block."""
    return name.lower() in _BLOCKS


def written_code(pieces: Iterable[str]) -> str:
    """Code with the end of its last line; raises ``Unread`` where that cannot be told."""
    code = restored("".join(pieces))
    if not code or code.endswith("\n\n"):
        raise Unread("code that is empty or ends with a blank line")
    return code if code.endswith("\n") else f"{code}\n"
