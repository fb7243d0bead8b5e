"""Bytecode: from a template of blogkit's own to the code that Jinja made of it before.

Jinja takes a tenth of a second to make code of the templates of a theme, as long as all the rest
that an edit of a small blog renders. It is kept where Python keeps that of blogkit itself, and no
other: what a site has, its cache or its templates, has no part in it. Where nothing can be written
there, or Python was told to write none, code is made each time.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_PACKAGE = Path(__file__).resolve().parents[1]
_UNKNOWN = ""


class Bytecode(BytecodeCache):
    """Keeps the code of the templates in ``package``, one file for each, in ``folder``."""

    def __init__(self, package: Path = _PACKAGE, folder: Path | None = None) -> None:
        self._inside = f"{package}{os.sep}"
        self._folder = folder or Path(cache_from_source(str(package / "x.py"))).parent

    def get_bucket(
        self,
        environment: Environment,
        name: str,  # noqa: ARG002 - the file says more
        filename: str | None,
        source: str,
    ) -> Bucket:
        """Where the code of a template is: by all that it depends on beside its source."""
        key = _UNKNOWN
        if filename and os.path.realpath(filename).startswith(self._inside):
            made_by = Path(jinja2.__file__).with_name("compiler.py").stat()
            ways = (
                environment.autoescape,
                environment.trim_blocks,
                environment.lstrip_blocks,
                environment.keep_trailing_newline,
            )
            words = (filename, made_by.st_size, made_by.st_mtime_ns, *ways, sys.version)
            key = blake2b(repr(words).encode(errors="surrogatepass"), digest_size=8).hexdigest()
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it is of the same source."""
        if not bucket.key:
            return
        try:
            with self._file(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except Exception:  # damaged in any way: it is made anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made, whole or not at all."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        file = self._file(bucket)
        temporary = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            temporary.write_bytes(bucket.bytecode_to_string())
            temporary.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"template-{bucket.key}.jinja"
