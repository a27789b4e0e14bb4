"""Fifty-digit arithmetic for witnesses: the functions in which their claims are written.

Numbers are mpmath's; a float counts at its exact binary value, a Fraction as itself.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np

DIGITS = 50
NOISE = 1e-40
"""What is smaller, beside numbers of ordinary size, may be rounding."""

Number = Any
"""mpmath.mpf"""

exp = mpmath.exp
log = mpmath.log


def number(value: float | Fraction) -> Number:
    with mpmath.workdps(DIGITS):
        if isinstance(value, Fraction):
            return mpmath.mpf(value.numerator) / value.denominator
        return mpmath.mpf(value)


def numbers(value: Any) -> Any:
    """A number; or an array of objects that are such numbers, with which NumPy calculates."""
    if isinstance(value, list | tuple | np.ndarray):
        return np.frompyfunc(number, 1, 1)(np.array(value, object))
    return number(value) if isinstance(value, int | float | Fraction) else value


def sigmoid(z: Number) -> Number:
    """1 / (1 + exp(-z)), with all its digits for large |z| of either sign."""
    return 1 / (1 + mpmath.exp(-z))


def derivative(function: Callable[[Number], Number], at: Number) -> Number:
    """The derivative at a point, by differences in more digits than are kept."""
    return mpmath.diff(function, at)


def evaluate(function: Callable[..., Number], values: dict[str, Number]) -> Number:
    """function(**values) in fifty-digit arithmetic."""
    with mpmath.workdps(DIGITS):
        return mpmath.mpf(function(**values))


def holds(condition: Callable[..., bool], values: dict[str, Number]) -> bool:
    with mpmath.workdps(DIGITS):
        return bool(condition(**values))


def shown(value: Number) -> str:
    """Three significant digits, for people."""
    return str(mpmath.nstr(value, 3, min_fixed=-4, max_fixed=6))
