"""Cells for a number: exactly one, or any one of an interval."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import describe
from lossdrill.judging.cells.cell import Said, Sizes
from lossdrill.judging.cells.nearness import nearness
from lossdrill.judging.expected import RTOL
from lossdrill.judging.numbers import Value, is_finite, is_near, literal, lone_number_of
from lossdrill.judging.plain import plain
from lossdrill.sandbox import wire

EXACT_DIGITS = 9
"""What `RTOL` asks for."""
NOTHING = frozenset(
    {"undefined", "none", "nan", "no", "nothing", "does not exist", "not defined", "no derivative"}
)
"""How people write that there is no number."""


class Number(Struct, frozen=True):
    """One number. It is asked for exactly, or to some digits where it is long.

    `scale` takes the place of its size where it is a difference: a sum that cancels to 0 has the
    scale of what is added.
    """

    right: Value
    digits: int | None = None
    scale: Value | None = None
    because: str = ""
    """Why it is right: the sentence for whoever gives another one, and no known mistake."""

    @property
    def solution(self) -> Value:
        return self.right

    @property
    def tolerance(self) -> Value:
        """One unit in the last digit that is asked for, so that cutting off is as good as rounding;
        without digits, 1e-9 of the scale.
        """
        if not is_finite(self.right):
            return 0
        if self.digits is None or self.right == 0:
            scale = abs(Fraction(self.right)) if self.scale is None else Fraction(self.scale)
            return Fraction(RTOL) * (scale or 1)
        return Fraction(10) ** (_exponent(self.right) + 1 - self.digits)

    def share(self, value: Any) -> float:
        number = lone_number_of(value)
        return float(number is not None and is_near(number, self.right, self.tolerance))

    def trouble(self, value: Any) -> str | None:
        return number_trouble(value, "a number")

    def near(self, value: Any, sizes: Sizes) -> Said | None:
        number = lone_number_of(value)
        if number is None:
            return None
        return nearness(number, self.right, self.tolerance, self.digits or EXACT_DIGITS, sizes)

    def same(self, value: Any, other: Any) -> bool:
        if says_nothing(other):
            return says_nothing(value)
        one, two = lone_number_of(value), lone_number_of(other)
        if one is None or two is None:
            return False
        return is_near(one, two, Number(two, self.digits, self.scale).tolerance)

    def guesses(self, given: tuple[Value, ...]) -> tuple[Value, ...]:
        return (0, 1, *given)

    @property
    def remark(self) -> str:
        return ""

    @property
    def another(self) -> Value:
        """A wrong one."""
        return self.right + 1 if is_finite(self.right) else 0


class AnyOf(Struct, frozen=True):
    """Any number from `low` to `high`; the whole set, as a pair, is as good."""

    low: Value
    high: Value

    @property
    def solution(self) -> Value:
        return self.low if is_finite(self.low) else self.high

    def share(self, value: Any) -> float:
        number = lone_number_of(value)
        if number is None:
            return Interval(self.low, self.high).share(value)
        at_an_end = any(Number(end).share(number) for end in (self.low, self.high))
        return float(self.low <= number <= self.high or at_an_end)

    def trouble(self, value: Any) -> str | None:
        if isinstance(value, list | tuple) and len(value) == 2:
            return Interval(self.low, self.high).trouble(value)
        return number_trouble(value, "a number")

    def near(self, value: Any, sizes: Sizes) -> Said | None:  # noqa: ARG002
        return None

    def same(self, value: Any, other: Any) -> bool:
        return Number(0).same(value, other)

    def guesses(self, given: tuple[Value, ...]) -> tuple[Value, ...]:
        return (0, 1, *given)

    @property
    def remark(self) -> str:
        return f"any number from {plain(self.low)} to {plain(self.high)} is right"


class Interval(Struct, frozen=True):
    """A whole set of numbers, as the pair of its ends; where the ends meet, one number will do."""

    low: Value
    high: Value

    @property
    def solution(self) -> tuple[Value, Value]:
        return self.low, self.high

    def share(self, value: Any) -> float:
        ends = _ends(value)
        if ends is None:
            return 0.0
        scale = max((abs(float(end)) for end in self.solution if is_finite(end)), default=1.0)
        rights = (Number(right, scale=scale) for right in self.solution)
        return float(all(right.share(end) for right, end in zip(rights, ends, strict=True)))

    def trouble(self, value: Any) -> str | None:
        if isinstance(value, set | frozenset) and len(value) > 1:
            return (
                "holds single numbers; for all the numbers between two ends give a pair (low, high)"
            )
        ends = _ends(value)
        if ends is None:
            return number_trouble(value, "a pair (low, high)")
        if any(math.isnan(end) for end in ends):
            return "has an end that is nan; give a pair (low, high)"
        if ends[0] > ends[1]:
            return "has its ends the wrong way round; the lower one comes first: (low, high)"
        return None

    def near(self, value: Any, sizes: Sizes) -> Said | None:  # noqa: ARG002
        ends = _ends(value)
        if ends is None or ends[0] != ends[1] or not self.low < ends[0] < self.high:
            return None
        return Said("one-of-many", "is one number of the set; give the whole of it, (low, high)")

    def same(self, value: Any, other: Any) -> bool:
        if says_nothing(other):
            return says_nothing(value)
        one, two = _ends(value), _ends(other)
        return one is not None and two is not None and Interval(*two).share(one) == 1.0

    def guesses(self, given: tuple[Value, ...]) -> tuple[Value, ...]:
        return (0, 1, *given)

    @property
    def remark(self) -> str:
        return ""


def number_trouble(value: Any, wanted: str) -> str | None:
    """What is said where a value is no number, with what is wanted."""
    if isinstance(value, str):
        return f"is text; give {wanted}, without quotes"
    number = lone_number_of(value)
    if number is None:
        return f"is {_came(value)}; give {wanted}"
    if isinstance(number, float) and math.isnan(number):
        return f'is nan, which is no number; give {wanted} (infinity is float("inf"))'
    return None


def says_nothing(value: Any) -> bool:
    """Whether the answer is that there is no number: "undefined", nan, an empty set."""
    if isinstance(value, str):
        return value.strip().rstrip(".").lower() in NOTHING
    if isinstance(value, list | tuple | set | frozenset):
        return not value
    number = lone_number_of(value)
    return isinstance(number, float) and math.isnan(number)


def _ends(value: Any) -> tuple[Value, Value] | None:
    """Both ends of what may be a pair, or a number standing for itself."""
    if isinstance(value, set | frozenset):
        value = list(value)
    number = lone_number_of(value)
    if number is not None:
        return number, number
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if not (isinstance(value, list | tuple) and len(value) == 2):
        return None
    low, high = lone_number_of(value[0]), lone_number_of(value[1])
    return None if low is None or high is None else (low, high)


def _came(value: Any) -> str:
    return literal(value) if isinstance(value, bool) else describe(wire.Answer(value))


def _exponent(value: Value) -> int:
    """Of ten, in scientific notation."""
    size = abs(Fraction(value))
    exponent = round(math.log10(size))  # a logarithm next to an integer may be on either side of it
    while Fraction(10) ** exponent > size * (
        1 + Fraction(RTOL)
    ):  # 1e-7 is a little less than 1/10**7
        exponent -= 1
    return exponent
