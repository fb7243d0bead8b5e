"""Regular expressions say the same in every Python that blogkit runs on.

Before 3.11.5 a group that is repeated possessively, ``(?:ab|c)*+``, may not match what it should
(https://github.com/python/cpython/issues/106052); ``(?>(?:ab|c)*)`` does.
"""

import importlib
import pkgutil
import re
import re._parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

import blogkit

SINGLE = {"LITERAL", "NOT_LITERAL", "ANY", "IN"}


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The expressions that modules have, or methods of."""
    for module in pkgutil.walk_packages(blogkit.__path__, "blogkit."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            pattern = getattr(value, "__self__", value)
            if isinstance(pattern, re.Pattern):
                yield f"{module.name}.{name}", pattern


def repeated_groups(parsed: Any) -> Iterator[str]:
    """The possessive repeats in a parsed expression of what is more than one character."""
    if isinstance(parsed, tuple) and parsed and str(parsed[0]) == "POSSESSIVE_REPEAT":
        items = list(parsed[1][2])
        if len(items) != 1 or str(items[0][0]) not in SINGLE:
            yield str(items)
    if isinstance(parsed, tuple | list | re._parser.SubPattern):
        for one in parsed:
            yield from repeated_groups(one)


def test_no_group_is_repeated_possessively() -> None:
    found = dict(patterns())
    assert len(found) > 100
    wrong = [
        name
        for name, pattern in found.items()
        if any(repeated_groups(re._parser.parse(pattern.pattern, pattern.flags)))
    ]
    assert not wrong


def test_such_a_group_is_found() -> None:
    assert any(repeated_groups(re._parser.parse("x(?:(?:ab|c)*+)d")))
    assert not any(repeated_groups(re._parser.parse("x(?>(?:ab|c)*)[de]*+f++")))
