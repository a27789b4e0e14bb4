"""What holds for the right answer, and not for the learner's."""

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
    slope,
    slope_judge,
)


def shares(z: Any) -> Any:
    return z**2 / np.sum(z**2, axis=1, keepdims=True)


def shares_judge() -> FunctionJudge:
    """Rows that add up to 1."""
    draw = np.random.default_rng(3)
    shapes = ((1, 2), (1, 3), (2, 3), (3, 2), (4, 4), (5, 3))
    return judge_of(shares, "(n,k)->(n,k)", points((draw.normal(size=shape),) for shape in shapes))


def test_rows_with_another_sum_are_measured() -> None:
    """The sum that all right rows have, and that of the learner's first odd row."""
    (found,) = diagnoses(shares_judge(), lambda z: np.sqrt(shares(z)) / 4**0.5 + 0.5)
    assert found.id == "row-sums"
    assert found.message.startswith("Every row of the right result adds up to 1; row 1 of yours")


def test_rows_with_the_right_sum_break_no_law() -> None:
    """They may be wrong all the same."""
    assert named(shares_judge(), lambda z: shares(np.exp(z))) != "row-sums"


@pytest.mark.parametrize(
    ("keep", "diagnosis_id"),
    [
        (np.s_[:1], "first-row-only"),
        (np.s_[:-1], "last-row"),
        (np.s_[:, :-1], "last-column"),
    ],
)
def test_a_loop_that_ends_early_shows_in_rows_and_columns(keep: Any, diagnosis_id: str) -> None:
    """One row right, or all but the last row or column."""

    def learner(z: Any) -> Any:
        out = np.zeros(z.shape)
        out[keep] = shares(z)[keep]
        return out

    assert named(shares_judge(), learner) == diagnosis_id


def test_what_is_never_negative_is_told_where_it_is() -> None:
    """With the smallest number that came out."""
    (found,) = diagnoses(mse_judge(), lambda y, y_hat: mse(y, y_hat) - 2 * abs(y[0]) - 1)
    assert found.id == "negative"


def test_a_difference_may_be_negative() -> None:
    """No law where the right result has both signs."""
    assert named(slope_judge(), lambda X, y, beta: slope(X, y, beta) - abs(beta) - 1) != "negative"


def test_an_argument_without_effect_is_named() -> None:
    """Two points that differ in it alone, different right answers, and one of the learner's."""
    given = pairs(1, 2, 3, 4)
    judge = judge_of(mse, "(n),(n)->()", points([*given, *((2 * y, y_hat) for y, y_hat in given)]))
    (found,) = diagnoses(judge, lambda y, y_hat: np.mean(np.abs(y_hat) ** 3))
    assert found.id == "argument-without-effect"
    assert "how does y come into it?" in found.message


@pytest.mark.parametrize(
    ("times", "share", "hint"), [(0.01, 1, "is that a penalty?"), (1, -0.1, "step")]
)
def test_an_argument_that_is_added_is_told_with_its_factor(
    times: float, share: float, hint: str
) -> None:
    """A penalty, or the weights after a step."""
    judge = slope_judge()
    (found,) = diagnoses(judge, lambda X, y, beta: times * beta + share * slope(X, y, beta))
    assert found.id == "argument-added"
    assert f"{times:g} times beta" in found.message
    assert hint in found.message


def test_what_goes_wrong_between_samples_is_told_from_the_samples() -> None:
    """Right for single ones, wrong for several."""
    given = points(pairs(1, 1, 1, 2, 3, 4, 5))
    judge = judge_of(mse, "(n),(n)->()", given)
    assert named(judge, lambda y, y_hat: np.median((y - y_hat) ** 2)) == "several-samples"


@pytest.mark.parametrize(("sign", "side"), [(1, "large"), (-1, "small")])
def test_a_value_that_errs_to_one_side_says_to_which(sign: int, side: str) -> None:
    """Never too small, or never too large."""
    judge = mse_judge()
    assert named(judge, lambda y, y_hat: mse(y, y_hat) ** (1 + sign / 9) + sign / 2) in {
        f"too-{side}",
        "negative",
    }


def test_a_value_that_errs_to_both_sides_does_not() -> None:
    """Nothing is said where nothing is known."""
    found = named(mse_judge(), lambda y, y_hat: np.exp(y_hat[0]))
    assert found not in {"too-large", "too-small", "negative"}


def test_what_changes_from_call_to_call_comes_first() -> None:
    """Other findings about such answers say little."""
    draw = np.random.default_rng(4)
    assert named(mse_judge(), lambda y, y_hat: -draw.random()) == "nondeterministic"


def test_rounding_is_not_an_argument_that_is_added() -> None:
    """What differences leave over is a multiple of something too, if a very small one."""
    judge = slope_judge()
    assert named(judge, lambda X, y, beta: slope(X, y, beta) * (1 + 1e-8)) != "argument-added"
    assert named(judge, lambda X, y, beta: slope(X, y, beta) + 1e-8 * beta) != "argument-added"


def test_an_argument_that_has_its_effect_elsewhere_is_not_blamed() -> None:
    """Wrong at the few points where it does not."""
    given = pairs(1, 2, 3, 4)
    judge = judge_of(mse, "(n),(n)->()", points([*given, *((2 * y, y_hat) for y, y_hat in given)]))

    def learner(y: Any, y_hat: Any) -> Any:
        return 1.0 if len(y) == 1 else mse(y, y_hat)

    assert named(judge, learner) != "argument-without-effect"
