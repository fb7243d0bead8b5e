"""From a save to the new text in the browser: blogkit's preview and Hugo's, in turns.

    python benchmarks/latency.py FOLDER [--posts 100 1000 10000] [--edits 9] [--hugo PATH]

Writes the sites into FOLDER, opens the page of one post in Chromium, saves the post with a word
that it did not have, and waits until the page shows it. Both programs are asked in turns. Prints
the median in milliseconds, and the least and the most. Needs Playwright and a Chromium.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import write_posts

PEERS = Path(__file__).with_name("peers")
SEEN = "word => document.body && document.body.innerText.includes(word)"
"""Asked before each frame that the browser paints."""

FIRST = 1380
"""The port that Hugo is given; blogkit finds its own."""


@contextmanager
def server(command: list[str], ready: str) -> Iterator[str]:
    """The address that ``command`` says it serves at, while it runs."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(ready, line):
                break
        else:
            raise SystemExit(f"{command[0]} did not start")
        try:
            yield found[1].rstrip("/")
        finally:
            process.terminate()
            process.wait(20)


def site(folder: Path, program: str, count: int) -> Path:
    """The site of ``program`` with ``count`` posts."""
    made = folder / f"{program}-{count}"
    if not made.exists():
        shutil.copytree(PEERS / program, made)
        write_posts(made / "content/posts", count, program)
    return made


class Tab:
    """A browser's page that shows one post of one program."""

    def __init__(self, browser: Any, address: str, source: Path, heading: str) -> None:
        self.times: list[float] = []
        self._source = source
        self._text = source.read_text("utf-8")
        self._page = browser.new_context(bypass_csp=True).new_page()
        self._page.goto(f"{address}{heading}")
        self._page.wait_for_timeout(1500)

    def edit(self, number: int) -> None:
        """Save the post with a new word in it, and wait for the word."""
        word = f"fresh{number}word"
        text = f"{self._text}\n{word}\n"
        began = time.perf_counter()
        self._source.write_text(text, "utf-8")
        self._page.wait_for_function(SEEN, arg=word, polling="raf", timeout=60_000)
        self.times.append((time.perf_counter() - began) * 1000)
        self._page.wait_for_timeout(1500)

    def close(self) -> None:
        """Put the post back as it was."""
        self._source.write_text(self._text, "utf-8")
        self._page.close()


def measure(browser: Any, folder: Path, count: int, options: argparse.Namespace) -> None:
    """Print one line for each program at ``count`` posts."""
    with ExitStack() as stack:
        tabs: dict[str, Tab] = {}
        for program in ("blogkit", "hugo")[: 2 if options.hugo else 1]:
            root = site(folder, program, count)
            source = root / "content/posts" / f"post-{count // 2:06}.md"
            day = re.search(r"date: (\d{4})-(\d\d)", source.read_text("utf-8"))
            assert day is not None
            if program == "blogkit":
                command = [sys.executable, "-u", "-m", "blogkit", "-C", str(root), "serve"]
                ready = r"serving (\S+)"
            else:
                command = [options.hugo, "server", "-s", str(root), "--port", str(FIRST)]
                ready = r"Web Server is available at (\S+)"
            address = stack.enter_context(server(command, ready))
            path = f"/{day[1]}/{day[2]}/{source.stem}/"
            tabs[program] = Tab(browser, address, source, path)
        for number in range(options.edits):
            for tab in tabs.values():
                tab.edit(number)
        for program, tab in tabs.items():
            tab.close()
            median = statistics.median(tab.times)
            print(
                f"{count:>6} posts  {program:<8} {median:6.0f} ms"
                f"  ({min(tab.times):.0f} to {max(tab.times):.0f})",
                flush=True,
            )


def main() -> None:
    """Measure every size in turn."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--edits", type=int, default=9)
    parser.add_argument("--hugo", default="")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))))
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for count in options.posts:
            measure(browser, options.folder, count, options)
        browser.close()


if __name__ == "__main__":
    main()
