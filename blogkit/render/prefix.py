"""Prefixes: from the markup of a body to one that can stand beside others on a page."""

import re

from blogkit.model.documents import Html

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ID = re.compile(r"""(?<=\s)(id|for|headers|aria-(?:labelledby|describedby|controls))="([^"]*)\"""")
_LINK = re.compile(r"""(?<=\s)href="#(?=[^"])""")


def with_prefix(html: Html, prefix: str) -> Html:
    """``html`` with ``prefix`` before each id, and in what refers to ids of the same body."""
    return Html(_TAG.sub(lambda tag: _renamed(tag[0], prefix), html))


def _renamed(tag: str, prefix: str) -> str:
    def several(match: re.Match[str]) -> str:
        ids = " ".join(prefix + one for one in match[2].split())
        return f'{match[1]}="{ids}"'

    return _LINK.sub(f'href="#{prefix}', _ID.sub(several, tag))
