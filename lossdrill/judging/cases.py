"""What one point showed: the output that came back, set beside what is right there."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import numpy as np

from lossdrill.judging.expected import Array, Expected
from lossdrill.judging.points.point import Point
from lossdrill.sandbox.wire import Answer

Property = Literal["raised", "shape", "nan", "value"]
"""The properties of one output, in the order in which they are examined."""


@dataclass(frozen=True)
class Case:
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
    if answer.raised is not None:
        return Case(point, expected, answer, None, "raised", np.inf)
    output = as_floats(answer)
    if output is None or output.shape != np.shape(expected.value):
        return Case(point, expected, answer, output, "shape", np.inf)
    error = expected.error(output)
    if error <= point.rtol:
        return Case(point, expected, answer, output, None, error)
    finite = np.isfinite(output) | ~np.isfinite(np.asarray(expected.value, float))
    fails: Property = "value" if np.all(finite) else "nan"
    return Case(point, expected, answer, output, fails, error)


def as_floats(answer: Answer) -> Array:
    """Numbers, arrays of numbers and nested lists of them as one float array; else None."""
    if answer.unsupported is not None:
        return None
    value = answer.value
    if isinstance(value, np.ndarray | np.generic):  # a mistake's answer has not been over the wire
        return np.asarray(value, float) if value.dtype.kind in "biuf" else None
    if isinstance(value, bool | int | float | Fraction | list | tuple):
        try:
            array = np.array(_plain(value), float)
        except (ValueError, TypeError, OverflowError):
            return None
        return array
    return None


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return value.tolist() if value.dtype.kind in "biuf" else None
    return float(value) if isinstance(value, Fraction) else value


def is_list(answer: Answer) -> bool:
    return isinstance(answer.value, list | tuple)


def describe(answer: Answer) -> str:
    """What came back, in a few words: "a dict", "an array of shape (4, 1)", "nothing (None)"."""
    if answer.unsupported is not None:
        return f"an object of type {answer.unsupported}"
    value = answer.value
    if value is None:
        return "nothing (None)"
    if isinstance(value, np.ndarray):
        kind = "" if value.dtype.kind in "biuf" else f" and dtype {value.dtype.name}"
        if value.ndim == 0:
            return f"a number of dtype {value.dtype.name}"
        return f"an array of shape {value.shape}{kind}"
    if isinstance(value, bool | int | float | Fraction):
        return "a number"
    if isinstance(value, list | tuple):
        floats = as_floats(answer)
        shape = f" of shape {floats.shape}" if floats is not None else " that is not rectangular"
        return f"a {type(value).__name__}{shape}"
    return f"a {type(value).__name__}"
