"""Shortcuts that stand alone: from a directive to its element, with nothing loaded unasked.

Links to films elsewhere are links: nothing of the other site is on the page, not even a picture.
"""

from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from blogkit.content.markdown.directives import Directive
from blogkit.content.markdown.wording import Wording
from blogkit.dataclasses import dataclass

_FILMS = {
    "youtube": ("https://www.youtube.com/watch?v={}", "YouTube"),
    "vimeo": ("https://vimeo.com/{}", "Vimeo"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the markup depends on beside the directive; ``stash`` keeps raw HTML."""

    wording: Wording
    language: str
    stash: Callable[[str], str]


def element_of(directive: Directive, setting: Setting) -> Element:
    """The markup of ``directive``, which stands alone and is none of a theme's."""
    match directive.shortcut.name:
        case "figure":
            return _figure(directive)
        case "button":
            return _button(directive)
        case "audio" | "video":
            return _player(directive, setting)
        case _:
            return _film(directive)


def _figure(directive: Directive) -> Element:
    """The same as for an image alone in its paragraph, with what that has no place for."""
    given = {name: str(value) for name, value in directive.arguments.items()}
    figure = Element("figure", {"class": "image"})
    parent = SubElement(figure, "a", {"href": given["link"]}) if given["link"] else figure
    SubElement(parent, "img", {"src": given["src"], "alt": given["alt"]})
    if directive.text or given["credit"]:
        caption = SubElement(figure, "figcaption")
        caption.text = directive.text
        if given["credit"]:
            caption.text += " " if directive.text else ""
            SubElement(caption, "small").text = given["credit"]
    return figure


def _button(directive: Directive) -> Element:
    paragraph = Element("p", {"class": "actions"})
    link = SubElement(paragraph, "a", {"class": "button", "href": str(directive.arguments["to"])})
    link.text = directive.text
    return paragraph


def _player(directive: Directive, setting: Setting) -> Element:
    """A player of the browser's own; where there is none, as in many mails, the link inside."""
    given = {name: str(value) for name, value in directive.arguments.items()}
    name = directive.shortcut.name
    figure = Element("figure", {"class": name})
    attributes = {"controls": "controls", "preload": "none", "src": given["src"]}
    if given.get("poster"):
        attributes["poster"] = given["poster"]
    player = SubElement(figure, name, attributes)
    if given.get("captions"):
        # An end tag, which no track has, would be written for an element.
        track = {"kind": "captions", "src": given["captions"], "srclang": setting.language}
        spelled = "".join(f' {key}="{escape(value)}"' for key, value in track.items())
        player.text = AtomicString(setting.stash(f"<track{spelled}>"))
    SubElement(player, "a", {"href": given["src"]}).text = directive.text
    caption = SubElement(figure, "figcaption")
    caption.text = directive.text
    if given["transcript"]:
        caption.text += " · "
        link = SubElement(caption, "a", {"href": given["transcript"]})
        link.text = AtomicString(setting.wording.transcript)
    return figure


def _film(directive: Directive) -> Element:
    name = directive.shortcut.name
    address, host = _FILMS[name]
    figure = Element("figure", {"class": "film"})
    link = SubElement(figure, "a", {"href": address.format(directive.arguments["id"])})
    if poster := str(directive.arguments["poster"]):
        SubElement(link, "img", {"src": poster, "alt": ""})
    title = SubElement(link, "strong")
    title.text, title.tail = directive.text, " "
    SubElement(link, "small").text = AtomicString(host)
    return figure
