"""Commands that write into a site's sources: what each one takes."""

from pathlib import Path
from typing import Any

import click

from blogkit.cli.commands.options import base_url, moment, posts


@click.group()
def new() -> None:
    """Begin a post, a page or a whole site."""


@new.command("post")
@click.argument("title")
@click.option("--kind", type=click.Choice(["post", "story", "question", "episode"]), default="post")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="May be given several times.")
@click.option("--date", metavar="TIME", help="Its date, in the site's zone (default: today).")
@click.option("--edit", is_flag=True, help="Open it in $VISUAL or $EDITOR.")
@moment
@click.pass_obj
def new_post(root: Path, /, title: str, kind: str, now: str | None, **begun: Any) -> None:
    """Begin a post as a draft, with a permanent id; archetypes/KIND.md says what is in it.

    \b
    blogkit new post "What a squeaking chain tells you"
    blogkit new post "The bicycle that came back" --kind story --tag repairs
    blogkit new post "Our winter hours" --date 2026-12-01 --edit
    """
    from blogkit.cli.new import Begun, new_document

    new_document(root, kind, title, Begun(**begun), now)


@new.command("page")
@click.argument("title")
@click.pass_obj
def new_page(root: Path, title: str) -> None:
    """Begin an undated page; archetypes/page.md says what is in it.

    \b
    blogkit new page "About us"
    """
    from blogkit.cli.new import new_document

    new_document(root, "page", title)


@new.command("site")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="My blog", help="What the blog is called.")
@base_url
def new_site(folder: Path, title: str, base_url: str) -> None:
    """Begin a working site in a new folder, with a Makefile, a theme of its own and CI.

    \b
    blogkit new site my-blog --title "The Wobbly Wheel" --base-url https://wheel.example
    """
    from blogkit.cli.new import create_site

    create_site(folder, title, base_url)


@click.command()
@click.argument("post", shell_complete=posts)
@click.option("--at", metavar="TIME", help="From then on, in the site's zone (default: now).")
@moment
@click.pass_obj
def publish(root: Path, post: str, at: str | None, now: str | None) -> None:
    """Let readers see a draft or a scheduled post.

    Sets its date and takes 'draft' out; nothing else in its file changes. POST is its file, slug
    or title.

    \b
    blogkit publish squeaking-chain                          with the next build
    blogkit publish squeaking-chain --at "2026-12-24 18:00"  with the first one after that
    """
    from blogkit.cli.publish import publish_command

    publish_command(root, post, at, now)


@click.command()
@click.argument("old", shell_complete=posts)
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Print what would change, and change nothing.")
@click.pass_obj
def rename(root: Path, old: str, new: str, dry_run: bool) -> None:
    """Move a post with its pictures.

    Its id stays, its old address leads on, and links to it follow.

    OLD is its file, slug or title; NEW a word for it, or a path below content/.

    \b
    blogkit rename squeaking-chain noisy-chain
    blogkit rename noisy-chain posts/2026/noisy-chain/ --dry-run
    """
    from blogkit.cli.rename import rename_command

    rename_command(root, old, new, dry_run=dry_run)
