"""What the page says of the past and of what comes: mastery, rounds, reviews, mistakes."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lossdrill.model import Attempt, Verdict
from lossdrill.practice.agenda import Agenda, agenda
from lossdrill.practice.history import History
from lossdrill.practice.progress import WINDOW, FirstTry, Mastery, mastery
from lossdrill.practice.reviews import Review
from lossdrill.practice.rounds import rounds
from lossdrill.report import words
from lossdrill.report.coming import DAYS, MOST_NAMED, coming
from lossdrill.report.mistakes import mistakes_of
from lossdrill.report.periods import periods_of
from lossdrill.report.rows import GRADIENTS, REASONS, VALUES, group_of, rows_of
from lossdrill.report.standing import MOST_STEPS, standings_of
from tests.report import examples
from tests.report.examples import (
    BEGINNING,
    EXERCISES,
    NAN,
    SUMMED,
    attempt,
    diagnosed,
    exercise,
    failing,
    passing,
)

NOW = "2026-11-03T18:00:00Z"
DAY = 24 * 60


def at(days: float) -> str:
    return (BEGINNING + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def tries(*days_and_results: tuple[float, bool]) -> Mastery:
    made = (FirstTry(exercise="a", at=at(day), right=right) for day, right in days_and_results)
    return Mastery(topic="t", tries=tuple(made))


def nothing_due(history: History) -> Agenda:
    return agenda(EXERCISES, history, (), NOW)


@given(st.lists(st.tuples(st.integers(0, 900), st.booleans()), max_size=60))
def test_steps_add_up_to_the_first_tries(made: list[tuple[int, bool]]) -> None:
    """Whatever the days, the steps hold every first try once, fit a table, and end at the share
    that `status` tells.
    """
    topic = tries(*sorted(made, key=lambda each: each[0]))
    standing = standings_of([topic])["t"]
    assert sum(step.tries for step in standing.steps) == len(topic.tries)
    assert sum(step.right for step in standing.steps) == sum(each.right for each in topic.tries)
    assert len({step.name for step in standing.steps}) == len(standing.steps)
    assert all(one.end <= other.end for one, other in pairwise(standing.steps))
    assert len(standing.steps) <= max(MOST_STEPS, 31)
    if topic.tries:
        assert standing.steps[-1].share == topic.share


def test_mastery_is_told_with_its_number() -> None:
    """Of few first tries all are told, of many the latest ten; of none, nothing."""
    standing = standings_of([tries((0, True), (1, False))])["t"]
    assert standing.said == "1 of 2"
    many = standings_of([tries(*((day, day > 0) for day in range(WINDOW + 3)))])["t"]
    assert many.said == "10 of the last 10"
    assert standings_of([tries()])["t"].said == ""


def test_rounds_have_their_own_tries_and_hints() -> None:
    """Tries are told for each time round; of many rounds, for the first and the last ones."""
    variants = [failing("mse-value", variant=variant % 32) for variant in (1, 2, 2)]
    passes = [
        failing("mse-value", variant=n, status="pass", score=1.0, reason=None) for n in range(1, 8)
    ]
    order = [variants[0], passes[0], variants[1], variants[2], *passes[1:]]
    history = History(attempts=tuple(attempt(v, minutes=i * DAY) for i, v in enumerate(order)))
    first = History(attempts=history.attempts[:5])
    rows = rows_of(EXERCISES, first, rounds(first), nothing_due(first))
    assert rows["mse-value"].tries_told == "2, 3"
    rows = rows_of(EXERCISES, history, rounds(history), nothing_due(history))
    assert rows["mse-value"].tries_told == "2, …, 1, 1"
    assert rows["mae-value"].tries_told == "0"


def test_values_gradients_and_reasons_are_apart() -> None:
    """By what the exercise is about, whatever the form of its answer."""
    kinds = {
        "mse-value": "implement",
        "mae-derive-vector": "derive",
        "huber-gradient": "implement",
        "hinge-subgradient-set": "fill",
        "huber-use-case": "choose",
        "mse-gd-fit": "optimise",
    }
    groups = [group_of(exercise(name, kind=kind)) for name, kind in kinds.items()]
    assert groups == [VALUES, GRADIENTS, GRADIENTS, GRADIENTS, REASONS, REASONS]


def test_passes_of_later_rounds_are_told_apart() -> None:
    """On the time line, what is passed again is counted as that, and its attempts say which time
    round they belong to.
    """
    again = failing("mse-value", variant=4, status="pass", score=1.0, reason=None)
    made = tuple(
        attempt(verdict, minutes=i)
        for i, verdict in enumerate((passing("mse-value"), again, passing("mae-value")))
    )
    _, (period,) = periods_of(made, rounds(History(attempts=made)))
    assert (period.passed, period.again, period.failed) == (3, 1, 0)
    assert [(each.exercise, each.round) for each in period.entries] == [
        ("mse-value", 1),
        ("mse-value", 2),
        ("mae-value", 1),
    ]


@given(st.lists(st.integers(-20, 500), max_size=17))
def test_nothing_that_comes_back_is_lost(days: list[int]) -> None:
    """Every review is in one time, those of the next two weeks by day, and those due under now."""
    reviews = [
        Review(exercise=each.id, last=at(-30), due=at(day))
        for each, day in zip(EXERCISES, days, strict=False)
    ]
    load = coming(agenda(EXERCISES, History(), reviews, NOW), NOW)
    assert load.now == sum(day <= 0 for day in days)
    assert sum(each.count for each in load.times) == len(days)
    assert sum(load.by_day) + load.later == len(days)
    assert sum(load.by_day) == sum(day <= DAYS for day in days)
    assert len({each.when for each in load.times}) == len(load.times)
    for each in load.times:
        assert 0 < len(each.exercises) <= MOST_NAMED
        assert each.unnamed != 1


def mistakes(*verdicts: Verdict, days: float = 1) -> list[tuple[str, str, bool]]:
    made: tuple[Attempt, ...] = tuple(attempt(v, minutes=i) for i, v in enumerate(verdicts))
    history = History(attempts=made)
    offered = agenda(EXERCISES, history, examples.reviews_of(history), at(days))
    states = {each.id: words.OPEN for each in EXERCISES}
    return [
        (each.cure.exercise, each.cure.why, each.cure.open)
        for each in mistakes_of(made, states, offered)
        if each.cure is not None
    ]


def test_only_what_came_back_is_a_recurring_mistake() -> None:
    """A mistake made twice is listed with both exercises; one made once is not."""
    made = (
        diagnosed("mse-value", *SUMMED),
        diagnosed("mae-value", *SUMMED),
        diagnosed("mae-value", *NAN),
    )
    attempts = tuple(attempt(v, minutes=i) for i, v in enumerate(made))
    states = {each.id: words.OPEN for each in EXERCISES}
    (mistake,) = mistakes_of(attempts, states, nothing_due(History()))
    assert (mistake.message, mistake.count, mistake.last) == (SUMMED[1], 2, "3 Nov 2026")
    assert [name for name, _ in mistake.exercises] == ["mse-value", "mae-value"]


def test_the_cure_is_where_the_mistake_still_stands() -> None:
    """Of two exercises with the mistake, the one that was not passed after it."""
    found = mistakes(
        *(diagnosed("mse-value", *SUMMED), diagnosed("mae-value", *SUMMED), passing("mae-value"))
    )
    assert found == [("mse-value", "not passed since", True)]


def test_a_mistake_that_was_passed_is_cured_when_it_comes_back() -> None:
    """Once passed, the exercise that comes back first shows whether the mistake is gone."""
    made = (diagnosed("mse-value", *SUMMED), diagnosed("mse-value", *SUMMED), passing("mse-value"))
    ((name, why, still),) = mistakes(*made, days=0.1)
    assert (name, still) == ("mse-value", False)
    assert why.startswith("passed since; comes back on ")
    ((_, why, _),) = mistakes(*made, days=300)
    assert "due now" in why


def test_mistakes_that_stand_come_first() -> None:
    """A mistake that was passed since is less urgent, however often it was made."""
    cured = [diagnosed("mae-value", *NAN)] * 3
    found = mistakes(*cured, passing("mae-value"), *[diagnosed("mse-value", *SUMMED)] * 2)
    assert [name for name, _, _ in found] == ["mse-value", "mae-value"]


def test_mastery_of_the_page_is_that_of_status() -> None:
    """Both are read from the first tries of rounds."""
    history = examples.term()
    tracked = mastery(EXERCISES, history)
    found = standings_of(tracked)
    assert {each.topic: each.latest for each in tracked} == {
        topic: standing.latest for topic, standing in found.items()
    }
