"""Right, but not to enough digits."""

from typing import Any

import numpy as np
import pytest

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


def in_a_buffer(y: Any, y_hat: Any) -> Any:
    gradient = np.zeros_like(y)
    for place in range(len(y)):
        gradient[place] = (y_hat[place] - y[place]) / len(y)
    return gradient


def test_integer_buffers_are_suspected_where_integers_fail() -> None:
    """Right for floats, wrong for integers: said with the points, and the cause as a question."""
    (found,) = diagnoses(residual_judge(), in_a_buffer)
    assert found.id == "integer-buffer"
    assert found.message.startswith("Right for floats; wrong for: integer inputs. Is there")
    assert found.message.endswith("?")


def test_what_fails_for_floats_too_is_no_matter_of_integers() -> None:
    """Nor is an exception, which speaks for itself."""
    rounded = named(residual_judge(), lambda y, y_hat: np.round(residual(y, y_hat)))
    assert rounded != "integer-buffer"

    def in_place(y: Any, y_hat: Any) -> Any:
        answer = y_hat.copy()
        answer -= y
        answer /= len(y)
        return answer

    (found,) = diagnoses(residual_judge(), in_place)
    assert found.id == "raised"
    assert found.message.startswith("Right wherever it returns, but it raises UFuncTypeError")


def test_float32_is_recognised() -> None:
    """Every number is one of float32, next to the right one."""
    found = named(residual_judge(), lambda y, y_hat: residual(np.float32(y), np.float32(y_hat)))
    assert found == "float32-accuracy"


@pytest.mark.parametrize(
    "learner",
    [
        lambda y, y_hat: np.round(residual(y, y_hat), 5),
        lambda y, y_hat: residual(y, y_hat) * (1 + 1e-6),
        lambda y, y_hat: np.float16(residual(y, y_hat)).astype(float),
    ],
)
def test_other_roundings_are_not_float32(learner: Any) -> None:
    """Five decimals, six digits, float16."""
    assert named(residual_judge(), learner) != "float32-accuracy"


def test_wrong_numbers_in_float32_are_wrong_numbers() -> None:
    """The dtype is not what is wrong with them."""
    doubled = named(residual_judge(), lambda y, y_hat: np.float32(2 * residual(y, y_hat)))
    assert doubled != "float32-accuracy"


def test_finite_differences_have_few_digits() -> None:
    """How many are right, how many are needed, and where it is worst."""

    def learner(X: Any, y: Any, beta: Any) -> Any:
        def loss(b: Any) -> Any:
            return np.mean((X @ b - y) ** 2)

        steps = 1e-6 * np.eye(len(beta))
        return np.array([(loss(beta + step) - loss(beta)) / 1e-6 for step in steps])

    (found,) = diagnoses(slope_judge(), learner)
    assert found.id == "few-digits"
    assert found.message.startswith("Right to ")
    assert "but 9 are needed (furthest off for arguments of shapes " in found.message


@pytest.mark.parametrize("error", [1e-2, 0.5])
def test_two_digits_are_not_called_right(error: float) -> None:
    """An error of a hundredth, even at one point only, is no matter of digits."""
    found = named(mse_judge(), lambda y, y_hat: mse(y, y_hat) * (1 + error * (len(y) == 3)))
    assert found == "right-but-for"


def test_digits_are_counted_at_the_worst_point() -> None:
    """One point with four digits among exact ones: four are right, and the point is named."""
    (found,) = diagnoses(mse_judge(), lambda y, y_hat: mse(y, y_hat) * (1 + 3e-5 * (len(y) == 3)))
    assert found.message.startswith(
        "Right to 4 digits, but 9 are needed (furthest off for arguments of shapes (3,) x (3,))"
    )


def test_a_point_without_an_answer_has_no_digits() -> None:
    """NaN or an exception somewhere, and no count of digits is true."""
    given = points(pairs(1, 2, 3)) + points(linear((2, 2)))[:0]
    judge = judge_of(mse, "(n),(n)->()", given)
    assert named(judge, lambda y, y_hat: np.nan if len(y) == 2 else mse(y, y_hat)) == (
        "right-but-for"
    )
    assert named(slope_judge(), lambda X, y, beta: slope(X, y, beta) * np.nan) == "constant"


@pytest.mark.parametrize("decimals", [1, 2, 4])
def test_rounded_numbers_are_told_with_their_decimals(decimals: int) -> None:
    """However few digits of a small number are left."""
    judge = mse_judge()
    (found,) = diagnoses(judge, lambda y, y_hat: round(float(mse(y, y_hat)), decimals))
    assert found.message.startswith(f"Right, but rounded to {decimals} decimals")


def test_whole_numbers_are_told() -> None:
    """Cut off by // or int()."""
    (found,) = diagnoses(mse_judge(), lambda y, y_hat: mse(y, y_hat) // 1)
    assert found.message.startswith("Everything behind the decimal point is cut off")


def test_rounded_up_is_not_cut_off() -> None:
    """What is above the right number has not lost its decimals to an integer division."""
    (up,) = diagnoses(residual_judge(), lambda y, y_hat: np.ceil(residual(y, y_hat)))
    (down,) = diagnoses(residual_judge(), lambda y, y_hat: (y_hat - y) // len(y))
    assert up.message.startswith("Only whole numbers come out")
    assert down.message.startswith("Everything behind the decimal point is cut off")


def test_nan_for_integers_is_no_buffer_of_integers() -> None:
    """An array of integers cannot hold it."""

    def learner(y: Any, y_hat: Any) -> Any:
        return residual(y, y_hat) * (np.nan if y.dtype.kind == "i" else 1)

    assert named(residual_judge(), learner) == "right-but-for"


def test_a_small_entry_does_not_have_the_digits_of_a_large_one() -> None:
    """Beside the largest entry it may vanish: then nothing is said of digits."""
    given = [(X * np.array([1.0, 1e-8]), y, beta) for X, y, beta in linear((2, 2), (3, 2), (4, 2))]
    judge = judge_of(slope, "(n,d),(n),(d)->(d)", points(given), scale=rounding)
    small = named(judge, lambda *given: slope(*given) * np.array([1.0, 1.001]))
    large = named(judge, lambda *given: slope(*given) * np.array([1 + 1e-6, 1.0]))
    assert small != "few-digits"
    assert large in {"few-digits", "first-entry"}
