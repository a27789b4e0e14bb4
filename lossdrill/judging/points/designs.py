"""Points with a matrix of features: alone, `(X,)`, for second derivatives; and with a grid of two
weights, `(X, y, b0, b1)`, for surfaces.
"""

import random
from collections.abc import Iterator

import numpy as np

from lossdrill.judging.points.linear import SHAPES
from lossdrill.judging.points.point import Point, Source, in_float32, laid_out, normal, vector
from lossdrill.judging.points.simple_numbers import TINY


def features() -> Source:
    """X alone: the Hessian of a loss with constant curvature."""

    def points(draw: random.Random) -> Iterator[Point]:
        for about, rows in SIMPLE.items():
            yield Point((np.array(rows, float),), about)
        for n, d in SHAPES:
            yield Point((normal(draw, n, d),), f"n = {n}, d = {d}")
        yield Point((normal(draw, 6, 3) * vector(1e3, 1, 1e-3),), "columns of very different size")
        plain = Point((normal(draw, 5, 2),), "n = 5, d = 2")
        yield laid_out(plain, "F", "X in Fortran order")
        yield laid_out(plain, "reversed", "reversed views")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        yield Point((np.array([[1, 2], [3, -1], [0, 2], [-2, 1]]),), "integer X")
        yield Point((np.array([[1, 2], [2, 1], [4, -3]]),), "integer X, three samples")
        tiny = np.array([[1.0, 1.0], [2.0, -3.0], [-1.0, 2.0], [3.0, 0.5]]) * vector(1, TINY[0])
        yield Point((tiny,), "a feature of very small numbers", "stability")

    return points


SIMPLE = {
    "one sample, one feature": [[1]],
    "one sample, x = 2": [[2]],
    "one sample, two features": [[1, -2]],
    "two samples, one feature": [[1], [3]],
    "two samples, two features": [[1, 2], [3, 5]],
    "three samples, two features": [[1, 1], [1, -1], [2, 0]],
    "a column of ones": [[1, 2], [1, 4], [1, 3]],
    "columns that are multiples of each other": [[1, 2], [2, 4], [3, 6]],
    "two equal samples": [[1, 2], [1, 2], [3, -1]],
}
"""Whole numbers, as floats. No column is all 0: its scale would be, too, and rounding could not be
told from a mistake.
"""


def weight_grids() -> Source:
    """Two features, targets, and values for either weight: the surface of a loss above them."""

    def points(draw: random.Random) -> Iterator[Point]:
        x, y = np.array([[1.0, 0.0]]), vector(3)
        yield Point((x, y, vector(0, 1, 2), vector(0, 1)), "one sample that sees b0 alone")
        x = np.array([[0.0, 1.0]])
        yield Point((x, y, vector(0, 1), vector(0, 1, 2)), "one sample that sees b1 alone")
        X, y = np.array([[1.0, 1.0], [1.0, 2.0]]), vector(1, 3)
        yield Point((X, y, vector(2), vector(1)), "a single pair of weights")
        yield Point((X, y, vector(-1, 0), vector(2, 3)), "two values of either weight")
        yield Point((X, y, vector(-1, 0, 1), vector(2)), "three values of b0, one of b1")
        yield Point((X, y, vector(-1), vector(0, 1, 2)), "one value of b0, three of b1")
        X, y = np.array([[1.0, 2.0], [3.0, 5.0], [0.0, 1.0]]), vector(1, -1, 4)
        yield Point((X, y, vector(0, 1, 3), vector(2, 0, -1)), "as many samples as weights")
        X, y = np.array([[1.0, 2.0], [1.0, 2.0], [2.0, -1.0], [1.0, 2.0]]), vector(4, 4, 1, 0)
        yield Point((X, y, vector(0, 1), vector(1, 2)), "samples that are equal")
        whole = (np.array([[1, 2], [3, -1], [0, 2]]), np.array([1, 4, 2]))
        yield Point((*whole, np.array([0, 1]), np.array([-1, 2, 3])), "integers throughout")
        for n, p, q in ((1, 3, 2), (5, 2, 4), (4, 4, 4), (20, 3, 5)):
            yield _drawn_grid(draw, n, p, q)
        plain = _drawn_grid(draw, 6, 3, 4)
        yield laid_out(plain, "F", "X in Fortran order")
        yield laid_out(plain, "reversed", "reversed views")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        X, y, b0, b1 = _drawn_grid(draw, 5, 3, 3).arguments
        scales = vector(1e3, 1e-3)
        yield Point((X * scales, y, b0 / 1e3, b1 * 1e3), "columns of very different size")

    return points


def _drawn_grid(draw: random.Random, n: int, p: int, q: int) -> Point:
    X, y, b0, b1 = (normal(draw, *shape) for shape in ((n, 2), (n,), (p,), (q,)))
    return Point((X, y, b0, b1), f"n = {n}, {p} values of b0, {q} of b1")
