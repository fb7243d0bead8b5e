"""Types of settings: what each of them refuses."""

from typing import get_args

import pytest

from blogkit.config.refusals import Refusal
from blogkit.config.types import Line

SURROGATES = range(0xD800, 0xE000)


def test_a_line_has_every_character_but_those_of_control_and_halves_of_characters() -> None:
    _, check = get_args(Line)
    refused = [*range(0x20), 0x7F, *SURROGATES]
    text = "".join(map(chr, sorted(set(range(0x110000)) - {*refused})))
    assert check(f"a{text}b") == f"a{text}b"
    for number in refused:
        with pytest.raises(Refusal, match="one line without control characters"):
            check(f"a{chr(number)}b")
