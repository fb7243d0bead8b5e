"""What teasers cost: in a cold and in an unchanged build, a hundred thousand of them, and all.

    python benchmarks/teasers.py FOLDER [--posts 10000] [--runs 3] [--jobs 2]

Writes a site into FOLDER and prints, in seconds of processor time and where several processes
work also of the clock: a cold build without teasers; what the hook adds to it with the channels
that a site has by itself; a build when nothing changed, without and with the hook; the plain
teaser of every post on each of the ten channels; and ``blogkit teasers --all`` for these.
"""

import argparse
import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import write_posts
from blogkit.channels import BUILT_IN
from blogkit.cli.console import Console
from blogkit.config.people import Channel
from blogkit.config.settings import Settings
from blogkit.hooks.teasers import write_teasers
from blogkit.hooks.teasers.compose import compose
from blogkit.hooks.teasers.outlets import outlets_of
from blogkit.hooks.teasers.source import Source
from blogkit.model.result import BuildResult, ReadMarkup
from blogkit.model.views import PostSummary
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.telling import tell

SITE = Path(__file__).with_name("peers") / "blogkit"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Cost:
    """Seconds of processor time and of the clock, and the most memory of one process in MB."""

    def __init__(self) -> None:
        self.processor = self.clock = self.memory = 0.0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what runs inside, with its processes."""
        before, start = os.times(), time.perf_counter()
        yield
        after = os.times()
        self.clock = time.perf_counter() - start
        self.processor = sum(after[:4]) - sum(before[:4])


def blogkit(site: Path, *arguments: str) -> Cost:
    """Run a command of blogkit."""
    cost, start = Cost(), time.perf_counter()
    command = [sys.executable, "-m", "blogkit", "-C", str(site), *arguments]
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, number) for number in (1, 2)]
    process = os.posix_spawn(sys.executable, command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    os.close(quiet)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    cost.clock = time.perf_counter() - start
    cost.processor, cost.memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    return cost


def ask(site: Path, jobs: int, work: Callable[[BuildResult], Cost]) -> Cost:
    """What ``work`` says that it cost, on the site as hooks get it."""
    request = BuildRequest(root=site, output=site / "output", now=NOW, jobs=jobs)
    with Console(quiet=True) as console:
        return tell(request, console, lambda result, _: work(result))


def anew(site: Path, jobs: int, work: Callable[[BuildResult], Cost]) -> Cost:
    """The same in a process that has not made a teaser yet, as a build is one."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(ask, site, jobs, work).result()


def default_set(result: BuildResult) -> Cost:
    """What the hook does in a build, with nothing written before."""
    shutil.rmtree(result.root / "teasers", ignore_errors=True)
    cost = Cost()
    with cost.counted():
        write_teasers(result)
    return cost


def plain_teasers(result: BuildResult) -> Cost:
    """The plain teaser of each post on all channels, composed and counted; nothing is written."""
    channels = {name: Channel() for name in BUILT_IN}
    settings = replace(result.settings, channels=channels)
    cost = Cost()
    with cost.counted():
        work = partial(_compose, settings=settings)
        made = sum(chain.from_iterable(result.spread(work, result.posts)))
    if made != len(result.posts) * len(channels):
        raise SystemExit(f"{made} teasers for {len(result.posts)} posts")
    return cost


def _compose(
    posts: Sequence[PostSummary], read_body: ReadMarkup, *, settings: Settings
) -> list[int]:
    outlets = outlets_of(settings)
    sources = [Source(post, settings.site.base_url, read_body) for post in posts]
    return [len([compose(source, outlet) for outlet in outlets]) for source in sources]


def written(folder: Path, count: int, *, hook: bool, channels: bool) -> Path:
    """The site with ``count`` posts, its settings as they are wanted."""
    site = folder / f"teasers-{count}"
    if not site.exists():
        shutil.copytree(SITE, site)
        write_posts(site / "content/posts", count, "blogkit")
    settings = (SITE / "blogkit.toml").read_text("utf-8")
    if hook:
        settings = settings.replace("post_build = []", 'post_build = ["teasers"]')
    if channels:
        settings += "".join(f"\n[channels.{name}]\n" for name in BUILT_IN)
    (site / "blogkit.toml").write_text(settings, "utf-8")
    return site


def show(what: str, costs: Sequence[Cost]) -> float:
    """Print the medians; the one of processor time."""
    processor = statistics.median(cost.processor for cost in costs)
    clock = statistics.median(cost.clock for cost in costs)
    memory = max(cost.memory for cost in costs)
    more = f", at most {memory:,.0f} MB a process" if memory else ""
    print(f"{what}: {processor:.2f} s of processor, {clock:.2f} s of the clock{more}", flush=True)
    return processor


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    runs, jobs = range(options.runs), options.jobs
    make = partial(written, options.folder, options.posts)

    site = make(hook=False, channels=False)
    build = ("build", "-q", "--jobs", str(jobs), "--now", NOW.isoformat())
    cold = show("cold build", [blogkit(site, *build, "--clean") for _ in runs])
    added = show("the hook adds", [anew(site, jobs, default_set) for _ in runs])
    print(f"  which is {added / cold:.1%}")
    for hook in (False, True):
        make(hook=hook, channels=False)
        blogkit(site, *build)
        which = "with" if hook else "without"
        show(f"unchanged, {which} the hook", [blogkit(site, *build) for _ in range(9)])
    show("plain teasers of all posts", [ask(site, jobs, plain_teasers) for _ in runs])
    make(hook=False, channels=True)
    blogkit(site, *build)
    every = []
    for _ in runs:
        shutil.rmtree(site / "teasers", ignore_errors=True)
        every.append(blogkit(site, "teasers", "--all", "--now", NOW.isoformat()))
    show("teasers --all", every)


if __name__ == "__main__":
    main()
