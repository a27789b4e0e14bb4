"""The numbers that the texts of the topic interview state."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scipy import optimize, stats

from tests.numbers.stated import Number

CLICKED = Fraction(1, 200)
"""One view in two hundred."""
MISSING, LEFT_OVER = 4, 1
"""What a megawatt costs."""
LATE, EARLY = 9, 1
"""What an hour costs."""
BELOW = Fraction(1, 20)
"""One day of twenty."""


def efficiency(k: float) -> float:
    """Of the Huber location estimate under normal noise of variance 1: (E psi')² / E psi²."""
    within = stats.norm.cdf(k) - stats.norm.cdf(-k)
    squares = within - 2 * k * stats.norm.pdf(k) + k * k * (1 - within)
    return float(within**2 / squares)


COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "choose-loss": {
        "199": (1 - CLICKED) / CLICKED,
        "0.8": Fraction(MISSING, MISSING + LEFT_OVER),
        "0.2": Fraction(LEFT_OVER, MISSING + LEFT_OVER),
        "0.9": Fraction(LATE, LATE + EARLY),
        "0.05": BELOW,
        "0.95": 1 - BELOW,
    },
    "mock-interview": {
        "1.345": optimize.brentq(lambda k: efficiency(k) - 0.95, 1, 2),
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {"choose-loss": ["200"], "mock-interview": ["0.6", "0.99"]}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
