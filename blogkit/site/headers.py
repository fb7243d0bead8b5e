"""Headers: from the site to the file that tells hosts what to send with each answer."""

from collections.abc import Collection, Iterator

from blogkit.model.digests import digest_of
from blogkit.model.feeds import MEDIA_TYPES
from blogkit.model.outputs import Output, TextJob
from blogkit.site.frame import Frame
from blogkit.site.paths import STATIC

FILE = "_headers"

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' https:",
        "media-src 'self' https:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""Scripts, styles and fonts from the site alone; pictures and sound from wherever a post shows
them (Content Security Policy Level 3)."""

_NOTE = """\
# What to send with each answer, in the format of Netlify and Cloudflare Pages.
# Another server gets the same from its own settings: nginx by 'add_header NAME "VALUE" always;',
# Apache by 'Header always set NAME "VALUE"', Caddy by 'header NAME "VALUE"'. Where no header
# can be set, as on GitHub Pages, the site works alike, without this second line of defence.
# A file content/static/_headers takes the place of this one.
"""

SITE_HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)
"""What goes with every answer, as names and values."""

_FOR_EVER = (("Cache-Control", "public, max-age=31536000, immutable"),)
"""For names that carry a fingerprint: another content has another name."""


def header_outputs(frame: Frame, assets: Collection[str]) -> Iterator[Output]:
    """``_headers``, unless the writer has one among ``assets``."""
    if f"{STATIC}{FILE}" in assets:
        return
    rules = (("/*", SITE_HEADERS), ("/assets/*", _FOR_EVER), *_old_feeds(frame))
    text = _NOTE + "".join(
        f"\n{frame.addresses.prefixed(path)}\n"
        + "".join(f"  {name}: {value}\n" for name, value in headers)
        for path, headers in rules
    )
    yield frame.file(FILE, TextJob(text=text), digest_of("text", text), "the headers")


def _old_feeds(frame: Frame) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """What a feed is that lies at an old address, where hosts take it for a page."""
    for old in frame.settings.redirect_feeds:
        yield old.path, (("Content-Type", f"{MEDIA_TYPES[old.feed]}; charset=utf-8"),)
