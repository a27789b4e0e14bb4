"""Points for gradients through the linear model X @ beta: arguments (X, y, beta).

They differ in the targets: real numbers, labels 0 and 1, or labels -1 and 1. Kinks are hit with
small integers and dyadic fractions, so that X @ beta is exact in every order of summation;
elsewhere the distance to a kink is checked, and the draw repeated where it is too small.
"""

import random
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from lossdrill.judging.points.point import (
    Point,
    Source,
    dyadic,
    first_again,
    in_float32,
    laid_out,
    normal,
    vector,
)
from lossdrill.judging.points.simple_numbers import TINY

SHAPES = ((2, 1), (3, 2), (5, 3), (3, 3), (2, 4), (20, 2))
"""(n, d): more samples than features, fewer, as many."""
CLEAR = 1e-3
"""Distance to a kink, relative to what is added up in the prediction, away from kinks."""

Targets = Callable[[random.Random, np.ndarray], np.ndarray]


def linear_targets() -> Source:
    """y real: gradients of MSE, MAE, RMSE."""

    def points(draw: random.Random) -> Iterator[Point]:
        yield from _simple()
        yield from _general(draw, _real_targets, _residual)
        # Cut off to whole numbers, predictions of 0.875 and 1.0625 would meet their targets, and a
        # mean of 1.5 would be 1.
        whole = (np.array([[1, 2], [3, 1]]), np.array([0, 1]), vector(0.25, 0.3125))
        yield Point(whole, "two samples, integer X and y")
        yield from _perfect_fits()
        yield from _tiny_residuals()
        yield from _tiny_column()

    return points


def linear_labels() -> Source:
    """y in {0, 1}, through the sigmoid: gradient of the log loss."""

    def points(draw: random.Random) -> Iterator[Point]:
        x = np.array([[1.0]])
        yield Point((x, np.array([1]), vector(0)), "one sample, logit 0, label 1")
        yield Point((x, np.array([0]), vector(0)), "one sample, logit 0, label 0")
        yield Point((x, vector(1), vector(1)), "one sample, logit 1, label 1")
        yield Point((x, vector(0), vector(1)), "one sample, logit 1, label 0")
        yield Point((x, vector(1), vector(-1)), "one sample, logit -1, label 1")
        yield Point((x, vector(0), vector(-1)), "one sample, logit -1, label 0")
        X = np.array([[1.0, 2.0], [3.0, -1.0]])
        yield Point((X, vector(1, 0), vector(1, 0)), "two samples")
        yield Point((X, np.array([1, 1]), vector(0, -1)), "two samples, labels 1")
        yield Point((X, vector(0, 0), vector(0, 0)), "beta = 0, labels 0")
        yield from _general(draw, _zero_one, None)
        both = np.array([[1.0], [-1.0], [1.0], [-1.0]])
        for logit in (40.0, 1000.0):
            yield Point(
                (both, vector(1, 0, 0, 1), vector(logit)), f"logits of ±{logit:g}", "stability"
            )
            yield Point(
                (both, vector(1, 0, 1, 0), vector(logit)),
                f"logits of ±{logit:g}, all labels right",
                "stability",
            )
            yield Point((x, vector(0), vector(logit)), f"a logit of {logit:g}", "stability")
            yield Point((x, vector(0), vector(-logit)), f"a logit of -{logit:g}", "stability")
            yield Point((x, vector(1), vector(-logit)), f"a logit of -{logit:g}", "stability")

    return points


