"""Finding the line of a key in a TOML file, which the standard parser does not tell."""

import pytest

from blogkit.config.toml import line_of_key, parse_toml

TEXT = """\
# comment with site.title = 1
[site]
title = "a"
"base_url" = "b"

[series."Green = leaves"]
description = "c"

[authors]
ann.name = "d"
bob = { name = "e", url = "f" }

[[menu]]
title = "g"
[[menu]]
title = "h"
to = "i"

[lists]
names = [
  "x",
]
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("site",), 2),
        (("site", "title"), 3),
        (("site", "base_url"), 4),
        (("site", "missing"), 2),
        (("series", "Green = leaves"), 6),
        (("series", "Green = leaves", "description"), 7),
        (("authors", "ann", "name"), 10),
        (("authors", "bob", "url"), 11),
        (("menu", 0), 13),
        (("menu", 0, "title"), 14),
        (("menu", 1, "title"), 16),
        (("menu", 1, "to"), 17),
        (("lists", "names", 0), 20),
        (("nothing", "like", "it"), 0),
    ],
)
def test_a_key_is_found_on_its_line(location: tuple[int | str, ...], line: int) -> None:
    assert line_of_key(TEXT, location) == line


def test_a_file_knows_its_text_and_values() -> None:
    file = parse_toml(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "x.toml")
    assert file.values == {"a": 1, "b": 2}
    assert str(file.place(("b",))) == "x.toml:2"
