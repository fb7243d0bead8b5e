"""What a build is measured after: edits of a site, each with a proof that must be in the output."""

import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks.corpus import Post, newer_post, old_post, source
from benchmarks.programs import Program
from benchmarks.sites import POSTS

Proof: TypeAlias = "tuple[str, str]"
"""A file below the output folder, and words that it must have after the build."""

SETTLED = 0.2
"""Seconds between an edit and the build, as if a person had saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What changed before a build, in words and as a function."""

    words: str
    change: "Callable[[Editor, int], Proof]"


class Editor:
    """Edits one site. Edits stay until ``restore``, so that each build finds one change."""

    def __init__(self, root: Path, program: Program, count: int) -> None:
        self.root = root
        self.program = program
        self.count = count
        self._before: dict[Path, str | None] = {}
        self._away = root.with_name(f"{root.name}.away")

    def post(self, number: int) -> Post:
        """A post of the site, counted from the oldest."""
        return old_post(self.count, number % self.count)

    def change(self, path: Path, pattern: str, new: str) -> None:
        """Put ``new`` for the one match of ``pattern`` in the file at ``path``."""
        text = path.read_text("utf-8")
        changed, times = re.subn(pattern, lambda _: new, text, count=1)
        if not times or changed == text:
            raise SystemExit(f"{path} has nothing to change")
        self.write(path, changed)

    def write(self, path: Path, text: str) -> None:
        """Write a file, and remember what it was."""
        old = path.read_text("utf-8") if path.exists() else None
        self._before.setdefault(path, old)
        path.write_text(text, "utf-8")

    def source(self, post: Post) -> Path:
        """The source of a post."""
        return self.root / POSTS / f"{post.slug}.md"

    def put_away(self, folder: Path) -> None:
        """Take ``folder`` out of the site, and delete it in the end.

        Where very many files were deleted, ext4 makes new ones slowly for some minutes.
        """
        if folder.exists():
            self._away.mkdir(exist_ok=True)
            folder.rename(self._away / f"{len(os.listdir(self._away))}")

    def restore(self) -> None:
        """Put every file back as it was."""
        shutil.rmtree(self._away, ignore_errors=True)
        for path, text in self._before.items():
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(text, "utf-8")
        self._before.clear()


def _nothing(_editor: Editor, _number: int) -> Proof:
    return "index.html", "The Bench"


def _body(editor: Editor, number: int) -> Proof:
    post = editor.post(editor.count // 2 + 3 * number)
    word = f"fresh{number}word"
    path = editor.source(post)
    editor.write(path, f"{path.read_text('utf-8')}\nThe {word} was not here before.\n")
    return post.page, word


def _title(editor: Editor, number: int) -> Proof:
    post = editor.post(editor.count // 3 + 3 * number)
    title = f"Fresh title number {number}"
    editor.change(editor.source(post), "(?mi)(?<=^title: ).*", title)
    return post.page, title


def _tag(editor: Editor, number: int) -> Proof:
    post = editor.post(editor.count // 4 + 3 * number)
    other = next(name for name in (f"topic {one}" for one in range(60)) if name not in post.tags)
    path = editor.source(post)
    editor.change(path, f"{post.tags[0]}(?=,)", other)
    return post.page, other


def _post(editor: Editor, number: int) -> Proof:
    post = newer_post(editor.count, number)
    editor.write(editor.source(post), source(post, editor.program.sources))
    return post.page, post.title


def _setting(editor: Editor, number: int) -> Proof:
    title = f"The Bench {number}"
    editor.change(editor.root / editor.program.settings, '"The Bench.*"', f'"{title}"')
    return editor.post(0).page, title


def _template(editor: Editor, number: int) -> Proof:
    words = f"Made for measurement {number}."
    editor.change(editor.root / editor.program.template, r"Made for .*\.", words)
    return editor.post(0).page, words


def _restored(editor: Editor, _number: int) -> Proof:
    """As a checkout and a restored cache leave it: the same bytes, other times."""
    for folder, _, files in os.walk(editor.root):
        for name in files:
            os.utime(Path(folder, name))
    return "index.html", "The Bench"


def _cold(editor: Editor, _number: int) -> Proof:
    for name in (editor.program.output, *editor.program.cache):
        editor.put_away(editor.root / name)
    return "index.html", "The Bench"


SITUATIONS = {
    "nothing": Situation(words="nothing changed", change=_nothing),
    "body": Situation(words="one body edited", change=_body),
    "title": Situation(words="one title edited", change=_title),
    "tag": Situation(words="one tag changed", change=_tag),
    "post": Situation(words="one new post", change=_post),
    "setting": Situation(words="one setting changed", change=_setting),
    "template": Situation(words="base template changed", change=_template),
    "restored": Situation(words="in CI, cache restored, all times new", change=_restored),
    "cold": Situation(words="cold, empty cache", change=_cold),
}
"""In the order of one round. The last one leaves nothing to do for the first of the next."""


def edit(editor: Editor, situation: str, number: int) -> Proof:
    """Bring the site of ``editor`` into a situation, the ``number``th time."""
    proof = SITUATIONS[situation].change(editor, number)
    os.sync()
    time.sleep(SETTLED)
    return proof


def check(editor: Editor, proof: Proof) -> None:
    """Stop where a build did not make what was asked of it."""
    page, words = proof
    path = editor.root / editor.program.output / page
    if words.lower() not in path.read_text("utf-8").lower():
        raise SystemExit(f"{editor.program.name}: {path} lacks {words!r}")
