"""Feed media: from a post's picture to Media RSS elements."""

from typing import Any

from blogkit.model.views import ImageView
from blogkit.render.feed_text import either_way
from blogkit.render.feed_xml import MEDIA, add


def add_image(entry: Any, image: ImageView) -> None:
    """A ``media:content`` with what is known of the picture (Media RSS 1.5.1)."""
    content = add(entry, f"{{{MEDIA}}}content", url=image.url, medium="image")
    if image.media_type:
        content.set("type", image.media_type)
    if image.width and image.height:
        content.set("width", str(image.width))
        content.set("height", str(image.height))
    if image.alt:
        add(content, f"{{{MEDIA}}}description", either_way(image.alt), type="plain")
    if image.credit:
        add(content, f"{{{MEDIA}}}credit", either_way(image.credit))
