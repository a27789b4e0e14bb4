"""Which attempt counts, and what it is worth."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from lossdrill.classroom.gradebook import cell, gradebook
from lossdrill.classroom.model import Cell, Graded, Run, Student, Unreadable
from lossdrill.classroom.policy import DAY, Counts, Late, Policy
from lossdrill.model import Reason, Status, Verdict

DEADLINE = datetime(2026, 10, 1, 22, tzinfo=UTC)
AT_DEADLINE = DEADLINE.timestamp()


def attempt(
    number: int,
    score: float = 0.0,
    *,
    status: Status | None = None,
    reason: Reason | None = None,
    time: float | None = AT_DEADLINE,
    file: str = "s1/mse_value.py",
    student: str = "s1",
    exercise: str = "mse-value",
) -> Graded:
    status = status or ("pass" if score == 1 else "wrong")
    verdict = Verdict(exercise=exercise, status=status, score=score, variant=0, reason=reason)
    return Graded(
        student=student,
        exercise=exercise,
        file=file,
        attempt=number,
        time=time,
        key="",
        verdict=verdict,
    )


def judged(
    attempts: Sequence[Graded], policy: Policy | None = None, *, unreadable: bool = False
) -> Cell:
    return cell("s1", "mse-value", attempts, policy or Policy(), unreadable=unreadable)


@pytest.mark.parametrize(
    ("counts", "counted", "score"), [("latest", 2, 0.25), ("first", 0, 0.0), ("best", 1, 0.75)]
)
def test_one_attempt_counts(counts: Counts, counted: int, score: float) -> None:
    """The latest, the first or the best, whatever order they come in; all are kept."""
    attempts = [attempt(3, 0.25), attempt(1, 0.0), attempt(2, 0.75)]
    found = judged(attempts, Policy(counts=counts))
    assert (found.counted, found.score, found.state) == (counted, score, "graded")
    assert [one.attempt for one in found.attempts] == [1, 2, 3]


def test_missing_zero_and_not_run_are_three() -> None:
    """Only what was graded has a score, and 0 is one."""
    assert (judged([]).state, judged([]).score) == ("missing", None)
    assert (judged([attempt(1, 0.0)]).state, judged([attempt(1, 0.0)]).score) == ("graded", 0.0)
    crashed = judged([attempt(1, status="not_run", reason="timeout")])
    assert (crashed.state, crashed.score, crashed.counted) == ("not_run", None, 0)
    essay = judged([attempt(1, status="unscored")])
    assert (essay.state, essay.score) == ("unscored", None)


def test_a_fault_of_ours_is_nobodys_zero() -> None:
    """Nor does it hide what was graded before, nor does a formula that was not read."""
    fault = attempt(2, status="fault", reason="fault")
    refused = attempt(3, status="not_run", reason="refused")
    assert (judged([fault]).state, judged([fault]).score) == ("not_run", None)
    assert judged([attempt(1, 0.5), fault, refused]).score == 0.5
    assert judged([refused]).state == "not_run"


def test_the_latest_counts_even_if_it_did_not_run() -> None:
    """That is what the word says; who wants otherwise lets the best count."""
    attempts = [attempt(1, 1.0), attempt(2, status="not_run", reason="syntax")]
    assert judged(attempts).state == "not_run"
    best = judged(attempts, Policy(counts="best"))
    assert (best.score, best.counted) == (1.0, 0)


def test_best_prefers_any_score_to_none() -> None:
    """And of equals the earliest."""
    attempts = [
        attempt(1, status="not_run", reason="import"),
        attempt(2, 0.0),
        attempt(3, 0.0),
    ]
    assert judged(attempts, Policy(counts="best")).counted == 1


def test_an_unreadable_file_is_not_missing() -> None:
    """It was handed in and could not be run; an attempt that could be is what counts."""
    assert judged([], unreadable=True).state == "not_run"
    assert judged([attempt(1, 0.5)], unreadable=True).score == 0.5


@pytest.mark.parametrize(
    ("seconds", "days"),
    [(-1, 0), (0, 0), (1, 1), (DAY, 1), (DAY + 1, 2), (10 * DAY, 10), (1e6 * DAY, 1_000_000)],
)
def test_each_day_begun_is_late(seconds: float, days: int) -> None:
    """The deadline itself is in time."""
    late = Late(deadline=DEADLINE, per_day=0.1)
    found = judged([attempt(1, 1.0, time=AT_DEADLINE + seconds)], Policy(late=late))
    assert found.score == pytest.approx(max(0.0, 1 - 0.1 * days))
    assert found.late is (days > 0)


def test_best_is_meant_after_the_penalty() -> None:
    """A better answer that came much later may be worth less."""
    attempts = [attempt(1, 0.8), attempt(2, 1.0, time=AT_DEADLINE + 3 * DAY)]
    policy = Policy(counts="best", late=Late(deadline=DEADLINE, per_day=0.1))
    found = judged(attempts, policy)
    assert (found.counted, found.score, found.late) == (0, 0.8, False)


def test_what_came_after_the_cut_off_does_not_count() -> None:
    """What came before does; where there is nothing, it is missing, and late."""
    policy = Policy(late=Late(deadline=DEADLINE, cut_off=1))
    too_late = attempt(2, 1.0, time=AT_DEADLINE + DAY + 1)
    found = judged([attempt(1, 0.5), too_late], policy)
    assert (found.counted, found.score, found.late) == (0, 0.5, False)
    alone = judged([too_late], policy)
    assert (alone.state, alone.score, alone.counted, alone.late) == ("missing", None, None, True)
    assert alone.attempts == (too_late,)
    within = judged([attempt(1, 1.0, time=AT_DEADLINE + DAY)], policy)
    assert (within.score, within.late) == (1.0, True)


def test_what_canvas_marks_is_late() -> None:
    """By how much it does not tell: one day."""
    marked = attempt(1, 1.0, time=None, file="hw/leeann_LATE_47_999_mse_value.py")
    plain = attempt(1, 1.0, time=None, file="hw/leeann_47_999_mse_value.py")
    policy = Policy(late=Late(deadline=DEADLINE, per_day=0.25))
    assert (judged([marked], policy).score, judged([marked], policy).late) == (0.75, True)
    assert (judged([plain], policy).score, judged([plain], policy).late) == (1.0, False)
    assert (judged([marked]).score, judged([marked]).late) == (1.0, True)
    assert judged([marked], Policy(late=Late(cut_off=0))).state == "missing"


def test_a_gradebook_is_complete() -> None:
    """A cell for each student and exercise of the run, and for nothing else."""
    run = Run(
        pack="",
        version="",
        salt="",
        layers=(),
        exercises=("mse-value", "softmax"),
        students=(Student(id="s1"), Student(id="<script>"), Student(id="s3")),
    )
    graded = [
        attempt(1, 0.5),
        attempt(2, 1.0),
        attempt(1, 1.0, student="<script>", exercise="softmax"),
        attempt(1, 1.0, student="stranger"),
        attempt(1, 1.0, exercise="huber-value"),
    ]
    unreadable = (Unreadable(file="x", message="No.", student="s3", exercise="softmax"),)
    book = gradebook(run, graded, unreadable, Policy(weights={"softmax": 3, "mae-value": 2}))
    states = {key: (found.state, found.score) for key, found in book.cells.items()}
    assert states == {
        ("s1", "mse-value"): ("graded", 1.0),
        ("s1", "softmax"): ("missing", None),
        ("<script>", "mse-value"): ("missing", None),
        ("<script>", "softmax"): ("graded", 1.0),
        ("s3", "mse-value"): ("missing", None),
        ("s3", "softmax"): ("not_run", None),
    }
    assert book.weights == {"mse-value": 1.0, "softmax": 3}
    assert book.unreadable == unreadable
