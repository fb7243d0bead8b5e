"""Every test of Markdown is one of both engines."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def both(engine: str) -> None:
    """Ask for the fixture that chooses one."""
