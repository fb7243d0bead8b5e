"""Prefixes: two bodies on one page share no id and no name of a landmark."""

import pytest

from blogkit.model.documents import Html
from blogkit.render.prefix import with_prefix


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="tea">Tea</h2>', '<h2 id="p2-tea">Tea</h2>'),
        ('<a class="x" href="#tea">', '<a class="x" href="#p2-tea">'),
        ('<a href="#">', '<a href="#">'),
        ('<a href="/tea/#cup">', '<a href="/tea/#cup">'),
        ('<td headers="a b">', '<td headers="p2-a p2-b">'),
        ('<p>Write id="tea" or href="#tea".</p>', '<p>Write id="tea" or href="#tea".</p>'),
        ('<p title="a > b" id="tea">', '<p title="a > b" id="p2-tea">'),
        ('<nav class="toc" aria-label="Contents">', '<nav class="toc" aria-label="Contents, 2">'),
        ('<section aria-label="Footnotes">', '<section aria-label="Footnotes, 2">'),
        ('<div role="group" aria-label="Table">', '<div role="group" aria-label="Table">'),
    ],
)
def test_with_prefix(html: str, expected: str) -> None:
    assert with_prefix(Html(html), 2) == expected
