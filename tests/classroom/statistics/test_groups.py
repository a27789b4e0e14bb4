"""Groups by total."""

import numpy as np
import pytest

from lossdrill.classroom.statistics.groups import SMALLEST, d27, fifths, group_means, share_between
from tests.classroom.statistics.samples import WUENSCH, logistic_class

CLASS = logistic_class(100, np.linspace(-1, 1, 8), np.full(8, 1.2), seed=1)


def test_d27_without_ties() -> None:
    """With 100 students of different totals: the mean of the best 27 minus that of the last 27."""
    scores = CLASS + np.linspace(0, 0.001, 100)[:, None]
    order = np.argsort(scores.sum(axis=1))
    expected = scores[order[-27:]].mean(axis=0) - scores[order[:27]].mean(axis=0)
    assert d27(scores) == pytest.approx(expected)


def test_the_order_of_students_does_not_matter() -> None:
    """Equal totals at a cut are shared, not told apart by the list."""
    shuffled = np.random.default_rng(0).permutation(CLASS)
    assert d27(shuffled) == pytest.approx(d27(CLASS))
    assert fifths(shuffled) == pytest.approx(fifths(CLASS))


def test_fifths_of_a_ladder() -> None:
    """With one item and totals 0..24, the fifths are the means of five neighbours each."""
    ladder = np.arange(25.0)[:, None] / 24
    assert fifths(ladder)[:, 0] * 24 == pytest.approx([2, 7, 12, 17, 22])


def test_fifths_add_up_to_the_facility() -> None:
    """Every student is in the five groups exactly once."""
    assert fifths(CLASS).mean(axis=0) == pytest.approx(CLASS.mean(axis=0))


def test_shares_fill_their_range() -> None:
    """Between two ranks stand as many students as there are ranks, whatever the ties."""
    totals = np.array([1.0, 1.0, 1.0, 0.0, 2.0, np.nan])
    assert share_between(totals, 0, 2) == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1, 0, 0])
    assert share_between(totals, 3, 5).sum() == pytest.approx(2)
    assert share_between(np.array([np.nan]), 0, 1).tolist() == [0]


def test_few_are_suppressed() -> None:
    """A group of four is NaN, of five it is not; 24 students make no fifths, 18 no D27."""
    assert np.isnan(fifths(CLASS[:24])).all()
    assert np.isfinite(fifths(CLASS[:25])).all()
    assert np.isnan(d27(CLASS[:16])).all()
    assert np.isnan(d27(WUENSCH)).all()
    gaps = CLASS[:, :1].copy()
    gaps[: -(SMALLEST - 1)] = np.nan
    assert np.isnan(group_means(gaps, np.ones(100))).all()
