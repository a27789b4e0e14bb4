"""What a wrong number has to do with the right one: its sign, a factor with a meaning, how many of
its digits are right. Everything that is said was computed; nothing gives the right number away.
"""

import math
from fractions import Fraction

from lossdrill.judging.cells.cell import Said, Sizes
from lossdrill.judging.numbers import Value, is_finite, is_near

FEWEST_DIGITS = 2
"""Right by fewer may be chance."""

FACTORS: tuple[tuple[Value, str, str], ...] = (
    (-1, "wrong-sign", "has the right size and the wrong sign"),
    (2, "factor-2", "is twice what is right"),
    (Fraction(1, 2), "factor-half", "is half of what is right"),
    (100, "factor-100", "is 100 times what is right: per cent are not asked for here"),
    (Fraction(1, 100), "factor-hundredth", "is a hundredth of what is right"),
    (1 / math.log(2), "log-base-2", "is right for logarithms to base 2; the natural one is meant"),
    (
        1 / math.log(10),
        "log-base-10",
        "is right for logarithms to base 10; the natural one is meant",
    ),
)


def nearness(
    value: Value, right: Value, tolerance: Value, digits: int, sizes: Sizes
) -> Said | None:
    """The first of these that holds, within the tolerance that the right number has."""
    if not is_finite(value) or not is_finite(right) or right == 0 or value == 0:
        return None
    value, right, tolerance = Fraction(value), Fraction(right), Fraction(tolerance)
    allowed = tolerance / abs(right)
    ratio = value / right
    for factor, identifier, message in (*FACTORS, *_counts(sizes)):
        if is_near(ratio / Fraction(factor), 1, allowed):
            return Said(identifier, message)
    for power, identifier, message in (
        (right**2, "squared", "is the square of what is right"),
        (1 / right, "reciprocal", "is 1 over what is right"),
    ):
        if is_near(value / power, 1, allowed) and abs(right) != 1:
            return Said(identifier, message)
    if is_near(value**2 / right, 1, 2 * allowed):
        return Said("root", "is the square root of what is right")
    agreeing = _digits(abs(ratio - 1))
    if agreeing >= min(FEWEST_DIGITS, digits - 1) and agreeing > 0:
        return Said(
            "few-digits",
            f"is near: about {agreeing} of its digits are right, and {digits} are asked for",
        )
    return None


def _counts(sizes: Sizes) -> list[tuple[Value, str, str]]:
    """A sum for a mean, and a mean for a sum."""
    found: list[tuple[Value, str, str]] = []
    for name, count in sizes.items():
        if count > 2:
            of = f"{count}, the length of {name}"
            found.append((count, "factor-n", f"is what is right, times {of}: a sum for a mean?"))
            found.append((Fraction(1, count), "factor-1/n", f"is what is right, divided by {of}"))
    return found


def _digits(error: Fraction) -> int:
    """How many digits of a number agree that is off by this share of it."""
    return int(-math.log10(error)) if error < 1 else 0
