"""Commands that say what to post and to mail: what each one takes."""

from pathlib import Path

import click

from blogkit.cli.commands.options import moment, posts


@click.command()
@click.argument("post", required=False, default="", shell_complete=posts)
@click.option("--channel", metavar="NAME", default="", help="Only for this one, such as mastodon.")
@click.option("--variant", metavar="N", type=click.IntRange(1), help="Only in these other words.")
@click.option("--all", "every", is_flag=True, help="Write those of all posts into teasers/.")
@moment
@click.option("--json", "as_json", is_flag=True, help="Print them as teasers.json has them.")
@click.pass_obj
def teasers(
    root: Path,
    post: str,
    channel: str,
    variant: int | None,
    every: bool,
    now: str | None,
    as_json: bool,
) -> None:
    """Print what to say of a post on each channel; of the newest one if none is named.

    \b
    blogkit teasers                              of the newest post
    blogkit teasers squeaking-chain --channel x  of another one
    blogkit teasers --all                        write teasers/ for every post
    """
    from blogkit.cli.teasers import Wanted, teasers_command, write_all_command

    if every and (post or channel or variant or as_json):
        raise click.UsageError("--all writes the teasers of every post for every channel")
    if every:
        write_all_command(root, now)
    else:
        wanted = Wanted(post=post, channel=channel, variant=variant or 0)
        teasers_command(root, wanted, now, as_json=as_json)


@click.command()
@click.option("--since", metavar="DATE", help="The posts from that day on.")
@click.option("--last", type=click.Choice(["week", "month"]), help="Whole days before today.")
@click.option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where to.")
@moment
@click.pass_obj
def newsletter(
    root: Path, since: str | None, last: str | None, folder: Path | None, now: str | None
) -> None:
    """Write one mail about the posts of some days: a page, plain text and a draft.

    \b
    blogkit newsletter --last week
    blogkit newsletter --since 2026-03-04 --to letters
    """
    from blogkit.cli.newsletter import newsletter_command

    newsletter_command(root, since, last, folder, now)
