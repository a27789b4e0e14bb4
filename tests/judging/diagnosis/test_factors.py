"""Right but for a constant: said only where it was measured, named only where one name fits."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.diagnosis.factors import NAMED, Factor
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
    residual,
    residual_judge,
    rounding,
    slope,
    slope_judge,
)

SIZES = {"n": 5.0, "d": 3.0, "k": 7.0, "delta": 0.3}


def scaled(factor: Factor) -> tuple[FunctionJudge, Any]:
    """An exercise in which this factor can be told from all others, and a learner off by it."""
    used = {letter for letter, _ in factor.powers}
    draw = np.random.default_rng(3)

    def reference(x: Any, delta: Any) -> Any:
        return x.sum(axis=0) + delta

    sizes = ((1, 2), (2, 3), (3, 2), (5, 4), (2, 5))
    given = [
        (draw.normal(size=size), delta)
        for size, delta in zip(sizes, (0.5, 2, 3, 1, 0.3), strict=True)
    ]
    second = "k" if "k" in used else "d"
    judge = judge_of(reference, f"(n,{second}),()->({second})", points(given))

    def learner(x: Any, delta: Any) -> Any:
        n, m = x.shape
        sizes = {"n": n, "n - 1": max(n - 1, 1), "n + 1": n + 1, second: m, "delta": delta}
        return reference(x, delta) * factor.of(sizes)

    return judge, learner


@pytest.mark.parametrize("factor", NAMED, ids=lambda factor: str(factor.id))
def test_each_named_factor_is_found(factor: Factor) -> None:
    """An answer that is off by exactly this factor hears its name, its size and its meaning."""
    judge, learner = scaled(factor)
    (found,) = diagnoses(judge, learner)
    assert found.id == factor.id
    assert found.message.startswith("Right but for a factor: every entry is ")
    assert found.message.endswith(f": {factor.meaning}.")
    for letter, _ in factor.powers:
        assert f"{letter} is " in found.message


@pytest.mark.parametrize("factor", NAMED, ids=lambda factor: str(factor.id))
def test_what_is_nearly_a_factor_is_not_one(factor: Factor) -> None:
    """Off in the sixth digit at one point, or in one entry: nothing is said of a factor."""
    judge, learner = scaled(factor)

    def nearly(x: Any, delta: Any) -> Any:
        answer = np.array(learner(x, delta))
        answer[0] *= 1 + 1e-6 * (len(x) == 3)
        return answer

    assert "factor" not in str(named(judge, nearly))


def test_names_are_distinct() -> None:
    """No two names stand for one number; ids are unique."""
    values = [factor.of(SIZES) for factor in NAMED]
    assert len({round(value, 9) for value in values}) == len({f.id for f in NAMED}) == len(NAMED)


def test_a_factor_without_a_name_is_measured() -> None:
    """The number is told, and no cause is made up."""
    (found,) = diagnoses(mse_judge(), lambda y, y_hat: 1.7 * mse(y, y_hat))
    assert found.id == "constant-factor"
    assert found.message == (
        "Right but for a factor: the value is 1.7 times too large, at every point."
    )


def test_a_right_formula_has_no_factor() -> None:
    """Where only a special point fails, "1 times the right one" is never said."""
    given = points(pairs(1, 2, 3, 5)) + points([(np.ones(2), np.ones(2))], "kink", "a perfect fit")
    judge = judge_of(mse, "(n),(n)->()", given)
    assert named(judge, lambda y, y_hat: mse(y, y_hat) or np.nan) == "not-robust"


def test_zeros_have_no_factor() -> None:
    """Where the right answer is 0 nearly everywhere, one other point measures nothing."""
    given = points([(np.ones(n), np.ones(n)) for n in (1, 2, 3)] + pairs(2))
    judge = judge_of(mse, "(n),(n)->()", given)
    for factor in (2.0, -1.0, 1.7):
        assert "factor" not in str(named(judge, lambda y, p, f=factor: f * mse(y, p)))


def test_zero_is_no_factor() -> None:
    """An answer that is 0 everywhere is constant, and not "0 times the right one"."""
    assert named(mse_judge(), lambda y, y_hat: 0.0) == "constant"
    assert named(residual_judge(), lambda y, y_hat: np.zeros(len(y))) == "constant"


def test_two_names_for_one_number_are_no_name() -> None:
    """With two samples everywhere, 2 may be n as well: only the number is told."""
    judge = judge_of(mse, "(n),(n)->()", points(pairs(2, 2, 2, 2)))
    assert named(judge, lambda y, y_hat: 2 * mse(y, y_hat)) == "constant-factor"
    assert named(judge, lambda y, y_hat: mse(y, y_hat) / np.log(2)) == "log-base-2"


def test_a_sign_that_is_wrong_for_some_is_not_reversed() -> None:
    """|r| has the sign reversed for half the samples; that is no reversed sign."""
    judge = residual_judge()
    assert named(judge, lambda y, y_hat: -residual(y, y_hat)) == "sign"
    assert named(judge, lambda y, y_hat: np.abs(residual(y, y_hat))) != "sign"


def test_entries_that_cancel_do_not_hide_a_factor() -> None:
    """Entries that are 0, to rounding, have no ratio; the others decide."""
    X = np.array([[1.0, 1.0], [1.0, -1.0]])
    given = points(
        [(X, np.array([1.0, 1.0]), np.array([4.0, 0.0])), *linear((3, 2), (4, 2), (5, 2))]
    )
    judge = judge_of(slope, "(n,d),(n),(d)->(d)", given, scale=rounding)
    assert slope(*given[0].arguments)[1] == 0
    assert named(judge, lambda X, y, beta: slope(X, y, beta) * len(y)) == "factor-n"
    assert "factor" not in str(named(judge, lambda X, y, beta: slope(X, y, beta) * len(y) + 1e-3))


def test_an_offset_is_measured() -> None:
    """Everything too large by one number is said with the number."""
    (found,) = diagnoses(slope_judge(), lambda X, y, beta: slope(X, y, beta) - 0.25)
    assert found.id == "constant-offset"
    assert found.message == "Right but for a constant: every entry is 0.25 too small."


def test_an_offset_that_large_numbers_would_swallow_is_none() -> None:
    """Beside numbers of a million, differences of any kind below 0.1 are not called the same."""
    draw = np.random.default_rng(5)
    given = points([(1e3 * draw.normal(size=4), 1e3 * draw.normal(size=4)) for _ in range(6)])
    judge = judge_of(mse, "(n),(n)->()", given)
    assert named(judge, lambda y, y_hat: mse(y, y_hat) + 0.03 * (1 + np.cos(y[0]))) == "few-digits"
    assert named(judge, lambda y, y_hat: mse(y, y_hat) + 3.5) == "few-digits"


def test_an_offset_that_some_points_lack_is_none() -> None:
    """One right point among them, and "every entry" would be false."""
    judge = mse_judge()
    assert named(judge, lambda y, y_hat: mse(y, y_hat) + 1) == "constant-offset"
    assert named(judge, lambda y, y_hat: mse(y, y_hat) + (len(y) != 3)) != "constant-offset"


def test_nearly_one_is_no_factor() -> None:
    """Six right digits are a matter of digits, and never "1 times too small"."""
    for factor in (1 + 5e-7, 1 - 5e-7, 1 + 1e-5):
        learner = lambda y, y_hat, f=factor: f * residual(y, y_hat)  # noqa: E731
        assert named(residual_judge(), learner) == "few-digits"


@pytest.mark.parametrize(("exponent", "words"), [(2, "the square of"), (0.5, "the square root of")])
def test_a_power_is_told(exponent: float, words: str) -> None:
    """One exponent at every point, by its name."""
    (found,) = diagnoses(mse_judge(), lambda y, y_hat: mse(y, y_hat) ** exponent)
    assert found.message == f"At every point the value is {words} the right one."


def test_what_grows_otherwise_is_no_power() -> None:
    """A square with something added, or another exponent at one point."""
    assert named(mse_judge(), lambda y, y_hat: mse(y, y_hat) ** 2 + 1) != "power"
    assert named(mse_judge(), lambda y, y_hat: mse(y, y_hat) ** (2 + (len(y) == 3))) != "power"
    assert named(mse_judge(), lambda y, y_hat: -(mse(y, y_hat) ** 2)) != "power"
