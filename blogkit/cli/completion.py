"""``blogkit completion``: from the name of a shell to what makes it complete commands and posts."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

SHELLS = ("bash", "zsh", "fish")


def completion_command(app: click.Command, shell: str) -> None:
    """Print the script for ``shell``; click's own, which asks blogkit for each completion."""
    kind = get_completion_class(shell)
    assert kind is not None
    complete = kind(app, {}, "blogkit", "_BLOGKIT_COMPLETE")
    # Not complete.source(): that starts bash to ask for its version.
    print(complete.source_template % complete.source_vars())


def posts_below(root: Path, begun: str) -> list[CompletionItem]:
    """The names of posts that begin with what was typed: their files' names, unread."""
    folder = root / "content/posts"
    names = {
        path.parent.name if path.stem == "index" else path.stem for path in folder.rglob("*.md")
    }
    return [CompletionItem(name) for name in sorted(names) if name.startswith(begun)]
