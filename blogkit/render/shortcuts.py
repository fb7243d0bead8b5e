"""Shortcuts of a theme: from the marks that stand for them in a body to what templates make."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from blogkit.dataclasses import dataclass, field
from blogkit.markup import Tag, tags
from blogkit.model.documents import Html
from blogkit.model.shortcuts import SHORTCUT, Value

Make = Callable[[str, dict[str, Any]], str]
"""Renders the template of the shortcut of that name with these variables."""


@dataclass(slots=True, kw_only=True)
class _Open:
    """A shortcut whose end is still to come, and what is inside it so far."""

    attributes: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)


def with_shortcuts(html: Html, make: Make) -> Html:
    """``html`` with what ``make`` gives in the place of every mark, from the innermost out.

    A template sees ``arguments``, ``text`` and ``content``.
    """
    opened = [_Open(attributes={})]
    position = 0
    for tag in tags(html, opaque=frozenset(["pre"])):
        if tag.name != SHORTCUT:
            continue
        opened[-1].pieces.append(html[position : tag.start])
        position = tag.end
        if not tag.closing:
            opened.append(_Open(attributes=_attributes(tag)))
        elif len(opened) > 1:
            done = opened.pop()
            opened[-1].pieces.append(_made(done, make))
    pieces = [piece for one in opened for piece in one.pieces]
    return Html("".join([*pieces, html[position:]]))


def _attributes(tag: Tag) -> dict[str, str]:
    return {name: value for name, value, _ in tag.attributes()}


def _made(shortcut: _Open, make: Make) -> str:
    arguments: dict[str, Value] = {}
    for key, value in shortcut.attributes.items():
        kind, dash, name = key.partition("-")
        if dash:
            arguments[name] = _typed(kind, value)
    variables = {
        "arguments": MappingProxyType(arguments),
        "text": shortcut.attributes.get("text", ""),
        "content": Markup("".join(shortcut.pieces).strip()),
    }
    return make(shortcut.attributes.get("name", ""), variables)


def _typed(kind: str, value: str) -> Value:
    """A value as the theme declared it."""
    if kind == "true":
        return value == "True"
    if kind == "number":
        try:
            return float(value) if "." in value else int(value)
        except ValueError:  # a mark that no shortcut made
            return 0
    return value
