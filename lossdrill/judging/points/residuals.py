"""Points for losses of a residual: arguments (y, y_hat), and after them a threshold where the
loss has one.
"""

import random
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from lossdrill.judging.points.point import (
    Point,
    Source,
    first_again,
    in_float32,
    laid_out,
    normal,
    vector,
)

TINY = (2.0**-20, 2.0**-30)
"""Small residuals: a threshold that ought to be zero shows here."""

FAR = 1e8
"""An offset that targets and predictions share: only their difference matters, and squares of
numbers as large as this leave no digits of it."""


def residuals(thresholds: Sequence[float] = ()) -> Source:
    """y and y_hat of shape (n,); with `thresholds`, a scalar delta > 0 as third argument."""

    def points(draw: random.Random) -> Iterable[Point]:
        plain = [*_simple(), *_in_memory(), *_redrawn(draw), *_outlier()]
        if not thresholds:
            return plain
        return [
            *_with(plain, thresholds),
            *_on_each_branch(thresholds[0]),
            *(point for delta in thresholds for point in _around(delta)),
        ]

    return points


def _simple() -> Iterator[Point]:
    yield Point((vector(0), vector(3)), "one sample")
    yield Point((vector(0), vector(-3)), "one sample, predicted too low")
    yield Point((vector(0), vector(0.25)), "one small residual")
    yield Point((vector(1, 2), vector(2, 4)), "two samples")
    yield Point((vector(2, 1, 4), vector(1, 3, 4.5)), "three samples")
    yield Point((vector(2, -2), vector(0, 0)), "residuals that cancel in a sum")
    yield Point((vector(3, 5, 4, 6), vector(1, 4.5, 2, 2)), "all residuals negative")
    yield Point((vector(1, 2, 0), vector(2, 4.5, 3)), "all residuals positive")
    yield Point((vector(-1.5, 2, 0.5), vector(-1.5, 2, 0.5)), "a perfect fit", "kink")
    yield Point((vector(1, 2, 3), vector(1, 2.5, 1)), "one residual exactly 0")
    for size in TINY:
        yield Point((vector(0, 0), vector(size, -size)), f"residuals of {size:.0e}", "stability")
    y, y_hat = FAR + vector(0, 2, -1), FAR + vector(1.5, 1, -1.25)
    yield Point((y, y_hat), f"targets near {FAR:.0e}", "stability")


def _in_memory() -> Iterator[Point]:
    y, y_hat = vector(1, -2, 0.5, 4, 2.5), vector(0.5, 1, -1.5, 4.25, 0)
    plain = Point((y, y_hat), "five samples")
    yield plain
    whole = (np.array([3, -1, 4, 1]), np.array([1, 2, 4, -2]))
    yield Point(whole, "integer inputs")
    yield Point((np.array([3, -1, 4]), vector(1.5, 0.25, 4.5)), "integer targets")
    yield laid_out(plain, "reversed", "reversed views")
    yield laid_out(plain, "strided", "every second entry of a larger array")
    yield in_float32(plain)


def _redrawn(draw: random.Random) -> Iterator[Point]:
    for n in (2, 3, 7, 40):
        y = normal(draw, n, spread=2.0)
        y_hat = y + normal(draw, n, spread=1.5)
        yield first_again(Point((y, y_hat), f"{n} random samples"))


def _outlier() -> Iterator[Point]:
    """Where residuals are cut off at some size before they count, it shows."""
    yield Point((vector(1, 2), vector(3, 1002)), "one residual of 1000")


def _with(plain: Iterable[Point], thresholds: Sequence[float]) -> Iterator[Point]:
    """Each plain point once, taking the thresholds in turn."""
    for place, point in enumerate(plain):
        delta = thresholds[place % len(thresholds)]
        if point.group == "float32":
            delta = float(np.float32(delta))
        yield Point((*point.arguments, delta), point.about, point.group, point.rtol)


def _on_each_branch(delta: float) -> Iterator[Point]:
    """Several samples, all on one branch: what is said of a branch is seen here."""
    for about, factors in (
        ("all residuals inside delta", vector(0.5, -0.9, 0.1)),
        ("all residuals beyond delta", vector(1.5, 4, 9)),
        ("all residuals beyond delta, negative", -vector(1.5, 4, 9)),
    ):
        yield Point((np.zeros(3), factors * delta, delta), about)


def _around(delta: float) -> Iterator[Point]:
    """Inside, beyond, exactly at the threshold, and one float to either side of it."""
    zero = vector(0)
    for sign, side in ((1.0, "above"), (-1.0, "below")):
        yield Point((zero, vector(sign * delta / 2), delta), f"inside delta, {side}")
        yield Point((zero, vector(sign * (delta + 2.0)), delta), f"beyond delta, {side}")
    edge = vector(delta, -delta, np.nextafter(delta, 0), np.nextafter(delta, np.inf))
    yield Point((np.zeros(4), edge, delta), "residuals exactly at delta, and next to it", "kink")
