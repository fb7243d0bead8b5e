"""Work beside other work: done in another process where that pays, and done whatever happens."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from blogkit.pipeline.workers import beside

FORKED = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1,
    reason="only where there is a second processor, and processes can be forked safely",
)


@FORKED
def test_it_is_done_in_another_process_which_gives_plain_values() -> None:
    with beside(lambda: (os.getpid(), {"a": [b"\0", None]}, "é" * 200_000)) as result:
        process, values, text = result()
        assert result()[0] == process
    assert process != os.getpid()
    assert values == {"a": [b"\0", None]}
    assert text == "é" * 200_000


@FORKED
@pytest.mark.parametrize("fault", ["raises", "killed", "no plain value"])
def test_what_fails_there_is_done_here_once(fault: str) -> None:
    here, done = os.getpid(), []

    def work() -> object:
        done.append(os.getpid())
        if os.getpid() == here:
            return "done"
        if fault == "raises":
            raise ValueError
        if fault == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        return object()

    with beside(work) as result:
        assert result() == "done"
        assert result() == "done"
    assert done == [here]


@FORKED
def test_what_nobody_asks_for_is_given_up(tmp_path: Path) -> None:
    told = tmp_path / "process"

    def work() -> None:
        told.with_suffix(".new").write_text(str(os.getpid()))
        told.with_suffix(".new").rename(told)
        time.sleep(60)

    with beside(work):
        while not told.exists():
            time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_beside_other_threads_it_is_done_here() -> None:
    go_on = threading.Event()
    thread = threading.Thread(target=go_on.wait)
    thread.start()
    try:
        with beside(os.getpid) as result:
            assert result() == os.getpid()
    finally:
        go_on.set()
        thread.join()
