"""The command line: from arguments to a command, and from what it raises to an exit status."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

CANCELLED = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT."""

CUT_OFF = 141
"""Exit status where the reader of the output went away: 128 and the number of SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``blogkit`` and leave with its exit status: 0, 1, 2 or 130."""
    _leave(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status; what went wrong is on standard error."""
    # Nearly all that a command makes lives as long as it does: to look for garbage after every
    # 700 objects, as Python does, takes a twelfth of a build after an edit and finds none.
    gc.set_threshold(50_000)
    _speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()  # now, while what comes of it can be told
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return CANCELLED
    except BrokenPipeError:
        # Whoever read our output has read enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except Exception as error:
        from blogkit.cli.failure import report_failure

        return report_failure(error, arguments)
    return status


def _run(arguments: Sequence[str]) -> int:
    from blogkit.cli.plain import plain_build

    plain = plain_build(arguments)
    if plain is None:
        from blogkit.cli.app import run_app

        return run_app(arguments)
    from blogkit.cli.build import build_command

    build_command(*plain)
    return 0


def _leave(status: int) -> None:
    """End the process with ``status``, without taking apart what is in its memory.

    That would take a tenth of a build after an edit. What asked to be told of the end is told;
    where another thread still works it is waited for, as Python does.
    """
    import atexit

    threading = sys.modules.get("threading")  # whoever began a thread has loaded it
    if threading and threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # what could not be written was told
            stream.flush()
    os._exit(status)


def _speak_utf8() -> None:
    """Print any character, whatever the terminal's encoding: a title must not end a build."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
