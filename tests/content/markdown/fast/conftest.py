"""These tests say which engine they are about."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def both() -> None:
    """Not both, as elsewhere."""
