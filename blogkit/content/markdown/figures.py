"""Figures: from an image alone in its paragraph to a figure, its title to a caption."""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Figures(Extension):
    """A figure for each image that is alone in its paragraph, in a link or not."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        # After attribute lists, which belong to the image.
        md.treeprocessors.register(_Figures(md), "figures", 7.5)


class _Figures(Treeprocessor):
    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            image = _only_image(paragraph)
            if image is None:
                continue
            paragraph.tag = "figure"
            paragraph.set("class", f"image {paragraph.get('class', '')}".strip())
            paragraph.text = paragraph[0].tail = None
            title = image.attrib.pop("title", "")
            if title:
                SubElement(paragraph, "figcaption").text = title


def _only_image(element: Element) -> Element | None:
    """The image, if it or a link around it is all that ``element`` has."""
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    child = element[0]
    if child.tag == "a":
        return _only_image(child)
    return child if child.tag == "img" else None
