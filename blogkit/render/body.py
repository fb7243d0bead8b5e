"""Bodies: from parts and resolved references to the markup of a body."""

from html import escape

from blogkit.model.documents import Body, Html
from blogkit.model.views import ResolvedReference


def fill(body: Body, references: tuple[ResolvedReference, ...]) -> Html:
    """``body`` with each reference's URL in its place."""
    if len(references) != len(body.references):
        raise ValueError("a body and its resolved references do not belong together")
    pieces = [body.parts[0]]
    for position, resolved in enumerate(references):
        pieces.append(_piece(resolved, first_image=position == 0))
        pieces.append(body.parts[position + 1])
    return Html("".join(pieces))


def _piece(resolved: ResolvedReference, *, first_image: bool) -> str:
    kind = resolved.reference.kind
    url = escape(resolved.url)
    if kind == "link":
        return f' href="{url}"' if url else ""
    return url if kind == "media" else _image_tag(resolved, lazy=not first_image)


def _image_tag(resolved: ResolvedReference, *, lazy: bool) -> str:
    """An ``<img>`` with its size, so that the text does not jump when it loads."""
    written = dict(resolved.reference.attributes)
    attributes = {"src": resolved.url, "alt": written.pop("alt", "")}
    if resolved.width and not {"width", "height"} & written.keys():
        attributes |= {"width": str(resolved.width), "height": str(resolved.height)}
    if lazy:
        attributes["loading"] = "lazy"
    attributes |= {"decoding": "async", **written}
    spelled = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<img{spelled}>"
