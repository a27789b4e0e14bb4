"""Strategies for values that may cross, and what it means for two of them to be the same."""

import string
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lossdrill.sandbox.forms import DTYPES, MAX_DEPTH

INTEGERS = st.integers(-(2**80), 2**80) | st.integers(-(16**3400), 16**3400)
HASHABLE = (
    st.none()
    | st.booleans()
    | INTEGERS
    | st.floats()
    | st.text(st.characters(codec="utf-8"))
    | st.fractions()
)


@st.composite
def arrays(draw: st.DrawFn) -> np.ndarray[Any, Any]:
    """Every dtype that may cross, up to eight dimensions, every way of lying in memory."""
    dtype = np.dtype(draw(st.sampled_from(sorted(DTYPES))))
    shape = draw(hnp.array_shapes(min_dims=0, max_dims=8, min_side=0, max_side=3))
    array = np.zeros(shape, dtype)
    data = draw(st.binary(min_size=array.nbytes, max_size=array.nbytes))
    if dtype.kind == "b":
        data = bytes(byte % 2 for byte in data)
    array = np.frombuffer(data, dtype).reshape(shape).copy()
    laid_out: np.ndarray[Any, Any] = draw(st.sampled_from(LAYOUTS))(array)
    return laid_out


LAYOUTS: tuple[Callable[[Any], Any], ...] = (
    lambda array: array,
    np.asfortranarray,
    lambda array: array[::-1] if array.ndim else array,
    lambda array: np.repeat(array, 2, axis=0)[::2] if array.ndim else array,
)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(string.printable, max_size=5), inner, max_size=4)
    )


SETS = st.sets(HASHABLE | st.tuples(HASHABLE, HASHABLE), max_size=5)


def nested(depth: int = MAX_DEPTH) -> st.SearchStrategy[Any]:
    """Values in containers, at most `depth` deep."""
    leaves = HASHABLE | arrays()
    if depth == 0:
        return leaves
    return leaves | SETS | containers(st.deferred(lambda: nested(min(depth - 1, 2))))


def same(one: Any, other: Any) -> bool:
    """Of one type and equal to the bit: NaN is itself, and 0.0 is not -0.0."""
    if isinstance(one, np.ndarray):
        return (
            isinstance(other, np.ndarray)
            and (one.dtype, one.shape) == (other.dtype, other.shape)
            and one.tobytes() == other.tobytes()
        )
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if isinstance(one, set):
        return sorted(map(repr, one)) == sorted(map(repr, other))
    if isinstance(one, float):
        return repr(one) == repr(other)
    return bool(one == other)