def linear_margins() -> Source:
    """y in {-1, 1}: gradient of the hinge loss, with samples exactly on the margin."""

    def points(draw: random.Random) -> Iterator[Point]:
        x = np.array([[1.0]])
        yield Point((x, vector(1), vector(0)), "one sample, score 0")
        yield Point((x, vector(-1), vector(0)), "one sample, score 0, label -1")
        yield Point((x, vector(1), vector(0.5)), "one sample inside the margin")
        yield Point((x, vector(1), vector(1.5)), "one sample beyond the margin")
        yield Point((x, vector(1), vector(-2)), "one sample on the wrong side")
        yield Point((x, vector(-1), vector(-2)), "one sample beyond the margin, label -1")
        X = np.array([[2.0, 1.0], [1.0, -1.0]])
        yield Point((X, vector(1, 1), vector(1, 0.5)), "one sample beyond the margin, one inside")
        X = np.array([[1.0, 2.0], [3.0, -1.0], [-2.0, 0.5]])
        yield Point((X, vector(1, -1, 1), vector(0.25, 0.25)), "three samples")
        yield Point((X, vector(1, 1, 1), vector(-0.25, 0.125)), "three samples of one class")
        yield Point((X, np.array([1, -1, -1]), vector(0, 0)), "w = 0, integer labels")
        yield Point((X * 8, vector(1, 1, -1), vector(1, 0.25)), "all samples beyond the margin")
        y = np.where(np.arange(9) == 4, 1.0, -1.0)
        yield Point((dyadic(draw, 9, 2), y, vector(0.375, -0.1875)), "one of nine samples positive")
        whole = np.array([[1, 2], [3, -1], [0, 2]])
        yield Point(
            (whole, np.array([1, -1, 1]), vector(0.25, 0.125)), "integer X, labels 1, -1, 1"
        )
        yield from _general(draw, _plus_minus, _to_margin)
        yield Point((x, vector(1), vector(1)), "one sample exactly on the margin", "kink")
        yield Point((x, vector(-1), vector(-1)), "one sample exactly on the margin", "kink")
        X = np.array([[1.0, 0.0], [0.0, 2.0], [4.0, 1.0], [-1.0, 1.0]])
        yield Point(
            (X, vector(1, 1, -1, -1), vector(1, 0.5)), "two samples exactly on the margin", "kink"
        )
        X = np.array([[2.0, 1.0, 4.0], [1.0, -3.0, 0.5], [-1.0, 0.0, 2.0]])
        yield Point(
            (X, np.array([1, 1, -1]), vector(0.5, 1, -0.25)), "two of three on the margin", "kink"
        )
        for size in TINY:
            for w, side in ((vector(1 - size), "inside"), (vector(1 + size), "beyond")):
                yield Point((x, vector(1), w), f"{side} the margin by {size:.0e}", "kink")

    return points


def _simple() -> Iterator[Point]:
    x = np.array([[1.0]])
    yield Point((x, vector(0), vector(3)), "one sample, one feature")
    yield Point((x, vector(0), vector(-3)), "one sample, predicted too low")
    yield Point((np.array([[2.0]]), vector(1), vector(1)), "one sample, x = 2")
    yield Point((np.array([[1.0, -2.0]]), vector(4), vector(2, 3)), "one sample, two features")
    X = np.array([[1.0, 2.0], [3.0, 5.0]])
    yield Point((X, vector(1, -1), vector(1, 1)), "two samples, two features")
    yield Point((X, vector(5, 9), vector(1, 1)), "all residuals negative")
    yield Point((X * 4, vector(0, 0), vector(0, 0.5)), "targets 0")
    X = np.array([[1.0, 1.0], [1.0, -1.0], [2.0, 0.0]])
    yield Point((X, vector(0, 4, 4), vector(1, 1)), "residuals of both signs")
    X = np.array([[1.0], [3.0]])
    yield Point((X, vector(2, 2), vector(1)), "residuals that cancel in a sum")


def _perfect_fits() -> Iterator[Point]:
    """Some residuals exactly 0, and all of them.

    The samples that are fitted exactly have linearly independent rows of X: each subgradient there
    comes from one set of weights, so that any of them can be told from what is none.
    """
    X = np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.25]])
    beta = vector(2, -0.5)
    fit = X @ beta
    yield Point((np.array([[1.0]]), vector(2), vector(2)), "one sample, perfect fit", "kink")
    yield Point((X[:2], fit[:2], beta), "a perfect fit", "kink")
    yield Point((X[:2] / 16, fit[:2] / 16, beta), "a perfect fit, small X", "kink")
    wide, weights = np.array([[1.0, -2.0, 0.5], [4.0, 1.0, -1.0]]), vector(2, 1.5, -1)
    yield Point((wide, wide @ weights, weights), "a perfect fit, n = 2, d = 3", "kink")
    yield Point((X, fit + vector(0, 1, -2), beta), "one residual exactly 0", "kink")
    yield Point((X, fit + vector(0, 0, 4), beta), "two residuals exactly 0", "kink")


