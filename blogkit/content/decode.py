"""Decoding: from the bytes of a source to text with ``\\n`` line ends, or what is wrong with it."""

import re

from blogkit.errors import ContentError, Place, Problem, line_of

MAX_BYTES = 2 * 1024 * 1024

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(raw: bytes) -> str:
    """The text of a source; a UTF-8 byte order mark and CR line ends are taken away.

    Raises ``ContentError`` for other encodings, control characters and more than 2 MB.
    """
    if len(raw) > MAX_BYTES:
        raise _error("size", f"is larger than {MAX_BYTES // 1024 // 1024} MB", "split it")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _error("encoding", "is UTF-16", "save it as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        what = f"is not UTF-8: byte 0x{byte:02X}, perhaps Latin-1 or Windows-1252"
        raise _error("encoding", what, "save it as UTF-8", line) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        raise ContentError([_control_character(text, found.start())])
    return text


def _control_character(text: str, position: int) -> Problem:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return Problem(
        rule="control-character",
        what=f"has the control character U+{ord(text[position]):04X}",
        place=Place(path="", line=line, column=column),
        hint="delete it",
        excerpt=line_of(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), line),
    )


def _error(rule: str, what: str, hint: str, line: int = 0) -> ContentError:
    place = Place(path="", line=line)
    return ContentError([Problem(rule=rule, what=what, place=place, hint=hint)])
