"""``blogkit teasers`` and ``blogkit newsletter``: what they print, write and refuse."""

import json
from email import message_from_bytes
from pathlib import Path

import pytest

from blogkit.channels.email import MOST_BYTES
from blogkit.cli import run
from tests.sites import NOW, SETTINGS, TestSite

Captured = pytest.CaptureFixture[str]
WORDS = "What does a kettle say at 80 degrees?\n\nIt says 3 things, and you can hear them all."


def blogkit(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), *arguments, "--now", NOW.isoformat()])


@pytest.fixture
def shop(site: TestSite) -> TestSite:
    site.write("blogkit.toml", SETTINGS + "[channels.x]\n[channels.email]\n")
    site.post("kettle", WORDS, date="2026-06-12", summary="Two minutes beside a kettle.")
    site.post("cup", date="2026-06-11", teaser="A cup that holds more.")
    site.post("old", date="2026-05-15", id="tag:tea.example,2026:old-one")
    site.post("soon", draft="true")
    site.post("today", date="2026-06-15", teaser="Today.")
    return site


def test_a_post_is_told_on_every_channel(shop: TestSite, capsys: Captured) -> None:
    assert blogkit(shop, "teasers", "cup") == 0
    out = capsys.readouterr().out
    assert out.split("\n")[:8] == [
        "Cup (2026-06-11)",
        "",
        "== X",
        "",
        "  A cup that holds more.",
        "",
        "  https://tea.example/2026/06/cup/",
        "",
    ]
    assert "  [####................] 56 of 280 weighted characters\n" in out
    assert "  https://x.com/intent/post?text=A%20cup" in out
    assert "== E-mail\n\n  Subject: Cup\n" in out
    assert shop.files() == {}, "nothing is built"
    for name in ("posts/cup.md", "content/posts/cup.md", "https://tea.example/2026/06/cup/"):
        assert blogkit(shop, "teasers", name) == 0
        assert capsys.readouterr().out == out
    assert blogkit(shop, "teasers", "tag:tea.example,2026:old-one") == 0
    assert capsys.readouterr().out.startswith("Old (2026-05-15)")
    assert blogkit(shop, "teasers", "--channel", "x") == 0
    newest = capsys.readouterr().out
    assert newest.startswith("Today (2026-06-15)\n")
    assert "E-mail" not in newest


def test_a_post_is_told_in_other_words(shop: TestSite, capsys: Captured) -> None:
    assert blogkit(shop, "teasers", "kettle", "--channel", "x") == 0
    assert "  in other words: --variant 2 (question)" in capsys.readouterr().out
    assert blogkit(shop, "teasers", "kettle", "--channel", "x", "--variant", "2") == 0
    assert "== X, variant 2\n\n  What does a kettle say at 80" in capsys.readouterr().out
    assert blogkit(shop, "teasers", "cup", "--json", "--channel", "x") == 0
    (one,) = json.loads(capsys.readouterr().out)["teasers"]
    assert (one["channel"], one["file"]) == ("x", "cup/x.txt")
    assert one["text"].startswith("A cup that holds more.")


REFUSED = {
    ("cupp",): "there is no post 'cupp'\n  hint: did you mean 'cup'?",
    ("soon",): "content/posts/soon.md has no teasers: it is hidden (draft)",
    ("--channel", "y"): "there are no teasers for 'y' here",
    ("cup", "--variant", "4"): "content/posts/cup.md has no variant 4\n  hint: there are: 1",
    ("cup", "--all"): "--all writes the teasers of every post",
}


@pytest.mark.parametrize(("arguments", "expected"), REFUSED.items(), ids=map(str, REFUSED))
def test_what_is_not_there_is_said(
    shop: TestSite, capsys: Captured, arguments: tuple[str, ...], expected: str
) -> None:
    assert blogkit(shop, "teasers", *arguments) == 2
    out, err = capsys.readouterr()
    assert expected in err
    assert out == ""


def test_a_site_without_posts_has_no_teasers(site: TestSite, capsys: Captured) -> None:
    assert blogkit(site, "teasers") == 2
    assert "there is no post that is out yet" in capsys.readouterr().err