def _tiny_residuals() -> Iterator[Point]:
    """Targets and predictions are as tiny: nothing cancels, and a right answer loses nothing."""
    X = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    for size in TINY:
        # A guard of 1e-12 in a denominator is a right answer, one of 1e-3 is not.
        rtol = 1e-2 if size < 1e-8 else 1e-5
        about = f"residuals of {size:.0e}"
        yield Point((np.array([[1.0]]), vector(size), vector(0)), about, "stability", rtol)
        beta = size * vector(1, -1)
        y = X @ beta - size * vector(1, -1, 1)
        yield Point((X, y, beta), about, "stability", rtol)


def _tiny_column() -> Iterator[Point]:
    """Central differences of a parabola or a straight line have no error but rounding; next to a
    loss of thousands that is more than what a feature of 1e-6 contributes.
    """
    X = np.array([[1.0, 1.0], [2.0, -3.0], [-1.0, 2.0], [3.0, 0.5]]) * vector(1, TINY[0])
    y = vector(-90.5, 120.25, 60.125, -75.75)
    yield Point((X, y, vector(1.5, 2)), "a feature of very small numbers", "stability")


def _general(
    draw: random.Random,
    targets: Targets,
    distance: Callable[[np.ndarray, np.ndarray], np.ndarray] | None,
) -> Iterable[Point]:
    """Random samples of every shape, badly scaled columns, memory layouts, integers, float32."""
    for n, d in SHAPES:
        X, y, beta = _clear_of_kinks(draw, n, d, vector(*[1.0] * d), targets, distance)
        yield first_again(Point((X, y, beta), f"n = {n}, d = {d}"))
    scale = vector(1e3, 1, 1e-3)
    X, y, beta = _clear_of_kinks(draw, 6, 3, scale, targets, distance)
    yield Point((X, y, beta), "columns of very different size")
    X, y, beta = _clear_of_kinks(draw, 5, 2, vector(1, 1), targets, distance)
    plain = Point((X, y, beta), "n = 5, d = 2")
    yield laid_out(plain, "F", "X in Fortran order")
    yield laid_out(plain, "reversed", "reversed views")
    yield laid_out(plain, "strided", "every second entry of a larger array")
    yield in_float32(plain)
    whole = np.array([[1, 2], [3, -1], [0, 2], [-2, 1]])
    labels = targets(draw, np.zeros(4))
    if labels.dtype.kind == "f":
        labels = np.round(labels)
    yield Point((whole, labels.astype(int), vector(0.25, 0.3125)), "integer X and y")


def _clear_of_kinks(
    draw: random.Random,
    n: int,
    d: int,
    scale: np.ndarray,
    targets: Targets,
    distance: Callable[[np.ndarray, np.ndarray], np.ndarray] | None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    while True:
        X, beta = normal(draw, n, d) * scale, normal(draw, d) / scale
        prediction = X @ beta
        y = targets(draw, prediction)
        added = np.abs(y) + np.abs(X) @ np.abs(beta)
        if distance is None or np.all(np.abs(distance(y, prediction)) > CLEAR * added):
            return X, y, beta


def _real_targets(draw: random.Random, prediction: np.ndarray) -> np.ndarray:
    return np.asarray(prediction + normal(draw, len(prediction), spread=1.5))


def _zero_one(draw: random.Random, prediction: np.ndarray) -> np.ndarray:
    return np.array([draw.randint(0, 1) for _ in prediction], float)


def _plus_minus(draw: random.Random, prediction: np.ndarray) -> np.ndarray:
    return np.array([draw.choice((-1.0, 1.0)) for _ in prediction])


def _residual(y: np.ndarray, prediction: np.ndarray) -> np.ndarray:
    return np.asarray(prediction - y)


def _to_margin(y: np.ndarray, score: np.ndarray) -> np.ndarray:
    return np.asarray(1 - y * score)
