"""How many attempts an exercise takes, when some stopped before they passed."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt


class Mastery(NamedTuple):
    """Attempts to the first pass. A quartile is NaN where too few got that far."""

    lower: float
    """After so many attempts a quarter has passed."""
    median: float
    upper: float
    passed: int
    never: int
    """Those who tried and stopped before they passed."""


def attempts_to_mastery(
    attempts: npt.NDArray[np.integer[Any]], passed: npt.NDArray[np.bool_]
) -> Mastery:
    """The quartiles of the attempts to the first pass, over students (students,): for one who
    passed, the number of the attempt that did; for one who never did, of attempts so far; 0 for one
    who never tried, and does not count.

    Someone who stopped may have been one attempt away: their number is a lower bound (censored),
    neither the truth nor nothing. E. L. Kaplan and P. Meier, "Nonparametric estimation from
    incomplete observations", Journal of the American Statistical Association 53 (1958); a quartile
    is the first attempt after which the estimated share without a pass is at most 75, 50, 25 %.
    """
    passed, attempts = passed[attempts > 0], attempts[attempts > 0]
    number = np.arange(1, int(attempts.max(initial=0)) + 1)
    at_risk = np.sum(attempts[:, None] >= number, axis=0)
    first_passes = np.sum((attempts[:, None] == number) & passed[:, None], axis=0)
    waiting = np.cumprod(1 - first_passes / at_risk)
    lower, median, upper = (
        _first(number, waiting <= 1 - share + 1e-12) for share in (0.25, 0.5, 0.75)
    )
    return Mastery(lower, median, upper, int(passed.sum()), int((~passed).sum()))


def _first(number: npt.NDArray[np.integer[Any]], reached: npt.NDArray[np.bool_]) -> float:
    return float(number[np.argmax(reached)]) if reached.any() else float("nan")
