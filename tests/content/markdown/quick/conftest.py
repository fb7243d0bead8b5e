"""Quick ways into Python-Markdown and Pygments: the other engine has no part in them."""

import pytest


@pytest.fixture(scope="module")
def engine() -> str:
    """The default engine alone."""
    return "markdown"
