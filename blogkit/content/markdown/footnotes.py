"""Footnotes: from ``[^label]`` and ``[^label]: text`` to a list of notes with links both ways.

The ids are ``fn-label`` and ``fnref-label``, in lower case and fit for a URL, so that they say
what they mean and stay when another note is put in.
"""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from blogkit.content.markdown.anchors import Anchors
from blogkit.content.markdown.wording import BACK, Wording


class Footnotes(Extension):
    """Footnotes in the order in which the text refers to them, in a section at the end."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        notes = _Notes()
        notes.extendMarkdown(md)
        # It makes links before it is known what the text refers to; ours come afterwards.
        md.treeprocessors.deregister("footnote-duplicate")
        md.treeprocessors.register(_Sections(notes, self._wording), "footnote_section", 15)


class _Notes(FootnoteExtension):
    """Python-Markdown's syntax; ids that a label of any kind can give, notes within notes."""

    def reset(self) -> None:
        super().reset()
        self._names: dict[str, str] = {}
        self._anchors = Anchors(fallback="note")
        self.section: Element | None = None

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802, A002 - Python-Markdown's names
        if id not in self._names:
            self._names[id] = self._anchors.of(id)
        return f"fn-{self._names[id]}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: ARG002, A002, N802
        return "fnref"  # the section gives each its own

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: ARG002, N802
        section = Element("section", {"class": "footnotes", "role": "doc-endnotes"})
        notes = SubElement(section, "ol")
        made: set[str] = set()
        while labels := [label for label in self.footnotes if label not in made]:
            for label in labels:  # a note may define others while it is read
                notes.append(self._note(label))
            made.update(labels)
        self.section = section if made else None
        return self.section

    def _note(self, label: str) -> Element:
        # Not read into the item itself: in an item Python-Markdown makes no paragraphs.
        note = Element("div")
        self.parser.parseChunk(note, self.footnotes[label])
        note.tag = "li"
        note.set("id", self.makeFootnoteId(label))
        return note


class _Sections(Treeprocessor):
    """Numbers the references in the order of the text, sorts the notes and links them back."""

    def __init__(self, notes: _Notes, wording: Wording) -> None:
        super().__init__(notes.md)
        self._notes = notes
        self._wording = wording

    def run(self, root: Element) -> None:
        section = self._notes.section
        if section is None:
            return
        section.set("aria-label", self._wording.footnotes)
        references = _numbered(root)
        order = {f"fn-{name}": number for number, name in enumerate(references)}
        notes = section[0]
        notes[:] = sorted(notes, key=lambda note: order.get(note.get("id", ""), len(order)))
        for number, (note, ids) in enumerate(zip(notes, references.values(), strict=False), 1):
            for anchor in ids:
                _link_back(note, anchor, self._wording.back.format(number))


def _numbered(root: Element) -> dict[str, list[str]]:
    """Number the references; the ids of those to each note, by its name."""
    references: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    for mark in root.iter("sup"):
        link = mark[0] if len(mark) else mark
        if link.get("class") != "footnote-ref":
            continue
        name = link.get("href", "").removeprefix("#fn-")
        ids = references.setdefault(name, [])
        ids.append(f"fnref{len(ids) + 1 if ids else ''}-{name}")
        mark.set("id", ids[-1])
        link.set("role", "doc-noteref")
        link.text = AtomicString(numbers.setdefault(name, len(numbers) + 1))
    return references


def _link_back(note: Element, anchor: str, label: str) -> None:
    last = note[-1] if len(note) else note
    text = last.text or ""
    if last.tag != "p" or HTML_PLACEHOLDER_RE.fullmatch(text):
        last = SubElement(note, "p")
    elif len(last):
        last[-1].tail = f"{last[-1].tail or ''}\N{NO-BREAK SPACE}"
    else:
        last.text = f"{text}\N{NO-BREAK SPACE}"
    attributes = {"class": "footnote-backref", "href": f"#{anchor}", "role": "doc-backlink"}
    link = SubElement(last, "a", {**attributes, "aria-label": label})
    link.text = AtomicString(BACK)
