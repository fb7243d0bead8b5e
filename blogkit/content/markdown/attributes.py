"""Attributes: from ``{#id .class key=value}`` behind an element to its attributes.

Python-Markdown takes anything in braces for attributes. Here a list begins with ``#id``,
``.class``, ``key=`` or ``{:``, so that ``{{ name }}``, ``{% tag %}`` and prose stay text.
"""

import re
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor

_LIST: Final = r"\{(?:: *(?![%{ ])|(?= *(?:[#.][\w-]|[\w:-]+=)))([^\}\n][^\n]*)\}"


class Attributes(Extension):
    """Attribute lists that prose does not look like."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        md.treeprocessors.register(_AttributeLists(md), "attributes", 8)


class _AttributeLists(AttrListTreeprocessor):
    HEADER_RE = re.compile(rf" +{_LIST} *$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n *{_LIST} *$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc]
