"""From verdicts to a gradebook: which attempt counts, and what it is worth. Pure."""

from collections.abc import Iterable, Sequence

from lossdrill.classroom.model import Cell, Gradebook, Graded, Run, State, Unreadable
from lossdrill.classroom.policy import Policy
from lossdrill.model import Status

_STATES: dict[Status, State] = {
    "pass": "graded",
    "wrong": "graded",
    "not_run": "not_run",
    "fault": "not_run",
    "unscored": "unscored",
}


def gradebook(
    run: Run, graded: Iterable[Graded], unreadable: Sequence[Unreadable], policy: Policy
) -> Gradebook:
    """A cell for each student and exercise of the run, whatever else was handed in."""
    students = [student.id for student in run.students]
    attempts: dict[tuple[str, str], list[Graded]] = {
        (student, exercise): [] for student in students for exercise in run.exercises
    }
    for one in graded:
        if (one.student, one.exercise) in attempts:
            attempts[one.student, one.exercise].append(one)
    unread = {(one.student, one.exercise) for one in unreadable}
    return Gradebook(
        run=run,
        cells={
            key: cell(*key, theirs, policy, unreadable=key in unread)
            for key, theirs in attempts.items()
        },
        weights={exercise: policy.weights.get(exercise, 1.0) for exercise in run.exercises},
        unreadable=tuple(unreadable),
    )


def cell(
    student: str, exercise: str, attempts: Iterable[Graded], policy: Policy, *, unreadable: bool
) -> Cell:
    """What one exercise is worth for one student. A file that could not be read is something that
    was handed in and could not be run; one that came after the cut-off is as good as missing.
    """
    ordered = tuple(sorted(attempts, key=lambda one: one.attempt))
    days = [policy.late.days(one) for one in ordered]
    accepted = [number for number in range(len(ordered)) if policy.late.accepts(days[number])]
    # A formula that was not read, or a fault of ours, uses up no attempt.
    used = [number for number in accepted if ordered[number].verdict.counts] or accepted
    if not used:
        state: State = "not_run" if unreadable and not ordered else "missing"
        return Cell(
            student=student,
            exercise=exercise,
            state=state,
            score=None,
            attempts=ordered,
            late=any(days),
        )
    worth = {number: _score(ordered[number], policy.late.share(days[number])) for number in used}
    match policy.counts:
        case "latest":
            counted = used[-1]
        case "first":
            counted = used[0]
        case "best":
            counted = max(used, key=lambda number: _rank(worth[number], ordered[number]))
    return Cell(
        student=student,
        exercise=exercise,
        state=_STATES[ordered[counted].verdict.status],
        score=worth[counted],
        attempts=ordered,
        counted=counted,
        late=days[counted] > 0,
    )


def _score(graded: Graded, share: float) -> float | None:
    """None unless there is a score; 0 is one."""
    verdict = graded.verdict
    return verdict.score * share if _STATES[verdict.status] == "graded" else None


def _rank(worth: float | None, graded: Graded) -> tuple[float, bool]:
    """Any score is better than none; something to be read better than what could not be run."""
    return -1.0 if worth is None else worth, graded.verdict.status == "unscored"
