"""Hooks: found before anything is written, run in order, and never a traceback."""

from pathlib import Path

import pytest

from blogkit.errors import ContentError
from tests.problems import lines, refused
from tests.sites import SETTINGS, TestSite

FILE = "blogkit.toml"
LINE = 1 + SETTINGS.split("\n").index("post_build = []")
HOOK = """\
def run(result):
    names = ",".join(post.title for post in result.posts)
    (result.root / "out.txt").write_text(names + " " + str(result.added[:1]))


def broken(result):
    return helper(result)


def helper(result):
    raise ValueError("no tea")


def stop(result):
    raise SystemExit(3)


def word(result):
    return "done"


number = 5
"""


def settings(*names: str) -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    return SETTINGS.replace("post_build = []", f"post_build = [{listed}]")


UNKNOWN = {
    "teaser": "there is no hook 'teaser' | did you mean 'teasers'?",
    "xyzzy": "there is no hook 'xyzzy' | known here: teasers",
    "hooks/none.py:run": "the hook 'hooks/none.py:run' names hooks/none.py, which is not in this"
    " site",
    "../out.py:run": "the hook '../out.py:run' names ../out.py, which is not in this site",
    "/etc/x.py:run": "the hook '/etc/x.py:run' names /etc/x.py, which is not in this site",
    "hooks/tea.py:rnu": "hooks/tea.py has no function 'rnu' | did you mean 'run'?",
    "hooks/tea.py:number": "the hook 'hooks/tea.py:number' is not a function",
}


@pytest.mark.parametrize(("name", "expected"), UNKNOWN.items(), ids=[*UNKNOWN])
def test_a_hook_that_is_not_there_is_told_before_anything_is_written(
    shop: TestSite, name: str, expected: str
) -> None:
    files = {
        FILE: settings(name),
        "hooks/tea.py": HOOK,
        "../out.py": HOOK,
        "content/pages/new.md": "# New\n\nNot to be written.",
    }
    assert refused(shop, files) == [f"{FILE}:{LINE}: {expected}"]


def test_every_hook_that_is_not_there_is_told(shop: TestSite) -> None:
    assert len(refused(shop, {FILE: settings("a", "b")})) == 2


DOES_NOT_LOAD = {
    "def run(result):\n    return (\n": ":2: the hook 'hooks/tea.py:run' does not load: '(' was"
    " never closed",
    "\nimport no_such_package\n": ":2: the hook 'hooks/tea.py:run' does not load:"
    " ModuleNotFoundError: No module named 'no_such_package'",
    "raise SystemExit(1)": ":1: the hook 'hooks/tea.py:run' does not load: SystemExit: 1",
}


@pytest.mark.parametrize(("text", "expected"), DOES_NOT_LOAD.items(), ids=[*DOES_NOT_LOAD])
def test_a_hook_that_does_not_load_is_told_with_its_line(
    shop: TestSite, text: str, expected: str
) -> None:
    files = {FILE: settings("hooks/tea.py:run"), "hooks/tea.py": text}
    assert refused(shop, files) == [f"hooks/tea.py{expected}"]


FAILS = {
    "broken": "hooks/tea.py:11: the hook 'hooks/tea.py:broken' failed: ValueError: no tea",
    "stop": "hooks/tea.py:15: the hook 'hooks/tea.py:stop' failed: SystemExit: 3",
    "word": "the hook 'hooks/tea.py:word' gave str, not a HookReport or None",
}


@pytest.mark.parametrize(("function", "expected"), FAILS.items(), ids=[*FAILS])
def test_a_hook_that_fails_is_told_with_its_line_and_runs_again(
    site: TestSite, monkeypatch: pytest.MonkeyPatch, function: str, expected: str
) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.post("tea")
    site.write("hooks/tea.py", HOOK)
    site.write(FILE, settings(f"hooks/tea.py:{function}"))
    for _ in range(2):
        with pytest.raises(ContentError) as caught:
            site.build()
        assert lines(caught.value.problems) == [expected]
    assert "2026/05/tea/index.html" in site.files(), "a hook runs after the output was written"


def test_a_hook_sees_the_posts_and_what_changed(site: TestSite) -> None:
    site.post("tea")
    site.post("secret", draft="true")
    site.write("hooks/tea.py", HOOK)
    site.write(FILE, settings("hooks/tea.py:run"))
    report = site.build()
    assert report.hooks == {"hooks/tea.py:run": "done"}
    assert (site.root / "out.txt").read_text() == "Tea ('2026/05/index.html',)"
    assert not list((site.root / "hooks").glob("**/*.pyc")), "nothing is left among the sources"


def test_hooks_run_in_the_order_of_the_settings(site: TestSite) -> None:
    text = "def {0}(result):\n    with open(result.root / 'log', 'a') as log:\n"
    text += "        log.write('{0} ')\n"
    for name in ("one", "two", "three"):
        site.write(f"hooks/{name}.py", text.format(name))
    site.write(FILE, settings("hooks/two.py:two", "hooks/three.py:three", "hooks/one.py:one"))
    site.build()
    assert (site.root / "log").read_text() == "two three one "


def test_a_changed_hook_runs_again(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.write("hooks/tea.py", HOOK)
    site.write(FILE, settings("hooks/tea.py:run"))
    site.build()
    assert site.build().up_to_date
    out = Path(site.root / "out.txt")
    out.unlink()
    site.write("hooks/tea.py", HOOK + "\n")
    assert not site.build().up_to_date
    assert out.exists()
