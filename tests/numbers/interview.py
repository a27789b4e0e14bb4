"""The numbers that the texts of the topic interview state."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests.numbers.stated import Number

CLICKED = Fraction(1, 200)
"""One view in two hundred."""
MISSING, LEFT_OVER = 4, 1
"""What a megawatt costs."""
LATE, EARLY = 9, 1
"""What an hour costs."""
BELOW = Fraction(1, 20)
"""One day of twenty."""

COMPUTED: Mapping[str, Mapping[str, Number]] = {
    "choose-loss": {
        "199": (1 - CLICKED) / CLICKED,
        "0.8": Fraction(MISSING, MISSING + LEFT_OVER),
        "0.2": Fraction(LEFT_OVER, MISSING + LEFT_OVER),
        "0.9": Fraction(LATE, LATE + EARLY),
        "0.05": BELOW,
        "0.95": 1 - BELOW,
    },
}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {"choose-loss": ["200"]}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
