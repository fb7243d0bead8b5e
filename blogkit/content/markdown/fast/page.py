"""Page: from the events of the parser in Rust to the markup that the default engine makes."""

from collections.abc import Callable, Iterable
from typing import Any

from blogkit.content.markdown.fast.blocks import Blocks
from blogkit.content.markdown.fast.unread import Unread

_Handler = Callable[[Blocks, Any], None]
"""What is done with an event, and with what it tells."""


class _Known(dict[str, _Handler]):
    """Handlers by the names of events; another version of the parser may have more."""

    def __missing__(self, name: str) -> _Handler:
        raise Unread(f"what this parser calls {name}")


def read(events: Iterable[Any], blocks: Blocks) -> str:
    """The markup of ``events``; raises ``Unread`` where the default engine has to read them.

    An event is a word, or a mapping from its name to its value.
    """
    for event in events:
        if type(event) is str:
            _ALONE[event](blocks, None)
            continue
        kind, value = event.popitem()
        if kind == "Text":  # the most of them
            leaf = blocks.leaf
            if leaf is None or blocks.may_be_callout:
                blocks.text(value)
            else:
                leaf.text(value)
        elif kind in _INLINE:
            _INLINE[kind](blocks, value)
        else:
            is_start = kind == "Start"
            if type(value) is not str:
                name, told = value.popitem()
                (_STARTS if is_start else _ENDS)[name](blocks, told)
            elif value in _TAGS:
                (blocks.leaf or blocks.line()).tag((_OPENING if is_start else _CLOSING)[value])
            else:
                (_STARTS if is_start else _ENDS)[value](blocks, None)
    return blocks.markup()


_TAGS = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_OPENING = {name: f"<{tag}>" for name, tag in _TAGS.items()}
_CLOSING = {name: f"</{tag}>" for name, tag in _TAGS.items()}
_ALONE = _Known(
    SoftBreak=lambda blocks, _: blocks.line_break("\n"),
    HardBreak=lambda blocks, _: blocks.line_break("<br>\n"),
    Rule=lambda blocks, _: blocks.rule(),
)
_INLINE: dict[str, _Handler] = {
    "Code": Blocks.code,
    "InlineHtml": lambda blocks, html: blocks.line().html(html),
    "Html": lambda blocks, html: blocks.raw.append(html),
    "FootnoteReference": Blocks.reference,
    "TaskListMarker": lambda blocks, done: blocks.task(done=done),
}
_STARTS = _Known(
    {
        "Paragraph": Blocks.open_paragraph,
        "Heading": Blocks.open_heading,
        "BlockQuote": lambda blocks, _: blocks.open_quote(),
        "CodeBlock": Blocks.open_code,
        "HtmlBlock": lambda blocks, _: blocks.raw.clear(),
        "List": Blocks.open_list,
        "Item": lambda blocks, _: blocks.open_item(),
        "FootnoteDefinition": Blocks.open_note,
        "DefinitionList": Blocks.open_definitions,
        "DefinitionListTitle": Blocks.open_term,
        "DefinitionListDefinition": Blocks.open_definition,
        "Table": Blocks.open_table,
        "TableHead": lambda blocks, _: blocks.table.open_row(),
        "TableRow": lambda blocks, _: blocks.table.open_row(),
        "TableCell": lambda blocks, _: blocks.open_cell(),
        "Link": Blocks.open_link,
        "Image": Blocks.open_image,
        "Subscript": Blocks.refuse_subscript,
    }
)
_ENDS = _Known(
    {
        "Paragraph": lambda blocks, _: blocks.close_paragraph(),
        "Heading": Blocks.close_heading,
        "BlockQuote": lambda blocks, _: blocks.close_container(),
        "CodeBlock": lambda blocks, _: blocks.close_code(),
        "HtmlBlock": lambda blocks, _: blocks.close_raw(),
        "List": lambda blocks, _: blocks.close_container(),
        "Item": lambda blocks, _: blocks.close_container(),
        "FootnoteDefinition": lambda blocks, _: blocks.close_note(),
        "DefinitionList": Blocks.close_definitions,
        "DefinitionListTitle": Blocks.close_term,
        "DefinitionListDefinition": Blocks.close_definition,
        "Table": lambda blocks, _: blocks.close_table(),
        "TableHead": lambda blocks, _: blocks.table.close_row(),
        "TableRow": lambda blocks, _: blocks.table.close_row(),
        "TableCell": lambda blocks, _: blocks.close_cell(),
        "Link": lambda blocks, _: blocks.line().close_link(),
        "Image": lambda blocks, _: blocks.line().close_image(*blocks.images.pop()),
    }
)
