"""What the entries of an output have to do with the right ones."""

from typing import Any

import numpy as np
import pytest

from tests.judging.fakes import (
    diagnoses,
    judge_of,
    linear,
    mse_judge,
    named,
    points,
    residual,
    residual_judge,
    rounding,
    slope,
)
from tests.judging.fakes import slope_judge as gradient_judge


@pytest.mark.parametrize(("place", "name"), [(0, "first-entry"), (-1, "last-entry")])
def test_an_entry_at_an_end_is_told(place: int, name: str) -> None:
    """Which it is, and whether it is always 0."""

    def learner(value: float) -> Any:
        def answer(*given: Any) -> Any:
            found = slope(*given)
            found[place] = value
            return found

        return answer

    (zero,) = diagnoses(gradient_judge(), learner(0.0))
    (other,) = diagnoses(gradient_judge(), learner(7.0))
    assert zero.id == other.id == name
    assert "entry is wrong: it is always 0." in zero.message
    assert "entry is wrong. " in other.message


def test_an_entry_in_the_middle_is_not_the_first_or_the_last() -> None:
    """One wrong entry elsewhere, or at one point only, is none of the two."""

    def second(*given: Any) -> Any:
        found = slope(*given)
        found[1:2] += 1
        return found

    assert named(gradient_judge(), second) not in {"first-entry", "last-entry"}


def test_numbers_out_of_their_places_are_told() -> None:
    """Reversed, or in some other order."""
    assert named(residual_judge(), lambda y, y_hat: residual(y, y_hat)[::-1]) == "reversed-order"
    assert named(residual_judge(), lambda y, y_hat: np.sort(residual(y, y_hat))) == "another-order"


def test_a_lost_sign_is_told() -> None:
    """Every size right, some signs wrong."""
    (found,) = diagnoses(residual_judge(), lambda y, y_hat: np.abs(residual(y, y_hat)))
    assert found.id == "size-without-sign"
    assert "None comes out negative" in found.message


def test_what_is_cut_off_is_told_with_its_limits() -> None:
    """Only the ends that are seen at several entries."""
    (found,) = diagnoses(residual_judge(), lambda y, y_hat: np.minimum(residual(y, y_hat), 0.125))
    assert found.id == "cut-off"
    assert found.message.startswith("Right, but for what ought to lie above 0.125: ")


@pytest.mark.parametrize(
    "learner",
    [
        lambda y, y_hat: np.tanh(residual(y, y_hat)),
        lambda y, y_hat: np.clip(residual(y, y_hat), -1e-9, 1e-9),
    ],
)
def test_what_is_bent_or_gone_is_not_cut_off(learner: Any) -> None:
    """A largest number alone is no limit, and something must be left between the limits."""
    assert named(residual_judge(), learner) != "cut-off"


def test_the_right_direction_with_another_length_is_told() -> None:
    """Of length 1, or of a length that varies."""

    def unit(*given: Any) -> Any:
        return slope(*given) / np.linalg.norm(slope(*given))

    assert named(gradient_judge(), unit) == "unit-length"
    longer = named(gradient_judge(), lambda *given: unit(*given) * (1 + np.sum(given[1] ** 2)))
    assert longer == "same-direction"
    bent = named(gradient_judge(), lambda *given: slope(*given) * (1 + given[2] ** 2))
    assert bent != "same-direction"


def test_a_single_number_has_neither_entries_nor_a_direction() -> None:
    """For a value none of this is said."""
    found = named(mse_judge(), lambda y, y_hat: np.mean(np.abs(y - y_hat)) ** 2)
    assert found not in {"first-entry", "another-order", "unit-length", "same-direction"}


def test_where_the_right_gradient_is_zero_there_is_no_direction() -> None:
    """A point whose gradient is 0 says nothing of directions, unless something else came out."""
    X = np.array([[1.0, 2.0], [3.0, -1.0]])
    fitted = [(X, X @ beta, beta) for beta in (np.ones(2), np.array([1.0, -2.0]))]
    judge = judge_of(
        slope,
        "(n,d),(n),(d)->(d)",
        points([*linear((2, 2), (3, 2), (2, 3)), *fitted]),
        scale=rounding,
    )
    longer = named(judge, lambda *given: slope(*given) * (2 + np.sin(given[1][0])))
    assert longer == "same-direction"
    other = named(judge, lambda *given: slope(*given) * (2 + np.sin(given[1][0])) + 1e-3)
    assert other != "same-direction"
