"""Elements: from the element of a shortcut to its markup, spelled as Python-Markdown does."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from blogkit.content.markdown.directives import Directive
from blogkit.content.markdown.fast.spelled import attribute
from blogkit.content.markdown.fast.verbatim import is_block
from blogkit.content.markdown.wording import Wording

_STASHED = "\ue002"
"""Begins raw HTML in a text."""

_VOID = frozenset(["img"])


def markup_of(
    directive: Directive, wording: Wording, language: str, label: Callable[[str], str]
) -> str:
    """The markup of a shortcut that stands alone; ``label`` makes that of its text."""
    # It brings Python-Markdown with it, which few other texts need.
    from blogkit.content.markdown.players import Setting, element_of

    setting = Setting(wording=wording, language=language, stash=lambda html: _STASHED + html)
    return "".join(_pieces(element_of(directive, setting), label))


def _pieces(element: Element, label: Callable[[str], str]) -> Iterator[str]:
    tag = element.tag
    yield f"<{tag}"
    for name, value in sorted(element.items()):
        yield f" {name}" if name == value else f' {name}="{attribute(value)}"'
    yield ">"
    if tag in _VOID:
        return
    yield _text(element.text, label)
    if is_block(tag) and not element.text and len(element) and is_block(element[0].tag):
        yield "\n"
    for child in element:
        yield from _pieces(child, label)
        yield _text(child.tail, label) or ("\n" if is_block(child.tag) else "")
    yield f"</{tag}>"


def _text(text: str | None, label: Callable[[str], str]) -> str:
    if not text or not text.strip():
        return text or ""
    if text.startswith(_STASHED):
        return text.removeprefix(_STASHED)
    return label(text)
