"""The commands: what each one takes; what each one does is in a module of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from blogkit import __version__

_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_HELP)
@click.version_option(__version__, "-V", "--version", message="blogkit %(version)s")
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The site's folder (default: this one).",
)
@click.pass_context
def app(context: click.Context, folder: Path) -> None:
    """Turn a folder of Markdown into a blog, its feeds, and teasers for every channel.

    \b
    blogkit new site my-blog       a working site in a new folder
    blogkit new post "A title"     a new draft
    blogkit serve                  see it while you write
    blogkit publish my-post        let readers see it
    blogkit build                  make output/ and teasers/
    blogkit status                 what is hidden, why, and until when
    blogkit check                  what is wrong, and how to mend it
    """
    context.obj = folder.resolve()


_now = click.option(
    "--now",
    metavar="ISO8601",
    help="The moment to build for: decides what is scheduled and expired (default: now).",
)
_base_url = click.option("--base-url", metavar="URL", default="", help="Where the site will be.")


def _posts(context: click.Context, _: click.Parameter, begun: str) -> list[Any]:
    """What a shell offers for a post."""
    from blogkit.cli.completion import posts_below

    root = context.find_root().params.get("folder") or Path()
    return posts_below(root, begun)


@app.command()
@click.option("--output", metavar="DIR", type=click.Path(path_type=Path), help="Default: output/.")
@_base_url
@click.option("--drafts", is_flag=True, help="Show drafts as well, marked as such.")
@click.option("--future", is_flag=True, help="Show scheduled posts as well, marked as such.")
@_now
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


@app.group()
def new() -> None:
    """Begin a post, a page or a whole site."""


@new.command("post")
@click.argument("title")
@click.option("--kind", type=click.Choice(["post", "story", "question", "episode"]), default="post")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="May be given several times.")
@click.option("--date", metavar="TIME", help="Its date, in the site's zone (default: today).")
@click.option("--edit", is_flag=True, help="Open it in $VISUAL or $EDITOR.")
@_now
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
@_base_url
def new_site(folder: Path, title: str, base_url: str) -> None:
    """Begin a working site in a new folder, with a Makefile, a theme of its own and CI.

    \b
    blogkit new site my-blog --title "The Wobbly Wheel" --base-url https://wheel.example
    """
    from blogkit.cli.new import create_site

    create_site(folder, title, base_url)


@app.command()
@click.pass_obj
def diagrams(root: Path) -> None:
    """Draw the diagrams in posts and pages that have no picture yet.

    Runs the commands of [markdown.diagrams] and writes each picture beside its source.

    \b
    blogkit diagrams
    """
    from blogkit.cli.diagrams import diagrams_command

    diagrams_command(root)


@app.command()
@_now
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


@app.command()
@click.argument("post", required=False, default="", shell_complete=_posts)
@click.option("--channel", metavar="NAME", default="", help="Only for this one, such as mastodon.")
@click.option("--variant", metavar="N", type=click.IntRange(1), help="Only in these other words.")
@click.option("--all", "every", is_flag=True, help="Write those of all posts into teasers/.")
@_now
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


@app.command()
@click.option("--since", metavar="DATE", help="The posts from that day on.")
@click.option("--last", type=click.Choice(["week", "month"]), help="Whole days before today.")
@click.option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where to.")
@_now
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


@app.command()
@click.argument("posts", nargs=-1, metavar="[POST]...", type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended, and say what was.")
@click.option("--external", is_flag=True, help="Ask the web about links to other sites.")
@click.option("--strict", is_flag=True, help="Fail for warnings as well.")
@_now
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


@app.command()
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


@app.command()
@click.argument("post", shell_complete=_posts)
@click.option("--at", metavar="TIME", help="From then on, in the site's zone (default: now).")
@_now
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


@app.command("next")
@_now
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


@app.command()
@click.argument("old", shell_complete=_posts)
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


@app.command()
@click.argument("target", metavar="URL|FILE")
@_now
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


@app.command()
@_now
@click.pass_obj
def doctor(root: Path, now: str | None) -> None:
    """Look for what a deploy would miss.

    And at versions, theme, time zone, channels and the ledger. No secret is shown.

    \b
    blogkit doctor
    """
    from blogkit.cli.doctor import doctor_command

    doctor_command(root, now)


@app.command()
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


@app.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Let a shell complete commands and posts.

    \b
    blogkit completion bash >> ~/.bashrc
    blogkit completion zsh >> ~/.zshrc
    blogkit completion fish > ~/.config/fish/completions/blogkit.fish
    """
    from blogkit.cli.completion import completion_command

    completion_command(app, shell)


@app.command()
@click.argument("name", type=click.Choice(["settings", "front-matter"]))
def schema(name: str) -> None:
    """Print the JSON Schema of a kind of file.

    Editors complete and check blogkit.toml and front matter with it: docs/editors.md.

    \b
    blogkit schema settings > blogkit.schema.json
    """
    from blogkit.cli.schema import schema_command

    schema_command(name)


def run_app(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and give its exit status.

    Raises what the command raises, ``KeyboardInterrupt`` after Ctrl-C.
    """
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
    except click.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0
