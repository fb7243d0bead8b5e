"""Links: every page, feed and file that pages name is there."""

import pytest

from tests.checks.checking import checked, told
from tests.sites import PNG, SETTINGS, TestSite

TEA = "content/posts/tea.md"


def themed(site: TestSite, base_url: str = "https://tea.example") -> TestSite:
    site.write("blogkit.toml", SETTINGS.replace("https://tea.example", base_url))
    site.write("templates/post.html", "<body id=top-of-page>{{ content }}")
    site.write("content/static/there.png", PNG)
    return site


def test_links_within_the_site(site: TestSite) -> None:
    body = (
        "## Black\n\n[a](#black) [b](#top) [c](/2026/05/cup/#black)\n"
        '<a href="#green">d</a> <a href="https://tea.example/nowhere/?q=1#x">e</a>\n'
        '<a href="mailto:a@b.example">f</a> <a href="//tea.example/2026/05/cup">g</a>\n'
    )
    themed(site).post("tea", body)
    site.post("cup", '<a href="/2026/05/tea/#black">a</a> <a href="https://tea.example/nowhere/">')
    nothing, lost = "and blogkit makes nothing there", "which has no such place"
    tea, cup = "/2026/05/tea/", "/2026/05/cup/"
    assert told(site, "links") == [
        f"links.dead-anchor warning {TEA}:7:27: {tea}index.html links to #black of {cup}, {lost}",
        f"links.dead-anchor warning {TEA}:8:10: {tea}index.html links to #green of {tea}, {lost}",
        f"links.dead-link warning {TEA}:8:33: {tea}index.html links to /nowhere/, {nothing}",
    ]
    assert [one.hint for one in checked(site).problems if one.rule == "links.dead-link"] == [
        "so do 4 other files"
    ]


def test_what_a_build_said_is_not_said_twice(site: TestSite) -> None:
    themed(site).post("tea", "[a](/nowhere/) [b](/n%C3%B6/)")
    found = [line.split()[0] for line in told(site)]
    assert (found.count("dead-path"), "links.dead-link" in found) == (2, False)


def test_files_that_a_page_loads(site: TestSite) -> None:
    page = (
        '<link rel="alternate" type="application/rss+xml" href="/blog/rss.xml">'
        '<link rel="alternate" type="application/rss+xml" href="/blog/lost.xml">'
        '<img src="/blog/there.png" srcset="/blog/there.png 1x, /blog/lost.png 2x">'
        '<img src="/outside.png"><img src="https://else.example/x.png"><img src="data:,x">'
        '<video poster="lost.jpg"></video>'
    )
    themed(site, "https://tea.example/blog").post("tea")
    site.write("templates/home.html", page)
    assert told(site, "links") == [
        f"links.dead-file warning /index.html names {path}, and blogkit makes nothing there"
        for path in ("/lost.jpg", "/lost.png", "/lost.xml")
    ]


def test_addresses_in_feeds(site: TestSite) -> None:
    body = '<a href="/gone/?a=1&amp;b=2">here</a>'
    themed(site).post("tea", body)
    site.write("templates/post.html", "no links")
    site.write("content/static/robots-more.txt", "Sitemap: https://tea.example/sitemap-2.xml\n")
    assert [line for line in told(site, "links") if "/gone/" not in line] == [
        (
            "links.dead-link warning content/static/robots-more.txt:1:10: "
            "/robots-more.txt links to /sitemap-2.xml, and blogkit makes nothing there"
        )
    ]


def test_the_web_is_asked_only_when_told(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is that of a port on which nobody listens."""
    waited: list[float] = []
    monkeypatch.setattr("blogkit.checks.external.time.sleep", waited.append)
    themed(site).post("tea", "Look [there](http://127.0.0.1:9/x#y).")
    assert told(site, "links") == []
    (problem,) = [one for one in checked(site, external=True).problems if "links" in one.rule]
    assert str(problem) == (
        f"{TEA}:5:14: http://127.0.0.1:9/x does not answer as it should: Connection refused"
    )
    assert (site.root / ".blogkit/links.json").is_file()
    assert waited == [1.0, 2.0]
