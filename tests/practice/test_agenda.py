"""What is offered next, and in which order."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from lossdrill.model import Check, Exercise, Status
from lossdrill.practice.agenda import Agenda, agenda, on_desk, set_aside
from lossdrill.practice.history import Handout, History, SolutionOpened
from lossdrill.practice.reviews import Review
from tests.practice.samples import attempt, exercise, verdict

NOW = "2026-11-23T04:30:00Z"
A = exercise("a")
B = exercise("b", requires=("a",))
C = exercise("c", topic="huber")
TRACK = (A, B, C)


def passed(*ids: str, status: Status = "pass") -> History:
    return History(
        attempts=tuple(attempt(each, judged=verdict(each, status, variant=3)) for each in ids)
    )


def back(exercise_id: str, day: str) -> Review:
    at = f"2026-11-{day}T04:30:00Z"
    return Review(exercise=exercise_id, last="2026-11-01T04:30:00Z", due=at)


def offered(history: History, *reviews: Review, **more: Any) -> Agenda:
    return agenda(TRACK, history, reviews, NOW, **more)


def ids(exercises: tuple[Exercise, ...]) -> list[str]:
    return [each.id for each in exercises]


def test_what_is_due_comes_first() -> None:
    """Then what is new and open; what is due later waits."""
    found = offered(passed("a", "c"), back("a", "24"), back("c", "22"))
    assert (ids(found.due), ids(found.new)) == (["c"], ["b"])
    assert found.first == C
    assert [each.exercise for each in found.later] == ["a"]


def test_new_is_what_is_open() -> None:
    """In the order of the track, without what waits for another."""
    assert ids(offered(History()).new) == ["a", "c"]
    assert ids(offered(passed("a")).new) == ["b", "c"]
    assert offered(passed("a", "b", "c")).first is None


def test_of_one_topic() -> None:
    """Reviews of others too are left out."""
    found = offered(passed("a"), back("a", "20"), topic="huber")
    assert (ids(found.due), ids(found.new)) == ([], ["c"])


def test_what_was_given_up_comes_after_what_is_new() -> None:
    """Until it is due; then it is a review, and no longer new."""
    history = History(solutions=(SolutionOpened(exercise="a", variant=3, gave_up=True, at=NOW),))
    assert ids(offered(history, back("a", "24")).new) == ["c", "a"]
    later = offered(history, back("a", "23"))
    assert (ids(later.due), ids(later.new)) == (["a"], ["c"])


def test_an_essay_does_not_come_back() -> None:
    """It is not scored, and nothing depends on it."""
    essay = Exercise(
        **{name: getattr(A, name) for name in A.__struct_fields__} | {"kind": "explain"}
    )
    found = agenda([essay], passed("a", status="unscored"), [back("a", "20")], NOW)
    assert found.first is None


def test_an_interview_brings_it_forward() -> None:
    """Half of the time from the first to the thirtieth is up on the fifteenth."""
    late = back("a", "29")
    assert offered(passed("a"), late).due == ()
    assert ids(offered(passed("a"), late, interview=date(2026, 11, 30)).due) == ["a"]


def test_a_review_of_what_no_longer_exists_is_left_out() -> None:
    """An exercise may have gone from the pack."""
    assert offered(History(), back("gone", "01")).due == ()


def test_an_interview_that_is_asked_on_stays_on_the_desk() -> None:
    """It was handed in, and is not over."""
    handed = (Handout(exercise="a", variant=3, path="/a.py", at=NOW),)
    (first,) = passed("a", status="unscored").attempts
    asked = replace(first.verdict, checks=(Check(id="more", title="more", passed=False),))
    begun = History(handouts=handed, attempts=(replace(first, verdict=asked),))
    assert on_desk(begun) == handed
    assert on_desk(History(handouts=handed, attempts=(first,))) == ()


def test_what_is_on_the_desk() -> None:
    """Handed out, and neither passed nor given up as that variant; it can be set aside."""
    handed = [
        Handout(exercise=name, variant=variant, path=f"/{name}.py", at=NOW)
        for name, variant in (("a", 3), ("a", 4), ("c", 3), ("b", 5))
    ]
    history = History(
        handouts=tuple(handed),
        attempts=passed("a", "c").attempts,
        solutions=(SolutionOpened(exercise="b", variant=5, gave_up=True, at=NOW),),
    )
    assert on_desk(history) == (handed[1],)
    found = offered(history, back("a", "20"))
    assert ids(found.due) == ["a"]
    assert ids(set_aside(found, history).due) == []
