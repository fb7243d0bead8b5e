"""``blogkit rename``: from an old and a new name to what moved, or to what would."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from blogkit.cli.build import moment_from
from blogkit.cli.publish import look_at
from blogkit.cli.words import count
from blogkit.publish.lock import site_lock
from blogkit.writing.find import find_document
from blogkit.writing.moves import Edit, apply
from blogkit.writing.rename import plan_rename


def rename_command(root: Path, old: str, new: str, *, dry_run: bool) -> None:
    """Rename a document of the site at ``root`` and say what that changed."""
    now = moment_from(None)
    found = look_at(root, now)
    wanted = plan_rename(root, found, find_document(root, found, old), new, now)
    for before, after in wanted.moves.moves:
        print(f"{before} -> {after}")
    if dry_run:
        for edit in wanted.moves.edits:
            print("\n".join(_difference(edit)))
        print("nothing was written")
        return
    with site_lock(root / ".blogkit"):
        apply(root, wanted.moves)
    linked = [edit.path for edit in wanted.moves.edits if edit.path != wanted.source]
    if linked:
        print(f"links changed in {count(len(linked), 'file')}: {', '.join(linked)}")
    if wanted.alias:
        print(f"{wanted.alias} leads to {wanted.address} from the next build on")
    else:
        print(f"its address is {wanted.address}")


def _difference(edit: Edit) -> Iterator[str]:
    """The lines that change, as ``diff`` has them."""
    before, after = (
        one.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for one in (edit.before, edit.after)
    )
    yield from difflib.unified_diff(before, after, edit.path, edit.path, n=0, lineterm="")
