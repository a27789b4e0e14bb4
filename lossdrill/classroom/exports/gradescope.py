"""Gradescope's `results.json`, as "Autograder Specifications" in its documentation has it
(gradescope-autograders.readthedocs.io/en/latest/specs).
"""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

import msgspec

from lossdrill.classroom.exports.cells import number
from lossdrill.classroom.feedback import shown
from lossdrill.classroom.model import Cell, Feedback, Gradebook
from lossdrill.model import Verdict
from lossdrill.sandbox.outside.failures import plain_text

Say: TypeAlias = Callable[[Verdict], str]
"""How a verdict reads."""

Visibility = Literal["hidden", "after_due_date", "after_published", "visible"]

MISSING = "Nothing was handed in for this exercise."


class Test(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one exercise. Without scores it only informs."""

    name: str
    number: str
    score: float | None = None
    max_score: float | None = None
    status: Literal["passed", "failed"] | None = None
    output: str = ""
    extra_data: dict[str, str | int | bool] = {}


class Results(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What Gradescope shows to a student, and keeps.

    Every text is of the format "text": nothing in it becomes HTML, Markdown or colours.
    """

    score: float
    execution_time: float | None = None
    """Seconds."""
    output: str = ""
    output_format: str | None = None
    test_output_format: str | None = None
    test_name_format: str | None = None
    visibility: Visibility | None = None
    stdout_visibility: Visibility | None = None
    tests: tuple[Test, ...]
    extra_data: dict[str, str] = {}


def results(
    book: Gradebook,
    student: str,
    exercises: Sequence[str],
    level: Feedback,
    say: Say,
) -> Results:
    """A test for each exercise, worth its weight in points.

    What is missing or could not run has 0 points, as Gradescope knows no other way to say that
    points are lost; its text and its `extra_data` tell which it is.
    """
    tests = tuple(
        _test(index, book.cells[student, exercise], book.weights[exercise], level, say)
        for index, exercise in enumerate(exercises, start=1)
    )
    unread = [
        f"{plain_text(each.file)} was not read: {plain_text(each.message)}"
        for each in book.unreadable
        if each.student == student
    ]
    return Results(
        score=sum(test.score or 0.0 for test in tests),
        output="\n".join(unread),
        output_format="text",
        test_output_format="text",
        test_name_format="text",
        visibility="visible",
        stdout_visibility="hidden",  # what graded says which layers held, to instructors alone
        tests=tests,
        extra_data={"lossdrill": book.run.version, "pack": book.run.pack},
    )


def _test(index: int, cell: Cell, points: float, level: Feedback, say: Say) -> Test:
    graded = None if cell.counted is None else cell.attempts[cell.counted]
    text = MISSING
    known: dict[str, str | int | bool] = {"state": cell.state, "late": cell.late}
    if graded is not None:
        verdict = shown(graded.verdict, level)
        text = say(verdict)
        known |= {"variant": verdict.variant, "attempt": graded.attempt}
    if cell.late and cell.score is not None:
        text = f"Handed in late: {number(cell.score * points)} of {number(points)} points.\n{text}"
    whole = graded is not None and graded.verdict.passed
    return Test(
        name=cell.exercise,
        number=str(index),
        score=None if cell.state == "unscored" else (cell.score or 0.0) * points,
        max_score=None if cell.state == "unscored" else points,
        status="passed" if whole or cell.state == "unscored" else "failed",
        output=text,
        extra_data=known,
    )
