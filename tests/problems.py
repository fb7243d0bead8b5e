"""What tests of messages share: a build that is refused, and what it says."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import pytest

from blogkit.errors import BlogkitError, ContentError, Problem
from tests.sites import TestSite

Made = TypeVar("Made")


def lines(problems: Iterable[Problem]) -> list[str]:
    """Each problem as ``place: what``, and its hint behind a bar."""
    return [f"{one} | {one.hint}" if one.hint else str(one) for one in problems]


def outcome(make: Callable[[], Made]) -> tuple[Made | None, tuple[Problem, ...]]:
    """What ``make`` gives, or the problems that it raises; any other error is a bug."""
    try:
        return make(), ()
    except ContentError as error:
        return None, error.problems


def refused(
    site: TestSite, files: Mapping[str, str | bytes | None], **options: object
) -> list[str]:
    """What a build says to ``files``, which stand (or with None: are not there) while it runs.

    The build must fail, and leave the output of the build before it as it was.
    """
    before = site.files()
    assert before, "build the site once before"
    kept = {path: _bytes(site, path) for path in files}
    try:
        for path, content in files.items():
            _put(site, path, content)
        with pytest.raises(BlogkitError) as caught:
            site.build(**options)
    finally:
        for path, raw in kept.items():
            _put(site, path, raw)
    assert site.files() == before, "a refused build leaves the output as it was"
    return lines(caught.value.problems)


def _bytes(site: TestSite, path: str) -> bytes | None:
    file = site.root / path
    return file.read_bytes() if file.is_file() else None


def _put(site: TestSite, path: str, content: str | bytes | None) -> None:
    if content is not None:
        site.write(path, content)
        return
    (site.root / path).unlink(missing_ok=True)
    for folder in (site.root / path).parents:
        if folder == site.root / "content" or any(folder.iterdir()):
            return
        folder.rmdir()


def source(front: str, body: str = "Some words.") -> str:
    """A source with a front matter block; line 2 of it is the first of ``front``."""
    return f"---\n{front}\n---\n{body}\n"
