"""Points for losses of several classes with margins: labels 0, ..., k - 1 of shape (n,), and scores
of shape (n, k).
"""

import random
from collections.abc import Iterator, Sequence

import numpy as np

from lossdrill.judging.points.point import (
    Point,
    Source,
    dyadic,
    first_again,
    in_float32,
    laid_out,
    normal,
)

SHAPES = ((2, 3), (3, 2), (4, 4), (1, 5), (7, 3), (40, 6))
FAR = 1e6
"""A level that all scores of a sample share: only their differences matter."""


def labelled_scores() -> Source:
    """(y, S), y the index of each sample's class."""

    def points(draw: random.Random) -> Iterator[Point]:
        yield from _two_classes()
        yield from _three_and_more()
        plain = _point([1, 0, 2], [[0.5, -1, 2], [1.5, 0, 1.25], [-0.5, 0.75, 0]], "three samples")
        yield plain
        yield laid_out(plain, "F", "S in Fortran order")
        yield laid_out(plain, "reversed", "reversed views")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        yield Point((np.array([2, 0]), np.array([[1, 0, 2], [-1, 3, 1]])), "integer scores")
        for n, k in SHAPES:
            labels = [draw.randrange(k) for _ in range(n)]
            S = normal(draw, n, k, spread=1.5)
            yield first_again(_point(labels, S, f"n = {n}, k = {k}"))
        labels = [draw.randrange(3) for _ in range(6)]
        yield _point(labels, dyadic(draw, 6, 3), "six samples, scores in eighths")
        for level, about in ((-2000.0, "-2000"), (FAR, "a million"), (-FAR, "minus a million")):
            scores = level + np.array([[0.5, 0, -1], [2, 1.25, 3]])
            yield _point([0, 2], scores, f"scores near {about}", "stability")

    return points


def _two_classes() -> Iterator[Point]:
    yield _point([0], [[0, 0]], "one sample, equal scores")
    yield _point([0], [[0.5, 0]], "one sample inside the margin")
    yield _point([1], [[0.5, 0]], "one sample on the wrong side")
    yield _point([0], [[1, 0]], "one sample exactly on the margin")
    yield _point([1], [[-1, 2]], "one sample beyond the margin")
    yield _point([0, 1], [[3, 1], [1, -1]], "one beyond the margin, one on the wrong side")
    yield _point([1, 0, 1, 1], [[0.5, 1], [2, 1], [-3, 1], [0, 0.25]], "four samples")


def _three_and_more() -> Iterator[Point]:
    yield _point([0], [[2, 1.5, 1.25]], "one sample, two rivals within the margin")
    yield _point([0], [[2, 1.5, -3]], "one sample, one rival within the margin")
    yield _point([2], [[1, 3, 2]], "one sample, one rival above the label")
    yield _point([0], [[1, 2, 2]], "one sample, two rivals tie above the label")
    yield _point([1], [[2, 2, -1]], "one sample, a rival ties with the label")
    yield _point([0], [[0.5, -2, -3]], "one sample beyond the margin, rivals negative")
    yield _point([1], [[-3, -2.5, -4]], "one sample, all scores negative")
    yield _point([1, 2], [[-5, -3, -4], [-2, -7, -6]], "two samples, all scores negative")
    yield _point([1, 0], [[0, 4, 1], [5, 0, 2]], "all beyond the margin")
    yield _point([2, 2, 2], [[1, 0, 2], [0.5, 1, 0], [3, 1, 2.5]], "labels all the last class")
    yield _point([0, 1], [[1, 0, 2, 0.25], [0, 3, 2.5, 2.75]], "two of four classes occur")
    yield _point([1, 2, 0], [[1, 2, 0], [0, 1, 3], [2, 2, 2]], "as many samples as classes")


def _point(
    labels: Sequence[int],
    scores: Sequence[Sequence[float]] | np.ndarray,
    about: str,
    group: str = "ordinary",
) -> Point:
    return Point((np.array(labels), np.array(scores, float)), about, group)  # type: ignore[arg-type]
