"""Spelled: text and values of attributes as they are spelled in markup."""

import re
from html import escape

from blogkit.content.markdown.characters import known
from blogkit.content.markdown.fast.source import REFERENCE, restored
from blogkit.content.markdown.typography import typeset
from blogkit.content.markdown.wording import Quotes

_IN_ATTRIBUTE = re.compile(r"&(?:(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z0-9]+);)?")


def spelled(text: str) -> str:
    """Text as markup."""
    if "&" in text or "<" in text or ">" in text:
        return escape(text, quote=False)
    return text


def attribute(value: str) -> str:
    """The value of an attribute as markup."""
    if REFERENCE in value or "&" in value:
        value = _IN_ATTRIBUTE.sub(_in_attribute, restored(value))
    return value.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _in_attribute(found: re.Match[str]) -> str:
    return known(found[0]) if len(found[0]) > 1 else "&amp;"


def caption(title: str, quotes: Quotes | None) -> str:
    """The text of a caption that was written as the title of an image."""
    text = restored(title.replace("\n", " "))
    text = typeset(text, quotes) if quotes else text
    return _IN_ATTRIBUTE.sub(_in_attribute, text).replace("<", "&lt;").replace(">", "&gt;")


def titled(title: str) -> str:
    """The attribute ``title`` with the space before it, if there is one."""
    if not title:
        return ""
    return f' title="{attribute(title.replace(chr(10), " "))}"'
