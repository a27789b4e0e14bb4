"""JSON lines: every verdict of a class, with all its attempts. docs/json.md describes a line."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from lossdrill.classroom.feedback import shown
from lossdrill.classroom.model import Cell, Feedback, Gradebook, Graded
from lossdrill.model import SCHEMA_VERSION


def lines(book: Gradebook, exercises: Sequence[str], level: Feedback) -> Iterator[bytes]:
    """One object for each attempt, by student, exercise and attempt. What is missing has none."""
    for student in book.run.students:
        for exercise in exercises:
            cell = book.cells[student.id, exercise]
            for index, graded in enumerate(cell.attempts):
                counts = index == cell.counted
                yield msgspec.json.encode(_line(graded, cell, level, counts=counts)) + b"\n"


def _line(graded: Graded, cell: Cell, level: Feedback, *, counts: bool) -> dict[str, Any]:
    """What `grade --json` prints of the verdict, with whose it is and what it counts."""
    return {
        "schema_version": SCHEMA_VERSION,
        "student": graded.student,
        "attempt": graded.attempt,
        "time": graded.time,
        "file": graded.file,
        "key": graded.key,
        "counts": counts,
        "mark": cell.score if counts else None,
        "late": cell.late if counts else None,
        **msgspec.structs.asdict(shown(graded.verdict, level)),
        "passed": graded.verdict.passed,
    }
