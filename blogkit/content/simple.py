"""Simple front matter: from lines that are each a key and a short value to a block, sooner.

Most front matter is such lines. What else there may be, a parser of YAML has to read.
"""

import re
from typing import Final

from blogkit.content.yaml import NULL, Block, Plain, Value

_LONGEST = 8_000
"""Characters: far from what may be too much."""

_MARKS: Final = r"./!&+%=;$“”‘’„–—…\-"
_FREE: Final = rf"\w(?>(?:[\w {_MARKS},'\"()?@~]|:(?! ))*)(?<![ :])"
_WITHIN: Final = rf"[\w {_MARKS}()?@~:#]*+"
_QUOTED: Final = rf"[\w {_MARKS},()?@~:#\[\]]*+"
_ITEM: Final = rf"(?:\w[\w {_MARKS}'()]*+(?<! )|\"{_WITHIN}\"|'{_WITHIN}')"
_LINE = re.compile(
    f"([a-z][a-z_]*): (?:({_FREE})|(\"{_QUOTED}\"|'{_QUOTED}')"
    rf"|(\[(?>(?:{_ITEM}(?>(?:, ?{_ITEM})*))?)\]))"
)
"""A key, and behind it text without or with quotes, or a list in brackets."""


def simple_block(text: str, first_line: int) -> Block | None:
    """The block that ``text`` holds, as YAML reads it; None where that has to be asked."""
    if len(text) > _LONGEST:
        return None
    block = Block({})
    for number, line in enumerate(text.split("\n"), first_line):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found is None or found[1] in block.values:
            return None
        key, free, quoted, listed = found.groups()
        column = len(key) + len(": ") + 1
        block.places.setdefault((), (number, 1))
        block.keys[(key,)] = (number, 1)
        block.places[(key,)] = (number, column)
        if listed:
            block.values[key] = _items(block, key, listed, (number, column))
        else:
            block.values[key] = _scalar(quoted or free)
    return block if block.values else None


def _items(block: Block, key: str, listed: str, place: tuple[int, int]) -> list[Value]:
    """The items of a list, whose places go into ``block``."""
    items: list[Value] = []
    line, column = place
    column += len("[")
    for number, written in enumerate(listed[1:-1].split(",") if listed != "[]" else ()):
        item = written.lstrip(" ")
        block.places[(key, number)] = (line, column + len(written) - len(item))
        items.append(_scalar(item))
        column += len(written) + len(",")
    return items


def _scalar(text: str) -> Value:
    if text[0] in "\"'":
        return text[1:-1]
    return None if text in NULL else Plain(text)
