"""``blogkit cache``: from what the cache holds to lines, and what nothing needs is let go."""

from collections.abc import Iterator
from pathlib import Path

from blogkit.cache.environment import environment_digest
from blogkit.cache.upkeep import Holdings, Reuse, holdings, prune
from blogkit.cli.words import count
from blogkit.pipeline.request import CACHE_FOLDER
from blogkit.publish.journal import recover
from blogkit.publish.lock import site_lock

_NAMES = {
    "files": "signatures of sources and files",
    "documents": "parsed sources",
    "bodies": "their bodies",
    "words": "their words, for search",
    "assets": "pictures and other files",
    "outputs": "files of the output",
}
"""What the tables of the store hold."""


def cache_command(root: Path, *, pruning: bool) -> None:
    """Tell what the cache of the site at ``root`` holds; before that, let go what is not needed."""
    cache = root / CACHE_FOLDER
    if not cache.is_dir():
        print(f"{CACHE_FOLDER}/ is not there: the next build makes it")
        return
    environment = environment_digest()
    with site_lock(cache):
        recover(cache)
        if pruning:
            pruned = prune(root, cache, environment)
            files = count(pruned.files, "file")
            print(f"let go {count(pruned.rows, 'row')} and {files}: {_size(pruned.freed)}")
        found = holdings(cache, environment)
    print("\n".join(_lines(root, found)))


def _lines(root: Path, found: Holdings) -> Iterator[str]:
    yield f"{CACHE_FOLDER}/ holds {_size(found.size)}; without it a build takes longer, no more"
    if not found.readable:
        yield "it is damaged, or of another version of blogkit or its packages: it is made anew"
    for table in found.tables:
        if table.name != "environment":
            words = _NAMES.get(table.name, table.name)
            yield f"  {_size(table.size):>9} {table.rows:>9,}  {words}"
    if found.tables:
        yield f"  {_size(found.free):>9} {'':9}  free, for the next builds"
    for folder, files in found.folders.items():
        yield f"output folder {_shown(root, folder)}: {count(files, 'file')}"
    if found.reuse:
        yield _reuse_line(found, found.reuse)


def _reuse_line(found: Holdings, reuse: Reuse) -> str:
    sources = next((table.rows for table in found.tables if table.name == "documents"), 0)
    return (
        "the last build that had work took from it "
        f"{_share(sources, reuse.parsed)} of the sources ({count(reuse.parsed, 'source')} parsed) "
        f"and {_share(reuse.outputs, reuse.rendered)} of the files "
        f"({count(reuse.rendered, 'file')} made)"
    )


def _share(total: int, missed: int) -> str:
    return f"{max(0, total - missed) / total:.1%}" if total else "none"


def _shown(root: Path, folder: str) -> str:
    path = Path(folder)
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else folder
    return name if path.is_dir() else f"{name}, which is gone (--prune lets it go)"


def _size(number: int) -> str:
    """Bytes as people read them, in units of 1,000."""
    if number < 100_000:
        return f"{number / 1_000:.1f} kB"
    return f"{number / 1_000_000:,.1f} MB"
