"""What an output is compared with: rounding never decides, and nothing else is forgiven."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from lossdrill.judging.expected import RTOL, Ball, Between, Box, Near, agree, digits, off

seeds = st.integers(0, 2**32 - 1)


def near(value: Any, scale: Any = 1.0) -> Near:
    return Near(np.asarray(value, float), np.asarray(scale, float))


@given(seeds, st.integers(2, 1000), st.integers(0, 12))
def test_any_order_of_summation_is_right(seed: int, n: int, magnitudes: int) -> None:
    """In units of the sum of absolute values, adding up in another order is no error."""
    draw = np.random.default_rng(seed)
    terms = draw.normal(size=n) * 10.0 ** draw.integers(-magnitudes, magnitudes + 1, size=n)
    expected = near(np.sum(terms), np.sum(np.abs(terms)))
    one_by_one = 0.0
    for term in draw.permutation(terms):
        one_by_one += term
    for total in (one_by_one, np.cumsum(terms[::-1])[-1], np.sum(np.sort(terms))):
        assert expected.error(total) <= RTOL / 1000


@given(seeds, st.floats(1.01e-9, 1e3))
def test_what_is_off_by_more_than_the_tolerance_is_wrong(seed: int, relative: float) -> None:
    """An error beyond 1e-9 of the scale in a single entry is seen, however many are right."""
    draw = np.random.default_rng(seed)
    value, scale = draw.normal(size=5), draw.uniform(0.1, 10, size=5)
    output = value.copy()
    output[draw.integers(5)] += relative * scale.max()
    assert near(value, scale).error(output) > RTOL


@given(st.sampled_from([0.0, 1.0, np.inf, -np.inf, np.nan]), st.sampled_from([0.0, 1.0, np.inf]))
def test_nan_is_never_right(value: float, scale: float) -> None:
    """Whatever is expected, and on whatever scale, NaN is infinitely far off."""
    assert near(value, scale).error(np.array(np.nan)) == np.inf


@pytest.mark.parametrize("scale", [0.0, 1.0, np.inf])
def test_infinity_equals_itself_and_nothing_else(scale: float) -> None:
    """Infinity is right where infinity is expected; neither its negative nor any number is."""
    assert near(np.inf, scale).error(np.array(np.inf)) == 0
    for other in (-np.inf, 1e308, 0.0):
        assert near(np.inf, scale).error(np.array(other)) > RTOL
    assert near(1.0, scale).error(np.array(np.inf)) > RTOL


def test_an_exact_zero_is_asked_for_where_nothing_is_added() -> None:
    """With scale 0 only the value itself is right, but underflow is forgiven."""
    assert near(0.0, 0.0).error(np.array(0.0)) == 0
    assert near(0.0, 0.0).error(np.array(-0.0)) == 0
    assert near(0.0, 0.0).error(np.array(5e-324)) <= RTOL
    assert near(0.0, 0.0).error(np.array(1e-100)) > RTOL


def kinked(draw: np.random.Generator) -> Box:
    """A set of subgradients as the absolute error has it: n kinks in d dimensions, n <= d."""
    d = int(draw.integers(1, 5))
    n = int(draw.integers(1, d + 1))
    rows = draw.normal(size=(n, d)) / 4
    base = draw.normal(size=d)
    low = draw.uniform(-2, 0, size=n)
    high = low + draw.uniform(0.1, 2, size=n)
    scale = np.abs(rows).sum(axis=0) * 2 + np.abs(base)
    return Box(base + (low + high) / 2 @ rows, scale, base, rows, low, high)


@given(seeds)
def test_every_subgradient_is_right(seed: int) -> None:
    """Any weights within their ends, the ends included, give a right answer."""
    draw = np.random.default_rng(seed)
    box = kinked(draw)
    inside = draw.uniform(box.low, box.high)
    corner = np.where(draw.random(len(box.low)) < 0.5, box.low, box.high)
    for weights in (inside, corner, box.low, box.high):
        assert box.error(box.base + weights @ box.rows) <= RTOL


@given(seeds, st.floats(1e-6, 3.0))
def test_no_weight_beyond_its_end_is_right(seed: int, beyond: float) -> None:
    """A single weight just outside makes the answer wrong."""
    draw = np.random.default_rng(seed)
    box = kinked(draw)
    weights = np.asarray(draw.uniform(box.low, box.high))
    place = draw.integers(len(weights))
    weights[place] = draw.choice([box.low[place] - beyond, box.high[place] + beyond])
    assert box.error(box.base + weights @ box.rows) > RTOL


@given(seeds)
def test_off_the_span_of_the_kinks_nothing_is_right(seed: int) -> None:
    """A perturbation that no weights explain is wrong, though the weights nearest are inside."""
    draw = np.random.default_rng(seed)
    d = int(draw.integers(2, 5))
    rows = np.eye(d)[:1] @ np.linalg.qr(draw.normal(size=(d, d)))[0]
    box = Box(np.zeros(d), np.ones(d), np.zeros(d), rows, -np.ones(1), np.ones(1))
    along = draw.normal(size=d)
    across = along - (along @ rows[0]) * rows[0]
    output = 0.5 * rows[0] + 1e-6 * across / np.linalg.norm(across)
    assert box.error(0.5 * rows[0]) <= RTOL < box.error(output)


def test_the_set_is_that_of_a_linear_programme() -> None:
    """SciPy's solver finds weights for exactly the answers that are accepted."""
    draw = np.random.default_rng(7)
    seen = {True: 0, False: 0}
    for _ in range(250):
        box = kinked(draw)
        spread = draw.choice([0.5, 1.0, 1.5])
        middle, half = (box.low + box.high) / 2, (box.high - box.low) / 2
        weights = middle + spread * draw.uniform(-1, 1, size=len(half)) * half
        output = box.base + weights @ box.rows
        found = linprog(
            np.zeros(len(weights)),
            A_eq=box.rows.T,
            b_eq=output - box.base,
            bounds=np.stack([box.low, box.high], axis=1),
        )
        assert (box.error(output) <= RTOL) == found.success
        seen[found.success] += 1
    assert min(seen.values()) > 30


