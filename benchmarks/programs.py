"""The programs that are measured: how each one is called, what it makes, which version it is."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
PEERS = HERE / "peers"
FAST = "pyromark"
"""The package of the fast engine, and the engine's name in the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One program; its paths are below the folder of a site, where its command is run.

    ``cache`` is what it keeps for the next build, beside ``output``; ``appended`` is put at the
    end of its settings; ``modules`` are Node's, if it needs any.
    """

    name: str
    sources: str
    command: tuple[str, ...]
    version: str
    output: str
    settings: str
    template: str
    cache: tuple[str, ...] = ()
    appended: str = ""
    modules: Path | None = None


def find_programs(installed: Path, hugo: str) -> dict[str, Program]:
    """Every program that is here, by name: on the path, below ``installed``, or named."""
    found = (make(installed, hugo) for make in (_blogkit, _fast, _hugo, _pelican, _eleventy))
    return {program.name: program for program in found if program}


def _blogkit(_installed: Path, _hugo: str) -> Program:
    version = _first([sys.executable, "-m", "blogkit", "--version"], r"blogkit (\S+)")
    commit = _first(["git", "-C", str(HERE), "rev-parse", "--short", "HEAD"], r"(\S+)")
    return Program(
        name="blogkit",
        sources="blogkit",
        command=(str(Path(sys.executable).with_name("blogkit")), "build"),
        version=f"{version} ({commit}), Python {sys.version.split()[0]}",
        output="output",
        settings="blogkit.toml",
        template="themes/bench/templates/base.html",
        cache=(".blogkit",),
    )


def _fast(installed: Path, hugo: str) -> Program | None:
    """blogkit with its fast engine, where this version of it has one and it is installed."""
    settings = (HERE.parent / "docs/schemas/settings.json").read_text("utf-8")
    if f'"{FAST}"' not in settings or find_spec(FAST) is None:
        return None
    own = _blogkit(installed, hugo)
    appended = f'\n[markdown]\nengine = "{FAST}"\n'
    return replace(own, name="blogkit-fast", appended=appended)


def _hugo(installed: Path, named: str) -> Program | None:
    own = next(iter(sorted(_binaries(installed / "python"))), None)
    path = named or (str(own) if own else shutil.which("hugo"))
    if not path:
        return None
    binary = _without_launcher(Path(path).resolve())
    version = _first([str(binary), "version"], r"v(\d[\d.]*)")
    return Program(
        name="hugo",
        sources="hugo",
        command=(str(binary),),
        version=version,
        output="public",
        settings="hugo.toml",
        template="layouts/_default/baseof.html",
        cache=("resources",),
    )


def _binaries(environment: Path) -> Iterator[Path]:
    """Hugo itself, where its package from PyPI put it."""
    return environment.glob("lib/python*/site-packages/hugo/binaries/hugo*")


def _without_launcher(path: Path) -> Path:
    """The binary behind the script of PyPI's package, whose start is not Hugo's to answer for."""
    with path.open("rb") as file:
        is_script = file.read(2) == b"#!"
    return next(_binaries(path.parents[1]), path) if is_script else path


def _pelican(installed: Path, _hugo: str) -> Program | None:
    path = installed / "python/bin/pelican"
    if not path.exists():
        return None
    return Program(
        name="pelican",
        sources="pelican",
        command=(str(path),),
        version=_first([str(path), "--version"], r"(\d[\d.]*)"),
        output="output",
        settings="pelicanconf.py",
        template="theme/templates/base.html",
        cache=("cache",),
    )


def _eleventy(installed: Path, _hugo: str) -> Program | None:
    modules = installed / "node/node_modules"
    script = modules / "@11ty/eleventy/cmd.cjs"
    node = shutil.which("node")
    if node is None or not script.exists():
        return None
    version = _first([node, str(script), "--version"], r"(\d[\d.]*)")
    return Program(
        name="eleventy",
        sources="eleventy",
        command=(node, str(script), "--quiet"),
        version=f"{version}, Node {_first([node, '--version'], '[0-9.]+')}",
        output="output",
        settings="eleventy.config.mjs",
        template="_includes/base.njk",
        modules=modules,
    )


def _first(command: list[str], pattern: str) -> str:
    """What ``pattern`` finds in what ``command`` prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(pattern, done.stdout)
    return found[found.lastindex or 0] if found else "unknown"


def install(folder: Path, say: Callable[[str], None]) -> None:
    """Put the peers of ``versions.toml`` below ``folder``, unless they are there."""
    file = PEERS / "versions.toml"
    stamp = folder / "versions.toml"
    if stamp.exists() and stamp.read_bytes() == file.read_bytes():
        return
    versions = tomllib.loads(file.read_text("utf-8"))
    shutil.rmtree(folder, ignore_errors=True)
    say("installing Hugo and Pelican ...")
    python = folder / "python"
    subprocess.run([sys.executable, "-m", "venv", str(python)], check=True)
    pip = [str(python / "bin/pip"), "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, *(f"{k}=={v}" for k, v in versions["python"].items())], check=True)
    npm = shutil.which("npm")
    if npm is None:
        say("no npm here: Eleventy is left out")
    else:
        say("installing Eleventy ...")
        node = folder / "node"
        node.mkdir()
        options = [
            "--prefix",
            str(node),
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--silent",
        ]
        named = [f"{k}@{v}" for k, v in versions["node"].items()]
        subprocess.run([npm, "install", *options, *named], check=True)
    shutil.copyfile(file, stamp)
