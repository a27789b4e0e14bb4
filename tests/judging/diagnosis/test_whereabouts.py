"""Where an answer is right and where it is not, when nothing more is known."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.function import FunctionJudge
from tests.judging.fakes import (
    diagnoses,
    judge_of,
    linear,
    mse,
    mse_judge,
    named,
    pairs,
    points,
    rounding,
    slope,
)


def robust_judge() -> FunctionJudge:
    given = points(pairs(1, 2, 3, 5)) + points([(np.ones(2), np.ones(2))], "kink", "a perfect fit")
    given += points([(np.zeros(1), np.full(1, 1e200))], "stability", "a residual of 1e200")
    given += points([(np.full(2, 1e8), 1e8 + np.array([1.5, -1]))], "stability", "an offset")
    return judge_of(mse, "(n),(n)->()", given)


def message(learner: Any) -> str:
    (found,) = diagnoses(robust_judge(), learner)
    assert found.id == "not-robust"
    return found.message


def test_a_right_formula_is_called_right_first() -> None:
    """And then what happens, and where, each with its own."""
    lead = "The formula is right (4 of 4 ordinary points), but "
    assert message(lambda y, p: mse(y, p) or np.nan) == f"{lead}it gives NaN for a perfect fit."

    def several(y: Any, y_hat: Any) -> Any:
        if np.all(y == y_hat):
            raise ZeroDivisionError("division by zero")
        return min(np.mean(y_hat**2) - 2 * np.mean(y * y_hat) + np.mean(y**2), 1e300)

    assert message(several) == (
        f"{lead}it raises ZeroDivisionError: division by zero for a perfect fit, "
        "and it gives a finite number for a residual of 1e200, and the value is off for an offset."
    )


def test_infinity_and_other_shapes_are_called_what_they_are() -> None:
    """What comes back decides the words."""
    assert "it gives infinity for a perfect fit" in message(lambda y, p: mse(y, p) or np.inf)
    assert "it returns an array of shape (1,) for a perfect fit" in message(
        lambda y, p: mse(y, p) or np.zeros(1)
    )
    assert "it returns nothing (None) for a perfect fit" in message(lambda y, p: mse(y, p) or None)


def test_few_wrong_points_are_listed() -> None:
    """How many are right comes first."""
    (found,) = diagnoses(mse_judge(), lambda y, y_hat: mse(y, y_hat) * (1 + (len(y) == 3)))
    assert found.message == (
        "Right at 6 of 7 ordinary points; wrong for: arguments of shapes (3,) x (3,)."
    )


def test_where_most_is_wrong_nothing_is_called_right() -> None:
    """More than half of the points wrong, and silence is better."""
    assert named(mse_judge(), lambda y, y_hat: mse(y, y_hat) ** (1 + (len(y) > 1))) is None


def test_an_answer_that_raises_often_is_not_right_wherever_it_returns() -> None:
    """The lead is said only if it is true."""

    def learner(y: Any, y_hat: Any) -> Any:
        if len(y) > 3:
            raise ValueError("too many")
        return np.exp(mse(y, y_hat))

    (found,) = diagnoses(mse_judge(), learner)
    assert found.message.startswith("Your function raises ValueError: too many (")


def test_an_answer_that_returns_nowhere_is_not_right_where_it_returns() -> None:
    """Where every ordinary call raised, nothing is known to be right."""

    def learner(y: Any, y_hat: Any) -> Any:
        if y_hat[0] != 1e200:
            raise ValueError("never")
        return np.inf

    (found,) = diagnoses(robust_judge(), learner)
    assert found.message.startswith("Your function raises ValueError: never (")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("single-sample", lambda n, d: n == 1),
        ("single-feature", lambda n, d: d == 1),
        ("square-matrix", lambda n, d: n == d > 1),
    ],
)
def test_a_size_that_is_wrong_throughout_is_told(name: str, wrong: Any) -> None:
    """At every point of this size and at no other; one exception, and it is not said."""
    shapes = ((1, 2), (1, 3), (2, 1), (3, 1), (2, 2), (3, 3), (3, 2), (4, 3))
    judge = judge_of(slope, "(n,d),(n),(d)->(d)", points(linear(*shapes)), scale=rounding)

    def learner(X: Any, y: Any, beta: Any) -> Any:
        return slope(X, y, beta) * (1 + wrong(*X.shape) * np.sin(X[0, 0]))

    def with_an_exception(X: Any, y: Any, beta: Any) -> Any:
        return slope(X, y, beta) if X.shape in {(1, 3), (3, 1), (3, 3)} else learner(X, y, beta)

    assert named(judge, learner) == name
    assert named(judge, with_an_exception) == "right-but-for"
