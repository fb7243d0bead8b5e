"""From posts of the corpus to the CPU milliseconds that parsing one takes, and the first one.

Of each post the quickest of nine goes counts, so that what else the machine does matters little.
"""

import argparse
import os
import subprocess
import sys
import time

from corpus import posts, source

from blogkit.content.options import ParseOptions
from blogkit.content.parse import parse
from blogkit.model.documents import SourcePath

FIRST = """
import time
from blogkit.content.options import ParseOptions
from blogkit.content.parse import parse
raw = b"---\\ntitle: Tea\\n---\\n\\nGreen *tea*.\\n"
parse("content/posts/2026-05-01-green-tea.md", raw, {options!r})
print(time.process_time() * 1000)
"""


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--stock", action="store_true", help="without the quick ways")
    parser.add_argument("--engine", default="markdown", help="that of [markdown]")
    parser.add_argument("--unsearched", action="store_true", help="as where none can search")
    arguments = parser.parse_args()
    options = ParseOptions(
        timezone="UTC",
        tag_authority="tea.example,2026",
        language="en",
        smart_quotes=True,
        fast_paths=not arguments.stock,
        engine=arguments.engine,
        searchable=not arguments.unsearched,
    )
    print(f"each post: {_each(arguments.posts, options):.2f} ms")
    print(f"the first, with all that it imports: {_first(options):.0f} ms")


def _each(count: int, options: ParseOptions) -> float:
    sources = [
        (SourcePath(f"content/posts/{post.slug}.md"), source(post, "blogkit").encode())
        for post in posts(count)
    ]
    quickest = [float("inf")] * count
    for _ in range(9):
        for number, (path, raw) in enumerate(sources):
            start = time.thread_time()
            parse(path, raw, options)
            quickest[number] = min(quickest[number], time.thread_time() - start)
    return sum(quickest) / count * 1000


def _first(options: ParseOptions) -> float:
    command = [sys.executable, "-c", FIRST.format(options=options)]
    # Compiled modules are there from the second run on.
    environment = {key: value for key, value in os.environ.items() if "BYTECODE" not in key}
    return min(
        float(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
        for _ in range(7)
    )


if __name__ == "__main__":
    main()
