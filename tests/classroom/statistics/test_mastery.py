"""Attempts to the first pass, with those who stopped before."""

import numpy as np
import pytest
from scipy import stats

from lossdrill.classroom.statistics.mastery import attempts_to_mastery
from lossdrill.classroom.statistics.proportions import mistake_frequency

# Weeks in remission under 6-mercaptopurine (E. J. Freireich et al., Blood 21, 1963), the example of
# most textbooks of survival analysis; the second row was censored. The median is 23.
RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def test_the_published_median() -> None:
    """Of Freireich's 21 patients the median is 23 weeks, the lower quartile 13."""
    times = np.array(RELAPSED + CENSORED)
    found = attempts_to_mastery(times, np.arange(21) < len(RELAPSED))
    assert (found.lower, found.median) == (13, 23)
    assert np.isnan(found.upper)
    assert (found.passed, found.never) == (9, 12)


def test_without_censoring_it_is_the_quantile() -> None:
    """When all pass, the quartiles are those of the numbers themselves."""
    attempts = np.array([1, 1, 1, 2, 2, 3, 4, 9])
    found = attempts_to_mastery(attempts, np.ones(8, dtype=bool))
    assert (found.lower, found.median, found.upper) == (1, 2, 3)
    assert found.never == 0


@pytest.mark.parametrize("seed", range(5))
def test_scipy_agrees(seed: int) -> None:
    """The estimate is SciPy's empirical distribution of right-censored numbers."""
    draw = np.random.default_rng(seed)
    attempts, passed = draw.geometric(0.3, 80), draw.random(80) < 0.7
    curve = stats.ecdf(stats.CensoredData.right_censored(attempts, ~passed)).sf
    found = attempts_to_mastery(attempts, passed)
    for quartile, left in ((found.lower, 0.75), (found.median, 0.5), (found.upper, 0.25)):
        reached = curve.quantiles[curve.probabilities <= left + 1e-12]
        assert quartile == reached[0] if reached.size else np.isnan(quartile)


def test_who_never_tried_does_not_count() -> None:
    """No attempt is neither a pass nor a failure; a class without attempts has no quartiles."""
    found = attempts_to_mastery(np.array([0, 0, 1]), np.array([False, False, True]))
    assert (found.median, found.passed, found.never) == (1, 1, 0)
    nobody = attempts_to_mastery(np.zeros(3, dtype=int), np.zeros(3, dtype=bool))
    assert np.isnan(nobody.median)


def test_a_mistake_counts_once_for_each_student() -> None:
    """Three of ten made it, one still does at the last attempt; the interval is Wilson's."""
    made = np.array([[True, False], [True, False], [True, False]])
    still = np.array([[True, True], [False, False], [False, False]])
    found = mistake_frequency(made, still, 10)
    assert (found.made.tolist(), found.still.tolist()) == ([3, 0], [1, 0])
    known = stats.binomtest(3, 10).proportion_ci(method="wilson")
    assert (found.share[0], found.low[0], found.high[0]) == pytest.approx(
        (0.3, known.low, known.high)
    )
    assert np.isnan(mistake_frequency(made[:0], still[:0], 0).share).all()
