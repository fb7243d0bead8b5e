"""The documentation as tests read it: pages, sections, tables and blocks of code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = tuple(sorted((ROOT / "docs").glob("*.md")))
PAGES = (
    *DOCS,
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY", "CHANGELOG")),
)

_FENCE = re.compile(r"^(`{3,})([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)


def read(page: str | Path) -> str:
    """A page, by its path from the top of the checkout."""
    return (ROOT / page).read_text("utf-8")


def blocks(page: str | Path, language: str) -> list[str]:
    """The blocks of code in one language."""
    return [code for _, kind, code in _FENCE.findall(read(page)) if kind == language]


def prose(page: str | Path) -> str:
    """A page without its blocks of code."""
    return _FENCE.sub("", read(page))


def sections(page: str | Path) -> dict[str, str]:
    """What stands under each heading, up to the next one of any level."""
    parts = _HEADING.split(prose(page))
    titles = (title.replace("`", "") for title in parts[1::2])
    return dict(zip(titles, parts[2::2], strict=True))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    titles = _HEADING.findall(prose(page))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each table row whose first cell is code, by the words in that cell."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for name in re.findall(r"`([^`]+)`", cells[0]) if cells else ():
            found[name] = cells[1:]
    return found
