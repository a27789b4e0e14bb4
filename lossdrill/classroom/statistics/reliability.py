"""How far a total can be trusted."""

from typing import NamedTuple

import numpy as np

from lossdrill.classroom.statistics.correlation import CONSTANT
from lossdrill.classroom.statistics.scores import Array


class Reliability(NamedTuple):
    """Of the total over k items, for n students. NaN where undefined."""

    alpha: float
    error: float
    """The standard error of measurement, in points of the total."""
    deviation: float
    """The standard deviation of the total, in points."""
    binary: bool
    """Whether all scores are 0 or 1: alpha is then KR-20."""
    items: int
    students: int
    """The fewest who answered the same two items: all of them when nothing is omitted."""


def reliability(scores: Array) -> Reliability:
    """Cronbach's alpha, k / (k - 1) (1 - sum s_j^2 / s_T^2), and s_T sqrt(1 - alpha), from scores
    (students, items).

    L. J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16
    (1951). For items marked 0 or 1 it is formula 20 of G. F. Kuder and M. W. Richardson, "The
    theory of the estimation of test reliability", Psychometrika 2 (1937). Moodle calls it the
    coefficient of internal consistency. s_T^2 is the sum of all covariances of two items; with
    gaps, each is that of the students who answered both. Items that fewer than 2 answered, or two
    of which have fewer than 2 students in common, leave it undefined.
    """
    scores = scores[:, np.sum(~np.isnan(scores), axis=0) >= 2]
    items = scores.shape[1]
    covariance, students = _covariance(scores)
    variance = float(covariance.sum())
    given = scores[~np.isnan(scores)]
    binary = bool(np.isin(given, (0, 1)).all())
    nan = float("nan")
    if items < 2 or students < 2 or not variance > CONSTANT:
        return Reliability(nan, nan, nan, binary, items, students)
    deviation = float(np.sqrt(variance))
    alpha = items / (items - 1) * (1 - float(np.trace(covariance)) / variance)
    error = deviation * float(np.sqrt(max(0.0, 1 - alpha)))
    return Reliability(alpha, error, deviation, binary, items, students)


def _covariance(scores: Array) -> tuple[Array, int]:
    """Of each two items (items, items) over the students who answered both, and the fewest such."""
    answered = (~np.isnan(scores)).astype(float)
    values = np.nan_to_num(scores)
    number = answered.T @ answered
    fewest = int(number.min(initial=scores.shape[0]))
    with np.errstate(divide="ignore", invalid="ignore"):
        # sum x_j over those who answered i as well
        sums = values.T @ answered
        return (values.T @ values - sums * sums.T / number) / (number - 1), fewest
