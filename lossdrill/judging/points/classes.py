"""Points for several classes: logits of shape (n, k), and one-hot labels before them."""

import random
from collections.abc import Iterator

import numpy as np

from lossdrill.judging.points.point import Point, Source, first_again, in_float32, laid_out, normal

SHAPES = ((2, 3), (3, 2), (4, 4), (1, 5), (7, 3))


def logit_rows() -> Source:
    """(z,) with z of shape (n, k)."""

    def points(draw: random.Random) -> Iterator[Point]:
        for point in _logits(draw):
            yield Point((point.arguments[1],), point.about, point.group, point.rtol)

    return points


def one_hot_logits() -> Source:
    """(Y, Z), Y one-hot, both of shape (n, k)."""
    return _logits


def _logits(draw: random.Random) -> Iterator[Point]:
    yield _point([[0, 0]], [0], "one sample, equal logits")
    yield _point([[1, 0]], [0], "one sample, two classes")
    yield _point([[1, 0]], [1], "one sample, two classes, the other label")
    yield _point([[1, 2, 3]], [2], "one sample, three classes")
    yield _point([[1, 0, 2, 0]], [2], "one sample, four classes")
    yield _point([[1, 0, 2], [0, 3, 1]], [0, 1], "two samples, three classes")
    yield _point([[2, 2, 2], [-1, -1, 0]], [1, 0], "equal logits in a row")
    yield _point([[0.5, -1], [2, 1], [-3, -2.5]], [0, 1, 1], "three samples, two classes")
    yield _point([[-5, -3, -4], [-2, -7, -6]], [0, 2], "all logits negative")
    plain = _point([[0.5, -1, 2], [1.5, 0, -0.5]], [1, 0], "two samples")
    yield plain
    yield laid_out(plain, "F", "Fortran order")
    yield laid_out(plain, "reversed", "reversed views")
    yield laid_out(plain, "strided", "every second row of a larger array")
    yield in_float32(plain)
    Y, Z = _point([[1, 0, 2], [-1, 3, 1]], [2, 0], "").arguments
    yield Point((Y.astype(int), Z.astype(int)), "integer inputs")
    yield Point((Y.astype(int), Z / 2), "integer labels")
    for n, k in SHAPES:
        labels = [draw.randrange(k) for _ in range(n)]
        yield first_again(_point(normal(draw, n, k, spread=2.0), labels, f"n = {n}, k = {k}"))
    yield from _extreme()


def _extreme() -> Iterator[Point]:
    group = "stability"
    yield _point([[1000, 1001, 1002]], [1], "logits near 1000", group)
    yield _point([[-1000, -1001, -1002]], [1], "logits near -1000", group)
    yield _point([[1000, 0]], [0], "a gap of 1000, label on top", group)
    yield _point([[1000, 0]], [1], "a gap of 1000, label below", group)
    yield _point([[0, 1000]], [1], "a gap of 1000, label on top", group)
    yield _point([[0, -1000, 40]], [0], "gaps of 40 and 1040", group)
    yield _point([[1000, 0, 0], [0, 0, 1]], [1, 2], "one row with a gap of 1000", group)
    # Four fifths of the gap lie above the mean of the row: more than the exponential bears.
    yield _point([[1000, 0, 0, 0, 0]], [0], "one logit of 1000 above four of 0", group)
    yield _point([[2000, 2001], [-2000, -2001]], [0, 1], "rows at levels of ±2000", group)
    yield _point([[40, 0, 0], [0, 40, 0]], [1, 1], "a gap of 40", group)
    yield _point(
        [[2000, 0], [0, 2000], [2000, 0], [0, 2000]], [1, 0, 1, 0], "gaps of 2000, all wrong", group
    )
    # Above 88.7 float32 overflows; a gap of 60 leaves a probability that float32 can still hold.
    yield in_float32(_point([[100, 99, 40]], [1], "logits near 100"))


def _point(
    logits: list[list[float]] | np.ndarray,
    labels: list[int],
    about: str,
    group: str = "ordinary",
) -> Point:
    Z = np.array(logits, float)
    Y = np.zeros(Z.shape)
    Y[np.arange(len(labels)), labels] = 1
    return Point((Y, Z), about, group)  # type: ignore[arg-type]
