"""When an exercise comes back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossdrill.practice.reviews import Review, capped, due, moment, review, written
from lossdrill.practice.rounds import Round

START = moment("2026-01-01T10:00:00Z")


def a_round(days: float = 0, *, tries: int = 1, hints: int = 0, gave_up: bool = False) -> Round:
    at = written(START + timedelta(days=days))
    return Round(
        exercise="a",
        variant=0,
        tries=tries,
        hints=hints,
        passed=not gave_up,
        gave_up=gave_up,
        first=at,
        ended=at,
    )


def days_until(*own: Round) -> float:
    found = review(own)
    assert found is not None
    return (moment(found.due) - moment(found.last)) / timedelta(days=1)


def test_what_is_under_way_is_not_scheduled() -> None:
    """There is nothing to come back to yet."""
    assert review([]) is None
    assert review([Round(exercise="a", variant=0, tries=1, first="2026-01-01T10:00:00Z")]) is None


def test_what_went_well_comes_back_later() -> None:
    """Good beats Hard beats Again, in a round that follows the same beginning."""
    good = days_until(a_round(), a_round(2))
    hinted = days_until(a_round(), a_round(2, hints=1))
    laboured = days_until(a_round(), a_round(2, tries=3))
    surrendered = days_until(a_round(), a_round(2, gave_up=True))
    assert good > hinted == laboured > surrendered >= 1
    assert days_until(a_round(), a_round(2, tries=2)) == good


def test_intervals_grow_and_a_surrender_shortens_them() -> None:
    """Passed whenever it is due, an exercise is seen more and more seldom."""
    own = [a_round()]
    intervals = []
    for _ in range(5):
        intervals.append(days_until(*own))
        own.append(a_round(sum(intervals)))
    assert intervals == sorted(set(intervals))
    own[-1] = a_round(sum(intervals), gave_up=True)
    assert days_until(*own) < intervals[-1]


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(1, 4), st.booleans()), min_size=1))
def test_the_same_history_gives_the_same_date(steps: list[tuple[float, int, bool]]) -> None:
    """Whatever its order in the list, and without chance; and never today again."""
    days = 0.0
    own = []
    for step, tries, gave_up in steps:
        days += step + 0.001
        own.append(a_round(days, tries=tries, gave_up=gave_up))
    assert review(own) == review(own) == review(own[::-1])
    assert days_until(*own) >= 1


@pytest.mark.parametrize(("left", "days"), [(40, 11), (22, 11), (10, 5), (2, 1), (1, 1), (-3, 11)])
def test_an_interview_brings_everything_back_in_time(left: int, days: int) -> None:
    """No longer than half of the days that are left, at least one; after it, as ever."""
    last = START.replace(hour=0)
    found = Review(exercise="a", last=written(last), due=written(last + timedelta(days=11)))
    interview = (last + timedelta(days=left)).date()
    assert moment(capped(found, interview).due) - last == timedelta(days=days)
    assert capped(found, None) == found


def test_due_is_a_matter_of_the_day() -> None:
    """What is due this evening is due this morning; what waits longest comes first."""
    dates = {"b": "2026-01-05T20:00:00Z", "a": "2026-01-05T21:00:00Z", "c": "2026-01-04T08:00:00Z"}
    all_of_them = [Review(exercise=name, last="", due=at) for name, at in dates.items()]
    late = Review(exercise="d", last="", due="2026-01-06T00:00:00Z")
    found = due([*all_of_them, late], "2026-01-05T06:00:00Z")
    assert [each.exercise for each in found] == ["c", "b", "a"]


def test_dates_are_written_as_in_the_history() -> None:
    """So that text sorts as time does."""
    assert written(moment("2026-01-01T11:00:00+01:00")) == "2026-01-01T10:00:00Z"
    assert date.fromisoformat("2026-01-01") == START.date()
