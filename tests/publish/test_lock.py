"""Two builds of one site do not mix."""

import subprocess
import sys
from pathlib import Path

import pytest

from blogkit.errors import ContentError
from blogkit.publish.lock import site_lock
from tests.problems import lines
from tests.sites import TestSite

HOLD = """\
import sys
from pathlib import Path
from blogkit.publish.lock import site_lock

with site_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_build_during_a_build_is_refused(site: TestSite) -> None:
    site.post("tea")
    command = [sys.executable, "-c", HOLD, str(site.root / ".blogkit")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(ContentError) as caught:
            site.build()
        other.communicate()
    assert lines(caught.value.problems) == [
        "another build of this site is running | wait until it ends, or stop it"
    ]
    assert site.files() == {}
    assert site.build().posts == 1, "the lock is free again"


def test_a_process_that_ends_lets_the_lock_go(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from blogkit.publish.lock import site_lock\n"
        "with site_lock(Path(sys.argv[1])): os._exit(9)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert ended.returncode == 9
    with site_lock(tmp_path):
        assert (tmp_path / "lock").exists()
