"""The command line: from arguments to a command, and from what it raises to an exit status."""

import gc
import os
import sys
from collections.abc import Sequence

CANCELLED = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT."""

CUT_OFF = 141
"""Exit status where the reader of the output went away: 128 and the number of SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``blogkit`` and leave with its exit status: 0, 1, 2 or 130."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status; what went wrong is on standard error."""
    # Nearly all that a command makes lives as long as it does: to look for garbage after every
    # 700 objects, as Python does, takes a twelfth of a build after an edit and finds none.
    gc.set_threshold(50_000)
    import click

    from blogkit.cli.app import app

    _speak_utf8()
    try:
        result = app.main(args=list(arguments), prog_name="blogkit", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        if "--json" in arguments:
            from blogkit.cli.failure import print_problems
            from blogkit.errors import Problem

            print_problems([Problem(rule="usage", what=error.format_message())])
        return 2
    except (KeyboardInterrupt, click.Abort):
        print("stopped", file=sys.stderr)
        return CANCELLED
    except BrokenPipeError:
        # Whoever read our output has read enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except Exception as error:
        from blogkit.cli.failure import report_failure

        return report_failure(error, arguments)
    return result if isinstance(result, int) else 0


def _speak_utf8() -> None:
    """Print any character, whatever the terminal's encoding: a title must not end a build."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
