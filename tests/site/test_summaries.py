"""Files that front matter names: one that is not there is told with its place."""

import pytest

from tests.problems import refused, source
from tests.sites import PNG, TestSite

POST = "content/posts/tea.md"
BESIDE = "put the file beside the post"

MISSING = {
    "image: zebu.jpg": f"4:8: 'image' names content/posts/zebu.jpg, which is not there | {BESIDE}",
    "image: ../../../../etc/passwd": "4:8: 'image' names ../../etc/passwd, which is not there"
    f" | {BESIDE}",
    "image: cpu.png": "4:8: 'image' names content/posts/cpu.png, which is not there"
    " | did you mean 'cup.png'?",
    "enclosure: {file: a.mp3}": "4:12: 'enclosure' names content/posts/a.mp3, which is not there"
    f" | {BESIDE}",
    "enclosure: {file: cup.png, transcript: a.vtt}": "4:12: 'enclosure' names"
    f" content/posts/a.vtt, which is not there | {BESIDE}",
}


@pytest.mark.parametrize(("front", "expected"), MISSING.items(), ids=[*MISSING])
def test_a_file_that_is_not_there_is_told(shop: TestSite, front: str, expected: str) -> None:
    text = source(f"title: Tea\ndate: 2026-05-01\n{front}")
    files: dict[str, str | bytes] = {"content/posts/cup.png": PNG, POST: text}
    assert refused(shop, files) == [f"{POST}:{expected}"]
