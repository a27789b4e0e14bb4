"""Points for two distributions over the same classes: probabilities p and q of shape (k,), each
adding up to 1, with classes that one of them, or both, rule out.
"""

import random
from collections.abc import Iterator

import numpy as np

from lossdrill.judging.points.point import Group, Point, Source, in_float32, laid_out, vector

SIZES = (2, 3, 5, 10, 40)


def two_distributions() -> Source:
    """(p, q) with probabilities in [0, 1], both of shape (k,)."""

    def points(draw: random.Random) -> Iterator[Point]:
        yield Point((vector(0.5, 0.5), vector(0.25, 0.75)), "two classes")
        yield Point((vector(0.25, 0.75), vector(0.5, 0.5)), "two classes")
        yield Point((vector(0.75, 0.25), vector(0.25, 0.75)), "two classes")
        yield Point((vector(0.5, 0.5), vector(0.5, 0.5)), "twice the same distribution")
        yield Point((vector(0.5, 0.25, 0.25), vector(0.25, 0.25, 0.5)), "three classes")
        yield Point((vector(0.1, 0.2, 0.7), vector(0.3, 0.4, 0.3)), "three classes")
        for q in (vector(0.48, 0.52), vector(0.501, 0.499)):
            yield Point((vector(0.5, 0.5), q), "nearly the same distribution")
        # Whoever makes a set of the classes, or of their terms, counts the first two once.
        yield Point((vector(0.25, 0.25, 0.5), vector(0.125, 0.125, 0.75)), "two classes alike")
        yield Point((vector(0.1, 0.2, 0.7), vector(0.1, 0.2, 0.7)), "twice the same distribution")
        plain = Point((vector(0.1, 0.4, 0.3, 0.2), vector(0.25, 0.15, 0.2, 0.4)), "four classes")
        yield plain
        yield laid_out(plain, "reversed", "reversed views")
        yield laid_out(plain, "strided", "every second entry of a larger array")
        yield in_float32(plain)
        for k in SIZES:
            yield Point((_drawn(draw, k), _drawn(draw, k)), f"{k} classes")
        yield from _ruled_out()

    return points


def _ruled_out() -> Iterator[Point]:
    """Probabilities that are exactly 0, or very small."""
    group: Group = "stability"
    third = vector(0.25, 0.25, 0.5)
    yield Point((vector(1, 0), vector(0.25, 0.75)), "p has a 0", group)
    yield Point((vector(0, 0.25, 0.75), third), "p has a 0", group)
    yield Point((np.array([0, 1, 0]), third), "p is one-hot, of integers", group)
    yield Point((vector(0.5, 0, 0.5), vector(0.25, 0, 0.75)), "both have a 0 there", group)
    yield Point((vector(0, 0, 1), vector(0, 0.5, 0.5)), "zeros in both", group)
    yield Point((np.array([0, 1, 0]), np.array([0, 1, 0])), "twice the same one-hot label", group)
    yield Point((vector(0.5, 0.5), vector(1, 0)), "q has a 0 where p has none", group)
    yield Point((third, vector(0.5, 0, 0.5)), "q has a 0 where p has none", group)
    yield Point((vector(0.5, 0, 0.5), vector(0, 1, 0)), "q rules out all that p allows", group)
    yield Point((np.array([1, 0]), np.array([0, 1])), "two labels that differ", group)
    yield Point((vector(0.5, 0.5), vector(1e-20, 1)), "q as small as 1e-20", group)
    yield Point((vector(0.5, 0.5), vector(1, 1e-200)), "q as small as 1e-200", group)
    yield Point((vector(1e-200, 1), vector(0.5, 0.5)), "p as small as 1e-200", group)
    small = Point((vector(0.5, 0, 0.5), vector(0.25, 0.75, 1e-30)), "")
    yield in_float32(small)


def _drawn(draw: random.Random, k: int) -> np.ndarray:
    """Well inside: no class has less than a tenth of another's share, or so."""
    shares = [draw.uniform(0.1, 1.0) for _ in range(k)]
    return np.array(shares) / sum(shares)
