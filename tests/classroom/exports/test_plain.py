"""The plain table: a row for each student, nothing confused."""

import csv
import io

import pytest

from lossdrill.classroom.exports.cells import write_rows
from lossdrill.classroom.exports.plain import rows, total
from lossdrill.classroom.model import Gradebook, Student, Unreadable
from tests.classroom.exports.builders import (
    EXERCISES,
    HOSTILE,
    NOT_RUN,
    PASS,
    UNSCORED,
    WRONG,
    book,
    cell,
)

ADA, BOB = Student(id="ada", name="Ada"), Student(id="bob", name="Bob", section="B")


def table(written: Gradebook) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_rows(file, rows(written, EXERCISES))
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_missing_zero_and_not_run_are_three_things() -> None:
    """Only a graded answer has a number, be it 0."""
    zero = cell("ada", EXERCISES[0], [WRONG], score=0.0)
    ran = cell("ada", EXERCISES[1], [NOT_RUN])
    first, second = table(book([ADA, BOB], [zero, ran]))
    assert (first["huber-value"], first["huber-value state"]) == ("0", "graded")
    assert (first["huber-gradient"], first["huber-gradient state"]) == ("", "not_run")
    assert (second["huber-value"], second["huber-value state"]) == ("", "missing")
    assert [row["student"] for row in (first, second)] == ["ada", "bob"]
    assert second["section"] == "B"


def test_the_total_weighs() -> None:
    """The total is the weighted mean; what is missing counts as 0, an essay not at all."""
    half = cell("ada", "huber-value", [WRONG])
    weighed = book([ADA], [half], weights={"huber-value": 3.0})
    assert total(weighed, "ada", EXERCISES) == pytest.approx(3 * 0.5 / 4)
    essay = cell("ada", "huber-gradient", [UNSCORED])
    assert total(book([ADA], [half, essay]), "ada", EXERCISES) == pytest.approx(0.5)
    assert total(book([ADA], [essay]), "ada", EXERCISES[1:]) is None
    right = [cell("ada", exercise, [PASS]) for exercise in EXERCISES]
    assert total(book([ADA], right), "ada", EXERCISES) == 1.0


def test_files_that_were_not_read_are_counted() -> None:
    """Of each student: what is missing may be in them."""
    files = [Unreadable(file=f"{n}.ipynb", message="Cut off.", student="bob") for n in range(2)]
    stray = Unreadable(file="stray.py", message="Whose it is cannot be told.")
    first, second = table(book([ADA, BOB], unreadable=(*files, stray)))
    assert (first["files not read"], second["files not read"]) == ("0", "2")


def test_hostile_names_and_ids() -> None:
    """Each student has a row, whatever the name."""
    students = [Student(id=f"{text}{n}", name=text) for n, text in enumerate(HOSTILE)]
    written = table(book(students))
    assert len(written) == len(students)
    assert not [row for row in written if row["name"].startswith(tuple("=+-@"))]
    assert not [row for row in written if row["student"].startswith(tuple("=+-@"))]
