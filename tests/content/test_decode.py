"""Decoding: every encoding but UTF-8 is refused by name, with the line where it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.decode import MAX_BYTES, decode
from tests.problems import outcome, refused, source
from tests.sites import TestSite

POST = "content/posts/tea.md"
TEXT = source("title: Tea\ndate: 2026-05-01", "Drink it\nin a café.")
UTF8 = "save it as UTF-8"
LATIN = "6:9: is not UTF-8: byte 0xE9, perhaps Latin-1 or Windows-1252"

REFUSED = {
    "UTF-16": (TEXT.encode("utf-16"), f" is UTF-16 | {UTF8}"),
    "UTF-16 BE with a mark": (b"\xfe\xff" + TEXT.encode("utf-16-be"), f" is UTF-16 | {UTF8}"),
    "UTF-16 LE without a mark": (TEXT.encode("utf-16-le"), f" is UTF-16 | {UTF8}"),
    "UTF-16 BE without a mark": (TEXT.encode("utf-16-be"), f" is UTF-16 | {UTF8}"),
    "Latin-1": (TEXT.encode("latin-1"), f"{LATIN} | {UTF8}"),
    "Latin-1 with CRLF": (TEXT.replace("\n", "\r\n").encode("latin-1"), f"{LATIN} | {UTF8}"),
    "Latin-1 with CR": (TEXT.replace("\n", "\r").encode("latin-1"), f"{LATIN} | {UTF8}"),
    "a control character": (
        TEXT.replace("café", "c\x07").encode(),
        "6:7: has the control character U+0007 | delete it",
    ),
    "a zero byte": (
        TEXT.replace("café", "c\0").encode(),
        "6:7: has the control character U+0000 | delete it",
    ),
    "size": (b"a" * (MAX_BYTES + 1), " is larger than 2 MB | split it"),
}


@pytest.mark.parametrize(("raw", "expected"), REFUSED.values(), ids=[*REFUSED])
def test_what_is_no_utf8_is_refused_by_name(shop: TestSite, raw: bytes, expected: str) -> None:
    assert refused(shop, {POST: raw}) == [f"{POST}:{expected}"]


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xef\xbb\xbf\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["UTF-8", "a mark", "two marks", "CRLF", "CR"],
)
def test_marks_and_line_ends_make_no_difference(site: TestSite, raw: bytes) -> None:
    site.write(POST, raw)
    site.build()
    assert "Drink it\nin a café." in site.text("2026/05/tea/index.html")
    assert decode(raw) == TEXT


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    text, problems = outcome(lambda: decode(raw))
    assert (text is None) == (len(problems) == 1)
    assert "\r" not in (text or "")
    assert not (text or "").startswith("\ufeff")
