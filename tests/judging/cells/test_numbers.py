"""Cells for numbers: every way to write a right one is right, and nothing else is."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossdrill.judging.cells.cell import Cell
from lossdrill.judging.cells.numbers import AnyOf, Interval, Number

INF = float("inf")
ROUNDING = 1 + 2e-16
numbers = st.one_of(
    st.integers(-(10**12), 10**12),
    st.fractions(-1000, 1000),
    st.floats(-1e300, 1e300, allow_subnormal=False),
)


def spellings(value: float | Fraction) -> list[Any]:
    """One number as many people write it."""
    exact = float(value)
    return [
        value,
        Fraction(value),
        exact,
        exact * ROUNDING,
        np.float64(exact),
        np.array(exact),
        np.array([exact]),
        [exact],
        (value,),
        [[exact]],
        np.longdouble(exact),
    ]


@settings(deadline=None)
@given(numbers)
def test_every_spelling_of_a_right_number_is_right(value: Any) -> None:
    """Integer, float, Fraction, NumPy's scalars and arrays of one; rounding makes no difference."""
    cell = Number(value)
    for spelling in spellings(value):
        assert cell.share(spelling) == 1.0
        assert cell.trouble(spelling) is None


@settings(deadline=None)
@given(numbers.filter(bool))
def test_what_is_off_by_more_than_rounding_is_wrong(value: Any) -> None:
    """By a hundred-millionth of the number, in either direction; also its negative, and 0."""
    exact = Fraction(value)
    for factor in (1 + Fraction(1, 10**8), 1 - Fraction(1, 10**8), -1, 0):
        assert Number(value).share(exact * factor) == 0.0


def test_a_float32_is_as_right_as_its_digits() -> None:
    """A half is exact in every precision, a tenth is not."""
    assert Number(0.5).share(np.float32(0.5)) == 1.0
    assert Number(Fraction(1, 10)).share(np.float32(0.1)) == 0.0
    assert Number(Fraction(1, 10), digits=3).share(np.float32(0.1)) == 1.0


@pytest.mark.parametrize(
    ("value", "digits", "right", "wrong"),
    [
        (math.log(100), 3, [4.6, 4.605, 4.61, 4.60517], [4.59, 4.62, 4.5]),
        (-2 / 3, 2, [-0.66, -0.67, -2 / 3], [-0.65, -0.68, 0.67]),
        (1000, 3, [1000, 1009, 991], [1011, 989]),
        (999.9, 3, [999, 1000, 999.9], [998, 1001]),
        (1e-7, 1, [1e-7, 2e-7, 0.5e-7], [2.1e-7, -1e-8]),
    ],
)
def test_digits_are_as_many_as_are_asked_for(
    value: float, digits: int, right: list[float], wrong: list[float]
) -> None:
    """Rounding and cutting off are both right; the next number in the last digit is not."""
    cell = Number(value, digits=digits)
    assert all(cell.share(each) == 1.0 for each in right)
    assert all(cell.share(each) == 0.0 for each in wrong)


def test_zero_and_infinity() -> None:
    """Near 0 is what is left of terms of the scale; infinity is infinity alone."""
    assert Number(0).share(1e-16) == Number(0).share(-0.0) == 1.0
    assert Number(0).share(1e-8) == 0.0
    assert Number(0, scale=1e6).share(1e-5) == 1.0
    for infinite in (INF, np.inf, np.array(np.inf), math.inf):
        assert Number(INF).share(infinite) == 1.0
    for other in (-INF, 1e308, 10**400, math.nan):
        assert Number(INF).share(other) == 0.0
    assert Number(1).share(10**400) == Number(1).share(INF) == Number(1).share(math.nan) == 0.0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("3", "is text; give a number, without quotes"),
        (True, "is True; give a number"),
        (np.True_, "is a single bool; give a number"),
        (None, "is nothing (None); give a number"),
        ([1, 2], "is a list of shape (2,); give a number"),
        ({"a": 1}, "is a dict; give a number"),
        ({3}, "is a set; give a number"),
        (np.array([1.0, 2.0]), "is an array of shape (2,); give a number"),
        ([[1, 2], [3]], "is a list that is not a rectangle of numbers; give a number"),
        (np.complex128(3), "is a single complex128; give a number"),
        (math.nan, 'is nan, which is no number; give a number (infinity is float("inf"))'),
    ],
)
def test_what_is_no_number_is_told(value: Any, said: str) -> None:
    """A truth value and text are none, whatever they say."""
    assert Number(3).share(value) == 0.0
    assert Number(3).trouble(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (-12.0, "wrong-sign"),
        (24, "factor-2"),
        (6, "factor-half"),
        (1200, "factor-100"),
        (0.12, "factor-hundredth"),
        (144, "squared"),
        (1 / 12, "reciprocal"),
        (math.sqrt(12), "root"),
        (12 / math.log(2), "log-base-2"),
        (12 / math.log(10), "log-base-10"),
        (84, "factor-n"),
        (Fraction(12, 7), "factor-1/n"),
        (12.01, "few-digits"),
        (13, None),
        (0, None),
        (INF, None),
    ],
)
def test_what_is_said_of_a_wrong_number(value: Any, said: str | None) -> None:
    """A factor that means something, or how many digits are right; otherwise nothing."""
    found = Number(12).near(value, {"y": 7})
    assert (found.id if found else None) == said


