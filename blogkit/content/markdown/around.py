"""Around: from a shortcut that holds other lines, or is a theme's, to the markup on both sides."""

from html import escape

from blogkit.content.markdown.directives import Directive
from blogkit.model.shortcuts import SHORTCUT


def around(directive: Directive) -> tuple[str, str]:
    """The markup before and behind what the lines of a container become."""
    if directive.shortcut.of_theme:
        return _own(directive)
    if directive.shortcut.name == "gallery":
        return '<div class="gallery">', "</div>"
    return _quote(directive)


def _quote(directive: Directive) -> tuple[str, str]:
    by, source, url = (escape(str(directive.arguments[name])) for name in ("by", "source", "url"))
    if url:
        source = f'<a href="{url}">{source or url}</a>'
    named = ", ".join(filter(None, [by, f"<cite>{source}</cite>" if source else ""]))
    caption = f"<figcaption>{named}</figcaption>" if named else ""
    return '<figure class="quote"><blockquote>', f"</blockquote>{caption}</figure>"


def _own(directive: Directive) -> tuple[str, str]:
    """A mark for rendering; the type of an argument stands before its name."""
    types = {argument.name: argument.type for argument in directive.shortcut.arguments}
    attributes = {"name": directive.shortcut.name, "text": directive.text}
    for name, value in directive.arguments.items():
        attributes[f"{types[name].partition('/')[0]}-{name}"] = str(value)
    spelled = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{SHORTCUT}{spelled}>", f"</{SHORTCUT}>"
