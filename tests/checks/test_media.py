"""Pictures and media: what those who cannot see or hear would miss."""

from tests.checks.checking import told
from tests.sites import PNG, TestSite


def test_a_file_name_describes_no_picture(site: TestSite) -> None:
    for name in ("IMG_2041.png", "tea-pot.png", "kettle.png"):
        site.write(f"content/posts/{name}", PNG)
    body = "Look:\n\n![IMG_2041](IMG_2041.png)\n\n![tea-pot](tea-pot.png) ![kettle](kettle.png)"
    site.post("tea", body, image="kettle.png", image_alt="kettle.PNG")
    says = "is the name of a file, which tells nobody what the picture shows"
    assert told(site, "media") == [
        f"media.alt-is-file-name warning content/posts/tea.md:5:12: 'kettle.PNG' {says}",
        f"media.alt-is-file-name warning content/posts/tea.md:9:13: 'IMG_2041' {says}",
        f"media.alt-is-file-name warning content/posts/tea.md:11:12: 'tea-pot' {says}",
    ]


def test_an_episode_needs_a_transcript(site: TestSite) -> None:
    site.write("content/posts/a.mp3", b"ID3")
    site.write("content/posts/a.vtt", "WEBVTT\n")
    site.post("heard", kind="episode", enclosure="{file: a.mp3}")
    site.post("read", kind="episode", enclosure="{file: a.mp3, transcript: a.vtt}")
    assert told(site, "media") == [
        "media.no-transcript warning content/posts/heard.md:5:12: this episode has no transcript"
    ]
