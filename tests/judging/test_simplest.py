"""The simplest failing case, and when it is looked for."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lossdrill.errors import NotRun
from lossdrill.judging import simplest
from lossdrill.judging.curve import Along, grid
from lossdrill.judging.function import MOST_REPEATED
from lossdrill.judging.groundwork import MOST_SIMPLE
from lossdrill.judging.variant import Variant
from lossdrill.sandbox.wire import Answer, Call
from tests.judging.fakes import (
    asking,
    judge_of,
    mse,
    mse_judge,
    observe,
    pairs,
    points,
    residual,
    rule,
)

ALONG = Along("residual", "loss", grid(-3, 3), lambda x: (np.zeros(1), np.array([x])))
"""One sample whose target is 0."""


def test_it_is_asked_for_only_after_a_failure() -> None:
    """A right answer runs once; a wrong one a second time where something still simpler may fail,
    and no more.
    """
    runs: list[int] = []

    def counted(learner: Any) -> Any:
        def ask(calls: Sequence[Call]) -> Sequence[Answer]:
            runs.append(len(calls))
            return asking(learner)(calls)

        return ask

    judge = mse_judge()
    judge(counted(mse), Variant("fake", 0))
    assert runs == [7 + MOST_REPEATED + MOST_SIMPLE]
    judge(counted(lambda y, y_hat: mse(y, y_hat) + 1), Variant("fake", 0))
    assert len(runs) == 2
    judge(counted(lambda y, y_hat: mse(y, y_hat) + (len(y) > 2)), Variant("fake", 0))
    assert len(runs) == 4


def test_few_numbers_come_first() -> None:
    """Where every case fails, a single sample is shown."""
    ruling = rule(mse_judge(), lambda y, y_hat: mse(y, y_hat) + 1)
    assert ruling.counterexample is not None
    assert ruling.counterexample.inputs == {"y": [0.0], "y_hat": [3.0]}
    assert (ruling.counterexample.yours, ruling.counterexample.expected) == (10.0, 9.0)
    assert ruling.counterexample.digits_right == 0
    assert ruling.counterexample.digits_needed == 9


def test_round_numbers_come_before_random_ones() -> None:
    """Two samples that can be checked by hand say more than one of sixteen digits."""
    whole = (np.array([1.0, 2.0]), np.array([2.0, 4.0]))
    judge = judge_of(residual, "(n),(n)->(n)", points([*pairs(1, 3), whole]))
    ruling = rule(judge, lambda y, y_hat: residual(y, y_hat) + 1)
    assert ruling.counterexample is not None
    assert ruling.counterexample.inputs == {"y": [1.0], "y_hat": [2.0]}


def test_what_needs_two_samples_is_shown_with_two() -> None:
    """A missing mean cannot be seen with one sample: a pair out of a larger case shows it."""
    judge = judge_of(mse, "(n),(n)->()", points([(np.arange(8.0), np.ones(8))]))
    ruling = rule(judge, lambda y, y_hat: np.sum((y_hat - y) ** 2))
    assert ruling.counterexample is not None
    assert ruling.counterexample.inputs == {"y": [0.0, 1.0], "y_hat": [1.0, 1.0]}


def test_ordinary_cases_come_before_special_ones() -> None:
    """A special point is shown where only special points fail."""
    given = points([(np.array([1.25]), np.array([2.75]))])
    given += points([(np.zeros(1), np.zeros(1))], "kink", "a perfect fit")
    judge = judge_of(mse, "(n),(n)->()", given)
    everywhere = rule(judge, lambda y, y_hat: 1.0).counterexample
    there = rule(judge, lambda y, y_hat: mse(y, y_hat) or np.nan).counterexample
    assert everywhere is not None
    assert everywhere.inputs == {"y": [1.25], "y_hat": [2.75]}
    assert there is not None
    assert there.inputs == {"y": [0.0], "y_hat": [0.0]}
    assert (there.yours, there.digits_right) == ("nan", None)


def test_it_follows_from_the_evidence_alone() -> None:
    """The same failure shows the same case, whatever ran before."""
    first, second = (
        simplest.candidates(observe(mse_judge(), lambda y, y_hat: 0.0), ()) for _ in range(2)
    )
    assert len(first) == len(second) == simplest.MOST_CANDIDATES
    for one, other in zip(first, second, strict=True):
        for left, right in zip(one.arguments, other.arguments, strict=True):
            np.testing.assert_array_equal(left, right)


def test_special_points_are_not_taken_apart() -> None:
    """A part of a kink is no kink: smaller cases come from ordinary points only."""
    given = points(pairs(1)) + points([(np.zeros(5), np.zeros(5))], "kink", "a perfect fit")
    judge = judge_of(mse, "(n),(n)->()", given)
    assert simplest.candidates(observe(judge, lambda y, y_hat: mse(y, y_hat) or np.nan), ()) == []


def test_yours_is_told_in_words_where_it_is_no_number() -> None:
    """An exception, nothing, or a dict: what came instead of numbers."""

    def learner(y: Any, y_hat: Any) -> Any:
        if len(y) == 1:
            raise ZeroDivisionError
        return mse(y, y_hat)

    for wrong, words in ((learner, "raised ZeroDivisionError"), (lambda y, y_hat: {}, "a dict")):
        found = rule(mse_judge(), wrong).counterexample
        assert found is not None
        assert found.yours == words


def test_what_only_explains_does_not_decide() -> None:
    """An answer that was judged stays judged when the smaller cases cannot run at all."""
    judge = mse_judge(along=ALONG)

    asked: list[int] = []

    def ask_once(calls: Sequence[Call]) -> Sequence[Answer]:
        asked.append(len(calls))
        if len(asked) > 1:
            raise NotRun("timeout", "The run was stopped.")
        return asking(lambda y, y_hat: 2 * mse(y, y_hat))(calls)

    ruling = judge(ask_once, Variant("fake", 0))
    assert (ruling.status, ruling.reason) == ("wrong", "value")
    assert ruling.counterexample is not None
    assert ruling.diagnoses[0].id == "factor-two"
    assert ruling.curve is None
    assert len(asked) == 2


def test_the_curve_comes_with_the_second_question() -> None:
    """Both lines, the learner's and the right one, along the grid."""
    judge = mse_judge(along=ALONG)
    curve = rule(judge, lambda y, y_hat: 2 * mse(y, y_hat)).curve
    assert curve is not None
    assert curve.expected == tuple(x**2 for x in curve.x)
    assert curve.yours == tuple(2 * x**2 for x in curve.x)
