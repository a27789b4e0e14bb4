"""What goes into a counterexample is JSON, whatever it was."""

import json
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from lossdrill.judging.plain import MOST_NUMBERS, plain

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.fractions()
    | st.text(max_size=5)
    | arrays.arrays(np.float64, arrays.array_shapes(max_dims=2, max_side=3)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(values)
def test_everything_becomes_json_without_bare_nan(value: Any) -> None:
    """Strict JSON comes out, and reads back as what was written."""
    shown = plain(value)
    text = msgspec.json.encode(shown)
    assert msgspec.json.decode(text) == shown
    json.loads(text, parse_constant=pytest.fail)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.array([1.0, np.nan, np.inf]), [1.0, "nan", "inf"]),
        (np.array(2.5), 2.5),
        (np.float32(0.5), 0.5),
        (-np.inf, "-inf"),
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        (Fraction(1, 3), "1/3"),
        (True, True),
        ((1, 2.0), [1, 2.0]),
        ({"b", "a"}, ["a", "b"]),
        (2**63, "9223372036854775808"),
        (np.array([1 + 2j]), ["(1+2j)"]),
    ],
)
def test_values_keep_their_meaning(value: Any, expected: Any) -> None:
    """Arrays are lists, special floats are words, exact numbers are as they are written."""
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_what_is_endless_is_told_and_not_shown() -> None:
    """A large array is a sentence about its shape, a huge integer one about its length."""
    assert plain(np.zeros((MOST_NUMBERS, 2))) == f"array of shape ({MOST_NUMBERS}, 2)"
    assert plain(10**5000) == f"a number of {(10**5000).bit_length() + 1} bits"
    assert "bits" in str(plain(Fraction(1, 10**5000)))
