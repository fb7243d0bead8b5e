"""The web manifest: from the site to what a phone asks for that puts it on its home screen."""

import json
from collections.abc import Iterator

from blogkit.model.digests import digest_of
from blogkit.model.outputs import Output, TextJob
from blogkit.site.frame import Frame

FILE = "site.webmanifest"

_ICON = "favicon.svg"
_COLOURS = {"background_color": "paper", "theme_color": "paper"}
"""Members of the manifest that are colours, and the theme's setting for each."""


def manifest_outputs(frame: Frame) -> Iterator[Output]:
    """``site.webmanifest`` (W3C Web Application Manifest)."""
    site, settings = frame.view, frame.theme.settings
    members: dict[str, object] = {
        "name": site.title,
        "description": site.description,
        "lang": site.language,
        "id": site.home,
        "start_url": site.home,
        "scope": site.home,
        "display": "minimal-ui",
    }
    members |= {name: settings[key] for name, key in _COLOURS.items() if key in settings}
    if icon := dict(site.assets).get(_ICON):
        members["icons"] = [{"src": icon, "sizes": "any", "type": "image/svg+xml"}]
    text = json.dumps(members, ensure_ascii=False, indent=1) + "\n"
    yield frame.file(FILE, TextJob(text=text), digest_of("text", text), "the web manifest")
