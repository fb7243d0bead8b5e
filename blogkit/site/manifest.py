"""The web manifest: from the site to what a phone asks for that puts it on its home screen."""

import json
from collections.abc import Iterator

from blogkit.model.digests import digest_of
from blogkit.model.outputs import Output, TextJob
from blogkit.site.frame import Frame
from blogkit.site.icon_links import manifest_icons

FILE = "site.webmanifest"

_THEMES_OWN = "favicon.svg"
"""The asset of a theme that stands for a site without a picture of its own."""

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
    drawn = dict(site.assets).get(_THEMES_OWN, "")
    if icons := manifest_icons(frame.settings, frame.addresses, drawn):
        members["icons"] = icons
    text = json.dumps(members, ensure_ascii=False, indent=1) + "\n"
    yield frame.file(FILE, TextJob(text=text), digest_of("text", text), "the web manifest")
