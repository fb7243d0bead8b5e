"""The registry: rules have names, can be switched off, and matter as much as a site says."""

import re
from pathlib import Path

import blogkit
from blogkit.checks.registry import FAMILIES, RULES
from tests.checks.checking import SUMMARY, checked, told
from tests.problems import lines
from tests.sites import SETTINGS, TestSite


def test_names_say_their_family() -> None:
    for family in FAMILIES:
        names = [rule.name for rule in family.rules]
        assert len({name.partition(".")[0] for name in names}) == 1, names
        assert all(re.fullmatch(r"[a-z]+(\.[a-z-]+)", name) for name in names)


def test_every_warning_of_a_build_is_a_rule() -> None:
    """So that a writer can switch it off in a check."""
    package = Path(blogkit.__file__).parent
    sources = [
        path.read_text("utf-8")
        for path in package.rglob("*.py")
        if not {"hooks", "checks"} & set(path.parts)
    ]
    calls = [call for text in sources for call in re.split(r"\bProblem\(", text)[1:]]
    warned = {
        found[1]
        for call in calls
        if "Severity.WARNING" in call[:600] and (found := re.match(r'\s*rule="([\w-]+)"', call))
    }
    assert warned
    assert warned <= RULES.keys()


def test_rules_are_switched_off_and_weighed(site: TestSite) -> None:
    site.write("content/posts/a.mp3", b"ID3")
    episode = {"kind": "episode", "enclosure": "{file: a.mp3}", "summary": SUMMARY}
    site.post("tea", "[Gone](/gone/)", **episode)
    site.post("cup", "[Gone](/gone/)", ignore="[media, dead-path, search]", **episode)
    settings = '[checks]\noff = ["search", "addresses", "spelling"]\n'
    settings += '[checks.severity]\nmedia = "error"\ndead-path = "hint"'
    site.write("blogkit.toml", f"{SETTINGS}\n{settings}\n")
    assert told(site) == [
        "media.no-transcript error content/posts/tea.md:5:12: this episode has no transcript",
        "dead-path hint content/posts/tea.md:8:8: links to /gone/, and blogkit makes nothing there",
    ]
    site.post("cup", ignore="[dead-pth]")
    site.write("blogkit.toml", f'{SETTINGS}\n[checks]\noff = ["sarch"]\nseverity.xyz = "hint"\n')
    assert lines(one for one in checked(site).problems if one.rule == "unknown-rule") == [
        "blogkit.toml:20: there is no rule 'sarch' | did you mean 'search'?",
        "blogkit.toml:21: there is no rule 'xyz' | docs/checks.md has all of them",
        "content/posts/cup.md:4:9: there is no rule 'dead-pth' | did you mean 'dead-path'?",
    ]


def test_errors_of_a_build_stay(site: TestSite) -> None:
    site.post("tea", "[Gone](gone.md)", ignore="[description]", summary=SUMMARY)
    found = checked(site)
    assert not found.complete
    assert [str(one) for one in found.problems if one.rule == "dead-link"] == [
        "content/posts/tea.md:7:8: links to content/posts/gone.md, which is not there"
    ]
