"""Archetypes: a site says what a new post begins with, and no word of it is ever run."""

import os
import stat

import pytest

from blogkit.cli import run
from tests.sites import TestSite

Captured = pytest.CaptureFixture[str]

ARCHETYPE = """\
---
# Ours
title: %%title%%
date: %%date%%
id: %%id%%
tags: %%tags%%
draft: false  # soon
---
# About %%title%% (%%slug%%, %%tags%%)

{{ 7 * 7 }} 100%% {title}
"""


def new(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), "new", "post", *arguments])


def test_an_archetype_is_filled(site: TestSite) -> None:
    site.write("archetypes/question.md", ARCHETYPE)
    tags = ["--tag", "a: b", "--tag", "c"]
    date = ["--date", "2026-12-24 18:00"]
    assert new(site, 'Is "tea" hot: %%id%%?', "--kind", "question", *tags, *date) == 0
    text = (
        site.root / "content/posts/is-tea-hot-percent-percent-id-percent-percent.md"
    ).read_text()
    lines = text.splitlines()
    assert lines[:4] == [
        "---",
        "# Ours",
        r'title: "Is \"tea\" hot: %%id%%?"',
        "date: 2026-12-24 18:00",
    ]
    assert lines[4].startswith("id: tag:tea.example,2026:is-tea-hot")
    assert lines[5:7] == ['tags: ["a: b", "c"]', "draft: true  # soon"]
    assert lines[8].startswith('# About Is "tea" hot: %%id%%? (is-tea-hot')
    assert lines[8].endswith(", a: b, c)")
    assert lines[10] == "{{ 7 * 7 }} 100%% {title}"
    site.build()


@pytest.mark.parametrize(
    ("archetype", "message"),
    [
        (b"---\ntitle: %%titel%%\n---\n", "archetypes/post.md:2:8: has the unknown placeholder"),
        (b"---\ntitle: [%%title%%\n---\n", "archetypes/post.md:"),
        (b"\xff", "archetypes/post.md:1:1: is not UTF-8"),
        (b"---\ntitle: Tea\n", "archetypes/post.md:1: the front matter is not closed"),
    ],
)
def test_an_archetype_that_does_not_fit_is_named(
    site: TestSite, capsys: Captured, archetype: bytes, message: str
) -> None:
    site.write("archetypes/post.md", archetype)
    assert new(site, "Tea") == 1
    assert message in capsys.readouterr().err
    assert not (site.root / "content/posts").exists()


def test_the_editor_is_opened(
    site: TestSite, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = site.write("editor", "#!/bin/sh\necho $1 $2\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", f"'{script}' --wait")
    if os.name == "posix":
        assert new(site, "Tea", "--edit") == 0
        path = site.root / "content/posts/tea.md"
        assert capfd.readouterr().out == f"content/posts/tea.md\n--wait {path}\n"
    monkeypatch.setenv("VISUAL", str(site.root / "nothing"))
    assert new(site, "Soup", "--edit") == 2
    assert "the editor cannot be started: " in capfd.readouterr().err
    monkeypatch.delenv("VISUAL")
    monkeypatch.setenv("EDITOR", "")
    assert new(site, "Stew", "--edit") == 2
    assert "--edit needs an editor\n  hint: name it in the environment" in capfd.readouterr().err
    assert not (site.root / "content/posts/stew.md").exists()
