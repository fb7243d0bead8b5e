"""``blogkit check``: which posts, in which form, and with which exit status."""

import json

import pytest

from blogkit.cli import run
from tests.problems import source
from tests.sites import NOW, SETTINGS, TestSite

Captured = pytest.CaptureFixture[str]


def check(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), "check", "--now", NOW.isoformat(), *arguments])


@pytest.fixture
def warned(site: TestSite) -> TestSite:
    site.write("blogkit.toml", f'{SETTINGS}\n[checks]\noff = ["search", "addresses", "spelling"]\n')
    site.post("tea", "A [shop, of 100 %](/shop/).")
    site.post("cup")
    return site


def test_people_read_problems_by_file(warned: TestSite, capsys: Captured) -> None:
    assert check(warned) == 0
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "content/posts/tea.md",
        "     5:20  warning  links to /shop/, and blogkit makes nothing there  dead-path",
        "           a link to the source file itself is checked, and follows when it moves",
        "",
        "2 documents checked: 1 warning",
    ]
    assert warned.files() == {}, "nothing is written"
    assert check(warned, "--strict") == 1


def test_one_post_is_checked_alone(warned: TestSite, capsys: Captured) -> None:
    (warned.root / "content/posts/tea.md").rename(warned.root / "content/posts/pot.md")
    for name in ("cup", "content/posts/cup.md", str(warned.root / "content/posts/cup.md")):
        assert check(warned, "--strict", name) == 0
        assert capsys.readouterr().out == "1 document checked: no problems\n"
    assert check(warned, "content/posts/cups.md") == 2
    err = capsys.readouterr().err
    assert "there is no post content/posts/cups.md" in err
    assert "did you mean 'content/posts/cup.md'?" in err


def test_a_site_that_cannot_be_built_is_checked_as_far_as_it_goes(
    warned: TestSite, capsys: Captured
) -> None:
    warned.write("content/posts/bad.md", source("title: Bad\ndate: never"))
    assert check(warned) == 1
    out = capsys.readouterr().out
    assert "      3:7  error    'date' is not a date" in out
    assert "rules that look at all of it were not asked" in out
    assert out.endswith("2 documents checked: 1 error\n")


def test_programs_read_json_and_workflow_commands(warned: TestSite, capsys: Captured) -> None:
    assert check(warned, "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["ok"], values["documents"], values["complete"]) == (True, 2, True)
    assert [one["rule"] for one in values["problems"]] == ["dead-path"]
    warned.post("tea", "A [shop](/sho,p:%25/).")
    assert check(warned, "--github") == 0
    assert capsys.readouterr().out == (
        "::warning file=content/posts/tea.md,line=5,col=10,title=dead-path::"
        "links to /sho,p:%25/, and blogkit makes nothing there (a link to the source file itself "
        "is checked, and follows when it moves)\n"
    )


def test_paths_are_those_from_here(
    warned: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checkout, of which a site may be a part."""
    monkeypatch.chdir(warned.root.parent)
    assert check(warned, "--github") == 0
    assert "file=site/content/posts/tea.md,line=5" in capsys.readouterr().out


def test_what_was_mended_is_said(warned: TestSite, capsys: Captured) -> None:
    warned.write("blogkit.toml", f'{SETTINGS}\n[checks]\noff = ["search", "spelling"]\n')
    warned.post("tea", id="tea")
    assert check(warned, "--fix") == 0
    assert capsys.readouterr().out.splitlines() == [
        "mended content/posts/cup.md: wrote 'id: tag:tea.example,2026:content/posts/cup.md'",
        "mended urls.txt: wrote down 2 addresses",
        "2 documents checked: no problems",
    ]
    assert check(warned, "--fix", "--json") == 0
    assert json.loads(capsys.readouterr().out)["fixed"] == []


def test_warnings_of_the_teasers_are_told(warned: TestSite, capsys: Captured) -> None:
    settings = SETTINGS.replace("post_build = []", 'post_build = ["teasers"]')
    checks = '[checks]\noff = ["search", "addresses", "voice"]\n[channels.x]\nhandle = "@tea"\n'
    warned.write("blogkit.toml", f"{settings}\n{checks}\n[channels.mastodn]\n")
    warned.post("tea", teaser=f"{{x: {'word ' * 90}}}")
    assert check(warned) == 0
    out = capsys.readouterr().out
    assert out.count("teaser-too-long") == out.count("unknown-channel") == 1
    assert not (warned.root / "teasers").exists()


def test_code_scanning_reads_sarif(warned: TestSite, capsys: Captured) -> None:
    assert check(warned, "--sarif") == 0
    log = json.loads(capsys.readouterr().out)
    (one,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == ["dead-path"]
    (result,) = one["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("dead-path", 0, "warning")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/posts/tea.md"},
        "region": {"startLine": 5, "startColumn": 20},
    }
