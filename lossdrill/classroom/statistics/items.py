"""Item analysis: how hard each item is and how well it tells students apart."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lossdrill.classroom.statistics.correlation import CONSTANT, Correlation, correlation
from lossdrill.classroom.statistics.proportions import wilson_interval
from lossdrill.classroom.statistics.scores import Array, rest_scores, totals


class Facility(NamedTuple):
    """How easy items are, with a 95 % interval; arrays of shape (items,)."""

    mean: Array
    low: Array
    high: Array
    n: npt.NDArray[np.int64]


def facility(scores: Array) -> Facility:
    """The mean score of each item as a share of its maximum, which is 1 here (students, items).

    Moodle's "facility index". The interval is Wilson's for a proportion; a score with part marks
    varies less than a proportion of the same mean, so that it is then wider than need be.
    """
    n = np.sum(~np.isnan(scores), axis=0)
    mean = np.full(n.shape, np.nan)
    np.divide(np.nansum(scores, axis=0), n, out=mean, where=n > 0)
    return Facility(mean, *wilson_interval(mean, n), n)


def discrimination(scores: Array) -> Correlation:
    """Pearson's r of the score on an item with the score on the rest of the test.

    Moodle's "discrimination index", there as a percentage; the corrected item-total correlation,
    which for items marked right or wrong is the point-biserial correlation. The item itself is
    left out of the total, so that noise correlates with nothing.
    """
    return correlation(scores, rest_scores(scores))


def uncorrected(scores: Array) -> Correlation:
    """Pearson's r of the score on an item with the total that includes it: PrairieLearn's
    "discrimination". It flatters: pure noise correlates with a total that it is part of.
    """
    whole = np.broadcast_to(totals(scores)[:, None], scores.shape)
    return correlation(scores, np.where(np.isnan(scores), np.nan, whole))


def discriminative_efficiency(scores: Array) -> Array:
    """The covariance of item and rest score as a share of the largest that is possible with these
    values: that of both in sorted order (items,). In [-1, 1] apart from rounding.

    Moodle's "discriminative efficiency", there as a percentage: an item that is nearly always
    right cannot correlate much with anything, but can be efficient.
    """
    return np.array(
        [_efficiency(x, rest) for x, rest in zip(scores.T, rest_scores(scores).T, strict=True)]
    )


def _efficiency(x: Array, rest: Array) -> float:
    both = ~(np.isnan(x) | np.isnan(rest))
    if both.sum() < 3:
        return float("nan")
    x, rest = x[both] - x[both].mean(), rest[both] - rest[both].mean()
    largest = float(np.sort(x) @ np.sort(rest))
    return float(x @ rest) / largest if largest > CONSTANT else float("nan")
