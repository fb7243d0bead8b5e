"""The strict handler: from a text to its front matter, by python-frontmatter with our YAML."""

from typing import Any

from frontmatter.default_handlers import YAMLHandler

from blogkit.content.frontmatter import FENCE
from blogkit.content.yaml import parse_yaml


class StrictHandler(YAMLHandler):
    """python-frontmatter's YAML handler with our fence and our loader."""

    FM_BOUNDARY = FENCE

    def load(self, fm: str, **_options: object) -> Any:
        """The block's values and their positions; the block begins on the first line."""
        return parse_yaml(fm, first_line=1)
