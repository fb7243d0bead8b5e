"""What decides what a source becomes, apart from its bytes."""

from blogkit.dataclasses import dataclass
from blogkit.model.shortcuts import Shortcut


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseOptions:
    """The settings that decide what a source becomes, and the theme's own shortcuts.

    ``languages`` are those of the site beside ``language``; ``searchable``: words are looked for
    by which search finds a document.
    """

    timezone: str
    tag_authority: str
    language: str
    smart_quotes: bool
    languages: tuple[str, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    maths: bool = False
    diagrams: tuple[tuple[str, str], ...] = ()
    fast_paths: bool = True
    engine: str = "markdown"
    searchable: bool = True
