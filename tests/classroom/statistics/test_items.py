"""Item analysis against paper, SciPy, and classes whose law is known."""

import numpy as np
import pytest
from scipy import stats

from lossdrill.classroom.statistics.correlation import fisher_interval
from lossdrill.classroom.statistics.items import (
    discrimination,
    discriminative_efficiency,
    facility,
    uncorrected,
)
from lossdrill.classroom.statistics.review import FEWEST, flags
from lossdrill.classroom.statistics.scores import Array, rest_scores, totals, with_rule
from tests.classroom.statistics.samples import HAND, WUENSCH, logistic_class, with_gaps

DIFFICULTY = np.linspace(-1.5, 1.5, 12)
SLOPE = np.array([0.6, 1.0, 1.6] * 4)
NOISE = 12
"""The index of an item of coin flips behind these twelve."""


def known_class(students: int, seed: int) -> Array:
    return logistic_class(
        students, np.append(DIFFICULTY, 0), np.append(SLOPE, 1), seed, noise=(NOISE,)
    )


def test_facility_is_the_mean() -> None:
    """3, 2 and 1 of 4 students had the items of the perfect scale right."""
    found = facility(HAND)
    assert found.mean.tolist() == [0.75, 0.5, 0.25]
    assert found.n.tolist() == [4, 4, 4]
    assert facility(WUENSCH).mean == pytest.approx(WUENSCH.sum(axis=0) / 10)


def test_facility_has_wilsons_interval() -> None:
    """For items marked right or wrong it is the interval that SciPy computes."""
    found = facility(WUENSCH)
    for j, right in enumerate(WUENSCH.sum(axis=0)):
        known = stats.binomtest(int(right), 10).proportion_ci(method="wilson")
        assert (found.low[j], found.high[j]) == pytest.approx((known.low, known.high))


def test_discrimination_on_paper() -> None:
    """Of the perfect scale: x = 1,1,1,0 against rest 2,1,0,0: cov 3/12, var 3/12 and 11/12; item 2
    against 2,1,1,0 gives 1/sqrt(2).
    """
    found = discrimination(HAND)
    assert found.r == pytest.approx(
        [0.25 / np.sqrt(0.25 * 11 / 12), 1 / np.sqrt(2), 3 / np.sqrt(33)]
    )
    assert np.isfinite(found.low).all()


@pytest.mark.parametrize("scores", [WUENSCH, with_gaps(known_class(60, 3), 0.2, 4)])
def test_correlations_are_those_of_scipy(scores: Array) -> None:
    """r and its interval are SciPy's, over the students who answered the item."""
    rest, whole = rest_scores(scores), totals(scores)
    corrected, flattering = discrimination(scores), uncorrected(scores)
    for j in range(scores.shape[1]):
        here = ~np.isnan(scores[:, j])
        for found, other in ((corrected, rest[here, j]), (flattering, whole[here])):
            known = stats.pearsonr(scores[here, j], other)
            interval = known.confidence_interval()
            assert found.n[j] == here.sum()
            assert (found.r[j], found.low[j], found.high[j]) == pytest.approx(
                (known.statistic, interval.low, interval.high)
            )


def test_right_or_wrong_gives_the_point_biserial() -> None:
    """For binary items the discrimination is the point-biserial correlation with the rest."""
    whole = WUENSCH.sum(axis=1)
    known = [stats.pointbiserialr(x, whole - x).statistic for x in WUENSCH.T]
    assert discrimination(WUENSCH).r == pytest.approx(known)


def test_a_scale_in_order_is_fully_efficient() -> None:
    """Where the better students always have the item right, no arrangement covaries more."""
    assert discriminative_efficiency(HAND) == pytest.approx([1, 1, 1])
    reversed_item = HAND.copy()
    reversed_item[:, 0] = 1 - reversed_item[:, 0]
    assert discriminative_efficiency(reversed_item)[0] < 0


def test_efficiency_is_bounded() -> None:
    """Sorted values covary most, so that the share never leaves [-1, 1]."""
    for seed in range(5):
        efficiency = discriminative_efficiency(with_gaps(known_class(40, seed), 0.1, seed))
        assert np.all(np.abs(efficiency) <= 1 + 1e-12)


def test_undefined_is_nan() -> None:
    """No variance, too few students, nobody at all: not a number, and no warning either."""
    constant = np.column_stack([np.full(6, 0.1), np.arange(6) / 5, np.full(6, np.nan)])
    assert np.isnan(discrimination(constant).r[[0, 2]]).all()
    assert np.isnan(discriminative_efficiency(constant)[[0, 2]]).all()
    assert np.isnan(facility(constant).mean[2])
    nobody = np.empty((0, 3))
    assert np.isnan(discrimination(nobody).r).all()
    assert np.isnan(facility(nobody).mean).all()
    assert np.isnan(fisher_interval(np.array([1.0, 0.5]), np.array([10, 3]))).all()


def test_omitted_items_follow_the_callers_rule() -> None:
    """As zero they lower the facility; left out they do not count, and n says how many are left."""
    gaps = np.array([[1, np.nan], [1, 1], [np.nan, 0]])
    assert facility(with_rule(gaps, "zero")).mean == pytest.approx([2 / 3, 1 / 3])
    assert facility(with_rule(gaps, "left-out")).mean == pytest.approx([1, 1 / 2])
    assert facility(with_rule(gaps, "left-out")).n.tolist() == [2, 2]


def test_a_known_class_is_recovered_within_its_intervals() -> None:
    """Over 40 classes of 200, the 95 % intervals hold the facility and the discrimination of the
    population (here: of 400 000 students) about 95 times in 100.
    """
    population = known_class(400_000, 99)
    easy, telling = facility(population).mean, discrimination(population).r
    held = np.zeros((2, population.shape[1]))
    for seed in range(40):
        sample = known_class(200, seed)
        for row, found, truth in (
            (0, facility(sample)[1:3], easy),
            (1, discrimination(sample)[1:3], telling),
        ):
            held[row] += (found[0] <= truth) & (truth <= found[1])
    assert np.all(held / 40 >= 0.8)
    assert np.all(np.abs(held.mean(axis=1) / 40 - 0.95) < 0.03)


def test_a_pure_noise_item_is_flagged() -> None:
    """In each of 40 classes of 200 the coin flips have about no rest correlation and are flagged,
    nearly always, while the uncorrected correlation flatters them.
    """
    flagged, flattered = 0, 0
    for seed in range(40):
        sample = known_class(200, seed)
        r = discrimination(sample).r
        flagged += any("does not tell" in each for each in flags(0.5, r[NOISE], 200))
        flattered += uncorrected(sample).r[NOISE] > r[NOISE] + 0.1
        assert abs(r[NOISE]) < 0.3
    assert flagged >= 34
    assert flattered == 40


def test_flags_say_review_and_need_a_class() -> None:
    """Below 30 students nothing is flagged, nor where a statistic is undefined."""
    assert flags(0.1, 0.0, FEWEST - 1) == ()
    assert flags(float("nan"), float("nan"), 100) == ()
    assert flags(0.5, 0.4, 100) == ()
    found = flags(0.1, 0.0, FEWEST)
    assert len(found) == 2
    assert all(each.startswith("review") for each in found)
    assert "fine in a drill" in flags(0.95, 0.3, 100)[0]
