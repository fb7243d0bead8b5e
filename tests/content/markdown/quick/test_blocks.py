"""A block processor is passed over only where it would not have wanted the block."""

from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st
from markdown.blockprocessors import BlockProcessor, ParagraphProcessor

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.engine import parser_of
from blogkit.content.markdown.quick.blocks import STARTS, kinds_of
from tests.content.markdown.quick.soup import texts

PROCESSORS = tuple(parser_of(MarkdownOptions()).parser.blockprocessors)


def starts_of(processor: BlockProcessor) -> str | None:
    own: str | None = getattr(processor, "STARTS", None)
    return own or STARTS.get(type(processor))


def test_only_paragraphs_want_every_block() -> None:
    every = [type(processor) for processor in PROCESSORS if starts_of(processor) is None]
    assert every == [ParagraphProcessor]


@given(st.sampled_from(PROCESSORS), texts.map(lambda text: text.split("\n\n")[0]))
def test_no_other_processor_wants_a_block(processor: BlockProcessor, block: str) -> None:
    starts = starts_of(processor)
    if starts is None or not kinds_of(block).isdisjoint(starts):
        return
    blocks = [block]
    parent = Element("div")
    wanted = processor.test(parent, block) and processor.run(parent, blocks) is not False
    assert not wanted
    assert blocks == [block]
    assert not len(parent)


def test_kinds() -> None:
    assert kinds_of("tea\nand milk") == frozenset()
    assert kinds_of("  > tea\n- milk\n\n") == {" ", ">", "-", "\n"}
    assert kinds_of("٣. tea | milk") == {"0", "|"}
