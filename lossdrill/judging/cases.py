"""What one point showed: the output that came back, set beside what is right there."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Literal

import numpy as np
from msgspec import Struct

from lossdrill.judging.expected import Array, Expected, Near, off
from lossdrill.judging.points.point import Point
from lossdrill.sandbox.wire import Answer

Property = Literal["raised", "shape", "nan", "value"]
"""The properties of one output, in the order in which they are examined."""


class Case(Struct, frozen=True, eq=False):
    """A point, the answer to it, and the first property that fails (None: it is right)."""

    point: Point
    expected: Expected
    answer: Answer
    output: Array
    """The answer as an array of floats; None where it cannot be one."""
    fails: Property | None
    error: float = 0.0

    @property
    def right(self) -> bool:
        return self.fails is None

    @property
    def reference(self) -> Array:
        return np.asarray(self.expected.value, float)


def examine(point: Point, expected: Expected, answer: Answer) -> Case:
    """Raised? Right shape? Finite where it should be? Near enough?"""
    return examine_each([point], [expected], [answer])[0]


def examine_each(
    points: Sequence[Point], expected: Sequence[Expected], answers: Sequence[Answer]
) -> list[Case]:
    """`examine` for each point, in the order of the points."""
    outputs = [as_floats(answer) if answer.raised is None else None for answer in answers]
    errors = errors_of(expected, outputs)
    return list(map(_case, points, expected, answers, outputs, errors))


def errors_of(expected: Sequence[Expected], outputs: Sequence[Array]) -> list[float]:
    """How far off each output is; infinitely, where there is none of the right shape.

    Where one value is right, as nearly everywhere, the outputs are compared in one go, entry after
    entry: NumPy takes as long for one number as for a hundred.
    """
    errors = [np.inf] * len(outputs)
    joined: list[int] = []
    for place, (right, output) in enumerate(zip(expected, outputs, strict=True)):
        if output is None or output.shape != np.shape(right.value):
            continue
        if type(right) is Near and output.size and np.shape(right.scale) == output.shape:
            joined.append(place)
        else:
            errors[place] = right.error(output)
    if not joined:
        return errors
    parts = (
        [outputs[place] for place in joined],
        [expected[place].value for place in joined],
        [expected[place].scale for place in joined],
    )
    off_by = off(*(np.concatenate([np.ravel(part) for part in each]) for each in parts))
    starts = np.cumsum([0, *(outputs[place].size for place in joined[:-1])])
    for place, error in zip(joined, np.maximum.reduceat(off_by, starts).tolist(), strict=True):
        errors[place] = error
    return errors


def _case(point: Point, expected: Expected, answer: Answer, output: Array, error: float) -> Case:
    if error <= point.rtol:
        return Case(point, expected, answer, output, None, error)
    if answer.raised is not None:
        return Case(point, expected, answer, output, "raised", error)
    if output is None or output.shape != np.shape(expected.value):
        return Case(point, expected, answer, output, "shape", error)
    fails: Property = "value" if _finite_where_right(output, expected, error) else "nan"
    return Case(point, expected, answer, output, fails, error)


def _finite_where_right(output: Array, expected: Expected, error: float) -> bool:
    if np.isfinite(error):
        return True
    return bool(np.all(np.isfinite(output) | ~np.isfinite(np.asarray(expected.value, float))))


def as_floats(answer: Answer) -> Array:
    """Numbers, arrays of numbers and nested lists of them as one float array; else None.

    Strict: NumPy alone would take "1.5" for a number, and None for NaN.
    """
    if answer.unsupported is not None:
        return None
    if isinstance(answer.value, np.ndarray) and answer.value.dtype == np.float64:
        return answer.value
    try:
        return np.array(_numbers(answer.value), float)
    except (ValueError, TypeError, OverflowError):
        return None


def _numbers(value: Any) -> Any:
    """The value with nothing but numbers in lists or an array; raises TypeError for all else."""
    match value:
        # A mistake's answer has not been over the wire, so it may be a NumPy scalar.
        case np.ndarray() | np.generic() if value.dtype.kind in "biuf":
            return value
        case bool() | int() | float() | Fraction():
            return float(value)
        case list() | tuple():
            return [_numbers(item) for item in value]
    raise TypeError(type(value).__name__)


def is_list(answer: Answer) -> bool:
    return isinstance(answer.value, list | tuple)


def describe(answer: Answer) -> str:
    """What came back, in a few words: "a dict", "an array of shape (4, 1)", "nothing (None)"."""
    if answer.raised is not None:
        return f"raised {answer.raised.type}"
    if answer.unsupported is not None:
        return _with_article(answer.unsupported)
    match value := answer.value:
        case None:
            return "nothing (None)"
        case np.ndarray() | np.generic():
            odd = value.dtype.kind not in "iuf"
            if value.ndim == 0:
                return f"a single {value.dtype.name}" if odd else "a number"
            return f"an array of shape {value.shape}" + (f" of {value.dtype.name}" if odd else "")
        case bool() | str() | set() | dict():
            return _with_article(_WORDS[type(value)])
        case int() | float() | Fraction():
            return "a number"
        case list() | tuple():
            floats = as_floats(answer)
            kind = _with_article(type(value).__name__)
            if floats is not None:
                return f"{kind} of shape {floats.shape}"
            return f"{kind} that is not a rectangle of numbers"
    return _with_article(type(value).__name__)


_WORDS = {bool: "bool", str: "string", set: "set", dict: "dict"}


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in set("aeiou") else f"a {noun}"
