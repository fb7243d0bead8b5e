"""``blogkit newsletter``: from the days that it is about to the files of one mail."""

from datetime import date, datetime
from pathlib import Path

from blogkit.cli.build import moment_from
from blogkit.cli.console import Console
from blogkit.cli.words import count
from blogkit.config.load import load_settings
from blogkit.errors import Problem, SettingsError
from blogkit.hooks.teasers.letters.newsletter import Days, days_since, last_days, newsletter
from blogkit.pipeline.request import BuildRequest, default_jobs
from blogkit.pipeline.telling import tell


def newsletter_command(
    root: Path, since: str | None, last: str | None, folder: Path | None, now: str | None
) -> None:
    """Write the newsletter of the site at ``root``, and tell where it is."""
    moment = moment_from(now)
    days = _days(root, since, last, moment)
    request = BuildRequest(root=root, output=root / "output", now=moment, jobs=default_jobs())
    with Console(quiet=False) as console:
        made = tell(request, console, lambda result, _: newsletter(result, days, moment))
    span = f"{days.start.date()} to {days.last.date()}"
    if made is None:
        print(f"nothing to send: there is no post of {span}")
        return
    letter, mail = made
    target = folder or root / "teasers"
    target.mkdir(parents=True, exist_ok=True)
    name = f"newsletter-{days.start.date()}"
    for ending, content in {
        "html": mail.html.encode(),
        "txt": mail.text.encode(),
        "eml": mail.draft,
    }.items():
        path = target / f"{name}.{ending}"
        path.write_bytes(content)
        print(path.relative_to(root) if path.is_relative_to(root) else path)
    posts = count(len(letter.posts), "post")
    more = f", and {letter.more} more that would not fit" if letter.more else ""
    print(f'"{letter.subject}": {posts} of {span}{more}')


def _days(root: Path, since: str | None, last: str | None, moment: datetime) -> Days:
    if (since is None) == (last is None):
        hint = "write --last week, --last month or --since 2026-03-04"
        raise _wrong("name the days that the newsletter is about", hint)
    zone = load_settings(root).site.timezone
    if since is None:
        return last_days(str(last), moment, zone)
    try:
        days = days_since(date.fromisoformat(since), moment, zone)
    except ValueError:
        raise _wrong(f"--since is no day: {since}", "write 2026-03-04") from None
    if days.start > days.end:
        raise _wrong(f"--since is a day to come: {since}", "")
    return days


def _wrong(what: str, hint: str) -> SettingsError:
    return SettingsError([Problem(rule="usage", what=what, hint=hint)])
