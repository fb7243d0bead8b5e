"""The cut between front matter and body: what was meant as the one is never shown as the other."""

import pytest

from blogkit.content.frontmatter import split_source
from tests.problems import refused
from tests.sites import TestSite

POST = "content/posts/tea.md"
CLOSE = "end it with a line of three hyphens: ---"

REFUSED = {
    "---\ntitle: Tea\n\nSome words.\n": f"1: the front matter is not closed | {CLOSE}",
    "---\ntitle: Tea\n --- \nwords": f"1: the front matter is not closed | {CLOSE}",
    "---": f"1: the front matter is not closed | {CLOSE}",
    "\n\n---\ntitle: Tea\n---\nwords": "3: the front matter begins after the first line"
    " | delete the empty lines before ---",
    "+++\ntitle = 'Tea'\n+++\nwords": "1: front matter between +++ is TOML, which is not read here"
    " | write it in YAML: ---, then lines such as 'title: Tea', then ---",
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_a_block_that_readers_would_see_is_refused(
    shop: TestSite, text: str, expected: str
) -> None:
    assert refused(shop, {POST: text}) == [f"{POST}:{expected}"]


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: 1\n---\n---\nb: 2\n---\n", "---\nb: 2\n---\n", 4),
        ("---\na: 1\n---\n    code\n", "    code\n", 4),
        ("--- \na: 1\n---\t\nx", "x", 4),
        ("---\n---\nx", "x", 3),
        ("---\na: 1\n---", "", 4),
        ("Words.\n\n---\n\ntitle: x\n", "Words.\n\n---\n\ntitle: x\n", 1),
        ("----\nwords", "----\nwords", 1),
        ("\n---\n\nwords", "\n---\n\nwords", 1),
        ("", "", 1),
    ],
)
def test_a_body_keeps_every_character_and_knows_its_line(text: str, body: str, line: int) -> None:
    split = split_source(text)
    assert (split.body, split.body_line) == (body, line)
