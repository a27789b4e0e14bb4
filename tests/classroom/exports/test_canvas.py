"""Canvas gets its own gradebook back, with our marks, and takes nobody for somebody else."""

import csv
import io
from collections.abc import Sequence

import pytest

from lossdrill.classroom.exports.canvas import (
    CanvasGradebook,
    Matching,
    match,
    read_canvas,
    rows,
)
from lossdrill.classroom.exports.cells import write_rows
from lossdrill.classroom.model import Cell, Student
from lossdrill.errors import UsageError
from tests.classroom.exports.builders import (
    EXERCISES,
    HOSTILE,
    NOT_RUN,
    PASS,
    WRONG,
    book,
    cell,
)

# As Canvas writes it: a row of posting policies, points with leading spaces, read-only columns.
EXPORT = """\
Student,ID,SIS User ID,SIS Login ID,Section,Notes,Essay (11),Huber gradient (12),Final Score
,,,,,,Manual Posting,,
    Points Possible,,,,,,10.00,20.00,(read only)
"Lovelace, Ada",101,s-1,ada@uni.example,"Section A and Section B",tall,7.00,3.50,70.00
"Babbage, Charles",102,s-2,bob@uni.example,Section A,,8.00,EX,80.00
"Hopper, Grace",103,s-3,grace@uni.example,Section A,,,,0.00
"Student, Test",999,,test,Section A,,,,
"""
IDENTITY = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
STUDENTS = [Student(id="s-1"), Student(id="s-2"), Student(id="s-3")]
CELLS = [cell(f"s-{number}", "huber-gradient", [WRONG]) for number in (1, 2)]


def canvas(text: str = EXPORT) -> CanvasGradebook:
    return read_canvas(text, "export.csv")


def filled(
    students: Sequence[Student] = STUDENTS,
    cells: Sequence[Cell] = CELLS,
    text: str = EXPORT,
    exercises: Sequence[str] = EXERCISES,
) -> list[list[str]]:
    theirs = canvas(text)
    graded = book(students, cells, weights={"huber-value": 4.0})
    file = io.StringIO(newline="")
    matching = match(students, theirs)
    write_rows(file, rows(graded, exercises, theirs, matching), theirs.separator)
    return list(csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=theirs.separator))


def test_identity_columns_come_back_unchanged_and_in_order() -> None:
    """What Canvas wrote of a student is what it reads."""
    exported = list(csv.reader(io.StringIO(EXPORT)))
    header, points, *people = filled()
    assert header[:5] == IDENTITY
    assert points[0] == "    Points Possible"
    assert [row[:5] for row in people] == [row[:5] for row in exported[3:6]]


def test_only_our_columns_follow() -> None:
    """Others' assignments, notes and computed columns are not touched: they are not there."""
    header, points, *_ = filled()
    assert header[5:] == ["huber-value", "Huber gradient (12)"]
    assert points[5:] == ["4", "20"]


def test_scores_are_in_points() -> None:
    """An assignment that Canvas has is filled by its own points, a new one by our weight."""
    graded = [*CELLS, cell("s-1", "huber-value", [PASS]), cell("s-3", "huber-value", [WRONG])]
    ada, _, grace = filled(cells=graded)[2:]
    assert ada[5:] == ["4", "10"]
    assert grace[5:] == ["2", ""]


def test_what_has_no_score_stays_as_it_is() -> None:
    """Missing and not run overwrite no grade; who is excused stays excused."""
    ada, bob, _ = filled(cells=[cell("s-1", "huber-gradient", [NOT_RUN]), CELLS[1]])[2:]
    assert ada[6] == "3.5"
    assert bob[6] == "EX"


@pytest.mark.parametrize(
    ("ids", "theirs"),
    [
        (["101", "102", "103"], "ID"),
        (["s-1", "S-2", "s-3"], "SIS User ID"),
        (["Ada@uni.example", "bob@uni.example", "grace@uni.example"], "SIS Login ID"),
    ],
)
def test_students_are_found_by_any_identity(ids: list[str], theirs: str) -> None:
    """By ID, SIS id or login, whatever its case."""
    matching = match([Student(id=each) for each in ids], canvas())
    assert (matching.ours, matching.theirs) == ("id", theirs)
    assert matching.rows == dict(enumerate(ids))
    assert matching.strangers == ()
    assert matching.absent == (), "Canvas's test student is nobody"


def test_students_are_found_by_a_column_of_the_roster() -> None:
    """An e-mail address in the roster finds a login."""
    students = [
        Student(id=f"x{n}", columns={"e-mail": mail, "seat": str(100 + n)})
        for n, mail in enumerate(["ada@uni.example", "bob@uni.example", "eve@uni.example"], 1)
    ]
    matching = match(students, canvas())
    assert (matching.ours, matching.theirs) == ("e-mail", "SIS Login ID")
    assert matching.rows == {0: "x1", 1: "x2"}
    assert matching.strangers == ("x3",)
    assert matching.absent == ("Hopper, Grace",)


