"""Reliability against published scores and against its definition."""

import numpy as np
import pytest

from lossdrill.classroom.statistics.reliability import reliability
from tests.classroom.statistics.samples import HAND, WUENSCH, logistic_class, with_gaps


def test_kuder_richardson_of_published_scores() -> None:
    """Wuensch's ten students: sum pq = 2.18 and the variance of the totals 5.84, as printed."""
    p = WUENSCH.mean(axis=0)
    pq, variance = float((p * (1 - p)).sum()), float(WUENSCH.sum(axis=1).var())
    assert (pq, variance) == pytest.approx((2.18, 5.84))
    found = reliability(WUENSCH)
    assert found.binary
    assert found.alpha == pytest.approx(10 / 9 * (1 - pq / variance))


def test_alpha_on_paper() -> None:
    """The perfect scale: item variances 3/12, 4/12, 3/12, of the total 5/3: alpha = 3/4, and an
    error of sqrt(5/3) sqrt(1/4).
    """
    found = reliability(HAND)
    assert found.alpha == pytest.approx(0.75)
    assert found.error == pytest.approx(np.sqrt(5 / 3) / 2)
    assert (found.items, found.students) == (3, 4)


def test_alpha_follows_its_definition() -> None:
    """For part marks: k/(k-1) (1 - sum of item variances / variance of totals)."""
    scores = np.random.default_rng(2).random((50, 6)) + np.linspace(0, 1, 50)[:, None]
    whole = scores.sum(axis=1).var(ddof=1)
    alpha = 6 / 5 * (1 - scores.var(axis=0, ddof=1).sum() / whole)
    found = reliability(scores)
    assert not found.binary
    assert found.alpha == pytest.approx(alpha)
    assert found.deviation == pytest.approx(np.sqrt(whole))
    assert found.error == pytest.approx(np.sqrt(whole * (1 - alpha)))


def test_the_error_is_the_spread_of_totals_of_one_ability() -> None:
    """For parallel items alpha is the reliability, so that the error is what repeating the test
    with the same students would scatter them by.
    """
    draw = np.random.default_rng(5)
    true = draw.normal(size=(4000, 1))
    scores = true + draw.normal(size=(4000, 10))
    again = true + draw.normal(size=(4000, 10))
    scatter = (scores.sum(axis=1) - again.sum(axis=1)).std() / np.sqrt(2)
    assert reliability(scores).error == pytest.approx(scatter, rel=0.05)


def test_gaps_cost_precision_not_truth() -> None:
    """With a tenth left out at random, alpha stays close, and the number behind it is lower."""
    scores = logistic_class(2000, np.linspace(-1, 1, 10), np.full(10, 1.5), seed=7)
    whole, gaps = reliability(scores), reliability(with_gaps(scores, 0.1, 8))
    assert gaps.alpha == pytest.approx(whole.alpha, abs=0.02)
    assert gaps.students < whole.students == 2000


@pytest.mark.parametrize(
    "scores",
    [
        np.empty((0, 3)),
        np.ones((1, 3)),
        np.ones((10, 3)),
        np.ones((10, 1)),
        np.full((10, 3), np.nan),
        np.array([[1, np.nan], [0, np.nan], [np.nan, 1], [np.nan, 0]]),
    ],
    ids=["nobody", "one student", "no variance", "one item", "all omitted", "nobody in common"],
)
def test_undefined_is_nan(scores: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    """Where there is nothing to compute from, there is no number."""
    found = reliability(scores)
    assert np.isnan([found.alpha, found.error]).all()
