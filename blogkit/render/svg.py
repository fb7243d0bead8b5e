"""SVG: from a drawing to the same without scripts and without anything from elsewhere."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "set"}
_ANIMATED = re.compile(r"animate", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);", re.IGNORECASE)
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LOADED = re.compile(
    r"(?:url|src)\(\s*['\"]?(?!\s*['\"]?(?:#|data:image/|data:font/))[^)]*(?:\)|$)"
    r"|image-set\([^)]*(?:\)|$)|@import[^;]*(?:;|$)",
    re.IGNORECASE,
)
"""What a style sheet loads from elsewhere."""


def clean_svg(content: bytes) -> bytes:
    """``content`` without scripts, handlers and references to other files.

    Byte for byte as it was where there was nothing of that kind. Links that a reader would
    have to click stay.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)
    root = etree.fromstring(content, parser)
    before = etree.tostring(root)
    for element in list(root.iter()):
        if isinstance(element, etree._Comment):
            continue
        if not isinstance(element.tag, str) or _is_active(element):
            _remove(element)
        else:
            _clean_element(element)
    odd = b"<!DOCTYPE" in content or b"<?xml-" in content
    if not odd and etree.tostring(root) == before:
        return content
    return etree.tostring(root, encoding="utf-8", xml_declaration=False)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _is_active(element: "_Element") -> bool:
    name = _local(str(element.tag))
    target = element.get("attributeName", "").rpartition(":")[2].lower()
    return name in _GONE or (
        _ANIMATED.match(name) is not None and (target == "href" or target.startswith("on"))
    )


def _remove(element: "_Element") -> None:
    """Take ``element`` away, and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    previous, tail = element.getprevious(), element.tail or ""
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _clean_element(element: "_Element") -> None:
    name = _local(str(element.tag))
    for key, value in list(element.attrib.items()):
        attribute, text = _local(str(key)), str(value).strip()
        if attribute.startswith("on") or attribute == "base":
            del element.attrib[key]
        elif attribute in {"href", "src"}:
            if not _may_refer(name, text):
                del element.attrib[key]
        elif "(" in text or "\\" in text:
            element.attrib[key] = _clean_css(str(value))
    if name == "style" and element.text:
        element.text = _clean_css(element.text)


def _may_refer(name: str, target: str) -> bool:
    if name == "a":
        return _WEB.match(target) is not None or target.startswith(("#", "/"))
    return target.startswith("#") or _PICTURE.match(target) is not None


def _clean_css(css: str) -> str:
    """``css`` without what it loads, and without escapes, which could spell that otherwise."""
    return _LOADED.sub("none", css.replace("\\", ""))
