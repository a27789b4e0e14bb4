"""The forms in which values travel between two processes, and how they are read and written.

Forms are tagged, so that a tuple stays a tuple and a set a set. What is read may come from a
learner's process: `from_form` raises `WireError` and nothing else, whatever the form claims.
"""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any, TypeAlias

import numpy as np
from msgspec import Meta, Struct

MAX_DEPTH = 8
MAX_DIMENSIONS = 8
MAX_DIGITS = 3500
"""Hexadecimal digits of an integer; in decimal, few enough for Python to print."""
MAX_SET = 256
"""Items of a set; integers that share a hash make a large one take hours."""
_WHOLE = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8")
DTYPES = frozenset({*_WHOLE, "<f2", "<f4", "<f8", "<c8", "<c16"})

Array: TypeAlias = np.ndarray[Any, Any]
Value: TypeAlias = Any
"""None, bool, int, float, str, Fraction, array, list, tuple, set, dict with str keys; depth 8."""

Hexadecimal: TypeAlias = Annotated[str, Meta(max_length=MAX_DIGITS, pattern="^-?0x[0-9a-f]+$")]
Size: TypeAlias = Annotated[int, Meta(ge=0, lt=2**62)]


class WireError(Exception):
    """The bytes, or the value, do not fit the format."""


class Leaf(Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """A value without parts that msgpack has no type for."""

    def value(self) -> Value:
        raise NotImplementedError


class ArrayForm(Leaf, tag="a", frozen=True):
    dtype: str
    shape: Annotated[tuple[Size, ...], Meta(max_length=MAX_DIMENSIONS)]
    data: bytes
    layout: str = "C"
    """How the array lies in memory on the way in: C, F, reversed, strided."""

    def value(self) -> Array:
        if self.dtype not in DTYPES:
            raise WireError(f"dtype {self.dtype[:20]!r} is not allowed")
        dtype = np.dtype(self.dtype)
        if math.prod(self.shape) * dtype.itemsize != len(self.data):
            raise WireError("an array whose bytes do not fit its shape")
        if self.layout != "C" and not self.shape:
            raise WireError("a single number has no layout")
        try:
            return lay_out(np.frombuffer(self.data, dtype).reshape(self.shape), self.layout)
        except ValueError:  # dimensions beyond what NumPy can index, multiplied by a zero
            raise WireError("an array of an impossible shape") from None


class IntegerForm(Leaf, tag="i", frozen=True):
    hexadecimal: Hexadecimal

    def value(self) -> int:
        return int(self.hexadecimal, 16)


class FractionForm(Leaf, tag="q", frozen=True):
    numerator: Hexadecimal
    denominator: Hexadecimal

    def value(self) -> Fraction:
        try:
            return Fraction(int(self.numerator, 16), int(self.denominator, 16))
        except ZeroDivisionError:
            raise WireError("a fraction with denominator 0") from None


class Container(Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """A value with parts."""

    items: list["AnyForm"]

    def holding(self, values: list[Value]) -> Value:
        """The container with these values in it, which its items stood for."""
        raise NotImplementedError


class ListForm(Container, tag="l", frozen=True):
    def holding(self, values: list[Value]) -> list[Value]:
        return values


class TupleForm(Container, tag="t", frozen=True):
    def holding(self, values: list[Value]) -> tuple[Value, ...]:
        return tuple(values)


class SetForm(Container, tag="s", frozen=True):
    items: Annotated[list["AnyForm"], Meta(max_length=MAX_SET)]

    def holding(self, values: list[Value]) -> set[Value]:
        try:
            return set(values)
        except TypeError:
            raise WireError("a set of unhashable values") from None


class DictForm(Container, tag="d", frozen=True):
    keys: list[str]

    def holding(self, values: list[Value]) -> dict[str, Value]:
        if len(self.keys) != len(values):
            raise WireError("a dict whose keys and values differ in number")
        return dict(zip(self.keys, values, strict=True))


AnyForm: TypeAlias = (
    bool
    | int
    | float
    | str
    | ArrayForm
    | IntegerForm
    | FractionForm
    | ListForm
    | TupleForm
    | SetForm
    | DictForm
    | None
)


def from_form(form: AnyForm, depth: int = MAX_DEPTH) -> Value:
    """A value from a form that may not be ours; raises only `WireError`."""
    if isinstance(form, Container):
        if depth == 0:
            raise WireError(f"nested deeper than {MAX_DEPTH}")
        return form.holding([from_form(item, depth - 1) for item in form.items])
    return form.value() if isinstance(form, Leaf) else form


def to_form(value: Value, depth: int = MAX_DEPTH) -> AnyForm:
    """The form of a value that is ours, so that its types are exact."""
    match value:
        case np.ndarray() | np.generic():
            array = np.asarray(value)
            return ArrayForm(array.dtype.str, array.shape, array.tobytes(), layout_of(array))
        case None | bool() | float() | str():
            return value
        case int():
            return value if -(2**63) <= value < 2**63 else IntegerForm(hex(value))
        case Fraction():
            return FractionForm(hex(value.numerator), hex(value.denominator))
        case list():
            return ListForm(_forms(value, depth))
        case tuple():
            return TupleForm(_forms(value, depth))
        case set():
            return SetForm(_forms(value, depth))
        case dict():
            return DictForm(_forms(value.values(), depth), list(value))
    raise WireError(f"a {type(value).__name__} cannot travel")


def _forms(values: Iterable[Value], depth: int) -> list[AnyForm]:
    if depth == 0:
        raise WireError(f"nested deeper than {MAX_DEPTH}")
    return [to_form(value, depth - 1) for value in values]


def layout_of(array: Array) -> str:
    """How an array lies in memory, in the words of `lay_out`."""
    if array.ndim == 0 or array.size == 0 or array.flags.c_contiguous:
        return "C"
    if array.flags.f_contiguous:
        return "F"
    return "reversed" if array.strides[0] < 0 else "strided"


def lay_out(array: Array, layout: str) -> Array:
    """A writable copy that lies in memory as `layout` says."""
    if layout == "F":
        return np.array(array, order="F")
    if layout == "reversed":
        return np.array(array[::-1], order="C")[::-1]
    if layout == "strided":
        wide = np.empty((2 * array.shape[0], *array.shape[1:]), array.dtype)
        wide[::2] = array
        wide[1::2] = array
        return wide[::2]
    return np.array(array, order="C")
