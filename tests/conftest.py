"""Fixtures that every test may use."""

from pathlib import Path

import pytest

from tests.sites import TestSite, make_site


@pytest.fixture
def site(tmp_path: Path) -> TestSite:
    """An empty site in a folder of its own."""
    root = tmp_path / "site"
    root.mkdir()
    return make_site(root)
