"""Shares of a class, with an interval that also holds for few students and for 0 and 1."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lossdrill.classroom.statistics.correlation import Z95
from lossdrill.classroom.statistics.scores import Array

Counts = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]


class Frequency(NamedTuple):
    """How many made a mistake; arrays of shape (mistakes,)."""

    made: Counts
    """Students who made it at least once."""
    still: Counts
    """Of these, those whose last attempt still makes it."""
    tried: int
    """Students with at least one attempt."""
    share: Array
    """made / tried."""
    low: Array
    high: Array


def wilson_interval(share: Array, n: Counts) -> tuple[Array, Array]:
    """The 95 % interval of a share of n, in [0, 1]; NaN for n = 0.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
    of the American Statistical Association 22 (1927).
    """
    size = np.where(n > 0, n, np.nan)
    middle = (share + Z95**2 / (2 * size)) / (1 + Z95**2 / size)
    half = Z95 / (1 + Z95**2 / size) * np.sqrt(share * (1 - share) / size + (Z95 / (2 * size)) ** 2)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def mistake_frequency(made: Marks, still: Marks, tried: int) -> Frequency:
    """From which student made which mistake at any attempt, and at the last one: two arrays of
    shape (students, mistakes). `tried` counts the students with at least one attempt.
    """
    number, last = np.sum(made, axis=0), np.sum(made & still, axis=0)
    share = number / tried if tried else np.full(number.shape, np.nan)
    return Frequency(
        number, last, tried, share, *wilson_interval(share, np.full_like(number, tried))
    )
