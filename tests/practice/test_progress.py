"""What a history means."""

from lossdrill.model import Attempt, Diagnosis, Status
from lossdrill.practice.history import HintSeen, History
from lossdrill.practice.progress import (
    Effort,
    TopicProgress,
    effort,
    passed_ids,
    recurring_mistakes,
    still_required,
    topic_progress,
)
from tests.practice.samples import attempt, exercise, failure, verdict

A = exercise("a")
B = exercise("b", requires=("a",))
C = exercise("c", "huber")
D = exercise("d", "huber", requires=("b", "c"))
TRACK = (A, B, C, D)


def test_passed() -> None:
    """A pass counts, so does handing in what is not scored; later failures take nothing back."""
    statuses: list[tuple[str, Status]] = [
        ("a", "wrong"),
        ("a", "pass"),
        ("a", "wrong"),
        ("b", "not_run"),
        ("c", "unscored"),
    ]
    assert passed_ids(attempt(*made) for made in statuses) == {"a", "c"}


def test_what_an_exercise_waits_for() -> None:
    """Its prerequisites that are not passed; an exercise that waits for nothing is open."""
    assert still_required(D, frozenset("c")) == ("b",)
    assert still_required(D, frozenset("bc")) == ()
    assert still_required(A, frozenset()) == ()


def test_topics() -> None:
    """Each topic counts its own exercises, in the order of the track."""
    assert topic_progress(TRACK, frozenset("ab")) == (
        TopicProgress("mse", 2, 2),
        TopicProgress("huber", 0, 2),
    )


def test_effort() -> None:
    """Tries and hints count up to the first pass; what did not parse is no try."""
    made: list[Attempt] = [
        attempt("a", judged=verdict("a", "not_run", reason="refused")),
        attempt("a"),
        attempt("b"),
        attempt("a", "pass", hints=2),
        attempt("a"),
    ]
    hints = tuple(HintSeen(exercise="b", step=step, at="") for step in (1, 3, 1))
    history = History(attempts=tuple(made), hints=hints)
    assert effort(history, "a") == Effort(passed=True, tries=2, hints=2)
    assert effort(history, "b") == Effort(passed=False, tries=1, hints=2)
    assert effort(history, "c") == Effort(passed=False, tries=0, hints=0)


def test_recurring() -> None:
    """A mistake recurs when several attempts made it; a misspelt name is not one."""
    typo = Diagnosis(id="missing_name", kind="run", message="No such name.")
    sign = Diagnosis(id="sign", kind="generic", message="The sign is wrong.")
    attempts = [
        attempt("a", judged=failure("a")),
        attempt("a", judged=failure("a", diagnoses=(sign, typo))),
        attempt("b", judged=failure("b", diagnoses=(typo,))),
        attempt("b", judged=failure("b")),
        attempt("b", judged=failure("b")),
    ]
    (mistake,) = recurring_mistakes(attempts)
    assert (mistake.id, mistake.count, mistake.exercises) == ("missing-mean", 3, ("a", "b"))
    assert mistake.message == "The mean is missing."
