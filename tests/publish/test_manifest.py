"""The manifest: what blogkit wrote, never a way out of the output folder."""

import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.model.digests import Digest, digest_of_bytes
from blogkit.publish.manifest import FILE_NAME, manifest_text, patched, read_manifest
from tests.sites import TestSite

HASH = "0" * 64
WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="a plain name elsewhere")


@pytest.mark.parametrize(
    "line",
    [
        f"{HASH}  /etc/passwd",
        f"{HASH}  ../secret.txt",
        f"{HASH}  a/../../secret.txt",
        f"{HASH}  ..",
        f"{HASH}  ",
        f"{HASH} one-space.html",
        "0  short.html",
        "garbage",
        "",
        pytest.param(f"{HASH}  ..\\secret.txt", marks=WINDOWS),
        pytest.param(f"{HASH}  C:\\secret.txt", marks=WINDOWS),
        pytest.param(f"{HASH}  C:/secret.txt", marks=WINDOWS),
        f"{HASH}  a\0b",
    ],
)
def test_a_hostile_or_damaged_line_is_passed_over(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE_NAME).write_text(f"{line}\n{HASH}  kept.html\n")
    assert read_manifest(tmp_path).keys() == {"kept.html"}


def test_a_build_removes_nothing_outside_its_folder(site: TestSite) -> None:
    site.post("tea")
    site.build()
    secret = site.write("secret.txt", "secret")
    manifest = site.root / "output" / FILE_NAME
    lines = f"{HASH}  ../secret.txt\n{HASH}  {secret}\n{HASH}  tea/../../secret.txt\n"
    manifest.write_text(manifest.read_text() + lines)
    site.page("new")
    site.build()
    assert secret.read_text() == "secret"
    assert "secret" not in manifest.read_text()


@pytest.mark.parametrize("raw", [b"\xff\xfe\0", b"", b"\0" * 100])
def test_a_damaged_manifest_makes_no_file_of_others_ours(site: TestSite, raw: bytes) -> None:
    site.post("tea")
    site.build()
    before = site.files()
    site.write(f"output/{FILE_NAME}", raw)
    site.write("output/mine.txt", "mine")
    site.build()
    assert site.files() == {**before, "mine.txt": b"mine"}


def test_the_manifest_tells_every_file_and_its_sum(site: TestSite) -> None:
    site.post("tea", title="Ü")
    site.build()
    files = {path: raw for path, raw in site.files().items() if path != FILE_NAME}
    expected = {path: digest_of_bytes(raw) for path, raw in files.items()}
    assert read_manifest(site.root / "output") == expected


PATHS = st.from_regex(r"[a-zé ]{1,5}(/[a-z.]{1,5}x)?", fullmatch=True)


@given(st.dictionaries(PATHS, st.just(HASH), max_size=4))
def test_what_was_written_is_read(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE_NAME).write_text(manifest_text(files), "utf-8")  # type: ignore[arg-type]
        assert read_manifest(Path(folder)) == files


PATHS = st.sampled_from(["a", "a.html", "a/b.html", "b", "b/", "ä", "é/x", "z"])
FILES = st.dictionaries(PATHS, st.sampled_from([Digest("0" * 64), Digest("1" * 64)]))


@given(before=FILES, changed=FILES, gone=st.sets(PATHS))
def test_a_patched_manifest_is_that_of_the_files_there_are_now(
    before: dict[str, Digest], changed: dict[str, Digest], gone: set[str]
) -> None:
    gone -= changed.keys()
    now = {path: one for path, one in {**before, **changed}.items() if path not in gone}
    assert patched(manifest_text(before), changed, gone) == manifest_text(now)