def test_nobody_is_taken_for_somebody_else() -> None:
    """A number that is one's SIS id and another's ID finds the one whom the others' way finds."""
    text = EXPORT.replace("s-1", "103").replace("s-2", "500").replace("s-3", "501")
    matching = match([Student(id=each) for each in ("103", "500", "501")], canvas(text))
    assert matching.theirs == "SIS User ID"
    assert matching.rows == {0: "103", 1: "500", 2: "501"}
    left = match([Student(id=each) for each in ("500", "501", "102")], canvas(text))
    assert left.strangers == ("102",)


def test_what_is_not_unique_finds_nobody() -> None:
    """Two rows with one login are left alone."""
    text = EXPORT.replace("s-2", "s-1")
    assert match(STUDENTS, canvas(text)).rows == {2: "s-3"}


def test_who_is_not_found_is_not_in_the_file() -> None:
    """So that nothing of theirs changes."""
    written = filled(students=STUDENTS[:1], cells=CELLS[:1])
    assert [row[0] for row in written[2:]] == ["Lovelace, Ada"]


def test_formulas_are_defused_where_canvas_does_not_look() -> None:
    """A hostile name is defused; the ID, by which Canvas finds the student, is a number."""
    lines = EXPORT.splitlines(keepends=True)[:3]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(
        [text, 200 + n, text, text, text, text, "1.00", "2.00", ""]
        for n, text in enumerate(HOSTILE)
    )
    text = "".join(lines) + file.getvalue()
    students = [Student(id=str(200 + n), name=name) for n, name in enumerate(HOSTILE)]
    written = filled(students=students, cells=[], text=text)
    assert [row[1] for row in written[2:]] == [student.id for student in students]
    assert not [c for row in written for c in row if c.lstrip(' "')[:1] in set("=+-@＝＋－＠")]


def test_semicolons_and_decimal_commas() -> None:
    """Canvas writes both for many countries; it gets its separator back, and reads points."""
    text = EXPORT.replace(".", "|").replace(",", ";").replace("|", ",")
    text = text.replace("Lovelace; Ada", "Lovelace, Ada")
    header, points, ada, *_ = filled(text=text)
    assert header[:5] == IDENTITY
    assert points[6] == "20"
    assert ada[6] == "10"


def test_first_and_last_names_apart() -> None:
    """The other header that Canvas has."""
    text = "LastName,FirstName,ID,SIS Login ID,Root Account,Section,E (1)\nPoints Possible,,,,,,1\n"
    text += "Lovelace,Ada,101,ada,uni,A,\n"
    matching = match([Student(id="ada")], canvas(text))
    assert matching.rows == {0: "ada"}
    header, _, row = filled([Student(id="ada")], [], text)
    assert header[:6] == ["LastName", "FirstName", "ID", "SIS Login ID", "Root Account", "Section"]
    assert row[:6] == ["Lovelace", "Ada", "101", "ada", "uni", "A"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "export.csv has no students"),
        ("name,mark\na,1\n", "export.csv:1: a gradebook of Canvas begins with"),
        (EXPORT.replace(",Section,", ",Tutorial,", 1), "export.csv:1: "),
        (EXPORT.replace("101", ""), "export.csv:4: the column ID holds no number"),
        (EXPORT.replace("101", "=1+1"), "export.csv:4: the column ID holds no number"),
        (EXPORT.replace(",tall,", ","), "export.csv:4: 8 cells where the header has 9"),
        (EXPORT + '"open,1,2', "export.csv:8: unexpected end of data"),
        ("".join(EXPORT.splitlines(keepends=True)[:3]), "export.csv has no students"),
    ],
)
def test_what_canvas_did_not_write_is_refused(text: str, said: str) -> None:
    """With the file, the line, and what to give instead."""
    with pytest.raises(UsageError) as caught:
        canvas(text)
    assert str(caught.value).startswith(said)
    assert "Give the file that Canvas wrote with Export" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (EXPORT.replace("20.00", "(read only)"), "has no points possible ((read only))"),
        (EXPORT.replace("20.00", "0"), "has no points possible (0)"),
        (EXPORT.replace("Essay (11)", "huber-gradient (11)"), "has 2 columns for huber-gradient"),
    ],
)
def test_columns_that_cannot_be_filled_are_named(text: str, said: str) -> None:
    """Before Canvas would go wrong with them."""
    with pytest.raises(UsageError) as caught:
        filled(text=text)
    assert said in str(caught.value)


def test_nobody_found_is_an_empty_matching() -> None:
    """Which the command then says."""
    assert match([Student(id="x")], canvas()) == Matching(
        ours="id",
        theirs="ID",
        rows={},
        strangers=("x",),
        absent=("Lovelace, Ada", "Babbage, Charles", "Hopper, Grace"),
    )
