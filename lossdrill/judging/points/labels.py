"""Points for the labels 0 and 1, with probabilities and with logits; and logits by themselves.

Labels come as floats at some points and as integers at others.
"""

import random
from collections.abc import Iterator

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


def probabilities() -> Source:
    """(y, p) with y in {0, 1} and p in [0, 1], both of shape (n,)."""

    def points(draw: random.Random) -> Iterator[Point]:
        yield Point((vector(1), vector(0.5)), "one sample, p = 1/2")
        yield Point((vector(1), vector(0.25)), "one sample, label 1")
        yield Point((vector(0), vector(0.25)), "one sample, label 0")
        yield Point((vector(1, 0), vector(0.5, 0.75)), "two samples")
        yield Point((vector(1, 1, 1), vector(0.5, 0.25, 0.75)), "labels all 1")
        yield Point((vector(0, 0, 0), vector(0.5, 0.25, 0.75)), "labels all 0")
        plain = Point((vector(1, 0, 0, 1, 1), vector(0.9, 0.2, 0.6, 0.3, 0.75)), "five samples")
        yield plain
        yield laid_out(plain, "reversed", "reversed views")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        yield Point((np.array([1, 0, 1]), vector(0.8, 0.4, 0.1)), "integer labels")
        for n, kind in ((2, int), (3, float), (7, int), (40, float)):
            y = np.array([draw.randint(0, 1) for _ in range(n)], kind)
            yield first_again(Point((y, _inside(draw, n)), f"{n} random samples"))
        yield from _saturated()

    return points


def _saturated() -> Iterator[Point]:
    """p very near, and exactly at, 0 and 1."""
    # eps <= 1e-15 inside the logarithm is a right answer there, a clip at 1e-7 is not.
    yield Point((vector(1), vector(1e-10)), "p = 1e-10, label 1", "stability", 1e-5)
    yield Point((vector(0), vector(1 - 1e-10)), "p = 1 - 1e-10, label 0", "stability", 1e-5)
    yield Point((vector(1, 0), vector(1, 0)), "p exactly 1 and 0, labels agree", "stability")
    yield Point((np.array([1, 0, 1]), vector(1, 0, 0.5)), "p exactly 1, 0 and 1/2", "stability")
    yield Point((vector(1), vector(0)), "p exactly 0, label 1", "stability")
    yield Point((vector(0), vector(1)), "p exactly 1, label 0", "stability")
    yield Point((np.array([0, 1]), vector(1, 0.5)), "p exactly 1, label 0; and 1/2", "stability")
    yield in_float32(Point((vector(1, 0, 1), vector(1, 0, 0.5)), "saturated"))


def logits() -> Source:
    """(z,) with z real, of shape (n,)."""

    def points(draw: random.Random) -> Iterator[Point]:
        for z in ((0,), (1,), (-1,), (2, -1), (-3, -0.5, -2), (3, 0.5, 2)):
            yield Point((vector(*z),), f"{len(z)} logit{'s' if len(z) > 1 else ''}")
        plain = Point((vector(0.5, -1, 2, 0, -3.5),), "five logits")
        yield plain
        yield laid_out(plain, "reversed", "a reversed view")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        yield Point((np.array([-2, 0, 3]),), "integer logits")
        for n in (2, 3, 7, 40):
            yield Point((normal(draw, n, spread=2.0),), f"{n} random logits")
        for far in ((15, -15), (40, -40), (-745,), (1000,), (-1000,), (1000, -1000, 0.5)):
            yield Point((vector(*far),), f"logits up to ±{max(map(abs, far)):g}", "stability")
        yield Point((np.array([-1000, 1000, 1]),), "integer logits up to ±1000", "stability")
        yield in_float32(Point((vector(100, -100, 0.5),), "logits up to ±100"))

    return points


def labelled_logits() -> Source:
    """(y, z) with y in {0, 1} and z real, both of shape (n,)."""

    def points(draw: random.Random) -> Iterator[Point]:
        yield Point((vector(1), vector(0)), "one sample, logit 0")
        yield Point((vector(1), vector(1)), "one sample, label 1")
        yield Point((vector(0), vector(1)), "one sample, label 0")
        yield Point((vector(1), vector(-1)), "one sample, label 1, negative logit")
        yield Point((vector(0), vector(-1)), "one sample, label 0, negative logit")
        yield Point((vector(1, 0), vector(2, -1)), "two samples")
        yield Point((vector(1, 1, 1), vector(2, -1, 0.5)), "labels all 1")
        yield Point((vector(0, 0, 0), vector(2, -1, 0.5)), "labels all 0")
        plain = Point((vector(1, 0, 0, 1, 1), vector(0.5, -2, 1.5, -1, 3)), "five samples")
        yield plain
        yield laid_out(plain, "reversed", "reversed views")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        yield Point((np.array([1, 0, 1]), vector(0.5, -1.5, -2)), "integer labels")
        yield Point((np.array([1, 0, 0]), np.array([2, -1, 3])), "integer inputs")
        for n, kind in ((2, int), (3, float), (7, int), (40, float)):
            y = np.array([draw.randint(0, 1) for _ in range(n)], kind)
            plain = Point((y, normal(draw, n, spread=2.0)), f"{n} random samples")
            yield first_again(plain)
        yield from _sure_of_themselves()

    return points


def _sure_of_themselves() -> Iterator[Point]:
    """Logits far from 0, on the side of the label and on the other."""
    for size in (20.0, 40.0, 1000.0):
        for y, logit in ((1, size), (0, -size)):
            about = f"logit {logit:g}, label {y}: sure and right"
            yield Point((vector(y), vector(logit)), about, "stability")
        for y, logit in ((1, -size), (0, size)):
            about = f"logit {logit:g}, label {y}: sure and wrong"
            yield Point((vector(y), vector(logit)), about, "stability")
    z = vector(1000, -1000, 1000, -1000)
    yield Point((np.array([1, 0, 0, 1]), z), "logits of ±1000, two of four right", "stability")
    yield Point((np.array([0, 1, 0, 1]), -z), "logits of ±1000, all right", "stability")
    yield Point((np.array([1, 0, 1]), np.array([-900, 800, 2])), "integer logits", "stability")
    yield in_float32(Point((vector(1, 0, 1), vector(-100, -100, 0.5)), "logits of ±100"))


def _inside(draw: random.Random, n: int) -> np.ndarray:
    return np.array([draw.uniform(0.02, 0.98) for _ in range(n)])
