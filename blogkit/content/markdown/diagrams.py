"""Diagrams: from fenced code in a language that draws to the picture that was made of it.

A build starts no process: ``blogkit diagrams`` made the picture before, and put it beside the
source under a name that says of which code and by which command.
"""

from collections.abc import Mapping
from html import escape

from blogkit.content.markdown.fences import Fence
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem
from blogkit.model.digests import digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """The ``code`` of a diagram on ``line``, the command that draws it, and its picture's name."""

    code: str
    command: str
    line: int

    @property
    def file(self) -> str:
        """The name of its picture: another for other code, and for another command."""
        return f"diagram-{digest_of(self.command, self.code)[:16]}.svg"


def diagram_of(code: str, fence: Fence, line: int, commands: Mapping[str, str]) -> Diagram | None:
    """The diagram that a fence is, if its language is one of ``commands``."""
    command = commands.get(fence.language.lower())
    return Diagram(code=code, command=command, line=line) if command else None


def picture(diagram: Diagram, fence: Fence) -> str:
    """The markup of ``diagram``; raises ``ContentError`` where nothing says what it shows."""
    alt = fence.alt or fence.title
    if not alt:
        what = "the diagram says nothing to those who cannot see it"
        hint = f'write ```{fence.language} alt="What it shows"'
        place = Place(path="", line=diagram.line)
        raise ContentError([Problem(rule="diagram", what=what, place=place, hint=hint)])
    caption = f"<figcaption>{escape(fence.title, quote=False)}</figcaption>" if fence.title else ""
    return (
        f'<figure class="image diagram"><img src="{diagram.file}" alt="{escape(alt)}"'
        f' data-written="{diagram.line}">{caption}</figure>'
    )
