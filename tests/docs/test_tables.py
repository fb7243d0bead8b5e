"""The tables of the documentation name what the program has: nothing more, nothing less."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from inspect import getmembers, isclass
from typing import Any

import click
import pytest

from blogkit.channels import BUILT_IN
from blogkit.checks.registry import RULES
from blogkit.cli import run
from blogkit.cli.app import app
from blogkit.content.schema import Enclosure, FrontMatter
from blogkit.model import pages, views
from blogkit.model.documents import Heading
from blogkit.model.result import BuildResult, HookReport
from blogkit.render.description import COLLECTIONS
from tests.docs.pages import read, rows, sections
from tests.docs.schemas import keys, settings_section, tables
from tests.sites import TestSite

# --- settings and front matter -------------------------------------------------------------


@pytest.mark.parametrize(("name", "kind"), [pytest.param(*one, id=one[0]) for one in tables()])
def test_every_setting(name: str, kind: Any) -> None:
    written = rows(settings_section(name).partition("Other keys")[0])
    assert written.keys() == keys(kind).keys()
    for key, field in keys(kind).items():
        default = written[key][-1]
        if field.default is MISSING and field.default_factory is MISSING:
            assert default == "required", key
        elif isinstance(field.default, str | int) and field.default:
            shown = "true" if field.default is True else field.default
            assert f"`{shown}`" in default, key


def test_every_setting_of_the_default_theme() -> None:
    described = rows(settings_section("theme").partition("Other keys")[2])
    assert described.keys() == tomllib.loads(read("themes/default/theme.toml"))["settings"].keys()


def test_every_key_of_front_matter() -> None:
    described = sections("docs/writing.md")
    assert rows(described["Front matter"]).keys() == {one.name for one in fields(FrontMatter)}
    assert rows(described["Episodes"]).keys() == {one.name for one in fields(Enclosure)}


def test_the_examples_of_front_matter(site: TestSite) -> None:
    """All of them in one post, but for what this site lacks: files, a template, an original."""
    cells = rows(sections("docs/writing.md")["Front matter"])
    keys = cells.keys() - {"draft", "enclosure", "image", "template", "translation_of"}
    lines = sorted(cells[key][-1].strip("`") for key in keys)
    settings = (site.root / "blogkit.toml").read_text("utf-8")
    site.write("blogkit.toml", f'{settings}\n[people.ann]\nname = "Ann"\n')
    site.write("content/posts/tea.md", "\n".join(["---", *lines, "---", "Words.", ""]))
    assert site.build().posts == 1


# --- views ---------------------------------------------------------------------------------

VIEWS = {
    name: kind
    for module in (views, pages)
    for name, kind in getmembers(module, isclass)
    if is_dataclass(kind) and kind.__module__ == module.__name__
}
OF_TEMPLATES = {
    found[1]: kind
    for kind in VIEWS.values()
    if (found := re.match(r"``([\w-]+\.html)``", kind.__doc__ or ""))
}
UNSEEN = {"View", "BodyView", "ResolvedReference"}
"""Views that no template gets as such."""

AS_MARKUP = {"body": "content", "bodies": "contents"}


def names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


def test_every_template_has_its_variables() -> None:
    described = sections("docs/theming.md")
    assert {title for title in described if title.endswith(".html")} == OF_TEMPLATES.keys()
    for template, kind in OF_TEMPLATES.items():
        common = names(pages.View) if issubclass(kind, pages.View) else set()
        wanted = {AS_MARKUP.get(name, name) for name in names(kind) - common}
        assert rows(described[template]).keys() == wanted, template
    assert rows(described["What every template gets"]).keys() == names(pages.View)


def test_every_view_has_its_fields() -> None:
    described = sections("docs/theming.md")
    seen = {kind for kind in VIEWS.values() if kind.__name__ not in UNSEEN}
    for kind in seen - set(OF_TEMPLATES.values()) | {Heading}:
        assert rows(described[kind.__name__]).keys() == names(kind), kind.__name__
    assert rows(described["Collections"]).keys() == COLLECTIONS


def test_every_filter() -> None:
    """Those of Jinja are not ours to describe."""
    made = re.findall(r'made\.filters\["(\w+)"\] = ', read("blogkit/render/templates.py"))
    assert rows(sections("docs/theming.md")["How templates behave"]).keys() == set(made)


# --- hooks, teasers, the command line ------------------------------------------------------


def test_what_hooks_get_and_give() -> None:
    described = sections("docs/hooks.md")
    assert rows(described["What a hook gets"]).keys() == names(BuildResult)
    assert rows(described["What a hook gives"]).keys() == names(HookReport)


def test_every_channel_and_the_fields_of_teasers(site: TestSite) -> None:
    described = sections("docs/teasers.md")
    assert rows(described["Channels"]).keys() == BUILT_IN.keys()
    settings = (site.root / "blogkit.toml").read_text("utf-8")
    site.write("blogkit.toml", settings.replace("post_build = []", 'post_build = ["teasers"]'))
    site.post("tea")
    site.build()
    written = json.loads((site.root / "teasers/teasers.json").read_bytes())["teasers"]
    assert rows(described["teasers.json"]).keys() - {"version"} == written[0].keys()


def commands(group: click.Group, path: str = "blogkit") -> Iterator[tuple[str, click.Command]]:
    """Every command with its path: ``blogkit new post``."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def test_every_rule() -> None:
    described = rows(sections("docs/checks.md")["Rules"])
    assert described == {name: [str(rule.severity), rule.about] for name, rule in RULES.items()}


@pytest.mark.parametrize(
    ("path", "command"),
    [pytest.param(*one, id=one[0]) for one in [("Command line", app), *commands(app)]],
)
def test_every_option(path: str, command: click.Command) -> None:
    options = (one for one in command.params if isinstance(one, click.Option))
    wanted = {name for option in options for name in option.opts}
    written = {name.split()[0] for name in rows(sections("docs/command-line.md")[path])}
    assert written - {"-h", "--help"} == wanted - {"-h", "--help"}


def test_the_fields_of_json(site: TestSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(site.root), "build", "--json", "--profile"]) == 0
    described = rows(sections("docs/command-line.md")["JSON"])
    assert described.keys() == json.loads(capsys.readouterr().out).keys()
