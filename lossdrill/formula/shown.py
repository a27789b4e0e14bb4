"""What was seen at a point, as plain values for people and JSON."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from lossdrill.formula.agreement import Seen
from lossdrill.formula.variables import Variable
from lossdrill.model import Counterexample, Plain


def counterexample(seen: Seen, variables: Sequence[Variable]) -> Counterexample:
    return Counterexample(
        inputs={v.name: _plain(seen.point.values[v.name]) for v in variables},
        yours=_shaped(seen.yours, seen.shape),
        expected=_shaped(seen.expected, seen.shape),
    )


def looks_equal(seen: Seen) -> bool:
    """Whether what is shown of both values is the same: they differ beyond the 16th digit."""
    pairs = zip(seen.yours, seen.expected, strict=False)
    return bool(seen.yours) and all(_number(a) == _number(b) for a, b in pairs)


def _shaped(entries: Sequence[Any], shape: tuple[int, ...]) -> Plain:
    if not entries:
        return "nan"
    if not shape:
        return _number(entries[0])
    array = np.empty(len(entries), dtype=object)
    array[:] = [_number(entry) for entry in entries]
    if int(np.prod(shape)) == len(entries):
        array = array.reshape(shape)
    plain: Plain = array.tolist()
    return plain


def _plain(value: Any) -> Plain:
    if isinstance(value, np.ndarray):
        plain: Plain = np.frompyfunc(_number, 1, 1)(value).tolist()
        return plain
    return _number(value)


def _number(value: Any) -> Plain:
    """A whole number as such, NaN and infinities by name, anything else as the nearest float."""
    if isinstance(value, Fraction):
        if value.denominator == 1 and abs(value) < 2**53:
            return int(value)
        return float(value)
    try:
        number = float(value)
    except OverflowError:
        return "inf" if value > 0 else "-inf"
    if number != number:  # noqa: PLR0124
        return "nan"
    if number in (float("inf"), float("-inf")):
        return "inf" if number > 0 else "-inf"
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def number_text(value: Any) -> str:
    """A number in a sentence: up to ten digits, whole numbers without a point."""
    plain = _number(value)
    return f"{plain:.10g}" if isinstance(plain, int | float) else str(plain)
