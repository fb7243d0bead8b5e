"""``blogkit diagrams``: from diagrams in sources to pictures beside them."""

from pathlib import Path

from blogkit.pipeline.diagrams import draw


def diagrams_command(root: Path) -> None:
    """Draw what is missing and say what changed."""
    drawn = draw(root)
    for path in drawn.made:
        print(f"made {path}")
    for path in drawn.removed:
        print(f"removed {path}")
    print(f"{len(drawn.made)} made, {len(drawn.removed)} removed, {drawn.kept} as they were")
