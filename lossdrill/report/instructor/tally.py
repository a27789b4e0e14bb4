"""A class gathered student by student into arrays of shape (students, exercises): all that the
pages about the whole class are made of, in a fraction of the memory of its cells.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from lossdrill.classroom.model import Cell, Graded, State
from lossdrill.classroom.statistics.scores import Array
from lossdrill.model import Verdict
from lossdrill.report import words

STATES: tuple[State, ...] = get_args(State)
GRADED, MISSING, NOT_RUN, UNSCORED = (
    STATES.index(state) for state in ("graded", "missing", "not_run", "unscored")
)
MEASURED = " Measured: "
"""With which a diagnosis goes on from the author's sentence to numbers of one answer."""
Numbers: TypeAlias = "array[int]"


@dataclass
class Made:
    """Who made one mistake at one exercise."""

    message: str
    students: Numbers = field(default_factory=lambda: array("I"))
    still: Numbers = field(default_factory=lambda: array("I"))
    """Those whose last attempt still makes it."""


class Tally:
    """The class so far. A student without a call of `add` handed in nothing."""

    def __init__(self, students: int, exercises: Sequence[str]) -> None:
        shape = (students, len(exercises))
        self.exercises = tuple(exercises)
        self.first: Array = np.full(shape, np.nan)
        """The score of the first attempt; NaN where there is none, or where it could not be run."""
        self.counted: Array = np.full(shape, np.nan)
        """The score that counts."""
        self.state: npt.NDArray[np.int8] = np.full(shape, MISSING, dtype=np.int8)
        """Indices into `STATES`."""
        self.late: npt.NDArray[np.bool_] = np.zeros(shape, dtype=bool)
        self.attempts: npt.NDArray[np.int32] = np.zeros(shape, dtype=np.int32)
        """Up to the first pass, or so far."""
        self.passed: npt.NDArray[np.bool_] = np.zeros(shape, dtype=bool)
        """Whether any attempt did."""
        self.unread: npt.NDArray[np.int32] = np.zeros(students, dtype=np.int32)
        """Files of each student that could not be read, whatever they answer."""
        self.outcome: npt.NDArray[np.int16] = np.full(shape, -1, dtype=np.int16)
        """How the attempt that counts ended: indices into `outcomes`; -1 where there is none."""
        self.outcomes: list[str] = []
        self.mistakes: dict[tuple[int, str], Made] = {}
        """By exercise (its column) and the mistake's id."""

    def add(self, student: int, cells: Mapping[str, Cell]) -> None:
        """One student's cells, by exercise."""
        tables: tuple[npt.NDArray[Any], ...] = (
            *(self.first, self.counted, self.state, self.late),
            *(self.attempts, self.passed, self.outcome),
        )
        rows = [
            self._row(student, column, cells[name]) for column, name in enumerate(self.exercises)
        ]
        for table, row in zip(tables, zip(*rows, strict=True), strict=False):
            table[student] = row

    def _row(
        self, student: int, column: int, cell: Cell
    ) -> tuple[float, float, int, bool, int, bool, int]:
        tries, passed, first = 0, False, np.nan
        made: dict[str, str] = {}
        for attempt in cell.attempts:
            verdict = attempt.verdict
            if not verdict.counts:
                continue
            if not tries and verdict.status in {"pass", "wrong"}:
                first = verdict.score
            tries += not passed
            passed = passed or verdict.passed
            made |= mistakes_in(verdict)
        if made:
            self._note(student, column, made, mistakes_in(cell.attempts[-1].verdict))
        counts = shown_attempt(cell)
        return (
            first,
            np.nan if cell.score is None else cell.score,
            STATES.index(cell.state),
            cell.late,
            tries,
            passed,
            self._outcome(counts.verdict) if counts else -1,
        )

    def _note(
        self, student: int, column: int, made: Mapping[str, str], last: Mapping[str, str]
    ) -> None:
        for mistake, message in made.items():
            noted = self.mistakes.setdefault((column, mistake), Made(message))
            noted.students.append(student)
            if mistake in last:
                noted.still.append(student)

    def _outcome(self, verdict: Verdict) -> int:
        word = words.outcome(verdict)
        if word not in self.outcomes:
            self.outcomes.append(word)
        return self.outcomes.index(word)


def shown_attempt(cell: Cell) -> Graded | None:
    """The attempt that stands for a cell: the one that counts, else the last one."""
    if cell.counted is not None:
        return cell.attempts[cell.counted]
    return cell.attempts[-1] if cell.attempts else None


def mistakes_in(verdict: Verdict) -> dict[str, str]:
    """The listed mistakes of an answer: id and message, without what was measured at this answer:
    the pages show the mistake as that of many.
    """
    return {
        each.id: each.message.partition(MEASURED)[0]
        for each in verdict.diagnoses
        if each.kind == "mistake"
    }
