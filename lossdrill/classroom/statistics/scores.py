"""From scores with gaps to totals and rest scores, by one rule for omitted items."""

from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]

Omitted = Literal["zero", "left-out"]
"""What an omitted item counts: 0, as in Moodle, or nothing."""


def with_rule(scores: Array, omitted: Omitted) -> Array:
    """The scores (students, items) after the rule: without NaN for "zero", else as they are.

    Moodle counts an omitted item as 0 ("Quiz statistics calculations", incomplete attempts).
    """
    return np.nan_to_num(scores, nan=0.0) if omitted == "zero" else scores


def totals(scores: Array) -> Array:
    """Each student's total in points (students,): the sum, or with gaps the number of items times
    the mean over those that were answered; NaN for a student who answered none.
    """
    answered = np.sum(~np.isnan(scores), axis=1)
    return _ratio(scores.shape[1] * np.nansum(scores, axis=1), answered)


def rest_scores(scores: Array) -> Array:
    """What each student scored on the other items (students, items): their mean over those that
    were answered. Without gaps this is (T - x_j) / (k - 1), and correlates like T - x_j itself.
    NaN where the item was omitted, or is the only one that was answered.
    """
    answered = ~np.isnan(scores)
    others = np.sum(answered, axis=1, keepdims=True) - 1
    sums = np.nansum(scores, axis=1, keepdims=True) - np.nan_to_num(scores)
    return np.where(answered, _ratio(sums, others), np.nan)


def _ratio(amount: Array, number: npt.NDArray[np.int64]) -> Array:
    """NaN where there is nothing to divide by."""
    ratio = np.full(amount.shape, np.nan)
    np.divide(amount, number, out=ratio, where=np.broadcast_to(number > 0, amount.shape))
    return ratio
