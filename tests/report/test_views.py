"""What the page says, before it is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossdrill.model import Verdict
from lossdrill.practice.history import History, SolutionOpened
from lossdrill.report import words
from lossdrill.report.periods import MOST_PERIODS, periods_of
from lossdrill.report.views import LearnerView, learner_view
from tests.report import examples
from tests.report.examples import (
    EXERCISES,
    SUMMED,
    attempt,
    diagnosed,
    failing,
    passing,
    typed,
)


def view_of(*verdicts: Verdict, **history: object) -> LearnerView:
    attempts = tuple(attempt(verdict, minutes=i) for i, verdict in enumerate(verdicts))
    return seen(History(attempts=attempts, **history))  # type: ignore[arg-type]


def seen(history: History, now: str = "") -> LearnerView:
    reviews = examples.reviews_of(history)
    return learner_view(
        EXERCISES, history, examples.TOPICS, reviews, now or examples.now_of(history)
    )


def state_of(view: LearnerView, exercise_id: str) -> words.State:
    rows = {row.id: row.state for topic in view.topics for row in topic.rows}
    return rows[exercise_id]


def test_an_empty_history_says_what_to_begin_with() -> None:
    """Before the first attempt, the actions are the first exercises of the track."""
    view = view_of()
    assert [action.commands for action in view.actions] == [
        (f"lossdrill next {exercise.id}",) for exercise in EXERCISES[:3]
    ]
    assert (view.attempts, view.failure, view.mistakes, view.periods) == (0, None, (), ())


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        ([], words.NEW),
        ([passing("mse-value")], words.FIRST),
        ([failing("mse-value"), passing("mse-value")], words.LATER),
        ([passing("mse-value"), failing("mse-value")], words.FIRST),
        ([failing("mse-value")], words.OPEN),
        ([failing("mse-value", status="unscored", reason=None)], words.HANDED_IN),
        ([failing("mse-value", status="fault", reason="fault")], words.NEW),
        (
            [failing("mse-value", status="not_run", reason="refused"), passing("mse-value")],
            words.FIRST,
        ),
    ],
)
def test_the_state_of_an_exercise(verdicts: list[Verdict], state: words.State) -> None:
    """It follows from the attempts that say something about the learner: no fault, no misprint."""
    assert state_of(view_of(*verdicts), "mse-value") is state


def test_the_sums_add_up() -> None:
    """The headline's numbers are the sums of what the tables show."""
    history = examples.term()
    view = seen(history)
    rows = [row for topic in view.topics for row in topic.rows]
    assert view.total == len(rows) == len(EXERCISES)
    assert view.passed == sum(row.state.done for row in rows)
    assert view.right_first == sum(row.state is words.FIRST for row in rows)
    assert view.attempts == sum(period.passed + period.failed for period in view.periods)


def test_the_last_failure_is_the_last_one() -> None:
    """It carries its diagnosis and its simplest case, and says when it was passed since."""
    view = seen(examples.term())
    assert view.failure is not None
    assert view.failure.exercise == "huber-gradient"
    assert view.failure.diagnoses == (examples.UNIT_SLOPE[1],)
    assert view.failure.checks == ("matches the reference: 25 of 45 points",)
    assert dict(view.failure.case)["delta"] == "2."
    assert view.failure.since == ""
    later = view_of(diagnosed("mse-value", *SUMMED), passing("mse-value"), passing("mae-value"))
    assert later.failure is not None
    assert later.failure.since == "passed since"


def test_a_later_failure_of_a_passed_exercise_is_not_passed_since() -> None:
    """Only a pass after the failure counts as one."""
    view = view_of(passing("mse-value"), failing("mse-value"))
    assert view.failure is not None
    assert view.failure.since == ""


def test_tries_and_hints_stop_at_the_first_pass() -> None:
    """What came after the pass does not count as effort to reach it."""
    at = "2026-11-03T17:30:00Z"
    view = view_of(
        *(failing("mse-value"), passing("mse-value"), failing("mse-value")),
        solutions=(SolutionOpened(exercise="mse-value", variant=0, gave_up=False, at=at),),
    )
    row = view.topics[0].rows[0]
    assert (row.tries, row.hints, row.solution_seen, row.first) == (2, 0, True, "wrong values")


def test_attempts_at_unknown_exercises_are_counted_apart() -> None:
    """A history may know exercises that this pack lacks; they appear on the time line only."""
    view = view_of(passing("from-another-pack"), failing("from-another-pack"), passing("mse-value"))
    assert (view.attempts, view.elsewhere, view.passed, view.failure) == (3, 2, 1, None)
    assert [each.exercise for each in view.periods[0].entries] == ["from-another-pack", "mse-value"]


@given(st.lists(st.integers(0, 60 * 24 * 900), max_size=300))
def test_the_time_line_loses_no_attempt(minutes: list[int]) -> None:
    """Whatever the dates, each attempt is in one period, and two years fit in a table."""
    attempts = [attempt(passing("mse-value"), minutes=minute) for minute in minutes]
    _, periods = periods_of(attempts, {})
    assert sum(period.passed for period in periods) == len(attempts)
    assert [period.start for period in periods] == sorted({period.start for period in periods})
    assert len(periods) <= MOST_PERIODS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([0.0, 1.5, "nan"], "[0., 1.5, nan]"),
        ([[1, 2], [3, 4]], "[[1, 2], [3, 4]]"),
        (list(range(40)), "[0, 1, 2, 3, 4, 5, 6, 7, … 40 in all]"),
        ({"mean": 0.1}, "mean: 0.1"),
        (1e300, "1e+300"),
        (None, "None"),
        ("\x1b[31mred\u202e", "\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_values_are_short_and_visible(value: object, text: str) -> None:
    """A value of a counterexample is one line of characters that can be seen."""
    assert words.value(value) == text  # type: ignore[arg-type]


def test_the_last_formulas_of_each_exercise_are_shown() -> None:
    """Of several attempts the last one that was read; and that of the last failure."""
    first, last = (typed("huber-derive", formula) for formula in ("r", "|r|"))
    view = view_of(first, last, passing("mse-value"))
    (shown,) = (each for topic in view.topics for each in topic.typed)
    assert (shown.exercise, shown.outcome) == ("huber-derive", "wrong values")
    assert shown.formulas == last.read_as
    assert view.failure is not None
    assert view.failure.formulas == last.read_as
