"""What a student's page says: every exercise in a line, and what there is to look at. Pure."""

from collections.abc import Mapping, Sequence
from math import nan
from typing import NamedTuple

from lossdrill.classroom.model import Cell, Graded, Unreadable
from lossdrill.report import code, words
from lossdrill.report.instructor.items import About
from lossdrill.report.instructor.tally import mistakes_in, shown_attempt
from lossdrill.report.views import counterexample_rows

PASSED = words.State("●", "passed", done=True)
PARTLY = words.State("◐", "partly right", done=False)
WRONG = words.State("✗", "not right", done=False)
NOT_RUN = words.State("!", "could not run", done=False)
MISSING = words.State("○", "missing", done=False)
HANDED_IN = words.State("■", "handed in, not scored", done=True)


class Line(NamedTuple):
    """One exercise of one student."""

    exercise: int
    """Its number in the order of the class."""
    state: words.State
    score: float
    """NaN where there is none."""
    first: str
    """How the first attempt ended, in words."""
    attempts: int
    late: bool
    mistakes: str
    """The ids of the mistakes of the attempt that counts."""
    anchor: str
    """Of the answer further down, empty where none is shown."""


class Answer(NamedTuple):
    """What was handed in, where it did not pass or nobody but a person can judge it."""

    anchor: str
    title: str
    outcome: str
    file: str
    messages: tuple[str, ...]
    case: tuple[tuple[str, str], ...]
    source: str


class StudentView(NamedTuple):
    lines: tuple[Line, ...]
    answers: tuple[Answer, ...]
    unread: tuple[Unreadable, ...]
    """The files that could not be read."""


def state_of(cell_state: str, score: float | None) -> words.State:
    """How an exercise stands, as a mark with its word."""
    if cell_state == "graded" and score is not None:
        return PASSED if score >= 1 else PARTLY if score > 0 else WRONG
    return {"missing": MISSING, "unscored": HANDED_IN}.get(cell_state, NOT_RUN)


def student_view(
    cells: Mapping[str, Cell],
    about: Sequence[About],
    sources: Mapping[str, str],
    unread: Sequence[Unreadable],
    *,
    private: bool,
) -> StudentView:
    """`sources` are this student's, by the key of their submission. Where it is `private`, nothing
    that the student wrote is shown: any of it may hold a name.
    """
    lines, answers = [], []
    for number, each in enumerate(about):
        cell = cells[each.id]
        shown = shown_attempt(cell)
        anchor = ""
        if shown and not shown.verdict.passed and (not private or mistakes_in(shown.verdict)):
            anchor = f"answer-{number + 1}"
            answers.append(_answer(anchor, each.title, shown, sources, private=private))
        lines.append(_line(cell, shown, number, anchor))
    return StudentView(tuple(lines), tuple(answers), () if private else tuple(unread))


def _line(cell: Cell, shown: Graded | None, exercise: int, anchor: str) -> Line:
    return Line(
        exercise=exercise,
        state=state_of(cell.state, cell.score),
        score=nan if cell.score is None else cell.score,
        first=words.outcome(cell.attempts[0].verdict) if cell.attempts else "",
        attempts=len(cell.attempts),
        late=cell.late,
        mistakes=", ".join(mistakes_in(shown.verdict)) if shown else "",
        anchor=anchor,
    )


def _answer(
    anchor: str, title: str, shown: Graded, sources: Mapping[str, str], *, private: bool
) -> Answer:
    verdict = shown.verdict
    outcome = words.outcome(verdict)
    if private:
        return Answer(anchor, title, outcome, "", tuple(mistakes_in(verdict).values()), (), "")
    case = verdict.counterexample
    return Answer(
        anchor=anchor,
        title=title,
        outcome=outcome,
        file=shown.file,
        messages=tuple(diagnosis.message for diagnosis in verdict.diagnoses),
        case=counterexample_rows(case, "theirs") if case else (),
        source=code.excerpt(sources[shown.key]),
    )
