"""Sites to measure on: from a program and a number of posts to a folder, made once and kept."""

import shutil
from hashlib import blake2b
from pathlib import Path

from benchmarks.corpus import WORDS, write_posts
from benchmarks.programs import HERE, PEERS, Program

POSTS = "content/posts"
_STAMP = ".made-of"


def make_site(folder: Path, program: Program, count: int) -> Path:
    """The site of ``program`` with ``count`` posts, as if it had just been made.

    The posts are kept from an earlier run if that one put them back and makes the same ones.
    """
    root = folder / f"{program.name}-{count}"
    stamp, made_of = root / _STAMP, _made_of()
    if not stamp.exists() or stamp.read_text("utf-8") != made_of:
        shutil.rmtree(root, ignore_errors=True)
        write_posts(root / POSTS, count, program.sources)
    shutil.copytree(PEERS / program.sources, root, dirs_exist_ok=True)
    if program.appended:
        with (root / program.settings).open("a", encoding="utf-8") as settings:
            settings.write(program.appended)
    modules = root / "node_modules"
    if program.modules and not modules.is_symlink():
        modules.symlink_to(program.modules)
    stamp.unlink(missing_ok=True)
    return root


def keep_site(root: Path) -> None:
    """Say that the posts below ``root`` are as they were made."""
    (root / _STAMP).write_text(_made_of(), "utf-8")


def _made_of() -> str:
    """A hash of what makes the posts."""
    return blake2b(
        (HERE / "corpus.py").read_bytes() + " ".join(WORDS).encode(), digest_size=16
    ).hexdigest()
