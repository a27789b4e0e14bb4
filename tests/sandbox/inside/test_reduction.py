"""What a file returns becomes plain data by the types' own methods, or is named as what cannot."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from lossdrill.sandbox.forms import MAX_SET, from_form
from lossdrill.sandbox.inside.reduction import Budget, TooLargeError, UnsupportedError, reduce
from tests.sandbox.values import same


def reduced(value: object) -> Any:
    return from_form(reduce(value, Budget(2**24)))


def _liar(base: type) -> type:
    """A subclass whose every conversion and comparison is a trap."""

    def trap(*args: object, **kwargs: object) -> Any:
        raise AssertionError

    names = "__float__ __int__ __index__ __str__ __repr__ __iter__ __len__ __eq__ __getitem__ items"
    names += " keys values __bool__ __contains__ __array__ __reduce__"
    return type("Liar", (base,), {**dict.fromkeys(names.split(), trap), "__hash__": base.__hash__})


@pytest.mark.parametrize(
    "value",
    [-0.0, 1.5, 7, 10**30, "text", (1, 2), [1, 2], {"a": 1}, {1, 2}],
    ids=lambda value: type(value).__name__,
)
def test_subclasses_are_taken_for_their_base(value: Any) -> None:
    """None of a subclass's own methods is called."""
    lying = _liar(type(value))(value)
    assert same(reduced(lying), value)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.float64(1.5), np.array(1.5)),
        (np.float32(0.1), np.array(0.1, np.float32)),
        (np.True_, np.array([True])[0:1].reshape(())),
        (np.str_("a"), "a"),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.array([1, Fraction(1, 3)], object), [1, Fraction(1, 3)]),
        (np.longdouble(1.25), np.array(1.25)),
        (np.clongdouble(1.25), np.array(1.25 + 0j)),
        (np.array([1, 2], ">i4"), np.array([1, 2], "<i4")),
        (np.array([[1.0]]).view(np.matrix), np.array([[1.0]])),
        (np.ma.array([1.0, 2.0], mask=[True, False]), np.array([1.0, 2.0])),
        (np.broadcast_to(np.float64(1), (2, 2)), np.ones((2, 2))),
        (frozenset({1, (2, "b")}), {1, (2, "b")}),
        ({np.float64(1.5), np.str_("c")}, {1.5, "c"}),
        ({"n": np.arange(2)}, {"n": np.arange(2)}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_numpy_makes(value: Any, plain: Any) -> None:
    """NumPy's scalars are arrays without dimensions, and its text is text."""
    assert same(reduced(value), plain)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (object(), "object"),
        ((i for i in range(3)), "generator"),
        (range(3), "range"),
        (b"bytes", "bytes"),
        (1j, "complex"),
        (len, "builtin_function_or_method"),
        (np.array([(1, 2.0)], "i4,f8"), "array of dtype void96"),
        (np.datetime64("2020-01-01"), "array of dtype datetime64[D]"),
        ({1: 2}, "dict with keys that are not strings"),
        ({frozenset({1})}, "set of sets or objects"),
        (set(range(MAX_SET + 1)), f"set of more than {MAX_SET} items"),
        pytest.param(10**5000, "integer of too many digits", id="digits"),
        ("\ud800", "str with half a character"),
        ({"\udc80": 1}, "str with half a character"),
        ([[[[[[[[[1]]]]]]]]], "container nested deeper than 8"),
        (np.zeros((1,) * 9), "array with 9 dimensions"),
    ],
)
def test_what_cannot_travel_is_named(value: object, name: str) -> None:
    """A type that cannot leave the process is said by name."""
    with pytest.raises(UnsupportedError) as caught:
        reduce(value, Budget(2**24))
    assert str(caught.value) == name


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(2**20, "u1"),
        np.broadcast_to(np.longdouble(0), (2**28, 2**28)),
        np.broadcast_to(np.array(None), (2**28, 2**28)),
        [0] * 2**15,
        "x" * 2**21,
    ],
    ids=["array", "virtual", "virtual objects", "list", "text"],
)
def test_too_large(value: object) -> None:
    """Size is counted before anything is copied."""
    with pytest.raises(TooLargeError):
        reduce(value, Budget(2**20))
