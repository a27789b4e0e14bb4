"""The references of exercises with several results against SciPy and scikit-learn."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import scipy.optimize
import sklearn.linear_model
import sklearn.metrics
from scipy.special import expit

from lossdrill.judging.all_of import judges_in
from lossdrill.judging.points.point import Point
from lossdrill.judging.results import ResultsJudge
from lossdrill.judging.solution import load_judge
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack

Array = Any
PACK = open_pack()


def results_of(exercise_id: str) -> ResultsJudge:
    judges = judges_in(load_judge(PACK, PACK.exercise(exercise_id)))
    return next(judge for judge in judges if isinstance(judge, ResultsJudge))


def calls(exercise_id: str) -> Iterator[tuple[Callable[..., Any], Point]]:
    """Those of all variants, each once."""
    judge = results_of(exercise_id)
    points = {
        point.about + str(point.length): point
        for number in range(0, VARIANTS, 4)
        for point in judge.prepared(Variant(exercise_id, number))
    }
    yield from ((judge.reference, point) for point in points.values())


def test_ridge_has_no_slope_where_scikit_learn_ends() -> None:
    """Their alpha beside a sum of squares is n times lam beside a mean."""
    for ridge, point in calls("ridge-objective"):
        X, y, beta, b0, lam = point.arguments
        found = sklearn.linear_model.Ridge(alpha=len(y) * lam, solver="svd").fit(X, y)
        if lam == 0 or np.ptp(y) == 0 or len(y) == 1:
            continue
        least, *slopes = ridge(X, y, found.coef_, found.intercept_, lam)
        size = 1 + np.max(np.abs(X)) * np.max(np.abs(y))
        assert all(np.max(np.abs(slope)) < 1e-9 * size for slope in slopes), point.about
        assert least <= ridge(X, y, beta, b0, lam)[0]


def test_ridge_slopes_are_derivatives_of_its_value() -> None:
    """A parabola: central differences of it have no error but rounding."""
    for ridge, point in calls("ridge-objective"):
        X, y, beta, b0, lam = point.arguments
        step = 0.125

        def value(weights: Array, given: Any = (ridge, X, y, lam)) -> float:
            ridge, X, y, lam = given
            return float(ridge(X, y, weights[1:], weights[0], lam)[0])

        weights = np.append(b0, beta)
        steps = step * np.eye(len(weights))
        slopes = [(value(weights + h) - value(weights - h)) / (2 * step) for h in steps]
        _, grad_beta, grad_b0 = ridge(X, y, beta, b0, lam)
        np.testing.assert_allclose(
            np.append(grad_b0, grad_beta), slopes, rtol=1e-8, atol=1e-11 * value(weights)
        )


def test_lines_of_the_regression_capstone() -> None:
    """Least squares, a linear programme, and Huber by a method for smooth functions."""
    for compare, point in calls("capstone-regression"):
        x, y, spoilt, delta = point.arguments
        found = compare(x, y, spoilt, delta)
        for key, t in (("clean", y), ("spoilt", spoilt)):
            np.testing.assert_allclose(found["mse"][key], np.polyfit(x, t, 1)[::-1], rtol=1e-9)
            np.testing.assert_array_equal(found["mse"][key], found["rmse"][key])
            median = sklearn.linear_model.QuantileRegressor(quantile=0.5, alpha=0).fit(
                x[:, None], t
            )
            least = sklearn.metrics.mean_absolute_error(t, median.predict(x[:, None]))
            a, b = found["mae"][key]
            assert sklearn.metrics.mean_absolute_error(t, a + b * x) <= least * (1 + 1e-9)
            A = np.stack([np.ones(len(x)), x], axis=1)
            smooth = scipy.optimize.least_squares(
                lambda w, A=A, t=t: A @ w - t,
                np.polyfit(x, t, 1)[::-1],
                loss="huber",
                f_scale=delta,
                xtol=1e-15,
                ftol=1e-15,
                gtol=1e-12,
            )
            np.testing.assert_allclose(found["huber"][key], smooth.x, rtol=1e-5)
        for name, loss in (
            ("mse", sklearn.metrics.mean_squared_error),
            ("rmse", sklearn.metrics.root_mean_squared_error),
            ("mae", sklearn.metrics.mean_absolute_error),
        ):
            a, b = found[name]["spoilt"]
            assert found[name]["loss"] == pytest.approx(loss(spoilt, a + b * x), rel=1e-12)


def losses(y: Array, scores: Array) -> dict[str, float]:
    return {
        "log": sklearn.metrics.log_loss(y, np.stack([expit(-scores), expit(scores)], axis=1)),
        "hinge": sklearn.metrics.hinge_loss(2 * y - 1, scores),
        "brier": sklearn.metrics.brier_score_loss(y, expit(scores)),
    }


def test_losses_and_minimum_of_the_classification_capstone() -> None:
    """At the final weights; and where classes overlap, descent ends where their solver does."""
    for train, point in calls("capstone-classification"):
        X, y, lr, _ = point.arguments
        found = train(*point.arguments)
        for name, one in found.items():
            own = losses(y, X @ one["weights"])[name]
            assert one["loss"] == pytest.approx(own, rel=1e-9, abs=1e-15)
        if point.about.startswith("overlapping"):
            model = sklearn.linear_model.LogisticRegression(
                C=np.inf, fit_intercept=False, tol=1e-10, max_iter=1000
            ).fit(X, y)
            settled = train(X, y, lr, 20_000)["log"]
            np.testing.assert_allclose(settled["weights"], model.coef_[0], rtol=1e-4)
            assert settled["chance"] == pytest.approx(np.mean(y), rel=1e-9)
            assert settled["length"][-1] == pytest.approx(settled["length"][-2], rel=1e-9)
        elif point.about.startswith("separable"):
            long, longer = (train(X, y, lr, steps) for steps in (2_000, 20_000))
            assert longer["log"]["length"][-1] > 1.2 * long["log"]["length"][-1]
            assert 0 < longer["log"]["loss"] < long["log"]["loss"]
            assert longer["hinge"]["loss"] == 0.0
            assert longer["hinge"]["length"][-1] == long["hinge"]["length"][-1]


def test_slopes_of_the_landscape_capstone() -> None:
    """At a few places, against differences of the losses there."""
    for landscape, point in calls("capstone-landscape"):
        X, t, y, u, v, delta = point.arguments
        found = landscape(*point.arguments)
        place = np.unravel_index(len(u) * len(v) // 3, (len(v), len(u)))
        h = 1e-6
        grid_u, grid_v = u[place[1]] + h * np.arange(-1, 2), v[place[0]] + h * np.arange(-1, 2)
        for name, one in landscape(X, t, y, grid_u, grid_v, delta).items():
            L = one["loss"]
            slope = np.hypot(L[1, 2] - L[1, 0], L[2, 1] - L[0, 1]) / (2 * h)
            assert found[name]["slope"][place] == pytest.approx(slope, rel=1e-4, abs=1e-6)
            assert L[1, 1] == pytest.approx(found[name]["loss"][place], rel=1e-12)
        scores = X @ [u[place[1]], v[place[0]]]
        assert found["mse"]["loss"][place] == pytest.approx(
            sklearn.metrics.mean_squared_error(t, scores)
        )
        assert found["mae"]["loss"][place] == pytest.approx(
            sklearn.metrics.mean_absolute_error(t, scores)
        )
        for name, value in losses(y, np.clip(scores, -30, 30)).items():
            if np.max(np.abs(scores)) < 30:
                assert found[name]["loss"][place] == pytest.approx(value, rel=1e-9)
        assert [name for name, one in found.items() if not one["convex"]] == ["brier"]
