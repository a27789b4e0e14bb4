"""The form of what came back."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.function import FunctionJudge
from tests.judging.fakes import (
    diagnoses,
    judge_of,
    mse,
    mse_judge,
    named,
    pairs,
    points,
    residual,
    residual_judge,
    slope,
    slope_judge,
)


def exponential(z: Any) -> Any:
    return np.exp(z)


def rows() -> FunctionJudge:
    draw = np.random.default_rng(4)
    shapes = ((1, 2), (2, 2), (3, 2), (2, 3), (4, 4))
    given = points([(draw.normal(size=shape),) for shape in shapes])
    return judge_of(exponential, "(n,k)->(n,k)", given)


def test_returning_nothing_is_told() -> None:
    """None at every point; None at some is another matter."""
    assert named(mse_judge(), lambda y, y_hat: None) == "returns-nothing"
    assert named(mse_judge(), lambda y, y_hat: None if len(y) > 1 else 9.0) == "wrong-shape"


def test_every_sample_with_every_other_is_seen_by_its_shape() -> None:
    """n x n entries at every point with several samples."""
    judge = residual_judge()
    (found,) = diagnoses(judge, lambda y, y_hat: (y_hat.reshape(-1, 1) - y) / len(y))
    assert found.id == "broadcast-to-square"
    assert found.message.startswith("The result has 2 x 2 entries for 2 samples")


@pytest.mark.parametrize(
    "learner",
    [
        lambda y, y_hat: np.ones((2, 2)) * y[0],
        lambda y, y_hat: np.ones((len(y), len(y), 2)) * y[0],
        lambda y, y_hat: np.outer(y, y) if len(y) < 8 else y,
    ],
)
def test_other_squares_are_not_every_sample_with_every_other(learner: Any) -> None:
    """A fixed square, a cube, or a square at some points only."""
    assert named(residual_judge(), learner) == "wrong-shape"


def test_a_matrix_that_was_asked_for_is_no_broadcast() -> None:
    """With n = k for some, an n x k result is n x n there, and right."""
    assert named(rows(), lambda z: 1 + exponential(z)) != "broadcast-to-square"
    assert named(slope_judge(), lambda X, y, beta: X * 2) != "broadcast-to-square"


@pytest.mark.parametrize(("factor", "word"), [(1, "mean"), (None, "sum")])
def test_one_entry_per_sample_is_to_be_reduced(factor: int | None, word: str) -> None:
    """Right once their mean, or their sum, is taken; which of the two is told."""

    def learner(X: Any, y: Any, beta: Any) -> Any:
        return 2 * (X @ beta - y)[:, None] * X / (factor or len(y))

    (found,) = diagnoses(slope_judge(), learner)
    assert found.id == "not-reduced"
    assert found.message.endswith(f"take their {word}.")


def test_what_does_not_reduce_to_the_right_answer_is_not_called_right() -> None:
    """One entry per sample of something else, or per feature, says nothing about a mean."""
    assert named(mse_judge(), lambda y, y_hat: np.abs(y - y_hat)) == "wrong-shape"
    assert named(slope_judge(), lambda X, y, beta: slope(X, y, beta)[None].T * 2) == "wrong-shape"
    over_features = named(slope_judge(), lambda X, y, beta: np.diag(slope(X, y, beta)))
    assert over_features == "wrong-shape"


def test_rows_and_columns_may_be_exchanged() -> None:
    """Right after transposing, at every point."""
    assert named(rows(), lambda z: exponential(z).T) == "transposed"


def test_what_is_right_at_some_points_is_not_exchanged() -> None:
    """Transposed for some inputs only is not "rows and columns are exchanged"."""
    only_tall = named(rows(), lambda z: exponential(z).T if len(z) > 2 else exponential(z))
    assert only_tall not in {"transposed", "another-shape"}
    assert named(rows(), lambda z: 2 * exponential(z).T) != "transposed"


@pytest.mark.parametrize(
    ("judge", "learner", "came", "wanted"),
    [
        (
            residual_judge(),
            lambda y, y_hat: residual(y, y_hat)[:, None],
            "an array of shape (1, 1)",
            "an array of shape (1,)",
        ),
        (mse_judge(), lambda y, y_hat: [mse(y, y_hat)], "a list of shape (1,)", "a single number"),
        (
            residual_judge(),
            lambda y, y_hat: np.squeeze(residual(y, y_hat)),
            "a number",
            "an array of shape (1,)",
        ),
    ],
)
def test_right_numbers_in_another_shape_are_called_right(
    judge: FunctionJudge, learner: Any, came: str, wanted: str
) -> None:
    """The message begins with the numbers, and shows a point where the shape is another."""
    (found,) = diagnoses(judge, learner)
    assert found.id == "another-shape"
    assert found.message.startswith(f"The numbers are right, but they come as {came} for ")
    assert f"expected {wanted}" in found.message


def test_wrong_numbers_in_another_shape_are_not_called_right() -> None:
    """What came and what was expected, and nothing about the numbers."""
    (found,) = diagnoses(residual_judge(), lambda y, y_hat: np.exp(y)[:, None])
    assert found.id == "wrong-shape"
    assert found.message == (
        "Your function returns an array of shape (1, 1) for arguments of shapes (1,) x (1,); "
        "expected an array of shape (1,)."
    )


def test_a_reversed_order_is_not_another_shape() -> None:
    """The same numbers elsewhere are wrong numbers."""
    judge = judge_of(residual, "(n),(n)->(n)", points(pairs(2, 3, 4)))
    assert named(judge, lambda y, y_hat: residual(y, y_hat)[::-1]) == "reversed-order"
