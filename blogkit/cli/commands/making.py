"""Commands that make something of a site: what each one takes."""

from pathlib import Path

import click

from blogkit.cli.commands.options import base_url, moment


@click.command()
@click.option("--output", metavar="DIR", type=click.Path(path_type=Path), help="Default: output/.")
@base_url
@click.option("--drafts", is_flag=True, help="Show drafts as well, marked as such.")
@click.option("--future", is_flag=True, help="Show scheduled posts as well, marked as such.")
@moment
@click.option("--clean", is_flag=True, help="Make everything anew, whatever is remembered.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes to use.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
@click.option("-v", "--verbose", is_flag=True, help="Name every file that was written.")
@click.option("--profile", is_flag=True, help="Say where the time went, stage by stage.")
@click.pass_obj
def build(root: Path, /, **options: object) -> None:
    """Build the site into output/ and write teasers/.

    \b
    blogkit build                                 what changed
    blogkit build --clean                         everything
    blogkit build --drafts --output /tmp/preview  a look at what is coming
    """
    from blogkit.cli.build import build_command

    build_command(root, options)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--published", is_flag=True, help="Show only what readers will see.")
@click.option("--bind", metavar="ADDRESS", default="127.0.0.1", help="Listen to others as well.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def serve(root: Path, port: int, bind: str, published: bool, open_browser: bool) -> None:
    """Serve the site on this machine with drafts, following every save; output/ stays as it is.

    \b
    blogkit serve --open                   in the browser, beside the editor
    blogkit serve --bind 192.168.1.7       for a look with the phone
    """
    from blogkit.cli.serve import serve_command

    serve_command(root, port, bind=bind, published=published, open_browser=open_browser)


@click.command()
@click.pass_obj
def diagrams(root: Path) -> None:
    """Draw the diagrams in posts and pages that have no picture yet.

    Runs the commands of [markdown.diagrams] and writes each picture beside its source.

    \b
    blogkit diagrams
    """
    from blogkit.cli.diagrams import diagrams_command

    diagrams_command(root)


@click.command()
@click.option("--prune", is_flag=True, help="Let go what nothing will ask for again.")
@click.pass_obj
def cache(root: Path, *, prune: bool) -> None:
    """Say what .blogkit/ holds, how large it is, and how much of the last build it spared.

    \b
    blogkit cache
    blogkit cache --prune    let go what is known of folders and pictures that are gone
    """
    from blogkit.cli.cache import cache_command

    cache_command(root, pruning=prune)