def test_the_right_number_is_not_given_away() -> None:
    """What is said of 12.01 does not contain a 12."""
    found = Number(12).near(12.01, {})
    assert found is not None
    assert found.message == "is near: about 3 of its digits are right, and 9 are asked for"


@pytest.mark.parametrize("pair", [(-1, 1), [-1, 1], np.array([-1.0, 1.0]), (-1.0, Fraction(1))])
def test_a_set_is_the_pair_of_its_ends(pair: Any) -> None:
    """As a tuple, a list or an array."""
    assert Interval(-1, 1).share(pair) == 1.0
    assert Interval(-1, 1).trouble(pair) is None


@pytest.mark.parametrize("one", [2, (2, 2), [2.0, 2], {2}, np.array(2.0), [2]])
def test_where_the_ends_meet_one_number_will_do(one: Any) -> None:
    """Also as a set, which it is."""
    assert Interval(2, 2).share(one) == 1.0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ((1, -1), "has its ends the wrong way round; the lower one comes first: (low, high)"),
        ("(-1, 1)", "is text; give a pair (low, high), without quotes"),
        ({-1, 1}, "holds single numbers; for all the numbers between two ends give a pair"),
        ((-1, 0, 1), "is a tuple of shape (3,); give a pair (low, high)"),
        ((math.nan, 1), "has an end that is nan; give a pair (low, high)"),
        (True, "is True; give a pair (low, high)"),
    ],
)
def test_what_is_no_pair_is_told(value: Any, said: str) -> None:
    """With what to give."""
    assert Interval(-1, 1).share(value) == 0.0
    assert str(Interval(-1, 1).trouble(value)).startswith(said)


def test_one_number_of_a_set_is_not_the_set() -> None:
    """Neither from inside nor an end; of one from inside it is said that there are more."""
    for value in (0, 0.5, -1, 1, (0, 0)):
        assert Interval(-1, 1).share(value) == 0.0
    found = Interval(-1, 1).near(0.5, {})
    assert found is not None
    assert found.id == "one-of-many"
    assert Interval(-1, 1).near(3, {}) is None


def test_unbounded_sets() -> None:
    """An end may be infinite."""
    assert Interval(0, INF).share((0, INF)) == 1.0
    assert Interval(0, INF).share((0, 1e300)) == 0.0


def test_an_end_near_zero_is_measured_by_the_other() -> None:
    """Rounding of terms as large as the other end may be left of a 0."""
    assert Interval(0, 1000).share((1e-7, 1000)) == 1.0
    assert Interval(0, 1).share((1e-7, 1)) == 0.0


@pytest.mark.parametrize("value", [-1, 0, -0.5, -1 - 1e-16, 1e-17, Fraction(-1, 3), (-1, 0)])
def test_any_number_of_the_set_will_do(value: Any) -> None:
    """Its ends too, and the set itself."""
    cell = AnyOf(-1, 0)
    assert cell.share(value) == 1.0
    assert cell.remark == "any number from -1 to 0 is right"


@pytest.mark.parametrize("value", [-1.001, 1e-6, math.nan, INF, (-1, 1), "0", False, None])
def test_what_is_outside_of_the_set_is_wrong(value: Any) -> None:
    """However little."""
    assert AnyOf(-1, 0).share(value) == 0.0


@pytest.mark.parametrize("nothing", ["undefined", " Does not exist. ", math.nan, (), set(), "none"])
def test_nothing_is_said_in_many_ways(nothing: Any) -> None:
    """A mistake that says there is no number is recognised in each of them."""
    cells: list[Cell] = [Number(3), Interval(-1, 1), AnyOf(0, 1)]
    for cell in cells:
        assert cell.same(nothing, "undefined")
        assert not cell.same(0, "undefined")
        assert cell.share(nothing) == 0.0
