"""Whole little sites for tests: written file by file, built for real, read back as bytes."""

import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.config.tables import read_table
from blogkit.errors import Place
from blogkit.model.report import Report
from blogkit.pipeline.build import build
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)

SETTINGS = """\
[site]
title = "Tea Shop"
base_url = "https://tea.example"
timezone = "Europe/Berlin"
tag_authority = "tea.example,2026"

[theme]
name = "bare"

[hooks]
post_build = []

[lists]
per_page = 2

[images]
cards = false
"""


def settings_of(**tables: object) -> Settings:
    """The settings that a file with these tables holds."""
    settings, problems = read_table(Settings, tables, lambda *_: Place(path="blogkit.toml"))
    assert settings, problems
    return settings


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\xff"))
    + _chunk(b"IEND", b"")
)
"""One white pixel."""

TEMPLATES = {
    "post.html": (
        "{{ site }}{{ page }}{{ needs }}{{ post }}{{ content }}{{ headings }}"
        "{{ word_count }}{{ newer }}{{ older }}{{ series }}{{ related }}{{ story }}{{ also_on }}"
    ),
    "page.html": "{{ site }}{{ page }}{{ needs }}{{ content }}{{ headings }}{{ extra }}",
    "home.html": "{{ site }}{{ page }}{{ needs }}{{ pinned }}{{ posts }}{{ pagination }}",
    "list.html": "{{ site }}{{ page }}{{ needs }}{{ posts }}{{ pagination }}",
    "term.html": (
        "{{ site }}{{ page }}{{ needs }}{{ taxonomy }}{{ name }}{{ description }}{{ content }}"
        "{{ author }}{{ posts }}{{ pagination }}"
    ),
    "terms.html": "{{ site }}{{ page }}{{ needs }}{{ taxonomy }}{{ terms }}",
    "series.html": "{{ site }}{{ page }}{{ needs }}{{ series }}{{ content }}{{ print_url }}",
    "archive.html": "{{ site }}{{ page }}{{ needs }}{{ years }}{{ posts }}{{ total }}",
    "year.html": "{{ site }}{{ page }}{{ needs }}{{ year }}{{ posts }}{{ newer }}{{ older }}",
    "month.html": "{{ site }}{{ page }}{{ needs }}{{ month }}{{ posts }}{{ newer }}{{ older }}",
    "subscribe.html": "{{ site }}{{ page }}{{ needs }}{{ messages }}{{ tags }}",
    "search.html": "{{ site }}{{ page }}{{ needs }}{{ blocks }}{{ pieces }}{{ total }}",
    "kind.html": "{{ site }}{{ page }}{{ needs }}{{ kind }}{{ posts }}{{ pagination }}",
    "series-print.html": "{{ site }}{{ page }}{{ needs }}{{ series }}{{ contents }}",
    "404.html": "{{ site }}{{ page }}{{ needs }}{% include '_footer.html' %}",
    "redirect.html": "{{ title }}{{ url }}{{ canonical }}{{ lang }}",
    "_footer.html": "footer",
    "shortcuts/leaf.html": (
        '<div class="leaf" data-n="{{ arguments.n + 1 }}">{{ text }}, {{ arguments.kind }}'
        '<a href="{{ arguments.to }}">{{ arguments.photo }}</a>{{ "big" if arguments.big }}</div>'
    ),
    "shortcuts/box.html": "<section><b>{{ text }}</b>{{ content }}</section>",
}
"""Templates that print all of their views: a view that changes shows on its page."""

THEME = """\
name = "bare"

[needs]
"404.html" = ["recent", "tags", "categories", "series", "authors", "years"]

[shortcuts.leaf.arguments]
kind = "text"
n = { type = "number", default = 1 }
to = { type = "link", default = "" }
photo = { type = "file", default = "" }
big = { type = "true/false", default = false }

[shortcuts.box]
container = true

[settings]
accent = "red"
"""


@dataclass(frozen=True)
class TestSite:
    """A site in a folder of its own."""

    __test__ = False

    root: Path
    base: dict[str, str] = field(default_factory=dict)

    def write(self, path: str, content: str | bytes) -> Path:
        """Write one file of the site."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        raw = content if isinstance(content, bytes) else content.encode()
        target.write_bytes(raw)
        return target

    def post(self, name: str, body: str = "Some words.", **front: object) -> Path:
        """Write a post; the keywords are its front matter, as YAML would have them."""
        values = {"title": name.capitalize(), "date": "2026-05-01", **front}
        lines = [f"{key}: {value}" for key, value in values.items() if value is not None]
        text = "\n".join(["---", *lines, "---", body, ""])
        return self.write(f"content/posts/{name}.md", text)

    def page(self, name: str, body: str = "Some words.", **front: object) -> Path:
        """Write a page."""
        values = {"title": name.capitalize(), **front}
        lines = [f"{key}: {value}" for key, value in values.items()]
        return self.write(f"content/pages/{name}.md", "\n".join(["---", *lines, "---", body, ""]))

    def build(self, **options: object) -> Report:
        """Build the site; keywords are those of ``BuildRequest``."""
        values = {"root": self.root, "output": self.root / "output", "now": NOW, **options}
        return build(BuildRequest(**values), Silent())  # type: ignore[arg-type]

    def files(self, folder: str = "output") -> dict[str, bytes]:
        """Every file of an output folder by its path."""
        return dict(_files(self.root / folder))

    def text(self, path: str) -> str:
        """One file of the output folder as text."""
        return (self.root / "output" / path).read_text("utf-8")

    def everything(self) -> str:
        """All of the output as one text, to look for words in."""
        return "\n".join(
            f"{path}\n{content.decode(errors='replace')}" for path, content in self.files().items()
        )


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for parent, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(parent) / name
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def make_site(root: Path, settings: str = SETTINGS) -> TestSite:
    """A site with settings, a theme that shows everything it gets, and no content."""
    site = TestSite(root)
    site.write("blogkit.toml", settings)
    site.write("themes/bare/theme.toml", THEME)
    for name, text in TEMPLATES.items():
        site.write(f"themes/bare/templates/{name}", text)
    site.write("themes/bare/assets/style.css", "body { color: black }")
    site.write("themes/bare/assets/settings.css.jinja", "a { color: {{ site.theme.accent }} }")
    (root / "content").mkdir()
    return site
