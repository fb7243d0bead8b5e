"""Another engine makes the same site, and a change of it reads every source anew."""

import pytest

from blogkit.pipeline import parse
from tests.pipeline.test_work import counted
from tests.sites import PNG, SETTINGS, TestSite

FAST = SETTINGS + '\n[markdown]\nengine = "pyromark"\n'
POSTS = {
    "tea": '"Green" [milk](milk.md#hot) ![A cup](cup.png "Hot")\n\n## Hot\n\n- a[^1]\n\n[^1]: c',
    "milk": "> [!NOTE]\n> Hot\n\n## Hot\n\n```python\nx = 1\n```\n\n::button[Tea]{to=tea.md}",
    "sugar": "| a | b |\n|---|---|\n| c | <https://d.example> |\n\n<!-- more -->\n\nWhy?",
}


def test_the_site_is_the_same_and_every_source_is_read_anew(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("content/posts/cup.png", PNG)
    for name, body in POSTS.items():
        site.post(name, body)
    site.build()
    before = site.files()
    read: list[str] = []
    counted(monkeypatch, parse, "_parse_one", lambda: read.append(""))
    site.write("blogkit.toml", FAST)
    site.build()
    assert len(read) == len(POSTS)
    assert site.files() == before
    site.build()
    assert len(read) == len(POSTS)
