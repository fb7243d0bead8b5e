"""Commands that say something of a site: what each one takes."""

from pathlib import Path

import click

from blogkit.cli.commands.options import moment


@click.command()
@moment
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it as a page; as a picture of the calendar where FILE ends with .svg.",
)
@click.option("--fail-if-silent", "silence", metavar="DAYS", help="Fail after so long: 30d or 4w.")
@click.pass_obj
def status(
    root: Path, now: str | None, as_json: bool, page: Path | None, silence: str | None
) -> int:
    """Say what is out, hidden and coming.

    And how often you post, what was announced where, and what may be told again.

    \b
    blogkit status
    blogkit status --html status.html        the same as a page, with a calendar
    blogkit status --fail-if-silent 30d      for CI: fails when it is time to write
    """
    from blogkit.cli.status import Wanted, status_command

    return status_command(root, now, Wanted(as_json=as_json, page=page, silence=silence))


@click.command()
@click.argument("posts", nargs=-1, metavar="[POST]...", type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended, and say what was.")
@click.option("--external", is_flag=True, help="Ask the web about links to other sites.")
@click.option("--strict", is_flag=True, help="Fail for warnings as well.")
@moment
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--sarif", "as_sarif", is_flag=True, help="Print SARIF 2.1.0, for code scanning.")
@click.option("--github", "as_github", is_flag=True, help="Print GitHub workflow commands.")
@click.pass_obj
def check(root: Path, /, posts: tuple[Path, ...], **options: object) -> int:
    """Say all that is wrong: what a build says, and what the rules of docs/checks.md find.

    \b
    blogkit check                         everything
    blogkit check content/posts/tea.md    one post
    blogkit check --fix                   write down ids, addresses, aliases
    blogkit check --strict --github       in CI
    """
    from blogkit.cli.check import check_command

    return check_command(root, posts, options)


@click.command("next")
@moment
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object.")
@click.pass_obj
def next_build(root: Path, now: str | None, as_json: bool) -> int:
    """Print when a build is needed next.

    That is when a scheduled post appears or goes. Exits with 3 where none will.

    \b
    blogkit next            such as 2026-12-24T18:00:00+01:00
    blogkit next --json     with the post that it is about
    """
    from blogkit.cli.publish import next_command

    return next_command(root, now, as_json=as_json)


@click.command()
@click.argument("target", metavar="URL|FILE")
@moment
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object.")
@click.pass_obj
def explain(root: Path, target: str, now: str | None, as_json: bool) -> None:
    """Say what makes a page, and why it is made again.

    \b
    blogkit explain /2026/05/tea/
    blogkit explain content/posts/tea.md
    blogkit explain output/archive/index.html
    """
    from blogkit.cli.explain import explain_command

    explain_command(root, target, now, as_json=as_json)


@click.command()
@moment
@click.pass_obj
def doctor(root: Path, now: str | None) -> None:
    """Look for what a deploy would miss.

    And at versions, theme, time zone, channels and the ledger. No secret is shown.

    \b
    blogkit doctor
    """
    from blogkit.cli.doctor import doctor_command

    doctor_command(root, now)
