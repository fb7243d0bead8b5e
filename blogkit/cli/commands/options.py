"""Options that several commands take."""

from pathlib import Path
from typing import Any

import click

moment = click.option(
    "--now",
    metavar="ISO8601",
    help="The moment to build for: decides what is scheduled and expired (default: now).",
)
base_url = click.option("--base-url", metavar="URL", default="", help="Where the site will be.")


def posts(context: click.Context, _: click.Parameter, begun: str) -> list[Any]:
    """What a shell offers for a post."""
    from blogkit.cli.completion import posts_below

    root = context.find_root().params.get("folder") or Path()
    return posts_below(root, begun)
