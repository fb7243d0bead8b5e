"""Records: from teasers to ``teasers.json``, for programs that post them."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from blogkit.hooks.teasers.compose import Teaser
from blogkit.hooks.teasers.preview import PostTeasers
from blogkit.model.views import ImageView

VERSION = 1
"""Raised when a field goes or changes its meaning; new fields may come at any time."""


def record(
    told: PostTeasers, teaser: Teaser, file: str, image: ImageView | None
) -> dict[str, object]:
    """One teaser as a table; ``file`` is its text's path below ``teasers/``."""
    post, main = told.post, teaser.meters[0]
    picture = told.pictures.get(teaser.outlet.channel.name)
    api_text = teaser.outlet.channel.for_api(teaser.text)
    return {
        "id": post.id,
        "channel": teaser.outlet.channel.name,
        "variant": teaser.variant,
        "opening": teaser.opening,
        "title": post.title,
        "language": post.lang,
        "text": teaser.text,
        "api_text": api_text,
        "count": main.count,
        "limit": main.limit,
        "unit": main.unit,
        "meters": [asdict(meter) for meter in teaser.meters],
        "facets": [asdict(facet) for facet in teaser.facets],
        "hashtags": list(teaser.parts.hashtags),
        "mentions": list(teaser.parts.mentions),
        "content_warning": teaser.content_warning,
        "link": teaser.parts.link,
        "image": image.url if image else "",
        "picture": picture.path if picture else "",
        "alt": image.alt if image else "",
        "compose": teaser.compose_url,
        "origin": teaser.origin,
        "shortened": teaser.shortened,
        "warnings": list(teaser.warnings),
        "file": file,
    }


def records_text(site_url: str, records: Sequence[dict[str, object]]) -> str:
    """The whole of ``teasers.json``, a teaser a line."""
    head = json.dumps({"version": VERSION, "site": site_url}, ensure_ascii=False)
    lines = (json.dumps(one, ensure_ascii=False) for one in records)  # without indents: in C
    return f'{head[:-1]}, "teasers": [\n' + ",\n".join(lines) + "\n]}\n"
