"""``blogkit rename``: the file moves, its id stays, its old address leads on, links follow."""

import os
from pathlib import Path

import pytest

from blogkit.cli import run
from tests.sites import PNG, TestSite

Captured = pytest.CaptureFixture[str]


def rename(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), "rename", *arguments])


def sources(site: TestSite) -> dict[str, bytes]:
    paths = [site.root / "blogkit.toml", *(site.root / "content").rglob("*")]
    return {
        path.relative_to(site.root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file()
    }


OTHER = """\
---\r
title: 'Soup'  # hot\r
date: 2026-05-02\r
image: tea.jpg\r
image_alt: Tea\r
---\r
A [post](tea.md), [once](./tea.md#warm "Tea") more, [defined][t], ![it](tea.jpg).\r
\r
`[code](tea.md)` and tea.md in words <a title="tea.md" href="tea.md">x</a>\r
\r
```\r
[code](tea.md)\r
```\r
\r
[t]: tea.md\r
"""


def test_a_file_moves_and_everything_else_follows(site: TestSite, capsys: Captured) -> None:
    site.write("content/posts/tea.jpg", PNG)
    site.post("tea", "See [soup](soup.md) and ![it](tea.jpg).\n\n## Warm\n")
    site.write("content/posts/soup.md", OTHER)
    site.page("about", "Read [tea](../posts/tea.md).")
    menu = '\n[[menu]]\ntitle = "Tea"\nto = "posts/tea.md"\n'
    site.write("blogkit.toml", (site.root / "blogkit.toml").read_text() + menu)
    site.build()
    before = sources(site)
    assert rename(site, "tea", "green-tea", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "content/posts/tea.md -> content/posts/green-tea.md\n" in out
    assert "-Read [tea](../posts/tea.md).\n+Read [tea](../posts/green-tea.md).\n" in out
    assert sources(site) == before
    assert rename(site, "tea", "green-tea") == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "links changed in 3 files: content/pages/about.md, content/posts/soup.md, blogkit.toml",
        "/2026/05/tea/ leads to /2026/05/green-tea/ from the next build on",
    ]
    after = sources(site)
    assert after["content/posts/green-tea.md"].decode() == (
        "---\ntitle: Tea\ndate: 2026-05-01\n"
        'id: "tag:tea.example,2026:content/posts/tea.md"\n'
        'aliases: ["/2026/05/tea/"]\n---\n'
        "See [soup](soup.md) and ![it](tea.jpg).\n\n## Warm\n\n"
    )
    soup = OTHER.replace("(tea.md)", "(green-tea.md)").replace("[code](green-", "[code](")
    soup = soup.replace("./tea.md#warm", "green-tea.md#warm").replace("t]: tea", "t]: green-tea")
    soup = soup.replace('href="tea', 'href="green-tea')
    assert after["content/posts/soup.md"].decode() == soup
    assert after["blogkit.toml"].endswith(b'to = "posts/green-tea.md"\n')
    assert site.build().warnings == ()
    assert "/2026/05/green-tea/" in site.text("2026/05/tea/index.html")


def test_a_post_that_comes_back_has_its_own_address_again(site: TestSite) -> None:
    site.post("tea")
    assert rename(site, "tea", "cold-tea") == 0
    assert rename(site, "cold-tea", "tea") == 0
    text = (site.root / "content/posts/tea.md").read_text()
    assert 'aliases: ["/2026/05/cold-tea/"]\n' in text
    site.build()


def test_a_folder_moves_as_a_whole(site: TestSite) -> None:
    site.write("content/posts/2026-05-01-tea/index.md", "# Tea\n\n![it](a b.png)\n[o](../o.md)")
    site.write("content/posts/2026-05-01-tea/a b.png", PNG)
    site.write("content/posts/2026-05-01-tea/notes.txt", "kept")
    site.post("o", "[tea](2026-05-01-tea/index.md) ![](<2026-05-01-tea/a b.png>)")
    assert rename(site, "tea", "cold tea") == 0
    after = sources(site)
    assert "content/posts/2026-05-01-cold tea/notes.txt" in after
    text = after["content/posts/o.md"].decode()
    assert "[tea](2026-05-01-cold%20tea/index.md)" in text
    assert "<2026-05-01-cold%20tea/a%20b.png>" in text
    assert not (site.root / "content/posts/2026-05-01-tea").exists()
    site.build()
    # A path without the date of the name: the date goes into the front matter.
    assert rename(site, "cold tea", "posts/drinks/tea.md") == 0
    text = sources(site)["content/posts/drinks/tea.md"].decode()
    assert "date: 2026-05-01\n" in text
    assert "![it](../2026-05-01-cold%20tea/a%20b.png)\n[o](../o.md)" in text
    site.build()


def test_a_file_becomes_a_folder_with_the_pictures_that_are_its_own(site: TestSite) -> None:
    for name in ("mine", "ours"):
        site.write(f"content/posts/{name}.png", PNG)
    front = {"image": '"mine.png"', "image_alt": "Mine"}
    site.post("tea", '![a](mine.png) ::figure{x} <img alt="o" src="ours.png">', **front)
    site.post("soup", "![a](ours.png)")
    assert rename(site, "tea", "posts/tea/") == 0
    after = sources(site)
    assert {"content/posts/tea/mine.png", "content/posts/ours.png"} <= after.keys()
    text = after["content/posts/tea/index.md"].decode()
    assert 'image: "mine.png"' in text
    assert 'src="../ours.png"' in text
    assert "aliases" not in text, "its address is the same"


def test_a_draft_has_no_old_address_and_a_translation_keeps_its_original(site: TestSite) -> None:
    settings = (site.root / "blogkit.toml").read_text()
    site.write("blogkit.toml", settings + '\n[languages.de]\ntitle = "Tee"\n')
    site.post("tea", draft="true")
    site.write("content/posts/tea.de.md", "---\ntitle: Tee\ndraft: true\n---\n")
    assert rename(site, "content/posts/tea.md", "hot-tea") == 0
    text = sources(site)["content/posts/tea.de.md"].decode()
    assert text == '---\ntitle: Tee\ndraft: true\ntranslation_of: "hot-tea.md"\n---\n'
    assert "alias" not in sources(site)["content/posts/hot-tea.md"].decode()
    assert rename(site, "Tee", "tee") == 0
    assert 'translation_of: "hot-tea.md"' in sources(site)["content/posts/tee.de.md"].decode()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["tea", "soup"], 1, "content/posts/soup.md: is there already"),
        (["tea", "tea"], 2, "nothing can be called 'tea': it is called so already"),
        (["tea", "pages/tea.md"], 2, "it is to stay in content/posts/"),
        (["tea", "posts/../../x.md"], 2, "it is to stay in content/posts/"),
        (["tea", "a\x00b"], 2, "a slug has none of"),
        (["tee", "x"], 2, "did you mean 'tea'?"),
        (["content/terms/tags/hot.md", "cold"], 1, "its name is that of the term"),
    ],
)
def test_what_cannot_be_renamed_is_said_and_nothing_changes(
    site: TestSite, capsys: Captured, arguments: list[str], status: int, message: str
) -> None:
    site.post("tea")
    site.post("soup")
    site.write("content/terms/tags/hot.md", "Hot.")
    before = sources(site)
    assert rename(site, *arguments) == status
    assert message in capsys.readouterr().err
    assert sources(site) == before


def test_a_link_that_cannot_be_changed_is_named(site: TestSite, capsys: Captured) -> None:
    site.post("tea")
    site.post("soup", "[a](te&#97;.md)")
    before = sources(site)
    assert rename(site, "tea", "x") == 1
    err = capsys.readouterr().err
    assert "content/posts/soup.md: names content/posts/tea.md in a way that cannot" in err
    site.post("soup", date="never")
    assert rename(site, "tea", "x") == 1
    assert "'date' is not a date" in capsys.readouterr().err
    assert sources(site).keys() == before.keys()


def test_what_fails_in_the_middle_is_taken_back(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("tea")
    site.post("soup", "[a](tea.md)")
    before = sources(site)
    real = os.replace

    def fails(old: str, new: Path) -> None:
        if Path(new).name == "soup.md":
            raise OSError(28, "No space left on device")
        real(old, new)

    monkeypatch.setattr("os.replace", fails)
    assert rename(site, "tea", "posts/deep/er/tea.md") == 1
    assert sources(site) == before
    assert not (site.root / "content/posts/deep").exists()
