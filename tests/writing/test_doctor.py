"""``blogkit doctor``: what is well, what is not, and how to mend it."""

import pytest

from blogkit.cli import run
from blogkit.proven import PROVEN
from tests.sites import TestSite

Captured = pytest.CaptureFixture[str]


def findings(site: TestSite, capsys: Captured) -> list[str]:
    assert run(["-C", str(site.root), "doctor", "--now", "2026-06-15T12:00Z"]) == 0
    return capsys.readouterr().out.splitlines()


def test_what_a_deploy_would_miss(site: TestSite, capsys: Captured) -> None:
    site.post("bad", date="never")
    lines = findings(site, capsys)
    for line in (
        "warn  base_url https://tea.example is an example",
        "      write the address of the blog, or pass --base-url when you deploy",
        "warn  no email: nobody can answer by mail",
        "warn  no icon: browsers and home screens show the theme's icon",
        "warn  posts that are out: 0; hidden: 0; problems: 1",
        "ok    time zone Europe/Berlin: it is 2026-06-15 14:00",
        "warn  the theme has no words in 'en'",
    ):
        assert line in lines
    assert lines[-1].endswith("things to look at")
    assert "\x1b" not in "".join(lines)


def test_quick_ways(site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = "ok    a build takes the quick ways through Markdown, Pygments and Jinja2"
    assert quick in findings(site, capsys)
    monkeypatch.setitem(PROVEN, "Markdown", "3.0")
    slow = "ok    a build takes longer: "
    (line,) = (line for line in findings(site, capsys) if line.startswith(slow))
    assert line.endswith(" is not 3.0, which blogkit was tested with")
    settings = (site.root / "blogkit.toml").read_text()
    site.write("blogkit.toml", settings + "\n[markdown]\nfast_paths = false\n")
    assert f"{slow}fast_paths is off under [markdown]" in findings(site, capsys)


def test_dictionaries(site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogkit.writing.doctor.find_dictionary", lambda *_: None)
    monkeypatch.setattr("blogkit.writing.doctor.has_checker", lambda: True)
    assert "warn  spelling: no dictionary for 'en'" in findings(site, capsys)
    own = (site.root / "blogkit.toml").read_text()
    site.write("blogkit.toml", own.replace("[site]", '[site]\nlanguage = "ja-JP"'))
    assert "spelling" not in "\n".join(findings(site, capsys))
    site.write("blogkit.toml", own)
    monkeypatch.setattr("blogkit.writing.doctor.has_checker", lambda: False)
    assert "warn  spelling: its library is not installed" in findings(site, capsys)
    settings = (site.root / "blogkit.toml").read_text()
    site.write("blogkit.toml", settings + '\n[checks]\noff = ["spelling"]\n')
    assert "spelling" not in "\n".join(findings(site, capsys))


def test_all_is_well(site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogkit.writing.doctor.find_dictionary", lambda *_: object())
    monkeypatch.setattr("blogkit.writing.doctor.has_checker", lambda: True)
    site.write(
        "blogkit.toml",
        """[site]
title = "Tea"
base_url = "https://tea.shop"
timezone = "UTC"
tag_authority = "tea.shop,2026"
email = "ann@tea.shop"
author = "Ann"
description = "Tea."
icon = "icon.svg"

[channels.sms]
""",
    )
    lines = findings(site, capsys)
    assert [line for line in lines if not line.startswith("ok")] == ["all is well"]
    site.write("syndication.jsonl", "{}")
    (site.root / "blogkit.toml").write_text(
        '[site]\ntitle = "Tea"\nbase_url = "http://tea.shop"\n[theme]\nname = "bare"\n'
        '[serve]\neditor = "no-such-program {path}"\n'
    )
    (site.root / "themes/bare/templates/post.html").write_text("{% if %}")
    lines = findings(site, capsys)
    for line in (
        "warn  base_url is not https",
        "warn  ids depend on base_url",
        "warn  the ledger has 0 announcements, 1 problems",
        "warn  serve.editor: there is no program 'no-such-program'",
    ):
        assert line in lines
    assert any(line.startswith("warn  the theme has problems: themes/bare") for line in lines)
