"""The numbers that the texts of the topic huber state."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy import integrate, optimize, stats

from tests.numbers.stated import Number

Noise = Any
"""A distribution of SciPy."""


def settles_at(noise: Noise, delta: float) -> float:
    """The constant at which the expected pulls balance: E clip(Y - c, -delta, delta) = 0."""

    def pull(c: float) -> float:
        upper = integrate.quad(noise.sf, c, c + delta)[0]
        return float(upper - integrate.quad(noise.cdf, c - delta, c)[0])

    return float(optimize.brentq(pull, -20, 20, xtol=1e-13))


def variance(noise: Noise, delta: float) -> float:
    """n times the variance of a Huber constant as n grows: E psi² / P(within delta)²."""
    c = settles_at(noise, delta)
    within = noise.cdf(c + delta) - noise.cdf(c - delta)
    near = integrate.quad(lambda y: (y - c) ** 2 * noise.pdf(y), c - delta, c + delta)[0]
    return float((near + delta**2 * (1 - within)) / within**2)


def efficient(share: float) -> float:
    """The delta at which normal noise leaves this share of the efficiency of the mean."""
    return float(optimize.brentq(lambda d: 1 / variance(stats.norm(), d) - share, 0.1, 5))


def best_probability(q: float, delta: float) -> float:
    """Where the expected Huber loss of a label, 1 with probability q, is smallest."""

    def slope(p: float) -> float:
        return float((1 - q) * np.clip(p, -delta, delta) + q * np.clip(p - 1, -delta, delta))

    return float(optimize.brentq(slope, 0, 1, xtol=1e-13))


class Contaminated:
    """Normal noise, one in ten with ten times the spread."""

    def __init__(self) -> None:
        parts = stats.norm(), stats.norm(scale=10)
        for name in ("pdf", "cdf", "sf"):
            setattr(self, name, self._mixed(*(getattr(part, name) for part in parts)))

    @staticmethod
    def _mixed(most: Any, rest: Any) -> Any:
        return lambda y: 0.9 * most(y) + 0.1 * rest(y)


NORMAL, WILD, SKEWED = stats.norm(), Contaminated(), stats.expon()

COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "huber-use-case": {
        "1.345": efficient(0.95),
        "1.56": variance(stats.t(3), 1.345),
        "0.011": best_probability(0.1, 0.1),
    },
    "claim-delta-bias-variance": {"1.345": efficient(0.95)},
    "README": {
        "1.345": efficient(0.95),
        "1.42": variance(NORMAL, 0.2),
        "1.05": variance(NORMAL, 1.345),
        "1.00": variance(NORMAL, 5),
        "1.74": variance(WILD, 0.2),
        "1.44": variance(WILD, 1.345),
        "3.13": variance(WILD, 5),
        "10.9": 0.9 + 0.1 * 10**2,
        "0.87": variance(SKEWED, 0.2),
        "0.64": variance(SKEWED, 1.345),
        "0.98": variance(SKEWED, 5),
        "0.30": settles_at(SKEWED, 0.2) - 1,
        "0.11": settles_at(SKEWED, 1.345) - 1,
        "0.002": settles_at(SKEWED, 5) - 1,
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "claim-delta-bias-variance": ("0.2",),
    "README": ("0.2",),
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
