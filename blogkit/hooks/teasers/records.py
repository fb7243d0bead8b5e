"""Records: from teasers to ``teasers.json``, for programs that post them."""

import json
from collections.abc import Iterable, Iterator

from blogkit.channels.base import Facet, Meter
from blogkit.hooks.teasers.clean import clean
from blogkit.hooks.teasers.compose import Teaser
from blogkit.model.views import ImageView, PostSummary

VERSION = 1
"""Raised when a field goes or changes its meaning; new fields may come at any time."""


def record(
    post: PostSummary, teaser: Teaser, file: str, image: ImageView | None, picture: str
) -> dict[str, object]:
    """One teaser as a table; ``file`` and ``picture`` are paths below ``teasers/``."""
    main = teaser.meters[0]
    return {
        "id": post.id,
        "channel": teaser.outlet.channel.name,
        "variant": teaser.variant,
        "opening": teaser.opening,
        "title": post.title,
        "description": clean(post.summary),
        "language": post.lang,
        "text": teaser.text,
        "api_text": teaser.outlet.channel.for_api(teaser.text),
        "count": main.count,
        "limit": main.limit,
        "unit": main.unit,
        "meters": [_meter(meter) for meter in teaser.meters],
        "facets": [_facet(facet) for facet in teaser.facets],
        "hashtags": list(teaser.parts.hashtags),
        "mentions": list(teaser.parts.mentions),
        "content_warning": teaser.content_warning,
        "link": teaser.parts.link,
        "image": image.url if image else "",
        "picture": picture,
        "alt": image.alt if image else "",
        "compose": teaser.compose_url,
        "origin": teaser.origin,
        "shortened": teaser.shortened,
        "warnings": list(teaser.warnings),
        "file": file,
    }


def _meter(meter: Meter) -> dict[str, object]:
    # Not ``asdict``, which takes ten times as long.
    return {"unit": meter.unit, "count": meter.count, "limit": meter.limit}


def _facet(facet: Facet) -> dict[str, object]:
    return {"kind": facet.kind, "start": facet.start, "end": facet.end, "target": facet.target}


def record_text(record: dict[str, object]) -> str:
    """One record as a line, which C writes: with indents it would be Python."""
    return json.dumps(record, ensure_ascii=False)


def records_text(site_url: str, lines: Iterable[str]) -> Iterator[str]:
    """The whole of ``teasers.json`` in pieces, a record a line."""
    head = json.dumps({"version": VERSION, "site": site_url}, ensure_ascii=False)
    yield f'{head[:-1]}, "teasers": [\n'
    for number, line in enumerate(lines):
        yield f",\n{line}" if number else line
    yield "\n]}\n"
