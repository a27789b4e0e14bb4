"""A row for each student, for spreadsheets and statistics programs."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lossdrill.classroom.exports.cells import Cell
from lossdrill.classroom.model import Gradebook


def rows(book: Gradebook, exercises: Sequence[str]) -> Iterator[list[Cell]]:
    """The header, then who it is, score and state by exercise, the total, and how many files were
    handed in that could not be read.

    Only a graded exercise has a score, which may be 0; the state tells why another has none. A file
    that could not be read may have answered what is missing, whatever it was.
    """
    unread = Counter(one.student for one in book.unreadable)
    header: list[Cell] = ["student", "name", "section"]
    for exercise in exercises:
        header += [exercise, f"{exercise} state"]
    yield [*header, "total", "files not read"]
    for student in book.run.students:
        row: list[Cell] = [student.id, student.name, student.section]
        for exercise in exercises:
            cell = book.cells[student.id, exercise]
            row += [cell.score, cell.state]
        yield [*row, total(book, student.id, exercises), unread[student.id]]


def total(book: Gradebook, student: str, exercises: Sequence[str]) -> float | None:
    """The weighted mean score, from 0 to 1, where what is missing or did not run counts as 0.

    Essays, which have no score, are left out; None where nothing else is left.
    """
    cells = [book.cells[student, exercise] for exercise in exercises]
    scored = [(book.weights[c.exercise], c.score or 0.0) for c in cells if c.state != "unscored"]
    whole = sum(weight for weight, _ in scored)
    return sum(weight * score for weight, score in scored) / whole if whole else None
