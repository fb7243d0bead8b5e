"""Reports: from what a build did to the object that ``--json`` prints, and back."""

from datetime import datetime
from typing import Any

from blogkit.dataclasses import asdict
from blogkit.errors import Place, Problem, Severity
from blogkit.model.report import Hidden, Report


def report_to_json(report: Report) -> dict[str, Any]:
    """A report as plain values."""
    values = asdict(report)
    values["hooks"] = dict(report.hooks)
    values["hidden"] = [{**one, "until": _iso(one["until"])} for one in values["hidden"]]
    values["next_change"] = _iso(report.next_change)
    return values


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """A problem as plain values."""
    return asdict(problem)


def report_from_json(values: dict[str, Any], *, up_to_date: bool) -> Report:
    """The report of ``report_to_json`` as a build that changed nothing tells it."""
    return Report(
        posts=values["posts"],
        pages=values["pages"],
        unchanged=values["unchanged"],
        hidden=tuple(Hidden(**{**one, "until": _moment(one["until"])}) for one in values["hidden"]),
        warnings=tuple(_problem(one) for one in values["warnings"]),
        feeds=tuple(values["feeds"]),
        hooks=values["hooks"],
        next_change=_moment(values["next_change"]),
        output=values["output"],
        up_to_date=up_to_date,
    )


def _problem(values: dict[str, Any]) -> Problem:
    place = values["place"]
    return Problem(
        **{
            **values,
            "place": Place(**place) if place else None,
            "severity": Severity(values["severity"]),
        }
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
