"""Points lie in their domains and are told apart by what they are for."""

import random
from fractions import Fraction

import numpy as np
import pytest

from lossdrill.formula import (
    CLASS_PROBABILITIES,
    COUNT,
    NON_NEGATIVE,
    ONE_HOT,
    POSITIVE,
    PROBABILITY,
    REAL,
    SIGN,
    WHOLE,
    ZERO_ONE,
    Domain,
    matrix,
    scalar,
    vector,
)
from lossdrill.formula.points import (
    array_points,
    contains,
    literal_points,
    scalar_points,
    simple_points,
    sized_point,
)

_ARRAYS = (
    matrix("X", "n", "d"),
    matrix("Y", "n", "k", ONE_HOT),
    matrix("P", "n", "k", CLASS_PROBABILITIES),
    vector("y", "n", SIGN),
    scalar("delta", POSITIVE),
)


def _rng(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # reproducible, not secret


@pytest.mark.parametrize(
    "domain",
    [REAL, POSITIVE, NON_NEGATIVE, PROBABILITY, COUNT, WHOLE, ZERO_ONE, SIGN],
)
@pytest.mark.parametrize("seed", range(3))
def test_numbers_respect_their_domain(domain: Domain, seed: int) -> None:
    """Every coordinate belongs to the domain, and a literal outside of it is never one."""
    variables = (scalar("a", domain), scalar("b"))
    rng = _rng(seed)
    points = scalar_points(variables, rng, 48)
    near = literal_points(points, variables, [Fraction(-7, 2), Fraction(10**9)], rng)
    assert all(contains(domain, point.values["a"]) for point in (*points, *near))


def test_labels_are_enumerated() -> None:
    """Every combination of labels occurs."""
    variables = (scalar("y", SIGN), scalar("t", ZERO_ONE), scalar("s"))
    points = scalar_points(variables, _rng(1), 48)
    assert {(p.values["y"], p.values["t"]) for p in points} == {
        (y, t) for y in (-1, 1) for t in (0, 1)
    }


@pytest.mark.parametrize("domain", [WHOLE, NON_NEGATIVE])
def test_an_end_that_belongs_to_the_domain_is_a_coordinate(domain: Domain) -> None:
    """What holds for every count but 0 is seen to fail there."""
    points = scalar_points((scalar("y", domain), scalar("mu", POSITIVE)), _rng(1), 48)
    assert 0 in {point.values["y"] for point in points}


def test_dyadic() -> None:
    """Coordinates are short dyadic fractions, so that kinks are hit exactly."""
    for point in scalar_points((scalar("a"), scalar("p", PROBABILITY)), _rng(1), 48):
        for value in point.values.values():
            assert value.denominator & (value.denominator - 1) == 0


@pytest.mark.parametrize("seed", range(5))
def test_arrays(seed: int) -> None:
    """Shapes are as declared and never square; rows are one-hot or sum to one."""
    for point in array_points(_ARRAYS, _rng(seed), 7):
        n, d, k = (point.sizes[name] for name in ("n", "d", "k"))
        assert n != d
        assert k > 1
        assert point.values["X"].shape == (n, d)
        assert {tuple(sorted(row)) for row in point.values["Y"]} == {(*[0] * (k - 1), 1)}
        assert all(sum(row) == 1 and min(row) > 0 for row in point.values["P"])
        assert set(point.values["y"]) <= {-1, 1}
        assert point.values["delta"] > 0


def test_simple_points_come_first() -> None:
    """The first of the points for a reader has small whole numbers."""
    first = simple_points((scalar("y"), scalar("y_hat")), 8)[0]
    assert all(abs(value) <= 2 and value.denominator == 1 for value in first.values.values())


def test_a_length_that_is_asked_for() -> None:
    """A dimension may be given a length, as for a threshold in n."""
    point = sized_point(_ARRAYS, "n", 51, _rng(1))
    assert point.values["X"].shape[0] == 51


def test_moving_changes_one_entry() -> None:
    """A moved point differs from its parent in one coordinate alone."""
    point = array_points(_ARRAYS, _rng(1), 2)[1]
    moved = point.moved(("X", (0, 0)), Fraction(99))
    assert moved.values["X"][0, 0] == 99
    assert np.count_nonzero(moved.values["X"] != point.values["X"]) == 1
    assert moved.values["Y"] is point.values["Y"]
