"""Mails: from a letter to HTML with its styles in place, plain text, and a draft to send."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, fields
from blogkit.hooks.teasers.letters.draft import draft
from blogkit.hooks.teasers.letters.letter import Letter
from blogkit.model.views import SiteView

if TYPE_CHECKING:
    from css_inline import CSSInliner
    from jinja2 import Environment

    from blogkit.render.theme import ThemeFolders

_HERE = Path(__file__).parent
_HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\Z")
_COLOURS = {
    "accent": "#a8432a",
    "accent_dark": "#e58f70",
    "paper": "#faf6f0",
    "paper_dark": "#1c1816",
    "ink": "#2b2623",
    "ink_dark": "#ebe2d7",
}
"""Where the theme has none of that name that mail programs understand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail: a page, the same as text, and both as a draft (RFC 5322)."""

    html: str
    text: str
    draft: bytes


class MailWriter:
    """Writes the mails of one site, with ``email/letter.html`` and ``email/letter.txt``.

    A site's own ``templates/`` and its theme come before the templates that blogkit has; the
    same is true of the words. Raises ``ContentError`` where the theme or a template fails.
    """

    def __init__(self, root: Path, settings: Settings, site: SiteView) -> None:
        self._root = root
        self._settings = settings
        self._site = site
        self._environments: dict[tuple[str, bool], Environment] = {}

    def mail(self, letter: Letter) -> Mail:
        """The mail that ``letter`` becomes: the same bytes for the same letter."""
        html = self._inliner.inline(self._rendered("email/letter.html", letter))
        text = self._rendered("email/letter.txt", letter).strip() + "\n"
        return Mail(html=html, text=text, draft=draft(letter, html, text, self._settings))

    def _rendered(self, name: str, letter: Letter) -> str:
        from blogkit.render.templates import rendered

        environment = self._environment(letter.language, is_text=name.endswith(".txt"))
        variables: dict[str, Any] = {
            field.name: getattr(letter, field.name) for field in fields(letter)
        }
        variables |= {
            "site": self._site,
            "colours": self._colours,
            "newsletter": self._settings.newsletter,
        }
        hint = f"while making the mail '{letter.subject}'"
        return rendered(environment, name, variables, self._templates, hint)

    def _environment(self, language: str, *, is_text: bool) -> "Environment":
        from blogkit.render.catalogue import catalogue_files, read_catalogue
        from blogkit.render.templates import environment

        if (language, is_text) not in self._environments:
            folders = (*self._theme.catalogues, _HERE / "words")
            words = read_catalogue(catalogue_files(folders, language))
            base_url = self._settings.site.base_url
            made = environment(self._templates, base_url, language, words)
            self._environments[language, False] = made
            self._environments[language, True] = made.overlay(autoescape=False)
        return self._environments[language, is_text]

    @cached_property
    def _theme(self) -> "ThemeFolders":
        from blogkit.render.theme import theme_folders

        return theme_folders(self._root, self._settings)

    @cached_property
    def _templates(self) -> tuple[Path, ...]:
        return (*self._theme.templates, _HERE / "templates")

    @cached_property
    def _inliner(self) -> "CSSInliner":
        from css_inline import CSSInliner

        # What is asked for by name is asked of no network: a build opens no socket.
        return CSSInliner(load_remote_stylesheets=False)

    @cached_property
    def _colours(self) -> Mapping[str, str]:
        own = dict(self._site.theme or {})
        return {
            name: str(own[name]) if _HEX_COLOUR.match(str(own.get(name, ""))) else usual
            for name, usual in _COLOURS.items()
        }
