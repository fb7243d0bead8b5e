"""Foreign: text that CommonMark lets be text, and that is more to the default engine."""

import re

from blogkit.content.markdown.fast.unread import Unread

_FOREIGN = re.compile(
    r"(?P<attributes>\{(?:: *(?![%{ ])|(?= *(?:[#.][\w-]|[\w:-]+=))))|(?P<link>\]\()|(?P<note>\[\^)"
    r"|(?P<tag><[/!?a-zA-Z])|(?P<tab>\t)"
)
_NAMES = {
    "attributes": "an attribute list",
    "link": "a link that CommonMark does not know",
    "note": "a footnote that is not defined or not referred to",
    "tag": "a tag that CommonMark does not know",
    "tab": "a tab in the text",
}
_STARTS = re.compile(
    r"(?P<shortcut>:{2,}[A-Za-z])|(?P<definition>: )|(?P<admonition>!!! ?[\w-])"
    r"|(?P<reference>\[[^\]]*\]:)|(?P<task>\[[ xX]\]\s)|(?P<table>\||[ :-]*-[ :-]*\|)"
    r"|(?P<fence>```|~~~)"
)
STARTERS = frozenset(":![|-~`")
"""What a line begins with that has to be looked at."""

_BEGINNINGS = {
    "shortcut": "a shortcut",
    "definition": "a definition list",
    "admonition": "a callout with !!!",
    "reference": "a definition of a link inside a paragraph",
    "task": "a task that GitHub does not know",
    "table": "a table that GitHub does not know",
    "fence": "code that is indented by four spaces",
}
_DELIMITER = re.compile(r":?-+:?$")


def check(text: str) -> None:
    """Raise ``Unread`` for what may be anywhere in ``text``."""
    if found := _FOREIGN.search(text):
        raise Unread(_NAMES[found.lastgroup or ""])


def check_beginning(text: str) -> None:
    """Raise ``Unread`` for what may be at the beginning of a line, which ``text`` begins with."""
    found = _STARTS.match(text)
    if found and (found.lastgroup != "table" or "|" in text):
        raise Unread(_BEGINNINGS[found.lastgroup or ""])


def check_cell(text: str) -> None:
    """Raise ``Unread`` for what may be in a cell of a table."""
    if "`" in text:
        raise Unread("code in a table with | in it")
    if _DELIMITER.match(text):
        raise Unread("a second row of dashes in a table")
