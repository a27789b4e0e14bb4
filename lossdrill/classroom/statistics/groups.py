"""How groups of students of different total did on each item. A group of fewer than 5 says more
about persons than about the item, and is NaN.
"""

from itertools import pairwise

import numpy as np

from lossdrill.classroom.statistics.scores import Array, totals

SMALLEST = 5
"""Students in a group that is shown."""


def d27(scores: Array) -> Array:
    """The mean on each item (items,) of the best 27 % by total minus that of the last 27 %.

    T. L. Kelley, "The selection of upper and lower groups for the validation of test items",
    Journal of Educational Psychology 30 (1939): of all shares, 27 % tells the two apart best. R. L.
    Ebel and D. A. Frisbie, "Essentials of Educational Measurement", call the difference D. The item
    is part of the total, which flatters it.
    """
    whole = totals(scores)
    number = int(np.sum(~np.isnan(whole)))
    size = round(0.27 * number)
    best, last = share_between(whole, number - size, number), share_between(whole, 0, size)
    return group_means(scores, best) - group_means(scores, last)


def fifths(scores: Array) -> Array:
    """The mean on each item by fifth of the total, the lowest first: shape (5, items).

    PrairieLearn's "quintiles" of a question.
    """
    whole = totals(scores)
    cuts = np.linspace(0, np.sum(~np.isnan(whole)), 6)
    shares = [share_between(whole, low, high) for low, high in pairwise(cuts)]
    return np.stack([group_means(scores, share) for share in shares])


def group_means(scores: Array, weights: Array) -> Array:
    """The weighted mean on each item over those who answered it; NaN for fewer than 5."""
    answered = ~np.isnan(scores)
    number = weights @ answered
    means = np.full(number.shape, np.nan)
    # A group's size is a sum of shares: 5 may be 4.999...
    shown = number > SMALLEST - 1e-9
    np.divide(weights @ np.nan_to_num(scores), number, out=means, where=shown)
    return means


def share_between(values: Array, low: float, high: float) -> Array:
    """How much of each student (students,) stands between two ranks, counted from the lowest.

    Students with equal totals are not told apart by the order in which they are listed: each of
    them belongs to a group with the same share. A total of NaN belongs to none.
    """
    known = ~np.isnan(values)
    distinct, place, size = np.unique(values[known], return_inverse=True, return_counts=True)
    end = np.cumsum(size)
    if not distinct.size:
        return np.zeros(values.shape)
    overlap = np.clip(np.minimum(end, high) - np.maximum(end - size, low), 0, None) / size
    share = np.zeros(values.shape)
    share[known] = overlap[place]
    return share
