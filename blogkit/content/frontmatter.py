"""Front matter: from the text of a source to its values and its body.

python-frontmatter splits; what it would let pass in silence (an unclosed block, which it
publishes as text) is refused here, and its YAML loader is replaced by our strict one.
"""

import re
from dataclasses import dataclass
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from blogkit.content.simple import simple_block
from blogkit.content.yaml import Block, parse_yaml
from blogkit.errors import ContentError, Place, Problem

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_TOO_LATE = re.compile(r"\s*\n---[ \t]*\n\s*[\w-]+[ \t]*:(\s|$)")
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n")


class StrictHandler(YAMLHandler):
    """python-frontmatter's YAML handler with our fence and our loader."""

    FM_BOUNDARY = _FENCE

    def load(self, fm: str, **_options: object) -> Any:
        """The block's values and their positions; the block begins on the first line."""
        return simple_block(fm, first_line=1) or parse_yaml(fm, first_line=1)


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
    handler = StrictHandler()
    if not text.startswith("---") or not _FENCE.match(text):
        _refuse_what_looks_like_it(text)
        return Split(block=Block({}), body=text, body_line=1)
    if not _FENCE.search(text, len("---")):
        hint = "end it with a line of three hyphens: ---"
        raise _error("the front matter is not closed", 1, hint)
    front, body = handler.split(text)
    body_line = front.count("\n") + 2
    return Split(block=handler.load(front), body=body[1:], body_line=body_line)


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
