"""Bytecode: templates of blogkit's own are made code of once, and those of a site never kept."""

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

import blogkit
from blogkit.render.bytecode import Bytecode


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a template, and a folder where its bytecode may be."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = (tmp_path / "package").resolve()
    (folder / "templates").mkdir(parents=True)
    (folder / "bytecode").mkdir()
    (folder / "templates/page.html").write_text("Hello {{ name }}")
    return folder


def rendered(package: Path, templates: Path | None = None, **options: bool) -> tuple[str, bool]:
    """A page by a new environment, and whether its code was there already."""
    environment = Environment(
        loader=FileSystemLoader(templates or package / "templates"),
        bytecode_cache=Bytecode(package, package / "bytecode"),
        **options,  # type: ignore[arg-type]
    )
    compiled: list[object] = []
    compile_it = environment.compile

    def compile_and_tell(*args: object) -> object:
        compiled.append(args)
        return compile_it(*args)  # type: ignore[call-overload]

    environment.compile = compile_and_tell  # type: ignore[method-assign, assignment]
    return environment.get_template("page.html").render(name="<b>"), not compiled


def kept(package: Path) -> list[Path]:
    return sorted((package / "bytecode").iterdir())


def test_code_is_made_once(package: Path) -> None:
    assert rendered(package) == ("Hello <b>", False)
    assert rendered(package) == ("Hello <b>", True)
    assert len(kept(package)) == 1


def test_another_source_and_another_way_to_escape_are_other_code(package: Path) -> None:
    rendered(package)
    assert rendered(package, autoescape=True) == ("Hello &lt;b&gt;", False)
    assert rendered(package) == ("Hello <b>", True)
    (package / "templates/page.html").write_text("Bye {{ name }}")
    assert rendered(package) == ("Bye <b>", False)
    assert len(kept(package)) == 2


@pytest.mark.parametrize("length", [0, 1, 30, 60])
def test_damaged_code_is_made_anew(package: Path, length: int) -> None:
    rendered(package)
    (file,) = kept(package)
    file.write_bytes(file.read_bytes()[:length])
    assert rendered(package) == ("Hello <b>", False)
    assert rendered(package) == ("Hello <b>", True)


def test_the_code_of_a_sites_own_template_is_not_kept(package: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text("Mine {{ name }}")
    (package / "templates/linked.html").symlink_to(tmp_path / "site/page.html")
    assert rendered(package, tmp_path / "site") == ("Mine <b>", False)
    assert rendered(package, tmp_path / "site") == ("Mine <b>", False)
    assert kept(package) == []


def test_nothing_is_written_where_python_is_to_write_nothing(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(package) == ("Hello <b>", False)
    assert kept(package) == []


def test_a_folder_that_cannot_be_written_is_no_matter(package: Path) -> None:
    (package / "bytecode").rmdir()
    assert rendered(package) == ("Hello <b>", False)


def test_it_lies_where_python_keeps_that_of_blogkit() -> None:
    environment = Environment()
    bucket = Bytecode().get_bucket(
        environment, "a.html", str(Path(blogkit.__file__).with_name("a.html")), ""
    )
    assert Bytecode()._file(bucket).parent == Path(cache_from_source(blogkit.__file__)).parent
