"""Right answers to sigmoid, as people write them."""

import math
from fractions import Fraction

import numpy as np


def textbook(z):
    """With a warning far below zero."""
    return 1 / (1 + np.exp(-z))


def textbook_with_power(z):
    return (1 + np.e ** (-1.0 * z)) ** -1


def reciprocal(z):
    return np.reciprocal(1 + np.exp(-z.astype(float)))


def quiet(z):
    with np.errstate(all="ignore"):
        return np.divide(1.0, 1.0 + np.exp(np.negative(z)))


def list_comprehension(z):
    return [0.5 * (1 + math.tanh(0.5 * v)) for v in z]


def vectorised(z):
    @np.vectorize(otypes=[float])
    def one(v):
        return 1 / (1 + math.exp(-v)) if v > -700 else 0.0

    return one(z)


def from_iterator(z):
    return np.fromiter((1.0 / (1.0 + math.exp(-max(-700.0, min(700.0, v)))) for v in z), float)


def piecewise(z):
    z = np.asarray(z, dtype=float)
    return np.piecewise(
        z,
        [z >= 0],
        [lambda v: 1 / (1 + np.exp(-v)), lambda v: np.exp(v) / (1 + np.exp(v))],
    )


def symmetric(z):
    """sigmoid(-z) = 1 - sigmoid(z)."""
    p = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z < 0, 1 - p, p)


def softmax_of_two(z):
    """The softmax of (0, z), second class."""
    pairs = np.stack([np.zeros(len(z)), z], axis=1)
    e = np.exp(pairs - pairs.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True))[:, 1]


def exponential_of_log_sigmoid(z):
    return np.exp(np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z))))


def clipped_at_30(z):
    """Off by 1e-13 beyond it."""
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def guarded_by_1e_15(z):
    return np.clip(1 / (1 + np.exp(-z)), 1e-15, 1 - 1e-15)


def select(z):
    e = np.exp(-np.abs(z))
    return np.select([z > 0, z < 0], [1 / (1 + e), e / (1 + e)], 0.5)


def in_place_on_a_copy(z):
    p = np.array(z, float)
    np.negative(p, out=p)
    np.exp(p, out=p)
    p += 1
    return 1 / p


def long_double(z):
    return (1 / (1 + np.exp(-z.astype(np.longdouble)))).astype(float)


def fractions_inside(z):
    return np.array(
        [float(Fraction(1) / (1 + Fraction(math.exp(-min(max(v, -600), 600))))) for v in z]
    )


def recursive_branch(z):
    out = np.zeros(z.shape, float)
    for i, v in enumerate(z.tolist()):
        out[i] = 1 - 1 / (1 + math.exp(v)) if v < 0 else 1 / (1 + math.exp(-v))
    return out


def by_arctan(z):
    """The slope angle of (1, e^(z/2)): cos² of it is 1/(1 + e^z)."""
    return np.sin(np.arctan(np.exp(np.clip(z, -700, 700) / 2))) ** 2
