"""Addresses: what was published stays where it was, and stays what it was."""

from tests.checks.checking import checked, told
from tests.sites import TestSite

CUP = "/2026/05/cup/"
TEA = "content/posts/tea.md"
ID = "tag:tea.example,2026"


def fixed(site: TestSite, *sources: str) -> list[str]:
    return [f"{one.path}: {one.did}" for one in checked(site, *sources, fix=True).fixed]


def test_ids_and_addresses_are_written_down(site: TestSite) -> None:
    site.write("content/posts/2026-05-01-tea.md", "# Tea\r\n\r\nWords.\r\n")
    site.post("cup", id="cup")
    site.post("soon", draft="true", id="soon")
    site.page("über-uns")
    tea = f"{ID}:content/posts/2026-05-01-tea.md"
    about = "/uber-uns/"
    assert told(site, "addresses") == [
        (
            "addresses.no-id hint content/posts/2026-05-01-tea.md:1: has no id of its own: "
            "another file name would make it a new post to readers"
        ),
        f"addresses.new hint urls.txt: 3 published addresses are not in it yet, such as {CUP}",
    ]
    assert fixed(site) == [
        f"content/posts/2026-05-01-tea.md: wrote 'id: {tea}'",
        "urls.txt: wrote down 3 addresses",
    ]
    post = (site.root / "content/posts/2026-05-01-tea.md").read_bytes()
    assert post == f"---\r\nid: {tea}\r\n---\r\n# Tea\r\n\r\nWords.\r\n".encode()
    lines = (site.root / "urls.txt").read_text("utf-8").splitlines()
    assert lines[:2] == [f"/2026/05/cup/ {ID}:cup", f"/2026/05/tea/ {tea}"]
    assert lines[2].startswith(f"{about} {ID}:content/pages/")
    assert told(site, "addresses") == []
    assert fixed(site) == []


def test_a_post_that_moved_gets_an_alias(site: TestSite) -> None:
    site.write("urls.txt", f"# our promise\n/2026/05/chai/ {ID}:tea\n")
    path = site.post("tea", id="tea", aliases="[/first/]")
    before = path.read_text("utf-8")
    assert told(site, "addresses.gone") == [
        f"addresses.gone error {TEA}:1: was published at /2026/05/chai/ and is at /2026/05/tea/ now"
    ]
    assert fixed(site, TEA) == [f"{TEA}: added the alias /2026/05/chai/"]
    assert path.read_text("utf-8") == before.replace("[/first/]", "[/2026/05/chai/, /first/]")
    assert fixed(site) == ["urls.txt: wrote down /2026/05/tea/"]
    lines = (site.root / "urls.txt").read_text("utf-8").splitlines()
    assert lines == ["# our promise", f"/2026/05/chai/ {ID}:tea", f"/2026/05/tea/ {ID}:tea"]
    assert told(site, "addresses") == []


def test_what_is_gone_or_another_is_told_and_left_to_the_writer(site: TestSite) -> None:
    promises = f"/2026/05/gone/ {ID}:gone\n/2026/05/tea/ {ID}:chai\n/2026/05/off/ {ID}:off\n\nbad\n"
    site.write("urls.txt", promises)
    site.post("tea", id="tea")
    site.post("off", id="off", expires="2026-06-01")
    assert told(site, "addresses") == [
        (
            f"addresses.id-changed error {TEA}:4:5: "
            f"was published with the id {ID}:chai and has {ID}:tea now"
        ),
        (
            "addresses.gone error urls.txt:1: /2026/05/gone/ was published, "
            "and nothing is there any more"
        ),
        "addresses.file error urls.txt:5: this is no path with an id: bad",
    ]
    assert fixed(site) == []
    assert (site.root / "urls.txt").read_text("utf-8") == promises


def test_what_is_off_is_not_mended(site: TestSite) -> None:
    settings = (site.root / "blogkit.toml").read_text("utf-8")
    site.write("blogkit.toml", f'{settings}\n[checks]\noff = ["addresses.new"]\n')
    site.post("tea", ignore="[addresses]")
    assert fixed(site) == []


def test_a_file_that_is_no_text_is_left_alone(site: TestSite) -> None:
    site.write("urls.txt", b"/\xff/ tag:x\n\xfe\n")
    site.post("tea", id="tea")
    assert [line.partition(": ")[0] for line in told(site, "addresses")] == [
        "addresses.new hint urls.txt",
        "addresses.gone error urls.txt:1",
        "addresses.file error urls.txt:2",
    ]
    assert fixed(site) == []
