"""What quantities make of the loss of one sample."""

import math
from typing import Any

import numpy as np
import pytest

from lossdrill.judging.derived import DerivedLoss, Formulas, per_sample
from lossdrill.judging.quantities import expectation, minus_total, sample_value


def log_ratio(p: Any, q: Any) -> Any:
    return np.log(p) - np.log(q)


LOG_RATIO = DerivedLoss(
    name="log_ratio",
    target="p",
    prediction="q",
    parameters=(),
    value=per_sample(log_ratio),
    gradient=per_sample(lambda p, q: -1 / q + 0 * p),
    curvature=per_sample(lambda p, q: 1 / q**2 + 0 * p),
    formulas=Formulas(value="log(p / q)", gradient="-1 / q"),
)


def unit(*arguments: Any) -> Any:
    return np.ones_like(arguments[0])


def test_the_value_of_each_sample() -> None:
    """Without a mean, in the shape of the samples."""
    quantity = sample_value(LOG_RATIO, scale=unit)
    p, q = np.array([0.5, 0.25]), np.array([0.25, 0.5])
    expected = quantity.expected(p, q)
    assert expected.value.tolist() == [math.log(2), -math.log(2)]
    assert expected.scale.tolist() == [1, 1]


def test_an_expectation_leaves_out_what_never_happens() -> None:
    """Also where both probabilities are 0; and it is infinite where only the prediction is."""
    quantity = expectation(LOG_RATIO, scale=lambda p, q: np.ones(()))
    half = np.array([0.5, 0.0, 0.5])
    assert quantity.value(half, np.array([0.25, 0.75, 0.0])) == np.inf
    value = quantity.value(half, np.array([0.125, 0.0, 0.875]))
    assert value == pytest.approx(0.5 * math.log(4) + 0.5 * math.log(4 / 7))
    assert quantity.value(half, half) == 0


def test_minus_the_total_has_no_mean() -> None:
    """Twice the samples, twice the number."""
    quantity = minus_total(LOG_RATIO, scale=lambda p, q: np.ones(()))
    p, q = np.array([0.5, 0.25]), np.array([0.25, 0.125])
    assert quantity.expected(p, q).value == pytest.approx(-2 * math.log(2))
    twice = quantity.value(np.tile(p, 2), np.tile(q, 2))
    assert twice == pytest.approx(2 * quantity.value(p, q))
