"""The command line as click reads it: the group, and what belongs to it alone."""

from collections.abc import Sequence
from pathlib import Path

import click

from blogkit import __version__
from blogkit.cli.commands import making, teasing, telling, writing

_HELP = {"help_option_names": ["-h", "--help"]}
_COMMANDS = (
    making.build,
    making.cache,
    making.diagrams,
    making.serve,
    teasing.newsletter,
    teasing.teasers,
    telling.check,
    telling.doctor,
    telling.explain,
    telling.next_build,
    telling.status,
    writing.new,
    writing.publish,
    writing.rename,
)


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


for _command in _COMMANDS:
    app.add_command(_command)


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
