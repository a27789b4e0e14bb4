"""The definition, its NumPy print and plain numerical differentiation agree, for every loss."""

from typing import TYPE_CHECKING, Any

import mpmath
import numpy as np
import pytest

from lossdrill.judging.derived import SampleLoss
from lossdrill.symbolic.exact import ExactLoss

if TYPE_CHECKING:
    from tests.symbolic.conftest import Case

H = mpmath.mpf(10) ** -30


def slope(case: "Case", function: Any) -> Any:
    """Central differences along the prediction, at every point."""
    with mpmath.workdps(120):
        exactly = np.frompyfunc(mpmath.mpf, 1, 1)
        ahead, behind = (
            function(*(exactly(argument) for argument in case.moved(step * exactly(1.0))))
            for step in (H, -H)
        )
        return (ahead - behind) / (2 * H)


def smooth_points(case: "Case") -> Any:
    """Where no kink of the gradient is within reach of a difference."""
    if case.derived.interval is None:
        return np.ones(len(case.points[0]), dtype=bool)
    low, high = case.derived.interval(*case.points)
    return low == high


def test_both_offer_what_judging_asks_for(case: "Case") -> None:
    """The NumPy functions and the 50-digit ones fulfil the same protocol."""
    witnesses: tuple[SampleLoss, ...] = (case.derived, case.exact)
    for witness in witnesses:
        assert (witness.interval is None) == (case.derived.interval is None)
        assert (witness.outer is None) == (case.derived.outer is None)


def test_exact_gradient_is_the_slope_of_the_value(case: "Case") -> None:
    """Off the kinks the gradient agrees with central differences of the value to 25 digits."""
    precise = ExactLoss(case.definition, digits=100)
    if case.definition.by_row:
        return  # see test_rows: one logit moves at a time
    error = abs(slope(case, precise.value) - precise.gradient(*case.points))
    allowed = 1e-25 * np.maximum(1, abs(precise.gradient(*case.points)))
    assert np.all((error <= allowed)[smooth_points(case)])


def test_curvature_is_the_slope_of_the_gradient(case: "Case") -> None:
    """Off the kinks the printed curvature agrees with differences of the exact gradient."""
    if case.definition.by_row:
        return
    expected = slope(case, ExactLoss(case.definition, digits=100).gradient).astype(float)
    at_corner = np.zeros(len(expected), dtype=bool)
    target, parameters = case.points[0], case.points[2:]
    for kink in case.derived.kinks:
        at_corner |= kink.at(target, *parameters) == case.points[1]
    curvature = case.derived.curvature(*case.points)
    np.testing.assert_allclose(curvature[~at_corner], expected[~at_corner], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", ["cross_entropy", "log_sum_exp"])
def test_rows(loss: Any, name: str) -> None:
    """Moving one logit at a time gives the row gradient, and the diagonal of its derivative."""
    case = loss(name)
    precise = ExactLoss(case.definition, digits=100)
    *target, z = case.points
    with mpmath.workdps(120):
        logits = np.frompyfunc(mpmath.mpf, 1, 1)(z)
        gradient = precise.gradient(*target, logits)
        curvature = case.derived.curvature(*case.points)
        for column, unit in enumerate(np.eye(z.shape[1], dtype=int)):
            ahead, behind = (*target, logits + unit * H), (*target, logits - unit * H)
            slopes = (precise.value(*ahead) - precise.value(*behind)) / (2 * H)
            assert np.all(abs(slopes - gradient[:, column]) < 1e-35)
            second = precise.gradient(*ahead) - precise.gradient(*behind)
            assert np.all(abs(second[:, column] / (2 * H) - curvature[:, column]) < 1e-12)


def test_numpy_is_within_rounding_of_the_exact_value(case: "Case") -> None:
    """Value and gradient are finite and within 1e-13 of their rounding scale, at every point."""
    for printed, exact, scale in (
        (case.derived.value, case.exact.value, case.value_scale),
        (case.derived.gradient, case.exact.gradient, case.gradient_scale),
    ):
        ours, expected = printed(*case.points), exact(*case.points)
        assert np.all(np.isfinite(ours))
        assert ours.shape == expected.shape
        with mpmath.workdps(50):
            error = abs(expected - ours)
            assert np.all(error <= 1e-13 * abs(scale(expected, *case.points)))


def test_intervals_agree(case: "Case") -> None:
    """Both witnesses give the same set of subgradients, and the gradient lies in it."""
    if case.derived.interval is None or case.exact.interval is None:
        assert not any(kink.jumps == "gradient" for kink in case.derived.kinks)
        return
    low, high = case.derived.interval(*case.points)
    exact_low, exact_high = case.exact.interval(*case.points)
    assert np.all(exact_low == low)
    assert np.all(exact_high == high)
    assert np.any(low < high)
    gradient = case.derived.gradient(*case.points)
    assert np.all((low <= gradient) & (gradient <= high))


def test_limits_at_kinks(case: "Case") -> None:
    """A hair to the left and to the right of each kink the exact gradient has its two limits."""
    target, *parameters = (case.points[0], *case.points[2:])
    for kink in case.derived.kinks:
        place = kink.at(target, *parameters)
        left, right = kink.left(target, *parameters), kink.right(target, *parameters)
        assert np.all(left == right) == (kink.jumps == "curvature")
        with mpmath.workdps(60):
            exactly = np.frompyfunc(mpmath.mpf, 1, 1)(place)
            for side, limit in ((-H, left), (H, right)):
                gradient = case.exact.gradient(target, exactly + side, *parameters)
                assert np.all(abs(gradient - limit) <= 2 * H)
