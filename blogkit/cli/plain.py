"""Plain builds: from arguments that need no explaining to a build, without click.

Nearly every command that is ever given is ``blogkit build``, after each save; to load click for it
would take as long as to find that nothing changed. Whatever is not as plain as that, and all that
is wrong, is click's to read.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_FLAGS = {
    "--clean": "clean",
    "--drafts": "drafts",
    "--future": "future",
    "--json": "as_json",
    "--profile": "profile",
    "--quiet": "quiet",
    "--verbose": "verbose",
    "-q": "quiet",
    "-v": "verbose",
}
_VALUES = {"output": None, "base_url": "", "now": None, "jobs": None}
"""Options that take a value: what they are where they are not given."""


def plain_build(arguments: Sequence[str]) -> tuple[Path, dict[str, Any]] | None:
    """The site and the options of a plain ``blogkit build``; None where it is not one.

    They are what click gives to the command.
    """
    folder, rest = "", [*arguments]
    if rest[:1] == ["-C"] and len(rest) > 1:
        _, folder, *rest = rest
    if (
        rest[:1] != ["build"]
        or not _FLAGS.keys() >= {*rest[1:]}
        or "_BLOGKIT_COMPLETE" in os.environ
    ):
        return None
    if not os.path.isdir(folder or "."):
        return None
    given = {_FLAGS[flag] for flag in rest[1:]}
    return Path(folder).resolve(), _VALUES | {name: name in given for name in _FLAGS.values()}
