"""From a folder of source distributions to how many of their tests pass, without and with us.

It runs the test suites of Python-Markdown, Pygments and Jinja, twice each: as they are, and with
the quick ways of ``blogkit/content/markdown/quick`` and ``blogkit/render/quick_template.py`` in
the place of what these override. FOLDER holds ``markdown-VERSION.tar.gz``,
``pygments-VERSION.tar.gz`` and ``jinja2-VERSION.tar.gz``; nothing is downloaded. What is tested
are the libraries that are installed, in the versions that ``proven.py`` names.
"""

import argparse
import re
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from blogkit.proven import PROVEN


@dataclass(frozen=True)
class Suite:
    """How to run the tests of a distribution, and what puts the quick way into its place."""

    distribution: str
    run: str
    override: str


SUITES = (
    Suite(
        distribution="Markdown",
        run="import unittest\n"
        "unittest.main(module=None, argv=['', 'discover', '-s', 'tests', '-t', '.'])\n",
        override="import markdown.core\n"
        "from blogkit.content.markdown.quick.parser import QuickMarkdown\n"
        "markdown.Markdown = markdown.core.Markdown = QuickMarkdown\n",
    ),
    Suite(
        distribution="Pygments",
        # What is left out needs a library of colours.
        run="import pytest\n"
        "pytest.main(['-q', '-p', 'no:cacheprovider', '--ignore=tests/contrast', 'tests'])\n",
        override="from pygments.lexer import RegexLexer\n"
        "from blogkit.content.markdown.quick.lexing import SortedRules, tokens\n"
        "known = {}\n"
        "def read(self, text, stack=('root',)):\n"
        "    rules = known.setdefault(id(self._tokens), SortedRules(self))\n"
        "    return tokens(rules, self, text, stack)\n"
        "RegexLexer.get_tokens_unprocessed = read\n"
        "from pygments.formatters import HtmlFormatter\n"
        "from blogkit.content.markdown.quick.spans import Spans\n"
        "slow = HtmlFormatter.format_unencoded\n"
        "def write(self, tokens, out):\n"
        "    if self.options != {'nowrap': True}:\n"
        "        return slow(self, tokens, out)\n"
        "    out.write(Spans(self).joined((0, *token) for token in tokens))\n"
        "HtmlFormatter.format_unencoded = write\n",
    ),
    Suite(
        distribution="Jinja2",
        run="import pytest\npytest.main(['-q', '-p', 'no:cacheprovider', 'tests'])\n",
        override="import jinja2\n"
        "from blogkit.render.quick_template import QuickTemplate\n"
        "jinja2.Template = jinja2.Environment.template_class = QuickTemplate\n",
    ),
)


def main() -> int:
    """Run them all; 1 where the quick way makes a difference, or a suite cannot be run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    wrong = False
    for suite in SUITES:
        with TemporaryDirectory() as unpacked:
            root = _unpacked(folder, suite.distribution, Path(unpacked))
            stock, quick = (_result(root, code + suite.run) for code in ("", suite.override))
        version = f"{suite.distribution} {PROVEN[suite.distribution]}"
        print(f"{version} as it is:           {stock}")
        print(f"{version} with the quick way: {quick}")
        wrong |= stock != quick or not re.search(r"Ran \d|\d passed", stock)
    return int(wrong)


def _unpacked(folder: Path, distribution: str, target: Path) -> Path:
    """The folder in ``target`` that a distribution was unpacked into, without its package."""
    name = f"{distribution.lower()}-{PROVEN[distribution]}"
    with tarfile.open(folder / f"{name}.tar.gz") as archive:
        archive.extractall(target, filter="data")
    package = target / name / distribution.lower()
    if not package.exists():
        package = target / name / "src" / distribution.lower()
    package.rename(package.with_name(f"{package.name}-not-tested"))
    return target / name


def _result(root: Path, code: str) -> str:
    """What the tests say at their end, without the time that they took."""
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    said = (ran.stdout + ran.stderr).strip().splitlines()
    failed = [line for line in said if line.startswith(("FAIL", "ERROR"))]
    print(*failed, sep="\n", end="\n" if failed else "")
    counts = (line for line in said[-4:] if re.match(r"Ran |OK|FAILED \(|\d", line))
    return re.sub(r" in [\d.]+s.*?(?=,|$)", "", ", ".join(counts))


if __name__ == "__main__":
    sys.exit(main())
