"""Fixtures that every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites import TestSite, make_site

# Speed is counted in tests, never timed: machines are busy.
settings.register_profile("blogkit", deadline=None)
settings.load_profile("blogkit")


@pytest.fixture
def site(tmp_path: Path) -> TestSite:
    """An empty site in a folder of its own."""
    root = tmp_path / "site"
    root.mkdir()
    return make_site(root)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> TestSite:
    """A site with one post that was built once; tests of a module share it, and tidy up."""
    root = tmp_path_factory.mktemp("shop") / "site"
    root.mkdir()
    made = make_site(root)
    made.post("first", date="2026-01-01")
    made.build()
    return made
