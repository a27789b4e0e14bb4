"""Numbers as JSON can hold them: lists of floats, with "nan", "inf" and "-inf" as strings."""

import math
from fractions import Fraction
from typing import Any

import numpy as np

from lossdrill.model import Plain

MOST_NUMBERS = 200
MOST_BITS = 256


def plain(value: Any) -> Plain:
    """A value for a counterexample; long arrays are cut to a sentence about their shape."""
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        if array.size > MOST_NUMBERS:
            return f"array of shape {array.shape}"
        return plain(array.tolist())
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return [str(item) for item in sorted(value, key=str)]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return _exact(value)
    if value is None or isinstance(value, bool | float | str):
        return value
    return str(value)


def _exact(value: int | Fraction) -> Plain:
    """Integers that JSON can hold stay numbers; others become text, shortened where endless."""
    if isinstance(value, int) and abs(value) < 2**63:
        return value
    bits = value.numerator.bit_length() + value.denominator.bit_length()
    return str(value) if bits <= MOST_BITS else f"a number of {bits} bits"
