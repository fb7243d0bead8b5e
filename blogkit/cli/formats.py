"""Formats: from what a check found to JSON, SARIF and GitHub's workflow commands."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from blogkit import __version__
from blogkit.checks.registry import RULES
from blogkit.errors import Problem, Severity
from blogkit.pipeline.check import Checked
from blogkit.pipeline.report import problem_to_json

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def json_text(checked: Checked) -> str:
    """One object with ``ok``, ``documents``, ``complete``, ``fixed`` and ``problems``."""
    values = {
        "ok": not any(problem.severity is Severity.ERROR for problem in checked.problems),
        "documents": checked.documents,
        "complete": checked.complete,
        "fixed": [{"path": one.path, "what": one.did} for one in checked.fixed],
        "problems": [problem_to_json(problem) for problem in checked.problems],
    }
    return json.dumps(values, ensure_ascii=False, indent=2)


def github_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the lines that they name.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    for problem in problems:
        place = problem.place
        values = {"file": place.path} if place else {}
        if place and place.line:
            values |= {"line": str(place.line), "col": str(place.column or 1)}
        values["title"] = problem.rule
        listed = ",".join(f"{name}={_property(value)}" for name, value in values.items())
        words = f"{problem.what} ({problem.hint})" if problem.hint else problem.what
        yield f"::{_COMMANDS[problem.severity]} {listed}::{_escaped(words)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def sarif_text(checked: Checked) -> str:
    """A log of one run (SARIF 2.1.0, OASIS), as GitHub's code scanning takes it."""
    rules = sorted({problem.rule for problem in checked.problems})
    driver = {
        "name": "blogkit",
        "version": __version__,
        "rules": [_rule(name) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules) for problem in checked.problems],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(name: str) -> dict[str, Any]:
    known = RULES.get(name)
    return {"id": name, "shortDescription": {"text": known.about if known else name}}


def _result(problem: Problem, rules: list[str]) -> dict[str, Any]:
    words = f"{problem.what}\n{problem.hint}" if problem.hint else problem.what
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": _LEVELS[problem.severity],
        "message": {"text": words},
    }
    place = problem.place
    if place:
        location: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path)}}
        if place.line:
            location["region"] = {"startLine": place.line}
            location["region"] |= {"startColumn": place.column} if place.column else {}
        result["locations"] = [{"physicalLocation": location}]
    return result
