"""What an output is compared with, and by how much it is off, in units of the rounding scale.

The scale is the sum of the absolute values of everything that is added on the way to an entry
(Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., chapters 3 and 4): a right
formula in any order of summation is then within a few units in the last place, and a test that
asks for 1e-9 of it rejects no right answer and accepts no wrong one.
"""

from typing import Any, Protocol

import numpy as np
from msgspec import Struct

RTOL = 1e-9
"""For float64, in units of the scale."""
RTOL_FLOAT32 = 1e-4
NEGLIGIBLE = 1e-200
"""Below this, underflow makes no difference that anyone could want to see."""

Array = Any


class Expected(Protocol):
    """One value, or a set of values that are all right."""

    @property
    def value(self) -> Array:
        """The representative that is shown."""

    @property
    def scale(self) -> Array: ...

    def error(self, output: Array) -> float:
        """Largest distance from what is right, in units of the scale; nan counts as infinite."""


class Near(Struct, frozen=True, eq=False):
    """Exactly one value is right."""

    value: Array
    scale: Array

    def error(self, output: Array) -> float:
        return largest(off(output, self.value, self.scale))


class Box(Struct, frozen=True, eq=False):
    """Any `base + weights @ rows` with each weight between `low` and `high`.

    The rows are the contributions of the samples that stand exactly at a kink; they must be
    linearly independent, so that the weights of a given output are unique and no linear programme
    is needed (Rockafellar, *Convex Analysis*, section 23: the subdifferential of a sum).

    Raises ValueError for dependent rows: a right output could then be taken for a wrong one.
    """

    value: Array
    scale: Array
    base: Array
    rows: Array
    low: Array
    high: Array

    def __post_init__(self) -> None:
        # As floats: at 50 digits the rows are objects.
        if np.linalg.matrix_rank(np.asarray(self.rows, float)) < len(self.rows):
            raise ValueError(
                "the samples exactly at a kink have linearly dependent rows of X; "
                "keep fewer of them there, or change their rows"
            )

    def error(self, output: Array) -> float:
        if not np.all(np.isfinite(output)):
            return np.inf
        beyond = np.ravel(output - self.base)
        weights, *_ = np.linalg.lstsq(self.rows.T, beyond, rcond=None)
        inside = np.clip(weights, self.low, self.high)
        # Off the span of the rows, and beyond the ends of the weights.
        return largest(off(beyond, inside @ self.rows, np.ravel(self.scale)))


class Ball(Struct, frozen=True, eq=False):
    """Any `rows.T @ u` with the 2-norm of u at most 1: the subgradients of a norm at zero."""

    value: Array
    scale: Array
    rows: Array

    def error(self, output: Array) -> float:
        if not np.all(np.isfinite(output)):
            return np.inf
        shortest, *_ = np.linalg.lstsq(self.rows.T, output, rcond=None)
        length = float(np.linalg.norm(shortest))
        nearest = self.rows.T @ (shortest / max(length, 1.0))
        return largest(off(output, nearest, self.scale))


class Entries(Struct, frozen=True, eq=False):
    """Each entry in its own closed interval: the subgradients with respect to the predictions."""

    value: Array
    scale: Array
    low: Array
    high: Array

    def error(self, output: Array) -> float:
        return largest(off(output, np.clip(output, self.low, self.high), self.scale))


class Between(Struct, frozen=True, eq=False):
    """A number in the closed interval, or the value itself (which may be infinite)."""

    value: Array
    scale: Array
    low: float
    high: float

    def error(self, output: Array) -> float:
        number = float(output)
        if np.isnan(number):
            return np.inf
        if number == self.value or self.low <= number <= self.high:
            return 0.0
        return largest(off(output, np.clip(number, self.low, self.high), self.scale))


def off(output: Array, value: Array, scale: Array) -> Array:
    """|output - value| / scale per entry; 0 where equal (infinities too), inf for NaN.

    Where the scale itself is infinite, only the value is right: nothing is small beside infinity.
    """
    with np.errstate(all="ignore"):
        distance = np.abs(np.asarray(output, float) - value)
        error = distance / np.maximum(np.where(np.isinf(scale), 0.0, scale), NEGLIGIBLE)
        return np.where(output == value, 0.0, np.where(np.isnan(error), np.inf, error))


def agree(first: Array, second: Array, scale: Array, rtol: float) -> bool:
    """Whether two outputs are the same to rounding: equal shapes, and entry by entry near.

    NaN agrees with NaN, and an infinity with itself. A scale of another shape (it is the right
    answer's) counts with its largest entry.
    """
    first, second = np.asarray(first), np.asarray(second)
    if first.shape != second.shape:
        return False
    if first.dtype == second.dtype and first.tobytes() == second.tobytes():
        return True  # the most frequent case by far, and quicker seen than by comparing numbers
    if np.shape(scale) != first.shape:
        scale = np.max(scale, initial=0.0)
    return bool(np.all(alike(first, second, scale, rtol)))


def alike(first: Array, second: Array, scale: Array, rtol: float) -> Array:
    """For each entry whether the two agree, as `agree` says; the shapes broadcast."""
    with np.errstate(all="ignore"):
        finite = np.isfinite(first) & np.isfinite(second)
        room = rtol * (np.abs(second) + np.where(np.isfinite(scale), scale, 0.0))
        same = finite & (np.abs(np.subtract(first, second)) <= room)
        return same | (first == second) | (np.isnan(first) & np.isnan(second))


def largest(errors: Array) -> float:
    return float(np.max(errors, initial=0.0))


def digits(error: float) -> int:
    """How many decimal digits are right at this error, from 0 to 16."""
    if error <= 1e-16:
        return 16
    return max(0, int(-np.log10(error))) if np.isfinite(error) else 0