def test_all_posts_are_written_on_demand(shop: TestSite, capsys: Captured) -> None:
    few = SETTINGS.replace("post_build = []", 'post_build = ["teasers"]') + "[channels.x]\n"
    shop.write("blogkit.toml", few + "[teasers]\nnewest = 1\n")
    shop.build()
    assert {path.split("/")[0] for path in shop.files("teasers") if "/" in path} == {"today"}
    assert blogkit(shop, "teasers", "--all") == 0
    assert capsys.readouterr().out.endswith("to look at in teasers/index.html\n")
    folders = {path.split("/")[0] for path in shop.files("teasers") if "/" in path}
    assert folders == {"today", "kettle", "cup", "old"}
    shop.build()
    assert {path.split("/")[0] for path in shop.files("teasers") if "/" in path} == {"today"}


# --- the newsletter ------------------------------------------------------------------------


def written(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_week_is_one_mail(shop: TestSite, capsys: Captured, tmp_path: Path) -> None:
    to = tmp_path / "letters"
    assert blogkit(shop, "newsletter", "--last", "week", "--to", str(to)) == 0
    assert capsys.readouterr().out.endswith('"Kettle": 2 posts of 2026-06-08 to 2026-06-14\n')
    files = written(to)
    assert list(files) == [f"newsletter-2026-06-08.{ending}" for ending in ("eml", "html", "txt")]
    page = files["newsletter-2026-06-08.html"].decode()
    assert page.index("Two minutes beside a kettle.") < page.index("A cup that holds more.")
    assert "June 8, 2026 – June 14, 2026" in page
    assert "Today" not in page, "today belongs to the next one"
    draft = message_from_bytes(files["newsletter-2026-06-08.eml"])
    assert (draft["Subject"], draft["Date"]) == ("Kettle", "Mon, 15 Jun 2026 12:00:00 +0000")
    text = files["newsletter-2026-06-08.txt"].decode()
    assert "A cup that holds more.\n\nRead on: https://tea.example/2026/06/cup/\n" in text
    blogkit(shop, "newsletter", "--last", "week", "--to", str(to))
    assert written(to) == files


def test_other_days(shop: TestSite, capsys: Captured) -> None:
    assert blogkit(shop, "newsletter", "--since", "2026-06-12") == 0
    assert '"Today": 2 posts of 2026-06-12 to 2026-06-15' in capsys.readouterr().out
    assert (shop.root / "teasers/newsletter-2026-06-12.eml").is_file()
    assert blogkit(shop, "newsletter", "--last", "month") == 0
    assert '"Kettle": 3 posts of 2026-05-15 to 2026-06-14' in capsys.readouterr().out
    assert run(["-C", str(shop.root), "newsletter", "--last", "week", "--now", "2026-03-31"]) == 0
    nothing = "nothing to send: there is no post of 2026-03-24 to 2026-03-30\n"
    assert capsys.readouterr().out == nothing
    assert run(["-C", str(shop.root), "newsletter", "--last", "month", "--now", "2026-03-31"]) == 0
    assert "2026-02-28 to 2026-03-30" in capsys.readouterr().out


def test_a_mail_that_would_be_cut_has_fewer_posts(shop: TestSite, capsys: Captured) -> None:
    for number in range(60):
        shop.post(f"tea-{number}", date="2026-06-10", teaser=f"{'Tea for you. ' * 60}{number}")
    assert blogkit(shop, "newsletter", "--last", "week") == 0
    assert " more that would not fit" in capsys.readouterr().out
    page = (shop.root / "teasers/newsletter-2026-06-08.html").read_bytes()
    assert len(page) <= MOST_BYTES
    assert b" more posts on the blog" in page


DAYS = {
    (): "name the days that the newsletter is about\n  hint: write --last week",
    ("--last", "week", "--since", "2026-06-01"): "name the days",
    ("--since", "June"): "--since is no day: June\n  hint: write 2026-03-04",
    ("--since", "2027-01-01"): "--since is a day to come: 2027-01-01",
}


@pytest.mark.parametrize(("arguments", "expected"), DAYS.items(), ids=map(str, DAYS))
def test_days_that_are_none_are_said(
    shop: TestSite, capsys: Captured, arguments: tuple[str, ...], expected: str
) -> None:
    assert blogkit(shop, "newsletter", *arguments) == 2
    assert expected in capsys.readouterr().err
