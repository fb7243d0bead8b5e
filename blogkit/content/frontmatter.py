"""Front matter: from the text of a source to its values and its body.

What python-frontmatter, which splits, would let pass in silence (an unclosed block, which it
publishes as text) is refused here. It is imported for a block that takes YAML to read.
"""

import re

from blogkit.content.simple import simple_block
from blogkit.content.yaml import Block
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_TOO_LATE = re.compile(r"\s*\n---[ \t]*\n\s*[\w-]+[ \t]*:(\s|$)")
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A source cut in two: its block, its body, and the line on which the body begins."""

    block: Block
    body: str
    body_line: int


def split_source(text: str) -> Split:
    """The front matter and the body of ``text``, whose lines end with ``\\n``.

    A text that does not begin with ``---`` has no front matter. Raises ``ContentError``
    where the block is not closed or is not YAML; places have no path.
    """
    if not text.startswith("---") or not FENCE.match(text):
        _refuse_what_looks_like_it(text)
        return Split(block=Block({}), body=text, body_line=1)
    end = FENCE.search(text, len("---"))
    if not end:
        hint = "end it with a line of three hyphens: ---"
        raise _error("the front matter is not closed", 1, hint)
    front = text[text.index("\n") : end.start()]
    body = text[end.end() :]
    block = simple_block(front, first_line=1)
    if block is None:
        from blogkit.content.strict import StrictHandler

        handler = StrictHandler()
        front, body = handler.split(text)
        block = handler.load(front)
    return Split(block=block, body=body[1:], body_line=front.count("\n") + 2)


def _refuse_what_looks_like_it(text: str) -> None:
    """Raise where readers would see as text what was meant as front matter."""
    if late := _TOO_LATE.match(text):
        line = text[: late.end()].count("\n", 0, text.index("---")) + 1
        hint = "delete the empty lines before ---"
        raise _error("the front matter begins after the first line", line, hint)
    if _TOML.match(text):
        hint = "write it in YAML: ---, then lines such as 'title: Tea', then ---"
        raise _error("front matter between +++ is TOML, which is not read here", 1, hint)


def _error(what: str, line: int, hint: str) -> ContentError:
    place = Place(path="", line=line)
    return ContentError([Problem(rule="front-matter", what=what, place=place, hint=hint)])
