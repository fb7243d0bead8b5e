"""Addresses: where web and e-mail addresses stand bare in a text, and where they lead.

The rules are GitHub's (GFM 0.29, 6.9): punctuation at the end is no part of an address, nor
is a bracket that was not opened in it.
"""

import re
from typing import Final

# An escaped character is \x02, its number, \x03; other things in \x02 \x03 stand for markup.
ADDRESS: Final = (
    r"(?<![\w@./-])(?:(?i:https?://|www\.)\w(?>(?:[^\s<>\x02\x03]++|\x02\d+\x03)*)"
    r"|[\w.+-]++@[\w-]++(?>(?:\.[\w-]++)+))"
)
"""What may be an address, with what is behind it in the sentence."""

_HOST = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)
_ENTITY_AT_END = re.compile(r"&[a-zA-Z0-9]{1,31};$")


def trimmed(address: str) -> str:
    """``address`` without what is behind it in the sentence."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";" and (entity := _ENTITY_AT_END.search(address, max(end - 33, 0), end)):
            end = entity.start()
        elif last in "?!.,:;*_~'\"“”‘’»«…":
            end -= 1
        else:
            break
    return address[:end]


def href(address: str) -> str:
    """Where ``address`` leads; empty where it is none after all."""
    if "://" not in address and "@" in address and not address.lower().startswith("www."):
        return "" if address.endswith("-") else f"mailto:{address}"
    if not _HOST.match(address):
        return ""
    if "://" in address:
        return address
    return f"http://{address}" if "." in address[4:] else ""
