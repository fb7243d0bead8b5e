"""Proven: from a library to whether its quick way is used, and why not."""

from collections.abc import Iterator
from typing import Final

PROVEN: Final = {"Markdown": "3.11.3", "Pygments": "2.21.0", "Jinja2": "3.1.6"}
"""Distributions, and the version of each whose own test suite passes with the quick way."""


def is_proven(distribution: str, version: str) -> bool:
    """Whether ``version`` is the one that the quick way was tested with."""
    return PROVEN[distribution] == version


def why_not(*, allowed: bool) -> Iterator[str]:
    """For each library whose quick way is not used the reason; ``allowed`` is the setting."""
    if not allowed:
        yield "fast_paths is off under [markdown]"
        return
    from importlib.metadata import version

    for distribution, tested in PROVEN.items():
        found = version(distribution)
        if not is_proven(distribution, found):
            yield f"{distribution} {found} is not {tested}, which blogkit was tested with"
