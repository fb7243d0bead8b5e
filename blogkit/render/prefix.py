"""Prefixes: from the markup of a body to markup that can stand beside others on a page."""

import re

from blogkit.model.documents import Html

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ID = re.compile(r"""(?<=\s)(id|for|headers|aria-(?:labelledby|describedby|controls))="([^"]*)\"""")
_LABEL = re.compile(r"""(?<=\s)aria-label="([^"]*)\"""")
_LINK = re.compile(r"""(?<=\s)href="#(?=[^"])""")


def with_prefix(html: Html, number: int) -> Html:
    """``html`` with ids and names of landmarks that the body ``number`` has alone on the page."""
    return Html(_TAG.sub(lambda tag: _renamed(tag[0], number), html))


def _renamed(tag: str, number: int) -> str:
    prefix = f"p{number}-"

    def several(match: re.Match[str]) -> str:
        ids = " ".join(prefix + one for one in match[2].split())
        return f'{match[1]}="{ids}"'

    if tag.startswith(("<nav", "<section")):
        tag = _LABEL.sub(rf'aria-label="\1, {number}"', tag)
    return _LINK.sub(f'href="#{prefix}', _ID.sub(several, tag))
