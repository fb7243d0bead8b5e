"""Bodies: from parts and resolved references to the markup of a body."""

from html import escape

from blogkit.model.documents import Body, Html
from blogkit.model.views import ResolvedReference


def fill(body: Body, references: tuple[ResolvedReference, ...], *, plain: bool = False) -> Html:
    """``body`` with each reference's URL in its place.

    ``plain`` pictures have neither smaller versions nor hints on loading: for feeds, mails
    and wherever else a body is not on a page of its own.
    """
    if len(references) != len(body.references):
        raise ValueError("a body and its resolved references do not belong together")
    images = [one for one in references if one.reference.kind == "image"]
    pieces = [body.parts[0]]
    for position, resolved in enumerate(references):
        if resolved.reference.kind == "image":
            hints = {} if plain else _loading(resolved, lazy=resolved is not images[0])
            pieces.append(_image_tag(resolved, hints))
        else:
            pieces.append(_attribute(resolved))
        pieces.append(body.parts[position + 1])
    return Html("".join(pieces))


def _attribute(resolved: ResolvedReference) -> str:
    url = escape(resolved.url)
    if resolved.reference.kind != "link":
        return url
    return f' href="{url}"' if url else ""


def _loading(resolved: ResolvedReference, *, lazy: bool) -> dict[str, str]:
    """What lets a browser choose when, and in which size, to load a picture."""
    hints = {"srcset": resolved.srcset, "sizes": resolved.sizes} if resolved.srcset else {}
    return hints | ({"loading": "lazy"} if lazy else {}) | {"decoding": "async"}


def _image_tag(resolved: ResolvedReference, hints: dict[str, str]) -> str:
    """An ``<img>`` with its size, so that the text does not jump when it loads."""
    written = dict(resolved.reference.attributes)
    if hints and resolved.tone:
        written["class"] = f"{written.get('class', '')} tone-{resolved.tone}".strip()
    attributes = {"src": resolved.url, "alt": written.pop("alt", ""), **_size(resolved, written)}
    spelled = "".join(
        f' {name}="{escape(value)}"' for name, value in {**attributes, **hints, **written}.items()
    )
    return f"<img{spelled}>"


def _size(resolved: ResolvedReference, written: dict[str, str]) -> dict[str, str]:
    """Width and height; of a width that the writer chose, with the height that belongs to it."""
    if not resolved.width or "height" in written:
        return {}
    width = written.get("width", str(resolved.width))
    if not width.isdecimal():
        return {}
    height = max(1, round(resolved.height * int(width) / resolved.width))
    return {"width": width, "height": str(height)}
