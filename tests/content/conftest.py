"""Both engines read what the tests of Markdown read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from blogkit.content.markdown import MarkdownOptions, engines


@pytest.fixture(scope="module", params=["markdown", "pyromark"])
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """The engine that reads every text of a test, whatever its options say."""
    name = str(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "convert", partial(_converted, engines.convert, name))
        yield name


def _converted(
    convert: Callable[[str, MarkdownOptions], str], engine: str, text: str, options: MarkdownOptions
) -> str:
    return convert(text, replace(options, engine=engine))
