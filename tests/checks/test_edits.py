"""Edits: a line more in a file, and every other byte as it was."""

import pytest

from blogkit.checks.edits import with_alias, with_key

ALIAS = "/old/"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"---\ntitle: T\n---\nWords", b"---\ntitle: T\nid: a,b:c\n---\nWords"),
        (
            b"---\r\ntitle: T  \r\n---  \r\nW\r\n",
            b"---\r\ntitle: T  \r\nid: a,b:c\r\n---  \r\nW\r\n",
        ),
        (b"---\rtitle: T\r---\rW", b"---\rtitle: T\rid: a,b:c\r---\rW"),
        (b"\xef\xbb\xbf---\ntitle: T\n---\n", b"\xef\xbb\xbf---\ntitle: T\nid: a,b:c\n---\n"),
        (b"# Tea\n\n---\n", b"---\nid: a,b:c\n---\n# Tea\n\n---\n"),
        (b"", b"---\nid: a,b:c\n---\n"),
        (b"---\nid:\ntitle: T\n---\n", b"---\nid: a,b:c\ntitle: T\n---\n"),
        (b"---\nid: other\n---\n", b"---\nid: other\n---\n"),
        (b"---\ntitle: never closed\n", b"---\ntitle: never closed\n"),
        (b"\xff\xfe", b"\xff\xfe"),
    ],
)
def test_a_key_more(before: bytes, after: bytes) -> None:
    assert with_key(before, "id", "a,b:c") == after
    assert with_key(after, "id", "a,b:c") == after, "once is enough"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: T", "title: T\naliases: [/old/]"),
        ("aliases: [/a/]  # why", "aliases: [/old/, /a/]  # why"),
        ("aliases: [  ]", "aliases: [/old/  ]"),
        ("aliases:\ntitle: T", "aliases: [/old/]\ntitle: T"),
        ("aliases:\n  - /ä/\n  - /b/", "aliases:\n  - /old/\n  - /ä/\n  - /b/"),
        ("aliases:\n- '/a/'", "aliases:\n- /old/\n- '/a/'"),
        ("aliases: [\n  /a/,\n]", "aliases: [/old/, \n  /a/,\n]"),
        ("aliases: [/old/]", "aliases: [/old/]"),
        ("aliases: text", "aliases: text"),
    ],
)
def test_an_alias_more(before: str, after: str) -> None:
    made = with_alias(f"---\n{before}\n---\nWords".encode(), ALIAS)
    assert made.decode() == f"---\n{after}\n---\nWords"
    assert with_alias(made, ALIAS) == made, "once is enough"


def test_an_alias_that_means_something_in_yaml() -> None:
    raw = b"---\naliases: [/a/]\n---\n"
    assert with_alias(raw, "/a, b #1/") == b'---\naliases: ["/a, b #1/", /a/]\n---\n'
