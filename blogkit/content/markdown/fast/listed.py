"""Listed: from ``{ #id .class key="value" }`` behind an element to its attributes.

Only lists of the plain kind, of which nobody can doubt what they mean.
"""

import re

from blogkit.content.markdown.fast.spelled import attribute
from blogkit.content.markdown.fast.unread import Unread

_ONE = r"(?:[#.][A-Za-z][\w-]*|[A-Za-z][\w:-]*=(?:\"[^\"{}<>&\\]*\"|[\w./:#%+-]+))"
LIST = rf"\{{:? *({_ONE}(?: {_ONE})*) *\}}"
"""A list, whose inside is a group."""

_EACH = re.compile(r"([#.])([\w-]+)|([\w:-]+)=(?:\"([^\"]*)\"|([^\s\"]+))")
_WRITTEN = re.compile(r' ([\w-]+)="([^"]*)"')


def with_attributes(tag: str, listed: str) -> str:
    """``tag`` with the attributes of a list; raises ``Unread`` for ``class`` as a key."""
    name, values = tag[1:-1].partition(" ")[0], dict(_WRITTEN.findall(tag))
    for found in _EACH.finditer(listed):
        key = {"#": "id", ".": "class"}.get(found[1], found[3])
        value = attribute(found[2] or found[4] or found[5] or "")
        if found[3] == "class":
            raise Unread("an attribute list")
        together = found[1] == "." and values.get("class")
        values[key] = f"{values['class']} {value}" if together else value
    spelled = "".join(f' {key}="{values[key]}"' for key in sorted(values))
    return f"<{name}{spelled}>"
