"""``blogkit schema``: from a name to the JSON Schema that editors check a file by."""

from pathlib import Path

import blogkit

_FOLDERS = (
    Path(blogkit.__file__).parent / "schemas",
    Path(blogkit.__file__).parents[1] / "docs/schemas",
)
"""Where the schemas lie: in an installed package, and in a checkout."""


def schema_command(name: str) -> None:
    """Print the schema ``name``."""
    file = next(folder / f"{name}.json" for folder in _FOLDERS if folder.is_dir())
    print(file.read_text("utf-8"), end="")
