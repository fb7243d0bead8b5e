"""The theme as planning sees it: names and digests, no templates."""

from collections.abc import Mapping
from pathlib import Path

from blogkit.dataclasses import dataclass, field
from blogkit.model.digests import Digest
from blogkit.model.shortcuts import Shortcut

BUILT_IN = (Path(__file__).parents[1] / "themes", Path(__file__).parents[2] / "themes")
"""Where the themes that come with blogkit lie: in an installed package, and in a checkout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeAsset:
    """A file of a theme: its name, where it lies, and its bytes' digest.

    One whose name ends in ``.jinja`` is rendered with ``site`` and loses that ending.
    """

    name: str
    file: str
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme with its parents: which templates there are and what they need.

    ``templates`` maps each template to the digest of itself and all that it can reach, ``words``
    each language that there is a catalogue for to the digest of that; ``shortcuts`` are
    those that it has beside blogkit's.
    """

    name: str
    templates: Mapping[str, Digest]
    needs: Mapping[str, tuple[str, ...]]
    settings: Mapping[str, object]
    assets: tuple[ThemeAsset, ...]
    words: Mapping[str, Digest] = field(default_factory=dict)
    shortcuts: tuple[Shortcut, ...] = ()

    def speaks(self, language: str) -> Digest:
        """The digest of the words for a language tag; empty where there are none.

        ``pt-BR`` is spoken where there are words for ``pt``.
        """
        if language in self.words:
            return self.words[language]
        parts = language.split("-")
        nearest = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((self.words[name] for name in nearest if name in self.words), Digest(""))
