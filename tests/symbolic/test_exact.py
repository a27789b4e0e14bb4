"""The 50-digit witness against closed forms that cannot cancel."""

from typing import TYPE_CHECKING, Any

import mpmath
import numpy as np
import pytest

if TYPE_CHECKING:
    from tests.symbolic.conftest import Case

DIGITS = mpmath.mpf(10) ** -45


def close(found: Any, expected: Any) -> bool:
    return bool(abs(found - expected) <= DIGITS * abs(expected))


@pytest.mark.parametrize("z", [1e3, 745.0, 40.0, 1e-9, 0.0, -1e-300, -36.75, -1e3])
def test_log_loss_of_a_logit(loss: Any, z: float) -> None:
    """45 digits are right for logits up to 1000, where 1 - p is as small as 1e-435."""
    exact = loss("log_loss_logit").exact
    with mpmath.workdps(60):
        softplus = mpmath.log1p(mpmath.exp(-abs(z)))
        sigmoid = mpmath.exp(min(z, 0.0)) / (1 + mpmath.exp(-abs(z)))
        assert close(exact.value(0, z), softplus + max(z, 0.0))
        assert close(exact.value(1, z), softplus + max(-z, 0.0))
        assert close(exact.gradient(0, z), sigmoid)
        assert close(-exact.gradient(1, -z), sigmoid)


@pytest.mark.parametrize("z", [40.0, 1e-9, 0.0, -36.75])
def test_curvature_of_the_log_loss(loss: Any, z: float) -> None:
    """p (1 - p) for either label, as small as it is where the model is sure."""
    exact = loss("log_loss_logit").exact
    with mpmath.workdps(80):
        p = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
        assert close(exact.curvature(0, z), p * (1 - p))
        assert close(exact.curvature(1, z), p * (1 - p))


@pytest.mark.parametrize("row", [[0.0, 0.0], [1e3, -1e3, 5.0], [1.0, 2.0, 3.0, 4.0], [7.0]])
def test_softmax(loss: Any, row: list[float]) -> None:
    """The gradient of the log-sum-exp is the softmax, entry by entry, down to e^-2000."""
    z = np.array([row])
    with mpmath.workdps(60):
        shifted = [mpmath.exp(mpmath.mpf(entry) - max(row)) for entry in row]
        softmax = loss("log_sum_exp").exact.gradient(z)
        assert softmax.shape == z.shape
        total = mpmath.fsum(shifted)
        assert all(close(a, b / total) for a, b in zip(softmax[0], shifted, strict=True))


def test_a_logit_of_minus_infinity(loss: Any) -> None:
    """It rules a class out: the log-sum-exp and the softmax are those of the other classes."""
    for witness in (loss("log_sum_exp").exact, loss("log_sum_exp").derived):
        with_it, without = np.array([[2.0, -np.inf, 0.5]]), np.array([[2.0, 0.5]])
        assert witness.value(with_it) == witness.value(without)
        *left, right = witness.gradient(with_it)[0][[0, 2, 1]]
        assert right == 0
        assert list(left) == list(witness.gradient(without)[0])


def test_tiny_probabilities(loss: Any) -> None:
    """A probability of 1e-300 costs the label 0 its own size: 1 - p does not round to 1."""
    exact = loss("log_loss").exact
    with mpmath.workdps(60):
        assert close(exact.value(0, 1e-300), mpmath.mpf(1e-300))
        assert close(exact.value(1, 1e-300), -mpmath.log(mpmath.mpf(1e-300)))


def test_ends_of_the_unit_interval(loss: Any) -> None:
    """At p = 0 and p = 1 the value is 0 or infinite, and so are the NumPy functions."""
    for witness in (loss("log_loss").exact, loss("log_loss").derived):
        y, p = np.array([0, 1, 1, 0]), np.array([0.0, 1.0, 0.0, 1.0])
        assert list(witness.value(y, p)) == [0, 0, np.inf, np.inf]
        assert list(witness.gradient(y, p)) == [1, -1, -np.inf, np.inf]


def test_floats_count_at_their_binary_value(loss: Any) -> None:
    """0.1 is what the machine holds, in float32 another number than in float64."""
    exact = loss("mae").exact
    assert exact.value(0, 0.1) == mpmath.mpf(0.1)
    assert exact.value(0, np.float32(0.1)) == mpmath.mpf(float(np.float32(0.1)))
    assert exact.value(0, np.float32(0.1)) != exact.value(0, 0.1)


def test_nearest_floats_are_not_at_the_kink(loss: Any) -> None:
    """Only the kink itself has an interval; the smallest float beside it does not."""
    low, high = loss("mae").exact.interval(np.zeros(3), np.array([-5e-324, 0.0, 5e-324]))
    assert list(low) == [-1, -1, 1]
    assert list(high) == [-1, 1, 1]


def test_root_of_the_mean(loss: Any) -> None:
    """RMSE takes one square root of the mean; its slope 1 / (2 sqrt m) is infinite at 0."""
    exact, derived = loss("rmse").exact, loss("rmse").derived
    assert exact.outer(4.0) == derived.outer(4.0) == 2
    assert exact.outer_gradient(4.0) == derived.outer_gradient(4.0) == 0.25
    assert exact.outer_gradient(0.0) == derived.outer_gradient(0.0) == np.inf


def test_results_do_not_depend_on_the_precision_around(case: "Case") -> None:
    """The caller's mpmath precision changes neither the digits nor is it changed."""
    before = mpmath.mp.dps
    plain = case.exact.gradient(*case.points)
    with mpmath.workdps(300):
        assert np.all(case.exact.gradient(*case.points) == plain)
    assert mpmath.mp.dps == before
