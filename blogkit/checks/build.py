"""The warnings of a build, which a check repeats, as rules that can be switched off there."""

from blogkit.checks.rules import Rule
from blogkit.errors import Severity

_ABOUT = {
    "dead-path": "a link to a path of this site at which blogkit makes nothing",
    "description": "a source that describes a term which no post has, or which has two",
    "hidden-target": "a link to a document that is hidden for now",
    "icon": "a picture that is too small for icons, or not square",
    "lost-id": "a renamed file whose post got another id with its new name",
    "misplaced": "a Markdown file where it is on no page",
    "no-alt": "a picture without a description for those who cannot see it",
    "spelled-differently": "a term that posts spell in several ways",
    "teaser-too-long": "a teaser of the writer's own that a channel had to shorten",
    "translation": "a translation of something that is not there, or of another translation",
    "unknown-channel": "a channel in the settings whose name is nearly one that there is",
}

BUILD_WARNINGS = tuple(
    Rule(name=name, severity=Severity.WARNING, about=about) for name, about in _ABOUT.items()
)
