"""float64: for a first look at many points, and for what a typed form does in floating point."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import numpy as np

from lossdrill.formula.arithmetic import Operation, Value


def _quiet(operation: Operation) -> Operation:
    def quiet(*parts: Value) -> Value:
        with np.errstate(all="ignore"):
            return operation(*parts)

    return quiet


def _float_where(condition: Value, a: Value, b: Value) -> Value:
    return np.where(np.asarray(condition) != 0, a, b)


def _float_sigmoid(x: Value) -> Value:
    return np.exp(-np.logaddexp(0, -x))


def _float_fold(pair: Operation) -> Operation:
    def fold(*parts: Value) -> Value:
        result = parts[0]
        for part in parts[1:]:
            result = pair(result, part)
        return result

    return fold


def _as_float(relation: Operation) -> Operation:
    return lambda *parts: relation(*parts) * 1.0


_DOUBLE: dict[str, Operation] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "^": np.power,
    "negative": np.negative,
    "exp": np.exp,
    "log": np.log,
    "log2": np.log2,
    "log10": np.log10,
    "log1p": np.log1p,
    "expm1": np.expm1,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "sigmoid": _float_sigmoid,
    "logsigmoid": lambda x: -np.logaddexp(0, -x),
    "softplus": lambda x: np.logaddexp(0, x),
    "logit": lambda p: np.log(p) - np.log1p(-p),
    "tanh": np.tanh,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "sin": np.sin,
    "cos": np.cos,
    "arctan": np.arctan,
    "clip": lambda x, low, high: np.minimum(np.maximum(x, low), high),
    "max": _float_fold(np.maximum),
    "min": _float_fold(np.minimum),
    "<": _as_float(np.less),
    "<=": _as_float(np.less_equal),
    ">": _as_float(np.greater),
    ">=": _as_float(np.greater_equal),
    "==": _as_float(np.equal),
    "!=": _as_float(np.not_equal),
    "and": _as_float(_float_fold(np.logical_and)),
    "or": _as_float(_float_fold(np.logical_or)),
    "not": _as_float(np.logical_not),
    "where": _float_where,
}


class Double:
    """float64, entry by entry; scalars may be arrays of many points at once."""

    plain: Mapping[str, Operation] = _DOUBLE
    """As NumPy has them, with its warnings."""
    operations: Mapping[str, Operation] = {n: _quiet(f) for n, f in _DOUBLE.items()}

    constants: Mapping[str, Callable[[], Value]] = {
        "pi": lambda: np.float64(np.pi),
        "e": lambda: np.float64(np.e),
        "inf": lambda: np.float64(np.inf),
        "nan": lambda: np.float64(np.nan),
    }

    def number(self, value: Fraction) -> Value:
        return np.float64(value)

    def whole(self, value: int) -> Value:
        return np.float64(value)
