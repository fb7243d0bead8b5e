"""A build that is killed for real leaves whole files, and the next one ends as if nothing was."""

import random
import subprocess
import sys
import time

import pytest

from tests.sites import NOW, TestSite

POSTS = 150
KILLS = 12


def edit_all(site: TestSite, version: int) -> None:
    for number in range(POSTS):
        day = f"2026-0{number % 5 + 1}-{number % 27 + 1:02}"
        site.post(f"tea{number}", f"Version {version} of {number}.", date=day, tags="[Green]")


def start(site: TestSite) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "blogkit", "-C", str(site.root), "build", "-q"]
    return subprocess.Popen([*command, "--now", NOW.isoformat()])


@pytest.mark.integration
def test_a_killed_build_leaves_whole_files_and_heals(site: TestSite) -> None:
    edit_all(site, 0)
    started = time.monotonic()
    assert start(site).wait(timeout=60) == 0
    seconds = time.monotonic() - started
    moments = random.Random(1)
    for version in range(1, KILLS + 1):
        before = site.files()
        edit_all(site, version)
        process = start(site)
        time.sleep(moments.uniform(0.3, 1.1) * seconds)
        process.kill()
        process.wait(timeout=10)
        torn = site.files()
        site.build()
        after = site.files()
        for path, content in torn.items():
            assert content in (before.get(path), after.get(path)), f"{path} is not whole"
        site.build(output=site.root / "clean", clean=True)
        assert after == site.files("clean")
