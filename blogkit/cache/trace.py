"""The trace of a build: where everything stood, so that the next one can follow an edit.

Beside the state of the build, and read only where something changed. It holds no page: pages
are in the output, and what they were made of is in the store.
"""

from collections.abc import Mapping
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, TypeAlias

from blogkit.cache.blob import read_blob, write_blob
from blogkit.dataclasses import dataclass, fields
from blogkit.model.digests import Digest

_SHORT = 16

Row: TypeAlias = tuple[Any, ...]
"""What is kept of a document; ``outlines`` knows what is where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A build as the next one needs to know it, in plain values.

    ``build`` is the build's mark, which its state has too. ``templates`` are the digests of the
    theme's templates, each with all that it can reach. ``rows`` are outlines by source, of
    hidden documents too; ``posts`` and ``pages`` are sources in order; a term is taxonomy, slug,
    name, word, path, sources, and the source that describes it; ``sitemap`` has an entry for
    each page by its file; ``view`` and ``collections`` are the digests of what all pages have
    in common; ``warned`` says whether planning had anything to warn of. ``contents`` are digests
    of the inputs that were read, by path.
    """

    build: str
    options: str
    templates: Mapping[str, Digest]
    rows: Mapping[str, Row]
    paths: Mapping[str, str]
    posts: list[str]
    pages: list[str]
    terms: list[tuple[str, str, str, str, str, list[str], str]]
    cards: list[str]
    sitemap: Mapping[str, str]
    view: str
    collections: Mapping[str, str]
    warned: bool
    translated: bool
    contents: Mapping[str, bytes]


def short_digest(content: bytes) -> bytes:
    """What ``contents`` of a trace has of a file: half of its SHA-256."""
    return sha256(content).digest()[:_SHORT]


def shortened(digest: Digest) -> bytes:
    """``short_digest`` of the file whose SHA-256 is ``digest``."""
    return bytes.fromhex(digest)[:_SHORT]


class TraceFile:
    """The trace of the last build into one output folder."""

    def __init__(self, cache: Path, output: Path) -> None:
        name = blake2b(str(output).encode(errors="surrogatepass"), digest_size=4).hexdigest()
        self._path = cache / f"trace-{name}.bin"

    def load(self, build: str) -> Trace | None:
        """The trace of the build with that mark; None where there is none, or another's."""
        values = read_blob(self._path)
        if not isinstance(values, dict) or values.get("build") != build:
            return None
        return Trace(**values) if values.keys() == _NAMES else None

    def save(self, trace: Trace) -> None:
        """Keep the trace of a build, whole or not at all."""
        values: dict[str, Any] = {name: getattr(trace, name) for name in _NAMES}
        write_blob(self._path, values)


_NAMES = frozenset(field.name for field in fields(Trace))
