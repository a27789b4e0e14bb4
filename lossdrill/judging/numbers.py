"""Numbers as learners write them: int, float, Fraction or what NumPy made of one; read exactly, and
compared exactly.
"""

import math
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np

Value: TypeAlias = int | float | Fraction
Array: TypeAlias = Any
"""A number, or an array of objects that are numbers."""


def number_of(value: Any) -> Value | None:
    """The value as an exact number (a float32 counts at its exact value too), or None.

    A truth value is no number: whoever writes True has misread the question.
    """
    if isinstance(value, np.ndarray | np.generic) and value.ndim == 0 and value.dtype.kind in "iuf":
        value = float(value) if value.dtype.kind == "f" else int(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return None
    return value


def lone_number_of(value: Any) -> Value | None:
    """`number_of`, also where the number is the only entry of an array, a list or a tuple."""
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.reshape(())
    while isinstance(value, list | tuple) and len(value) == 1:
        (value,) = value
    return number_of(value)


def numbers_of(value: Any, dimensions: int) -> Array:
    """An array of exact numbers, from nested lists or tuples or an array of numbers; None where it
    is no rectangle of this many dimensions. With no dimensions, `number_of`.
    """
    if dimensions == 0:
        return number_of(value)
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if not isinstance(value, list | tuple) or not value:
        return None
    rows = [numbers_of(row, dimensions - 1) for row in value]
    if any(row is None for row in rows) or len({np.shape(row) for row in rows}) > 1:
        return None
    array: Array = np.empty((len(rows), *np.shape(rows[0])), object)
    for place, row in enumerate(rows):
        array[place] = row
    return array


def is_near(value: Value, right: Value, tolerance: Value) -> bool:
    """Whether they differ by no more than the tolerance; nothing is near nan."""
    if value == right:
        return True
    if not (is_finite(value) and is_finite(right)):
        return False
    return abs(Fraction(value) - Fraction(right)) <= Fraction(tolerance)


def is_finite(value: Value) -> bool:
    return not isinstance(value, float) or math.isfinite(value)


def literal(value: Any) -> str:
    """The value as Python source, for people: a NumPy number as the Python number that it is, a
    Fraction as a division.
    """
    match value:
        case np.ndarray() | np.generic():
            return literal(value.tolist())
        case float() if math.isnan(value):
            return 'float("nan")'
        case float() if math.isinf(value):
            return f'float("{value}")'
        case Fraction():
            return str(value).replace("/", " / ")
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case tuple():
            return "(" + ", ".join(map(literal, value)) + ("," if len(value) == 1 else "") + ")"
        case dict():
            return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    return repr(value)
