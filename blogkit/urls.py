"""URLs: from words and patterns to slugs, URL paths and the files that serve them."""

import posixpath
import re
import unicodedata
from functools import lru_cache
from typing import NewType
from urllib.parse import quote, urlsplit

from blogkit.dataclasses import dataclass

UrlPath = NewType("UrlPath", str)
"""A path on the site, decoded, starting with a slash: ``/2026/05/tea/``."""

_SYMBOLS = (
    ("'", ""),
    ("\N{RIGHT SINGLE QUOTATION MARK}", ""),
    ("++", " plus plus"),
    ("+", " plus "),
    ("#", " sharp"),
    ("&", " and "),
    ("@", " at "),
    ("%", " percent "),
)
_LEADING_DOT = re.compile(r"(?<!\w)\.(?=\w)")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows keeps for devices: no folder can have them."""

_SLUG_BYTES = 180
"""Longest slug in UTF-8 bytes: file systems stop at 255 a name."""

_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
"""What tags and names of files mostly are; to import the library for them takes milliseconds."""

_NAMED = re.compile(r"\{(\w+)\}")
_SLASHES = re.compile(r"/{2,}")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
_SAFE = "/-._~!$&'()*+,;=:@"


@lru_cache(maxsize=65_536)
def slugify(words: str) -> str:
    """A slug for ``words``: lower case, hyphens, Latin accents folded, other scripts kept.

    ``C``, ``C++`` and ``C#`` give three slugs. Text without a letter or digit (an emoji)
    gives its code points in hexadecimal, so that a slug is never empty unless ``words`` is.
    """
    if _PLAIN.fullmatch(words) and len(words) <= _SLUG_BYTES:
        return _not_reserved(words.lower().replace(" ", "-"))
    from slugify import slugify as make_slug

    text = unicodedata.normalize("NFC", words)
    for symbol, name in _SYMBOLS:
        text = text.replace(symbol, name)
    text = _LEADING_DOT.sub(" dot ", text)
    slug = make_slug(_fold_latin(text), allow_unicode=True, algorithm="modern")
    if not slug:
        slug = "-".join(f"{ord(character):x}" for character in words.strip())
    return _not_reserved(_within(slug, _SLUG_BYTES))


def _fold_latin(text: str) -> str:
    """Latin letters to ASCII; every other script as it is."""
    if text.isascii():
        return text
    from slugify import slugify as make_slug

    return "".join(
        make_slug(character)
        if not character.isascii() and unicodedata.name(character, "").startswith("LATIN")
        else character
        for character in text
    )


def _within(slug: str, limit: int) -> str:
    """``slug`` cut to ``limit`` bytes, at a hyphen where there is one."""
    encoded = slug.encode()
    if len(encoded) <= limit:
        return slug
    cut = encoded[:limit].decode(errors="ignore")
    return cut.rpartition("-")[0] or cut


def _not_reserved(slug: str) -> str:
    return f"{slug}-" if slug in _RESERVED else slug


def slug_error(slug: str) -> str:
    """What is wrong with a slug that a writer chose; empty where nothing is."""
    if "/" in slug or "\\" in slug:
        return "a slug is one part of a path, without slashes"
    if slug.strip(". ") != slug or not slug:
        return "a slug does not begin or end with a dot or a space"
    if _FORBIDDEN.search(slug):
        return 'a slug has none of the characters < > : " \\ | ? * nor control characters'
    if len(slug.encode()) > _SLUG_BYTES:
        return f"a slug has at most {_SLUG_BYTES} bytes"
    return f"'{slug}' is a name that Windows reserves" if slug.lower() in _RESERVED else ""


def path_error(path: str) -> str:
    """What is wrong with a path on the site that a writer chose; empty where nothing is."""
    if not path.startswith("/") or path.startswith("//"):
        return "a path on this site begins with one slash"
    if "?" in path or "#" in path:
        return "a file cannot be served under a query or a fragment"
    names = path.strip("/").split("/") if path.strip("/") else []
    if any(name in {".", ".."} for name in names):
        return "it leaves the site"
    if "" in names:
        return "there is nothing between two slashes"
    return next((error for error in map(slug_error, names) if error), "")


_LONGEST_LABEL = 63
"""Characters between the dots of a host (RFC 1035)."""


def web_address_error(address: str) -> str:
    """What is wrong with an absolute web address; empty where nothing is."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r'[\s<>"{}|\\^`\x00-\x1f\x7f]', address):
        return "should be a web address such as https://example.com"
    return ""


def host_of(address: str) -> str:
    """The host of a web address in ASCII (IDNA), as a tag URI needs it (RFC 4151)."""
    host = urlsplit(address).hostname or "localhost"
    if host.isascii() and all(0 < len(label) <= _LONGEST_LABEL for label in host.split(".")):
        return host  # as IDNA has it, which takes a millisecond to load
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return "localhost"


def base_url_error(address: str) -> str:
    """What is wrong with the address that a site is to have; empty where nothing is."""
    if what := web_address_error(address):
        return what
    extra = "?" in address or "#" in address
    return "should have no query and no fragment" if extra else ""


def fill_pattern(pattern: str, values: dict[str, str]) -> UrlPath:
    """``/{year}/{slug}/`` with its values; each name is one of ``values``."""
    filled = _NAMED.sub(lambda match: values[match[1]], pattern)
    if "//" in filled:
        filled = _SLASHES.sub("/", filled)
    return UrlPath(filled if filled.isascii() else unicodedata.normalize("NFC", filled))


def output_file(path: UrlPath) -> str:
    """The file, relative to the output folder, that a host serves for ``path``."""
    relative = path.lstrip("/")
    if relative and not relative.endswith("/"):
        if "." in posixpath.basename(relative):
            return relative
        relative += "/"
    return f"{relative}index.html"


def comparable(path: str) -> str:
    """``path`` as the most forgiving file system compares it: without case, composed."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def quoted(path: str) -> str:
    """``path`` percent-encoded for an ``href`` (RFC 3986)."""
    if path.isascii() and path.replace("/", "").replace("-", "").replace(".", "").isalnum():
        return path
    return quote(path, safe=_SAFE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Turns paths on the site into what stands in an ``href``."""

    base_url: str

    def href(self, path: str) -> str:
        """A path as a root-relative URL, with the folder that the site is deployed in."""
        return self.prefixed(quoted(path))

    def prefixed(self, url: str) -> str:
        """A URL that a writer rooted at the site, below the folder it is deployed in."""
        return _host_and_folder(self.base_url)[1] + url

    def absolute(self, url: str) -> str:
        """A root-relative URL with scheme and host; an absolute one as it is."""
        if not url.startswith("/"):
            return url
        return _host_and_folder(self.base_url)[0] + url


@lru_cache(maxsize=8)
def _host_and_folder(base_url: str) -> tuple[str, str]:
    """The two parts of a base URL: that with the host, and the path."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}", parts.path
