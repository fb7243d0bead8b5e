"""What a site has beside its documents: redirects, sitemap, robots, fingerprinted assets."""

from tests.sites import TestSite


def test_an_alias_has_a_page_and_a_line_for_hosts(site: TestSite) -> None:
    site.post("tea", aliases="[/old/, /2020/tea.html, /ü/]")
    site.build(base_url="https://tea.example/blog")
    page = site.text("old/index.html")
    assert page == "Tea/blog/2026/05/tea/https://tea.example/blog/2026/05/tea/en"
    assert site.text("2020/tea.html") == site.text("ü/index.html") == page
    assert site.text("_redirects").splitlines() == [
        "/blog/%C3%BC/ /blog/2026/05/tea/ 301",
        "/blog/2020/tea.html /blog/2026/05/tea/ 301",
        "/blog/old/ /blog/2026/05/tea/ 301",
    ]


def test_the_sitemap_has_every_page_for_readers_and_no_other(site: TestSite) -> None:
    site.post("tea", aliases="[/old/]", updated="2026-05-02")
    site.post("quoted", canonical="https://other.example/quoted/")
    site.page("about")
    site.build()
    sitemap = site.text("sitemap.xml")
    tea = "<loc>https://tea.example/2026/05/tea/</loc>"
    assert f"{tea}<lastmod>2026-05-02T00:00:00+02:00</lastmod>" in sitemap
    assert "<loc>https://tea.example/about/</loc>" in sitemap
    assert [one for one in ("/old/", "404", "quoted") if one in sitemap] == []
    assert "Sitemap: https://tea.example/sitemap.xml" in site.text("robots.txt")


def test_the_name_of_an_asset_tells_its_content(site: TestSite) -> None:
    site.write("themes/bare/assets/fonts.v1/LICENSE", "free")
    site.build()
    before = set(site.files())
    site.write("themes/bare/assets/style.css", "body { color: white }")
    site.build()
    gone, new = before - set(site.files()), set(site.files()) - before
    assert [path.split(".")[0] for path in (*gone, *new)] == ["assets/style"] * 2
    (license_,) = (path for path in before if "LICENSE" in path)
    assert license_.startswith("assets/fonts.v1/LICENSE.")


def test_settings_of_the_theme_change_the_stylesheets_that_use_them(site: TestSite) -> None:
    site.build()
    text = (site.root / "blogkit.toml").read_text()
    site.write("blogkit.toml", text.replace('name = "bare"', 'name = "bare"\naccent = "<blue>"'))
    site.build()
    (sheet,) = (path for path in site.files() if path.startswith("assets/settings."))
    assert site.text(sheet) == "a { color: <blue> }"
