"""Problems: one line for a compiler's reader, in the order of the files, each one once."""

import pytest

from blogkit.errors import (
    BlogkitError,
    ContentError,
    Place,
    Problem,
    SettingsError,
    did_you_mean,
    in_order,
    line_of,
)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (None, "is wrong"),
        (Place(path="a.md"), "a.md: is wrong"),
        (Place(path="a.md", line=3), "a.md:3: is wrong"),
        (Place(path="a.md", line=3, column=7), "a.md:3:7: is wrong"),
    ],
)
def test_a_problem_names_its_place(place: Place | None, expected: str) -> None:
    assert str(Problem(rule="x", what="is wrong", place=place)) == expected


def test_problems_come_in_the_order_of_their_places_each_once() -> None:
    def problem(path: str, line: int, what: str) -> Problem:
        return Problem(rule="x", what=what, place=Place(path=path, line=line))

    first, second, third = problem("a", 2, "z"), problem("a", 10, "a"), problem("b", 1, "a")
    anywhere = Problem(rule="x", what="all over")
    told = in_order([third, second, first, anywhere, problem("a", 2, "z")])
    assert told == (anywhere, first, second, third)


def test_an_error_carries_all_its_problems() -> None:
    problems = [Problem(rule="x", what="b"), Problem(rule="x", what="a")]
    error = ContentError(problems)
    assert isinstance(error, BlogkitError)
    assert str(error) == "a\nb"
    assert (error.exit_status, SettingsError(problems).exit_status) == (1, 2)


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("tilte", ["title", "date"], "did you mean 'title'?"),
        ("TITLE", ["title", "date"], "did you mean 'title'?"),
        ("xyz", ["title", "date"], "known here: date, title"),
        ("xyz", [], ""),
    ],
)
def test_a_hint_names_what_was_meant(word: str, known: list[str], expected: str) -> None:
    assert did_you_mean(word, known) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, ""), (1, "one\u2028still one"), (2, "two"), (3, ""), (9, "")]
)
def test_lines_end_where_editors_end_them(number: int, expected: str) -> None:
    assert line_of("one\u2028still one\ntwo\n", number) == expected


def test_a_long_line_is_shortened() -> None:
    assert line_of("x" * 900, 1) == "x" * 200
