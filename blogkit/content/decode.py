"""Decoding: from the bytes of a source to text with ``\\n`` line ends, or what is wrong with it."""

import re

from blogkit.errors import ContentError, Place, Problem, line_of

MAX_BYTES = 2 * 1024 * 1024

_MARK = "\ufeff"
_CONTROL_BYTES = bytes({*range(32), 127} - set(b"\t\n\r"))
_CONTROL = re.compile(f"[{re.escape(_CONTROL_BYTES.decode())}]")


def decode(raw: bytes) -> str:
    """The text of a source; a UTF-8 byte order mark and CR line ends are taken away.

    Raises ``ContentError`` for other encodings, control characters and more than 2 MB.
    """
    if len(raw) > MAX_BYTES:
        raise _error("size", f"is larger than {MAX_BYTES // 1024 // 1024} MB", "split it")
    if _is_utf16(raw):
        raise _error("encoding", "is UTF-16", "save it as UTF-8")
    try:
        text = _with_line_ends(raw.decode("utf-8")).lstrip(_MARK)
    except UnicodeDecodeError as error:
        before = _with_line_ends(raw[: error.start].decode("utf-8")).lstrip(_MARK)
        place = Place(path="", line=before.count("\n") + 1, column=_column(before, len(before)))
        what = f"is not UTF-8: byte 0x{raw[error.start]:02X}, perhaps Latin-1 or Windows-1252"
        raise _error("encoding", what, "save it as UTF-8", place) from None
    if len(raw.translate(None, _CONTROL_BYTES)) < len(raw):
        raise ContentError([_control_character(text)])
    return text


def _is_utf16(raw: bytes) -> bool:
    """Whether every other byte of the first line is zero, or a byte order mark says so."""
    head = raw[:64]
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(0) * 3 > len(head)


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _column(text: str, position: int) -> int:
    return position - text.rfind("\n", 0, position)


def _control_character(text: str) -> Problem:
    found = _CONTROL.search(text)
    position = found.start() if found else 0
    line = text.count("\n", 0, position) + 1
    column = _column(text, position)
    return Problem(
        rule="control-character",
        what=f"has the control character U+{ord(text[position]):04X}",
        place=Place(path="", line=line, column=column),
        hint="delete it",
        excerpt=line_of(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), line),
    )


def _error(rule: str, what: str, hint: str, place: Place | None = None) -> ContentError:
    return ContentError([Problem(rule=rule, what=what, place=place, hint=hint)])
