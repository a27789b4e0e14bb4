"""Covariance and correlation of columns with gaps, and Fisher's interval for a correlation."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lossdrill.classroom.statistics.scores import Array

Z95 = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""

CONSTANT = 1e-12
"""Scores that spread less than this are equal, up to rounding."""


class Correlation(NamedTuple):
    """Pearson's r with its 95 % interval; arrays of shape (items,)."""

    r: Array
    low: Array
    high: Array
    n: npt.NDArray[np.int64]
    """How many students had both values."""


def correlation(x: Array, y: Array) -> Correlation:
    """Pearson's r of each column of x with the same column of y (students, items), over the
    students who have both. NaN for fewer than 3 of them, or where one side does not vary.
    """
    both = ~(np.isnan(x) | np.isnan(y))
    n = np.sum(both, axis=0)
    a, b = centred(x, both), centred(y, both)
    defined = (n >= 3) & _varies(a) & _varies(b)
    r = np.full(n.shape, np.nan)
    scale = np.sqrt(np.sum(a * a, axis=0) * np.sum(b * b, axis=0))
    np.divide(np.sum(a * b, axis=0), scale, out=r, where=defined)
    r = np.clip(r, -1, 1)
    return Correlation(r, *fisher_interval(r, n), n)


def fisher_interval(r: Array, n: npt.NDArray[np.int64]) -> tuple[Array, Array]:
    """The 95 % interval of a correlation r of n pairs: tanh(artanh r -+ 1.96 / sqrt(n - 3)).

    R. A. Fisher, "On the 'probable error' of a coefficient of correlation deduced from a small
    sample", Metron 1 (1921). Exact for normal pairs, an approximation for scores. NaN for n < 4
    and for |r| = 1, where it would have no width.
    """
    defined = (n > 3) & (np.abs(r) < 1)
    z = np.arctanh(np.where(defined, r, np.nan))
    half = Z95 / np.sqrt(np.where(defined, n - 3, np.nan))
    return np.tanh(z - half), np.tanh(z + half)


def centred(x: Array, present: npt.NDArray[np.bool_]) -> Array:
    """Deviations from the mean of each column over those present; 0 elsewhere."""
    n = np.maximum(np.sum(present, axis=0), 1)
    mean = np.sum(x, axis=0, where=present) / n
    return np.where(present, x - mean, 0.0)


def _varies(deviations: Array) -> npt.NDArray[np.bool_]:
    spread: npt.NDArray[np.bool_] = np.any(np.abs(deviations) > CONSTANT, axis=0)
    return spread
