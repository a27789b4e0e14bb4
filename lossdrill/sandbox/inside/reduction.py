"""The learner's side: reduces what a file returns to forms.

Values are reduced at once, by the types' own methods, which are looked up before the file runs:
an overridden `__float__`, `__array__` or `__eq__` of a learner's class is never called.
"""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np

from lossdrill.sandbox.forms import (
    DTYPES,
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_DIMENSIONS,
    MAX_SET,
    AnyForm,
    ArrayForm,
    Container,
    DictForm,
    FractionForm,
    IntegerForm,
    ListForm,
    SetForm,
    TupleForm,
)
from lossdrill.sandbox.inside import figures
from lossdrill.sandbox.wire import MAX_NESTED

NODE_BYTES = 64
"""What a value costs at least, however short its encoding: about what it takes in memory."""

_ARRAY = np.ndarray
_NUMPY_SCALAR = np.generic
name_of_type: Callable[[type], str] = type.__dict__["__name__"].__get__
dtype_of: Callable[[Any], Any] = np.ndarray.dtype.__get__
shape_of: Callable[[Any], tuple[int, ...]] = np.ndarray.shape.__get__
bytes_of = np.ndarray.tobytes
_nested_list_of = np.ndarray.tolist
_astype = np.ndarray.astype
_as_array = np.asarray


class UnsupportedError(Exception):
    """A value of a type that cannot leave the process."""


class TooLargeError(Exception):
    """More than may come back."""


class Budget:
    """How many bytes may still come back."""

    def __init__(self, total: int) -> None:
        self.left = self._total = total

    @property
    def spent(self) -> int:
        return self._total - self.left

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooLargeError


def reduce(value: Any, budget: Budget, depth: int = MAX_DEPTH) -> AnyForm:
    """The form of a result; a subclass is taken for its base."""
    budget.spend(NODE_BYTES)
    kind = type(value)
    if issubclass(kind, _ARRAY):
        return _array(value, budget, depth)
    if issubclass(kind, _NUMPY_SCALAR):  # before float: float64 is one
        return _array(_as_array(value), budget, depth)
    for base, leaf in _LEAVES:
        if issubclass(kind, base):
            return leaf(value, budget)
    for base, container in _CONTAINERS:
        if issubclass(kind, base):
            if depth == 0:
                raise UnsupportedError(f"container nested deeper than {MAX_DEPTH}")
            return container(value, budget, depth - 1)
    figure = figures.as_data(value)
    if figure is not None:
        return reduce(figure, budget, depth)
    raise UnsupportedError(name_of_type(kind))


def _array(array: Any, budget: Budget, depth: int) -> AnyForm:
    dtype, shape = dtype_of(array), shape_of(array)
    if len(shape) > MAX_DIMENSIONS:
        raise UnsupportedError(f"array with {len(shape)} dimensions")
    budget.spend(math.prod(shape) * dtype.itemsize)
    if dtype.kind in "OU":  # Fractions, Python's integers, text: the nested list that it is
        if depth == 0:
            raise UnsupportedError("array of objects in itself")
        return reduce(_nested_list_of(array), budget, depth - 1)
    travelling = _travelling(dtype)
    if travelling not in DTYPES:
        raise UnsupportedError(f"array of dtype {dtype.name}")
    if travelling != dtype.str:
        array = _astype(array, travelling, subok=False)
    return ArrayForm(travelling, shape, bytes_of(array))


def _travelling(dtype: Any) -> str:
    """Little-endian, and double precision for long double, which differs between machines."""
    if dtype.kind == "f" and dtype.itemsize > 8:
        return "<f8"
    if dtype.kind == "c" and dtype.itemsize > 16:
        return "<c16"
    return str(dtype.str).replace(">", "<")


def _as_it_is(value: Any, _: Budget) -> AnyForm:
    return value  # type: ignore[no-any-return]


def _float(value: Any, _: Budget) -> AnyForm:
    return float.__float__(value)


def _text(value: Any, budget: Budget) -> str:
    if str.__len__(value) > MAX_NESTED:
        raise TooLargeError
    text = str.__str__(value)
    try:
        budget.spend(len(text.encode()))
    except UnicodeEncodeError:
        raise UnsupportedError("str with half a character") from None
    return text


def _integer(value: Any, budget: Budget) -> AnyForm:
    number = int.__int__(value)
    return number if -(2**63) <= number < 2**63 else IntegerForm(_hexadecimal(number, budget))


def _fraction(value: Any, budget: Budget) -> AnyForm:
    # Not by the properties: a subclass can override them.
    parts = value._numerator, value._denominator  # noqa: SLF001
    return FractionForm(*(_hexadecimal(part, budget) for part in parts))


def _hexadecimal(value: Any, budget: Budget) -> str:
    number = int.__int__(value)
    if number.bit_length() > 4 * (MAX_DIGITS - len("-0x")):
        raise UnsupportedError("integer of too many digits")
    digits = hex(number)
    budget.spend(len(digits))
    return digits


def _list(value: Any, budget: Budget, depth: int) -> AnyForm:
    return ListForm([reduce(item, budget, depth) for item in list.__iter__(value)])


def _tuple(value: Any, budget: Budget, depth: int) -> AnyForm:
    return TupleForm([reduce(item, budget, depth) for item in tuple.__iter__(value)])


def _set(value: Any, budget: Budget, depth: int) -> AnyForm:
    return _hashables(list(set.__iter__(value)), budget, depth)


def _frozenset(value: Any, budget: Budget, depth: int) -> AnyForm:
    return _hashables(list(frozenset.__iter__(value)), budget, depth)


def _hashables(members: list[Any], budget: Budget, depth: int) -> AnyForm:
    if len(members) > MAX_SET:
        raise UnsupportedError(f"set of more than {MAX_SET} items")
    # NumPy's numbers become Python's: arrays, as which they travel, cannot be in a set.
    plain = [
        _nested_list_of(_as_array(member)) if issubclass(type(member), _NUMPY_SCALAR) else member
        for member in members
    ]
    forms = [reduce(member, budget, depth) for member in plain]
    if not all(map(_hashable, forms)):
        raise UnsupportedError("set of sets or objects")
    return SetForm(forms)


def _hashable(form: AnyForm) -> bool:
    if isinstance(form, TupleForm):
        return all(map(_hashable, form.items))
    return not isinstance(form, ArrayForm | Container)


def _dict(value: Any, budget: Budget, depth: int) -> AnyForm:
    keys = list(dict.keys(value))
    if not all(type(key) is str for key in keys):
        raise UnsupportedError("dict with keys that are not strings")
    for key in keys:
        _text(key, budget)
    return DictForm([reduce(item, budget, depth) for item in dict.values(value)], keys)


_LEAVES: tuple[tuple[type, Callable[[Any, Budget], AnyForm]], ...] = (
    (type(None), _as_it_is),
    (bool, _as_it_is),
    (float, _float),
    (int, _integer),
    (str, _text),
    (Fraction, _fraction),
)
_CONTAINERS: tuple[tuple[type, Callable[[Any, Budget, int], AnyForm]], ...] = (
    (list, _list),
    (tuple, _tuple),
    (set, _set),
    (frozenset, _frozenset),
    (dict, _dict),
)
