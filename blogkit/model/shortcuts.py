"""Shortcuts: what a line such as ``::button[Book]{to="book.md"}`` may name, and its arguments."""

import re
from typing import Final, Literal, TypeAlias

from blogkit.dataclasses import dataclass

ArgumentType = Literal["text", "number", "true/false", "file", "link"]
TextRule = Literal["required", "optional", "none"]
Value: TypeAlias = str | int | float | bool

SHORTCUT: Final = "blogkit-shortcut"
"""The element that stands for a theme's shortcut until the theme's template has made it."""

CALLOUTS: Final = ("note", "tip", "important", "warning", "caution")
"""The kinds of callout that GitHub knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a shortcut: one without a ``default`` has to be given.

    ``pattern`` is a regular expression that the whole value matches, ``form`` says it in words.
    """

    name: str
    type: ArgumentType = "text"
    default: Value | None = None
    pattern: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A shortcut: its name, its arguments, whether it holds Markdown, whether it has a ``text``.

    One of a theme is made by the theme's template of its name.
    """

    name: str
    arguments: tuple[Argument, ...] = ()
    container: bool = False
    text: TextRule = "optional"
    of_theme: bool = False


def is_diagram(name: str) -> bool:
    """Whether ``name`` is that of a picture which was made of a diagram."""
    return re.fullmatch(r"diagram-[0-9a-f]{16}\.svg", name) is not None


def shortcut_template(name: str) -> str:
    """The theme's template that makes the shortcut ``name``."""
    return f"shortcuts/{name}.html"


_POSTER = Argument(name="poster", type="file", default="")
_SRC = Argument(name="src", type="link")
_TRANSCRIPT = Argument(name="transcript", type="link", default="")
_BUILT_IN = (
    Shortcut(
        name="figure",
        arguments=(
            _SRC,
            Argument(name="alt"),
            Argument(name="credit", default=""),
            Argument(name="link", type="link", default=""),
        ),
    ),
    Shortcut(name="gallery", container=True, text="none"),
    Shortcut(name="audio", arguments=(_SRC, _TRANSCRIPT), text="required"),
    Shortcut(
        name="video",
        arguments=(
            _SRC,
            _POSTER,
            Argument(name="captions", type="file", default=""),
            _TRANSCRIPT,
        ),
        text="required",
    ),
    Shortcut(
        name="youtube",
        arguments=(
            Argument(name="id", pattern=r"[A-Za-z0-9_-]{11}", form="the 11 characters after 'v='"),
            _POSTER,
        ),
        text="required",
    ),
    Shortcut(
        name="vimeo",
        arguments=(
            Argument(name="id", pattern=r"[0-9]{1,12}", form="the number in its address"),
            _POSTER,
        ),
        text="required",
    ),
    Shortcut(
        name="quote",
        arguments=(
            Argument(name="by", default=""),
            Argument(name="source", default=""),
            Argument(name="url", type="link", default=""),
        ),
        container=True,
        text="none",
    ),
    Shortcut(name="button", arguments=(Argument(name="to", type="link"),), text="required"),
    *(Shortcut(name=kind, container=True) for kind in CALLOUTS),
)
SHORTCUTS: Final = {shortcut.name: shortcut for shortcut in _BUILT_IN}
"""The shortcuts that every theme has; a theme's own have other names."""
