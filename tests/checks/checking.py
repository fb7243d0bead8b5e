"""What tests of checks share: a site that is checked, and what is said of it."""

from dataclasses import replace

from blogkit.pipeline.check import Checked, CheckRequest, check
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest
from tests.sites import NOW, SETTINGS, TestSite

CARDS = SETTINGS.replace("cards = false", "cards = true")
"""Settings with which a post needs no picture of its own."""

SUMMARY = "A summary that is long enough to say what readers will get."


def checked(site: TestSite, *sources: str, **options: object) -> Checked:
    """What a check finds; keywords are those of ``CheckRequest``."""
    build = BuildRequest(root=site.root, output=site.root / "output", now=NOW)
    request = CheckRequest(build=build, sources=frozenset(sources))
    return check(replace(request, **options), Silent())  # type: ignore[arg-type]


def told(site: TestSite, family: str = "", *sources: str) -> list[str]:
    """Each problem as ``rule severity place: what``, of one family where it is named."""
    return [
        f"{one.rule} {one.severity} {one}"
        for one in checked(site, *sources).problems
        if one.rule.startswith(family)
    ]
