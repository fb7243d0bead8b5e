"""``blogkit doctor``: from what was examined to one line each, and how to mend it."""

from pathlib import Path

from blogkit.cli.build import moment_from
from blogkit.cli.overview import has_colours
from blogkit.cli.publish import look_at
from blogkit.cli.words import count
from blogkit.writing.doctor import examine

_GREEN, _YELLOW = "32", "33"


def doctor_command(root: Path, now: str | None) -> None:
    """Examine the site at ``root`` and say what was found."""
    moment = moment_from(now)
    findings = examine(root, look_at(root, moment), moment)
    for one in findings:
        print(f"{_mark('warn', _YELLOW) if one.hint else _mark('ok  ', _GREEN)}  {one.what}")
        if one.hint:
            print(f"      {one.hint}")
    warned = sum(bool(one.hint) for one in findings)
    print(f"{count(warned, 'thing')} to look at" if warned else "all is well")


def _mark(word: str, colour: str) -> str:
    return f"\x1b[{colour}m{word}\x1b[0m" if has_colours() else word
