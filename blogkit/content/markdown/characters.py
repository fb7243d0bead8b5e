"""Characters: from a reference such as ``&copy;`` to one that HTML knows, or to plain text.

A number that no character may have becomes the replacement character, and a name that HTML
does not have stays as it was written (CommonMark 0.31, 2.5, "Entity and numeric character
references").
"""

from html import escape
from html.entities import html5

from blogkit.markup import decoded


def known(reference: str) -> str:
    """``reference`` as markup."""
    if reference[1] == "#":
        return escape(decoded(reference))
    return reference if reference[1:] in html5 else f"&amp;{reference[1:]}"