def test_dependent_kinks_are_refused() -> None:
    """Where several weights give one answer, least squares may choose some outside their ends."""
    rows = np.array([[1.0], [1.0]])
    with pytest.raises(ValueError, match="linearly dependent"):
        Box(np.zeros(1), np.ones(1), np.zeros(1), rows, np.array([-1.0, 0]), np.array([0.0, 1]))


@given(seeds, st.floats(1e-6, 3.0))
def test_a_ball_holds_what_is_not_longer_than_one(seed: int, beyond: float) -> None:
    """`rows.T @ u` is right up to length 1 of u, dependent rows or not."""
    draw = np.random.default_rng(seed)
    n, d = draw.integers(1, 5, size=2)
    rows = draw.normal(size=(n, d))
    ball = Ball(np.zeros(d), np.abs(rows).sum(axis=0), rows)
    u = draw.normal(size=n)
    u /= np.linalg.norm(u)
    assert ball.error(rows.T @ u) <= RTOL
    assert ball.error(rows.T @ u * draw.random()) <= RTOL
    # The shortest u that gives the same answer decides.
    edge = np.linalg.pinv(rows.T) @ (rows.T @ u)
    edge /= np.linalg.norm(edge)
    assert ball.error((1 + beyond) * rows.T @ edge) > RTOL
    assert ball.error(np.full(d, np.nan)) == np.inf


def test_off_the_span_of_a_ball_nothing_is_right() -> None:
    """What no u gives is wrong, however short."""
    ball = Ball(np.zeros(2), np.ones(2), np.array([[1.0, 0.0]]))
    assert ball.error(np.array([0.5, 0.0])) <= RTOL < ball.error(np.array([0.5, 1e-6]))


@pytest.mark.parametrize("scale", [0.0, 1.0, np.inf])
def test_between_takes_the_interval_and_the_value(scale: float) -> None:
    """The closed interval and the value itself are right; below it, or NaN, is wrong."""
    between = Between(np.array(np.inf), np.array(scale), 27.6, 800.0)
    for number in (27.6, 36.04, 800.0, np.inf):
        assert between.error(np.array(number)) == 0
    for number in (27.0, 0.0, 801.0, -np.inf, np.nan):
        assert between.error(np.array(number)) > RTOL


@given(seeds)
def test_two_outputs_agree_to_rounding_only(seed: int) -> None:
    """Two runs of one computation agree; a change in the eighth digit does not."""
    draw = np.random.default_rng(seed)
    first = draw.normal(size=4)
    first[draw.integers(4)] = draw.choice([np.nan, np.inf, -np.inf, 0.0])
    assert agree(first, first * (1 + 1e-15), np.abs(first), RTOL)
    assert not agree(np.append(first, 1.0), np.append(first, 1 + 1e-7), np.ones(5), RTOL)


def test_infinities_and_nan_agree_with_themselves_alone() -> None:
    """Neither an infinite scale nor an infinite output makes room for anything."""
    special = [np.nan, np.inf, -np.inf, 0.0]
    for first in special:
        for second in special:
            same = agree(np.array(first), np.array(second), np.array(np.inf), RTOL)
            assert same == (first is second)
    assert not agree(np.ones(2), np.ones((2, 1)), np.ones(2), RTOL)


@pytest.mark.parametrize(
    ("error", "expected"),
    [(0, 16), (1e-16, 16), (1e-9, 9), (1e-4, 4), (0.5, 0), (1, 0), (1e9, 0), (np.inf, 0)],
)
def test_digits_are_those_that_are_right(error: float, expected: int) -> None:
    """From 16 for an exact answer to 0 for one that is not even near."""
    assert digits(error) == expected


def test_the_error_is_counted_per_entry() -> None:
    """Each entry is measured on its own scale: a large one does not hide a small one."""
    errors = off(np.array([1e6 + 1, 1.1]), np.array([1e6, 1.0]), np.array([1e6, 1.0]))
    np.testing.assert_allclose(errors, [1e-6, 0.1])
