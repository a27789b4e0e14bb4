"""Numbers of 40 digits and more (mpmath), alone and in arrays.

Where mathematics is silent, as IEEE has it: 1/0 is infinite, 0/0 and log(-1) are NaN. Powers and
exponentials are bounded *before* they are taken, so that nothing can grow for long: a result beyond
2^±4096 becomes infinite or zero, and the arithmetic remembers that it happened.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

import mpmath
import numpy as np
from mpmath.libmp import dps_to_prec, from_rational, round_nearest

DIGITS = 40
MOST_BITS = 4096
"""Bound on |log2| of what a power or an exponential gives."""
_MOST_EXPONENT = 2839
"""exp(2839) is about 2^4096."""
_MANY_BITS, _GUARD = 2500, 128

Value = Any
"""A number or an array of numbers, of whichever arithmetic."""
Operation = Callable[..., Value]


_context = mpmath.mp.clone()
_mpf = _context.mpf
_ZERO, _ONE = _mpf(0), _mpf(1)
_NEARLY = _mpf(2) ** -128
_INF, _NAN = _context.inf, _context.nan


class Saturation:
    """Whether a bound was met since it was last asked."""

    met = False


_saturation = Saturation()


def saturated() -> bool:
    """Whether a bound was met; forgets it."""
    met, _saturation.met = _saturation.met, False
    return met


def saturate() -> None:
    """Remembers that a bound was met, by what was computed before and is used again."""
    _saturation.met = True


class working:  # noqa: N801  # a context manager, as in `with working(40):`
    """Computes with so many digits meanwhile. A class, because it is entered at every point."""

    def __init__(self, digits: int) -> None:
        self.bits = _bits_of(digits)

    def __enter__(self) -> None:
        self.before = _context.prec
        _context.prec = self.bits

    def __exit__(self, *_: object) -> None:
        _context.prec = self.before


@cache
def _bits_of(digits: int) -> int:
    return dps_to_prec(digits)  # type: ignore[no-any-return]


def _bits(x: Any) -> int:
    """log2 |x|, rounded up; 0 for zero, infinity and NaN."""
    _, mantissa, exponent, size = x._mpf_  # mpmath's documented raw form
    return exponent + size if mantissa else 0


def _divide(a: Any, b: Any) -> Any:
    if b:
        return a / b
    if not a or a != a:  # noqa: PLR0124
        return _NAN
    return _INF if a > 0 else -_INF


def _power(base: Any, exponent: Any) -> Any:
    if base != base or exponent != exponent:  # noqa: PLR0124
        return _NAN
    if not exponent:
        return _ONE
    whole = _context.isint(exponent)
    if not base:
        return _ZERO if exponent > 0 else _INF
    if base < 0 and not whole:
        return _NAN
    if _context.isinf(base) or _context.isinf(exponent):
        return _infinite_power(base, exponent)
    if exponent in (1, 2):
        return base if exponent == 1 else base * base
    if _bits(exponent) > 64 or abs(exponent) * abs(_log2(abs(base))) > MOST_BITS:
        _saturation.met = True
        grows = (abs(base) > 1) == (exponent > 0)
        odd = base < 0 and int(exponent) % 2 == 1 if _bits(exponent) <= 64 else False
        if abs(base) == 1:
            return -_ONE if odd else _ONE
        size = _INF if grows else _ZERO
        return -size if odd else size
    return base**exponent


def _log2(x: Any) -> Any:
    """log2 of a positive number, to a few digits: enough for bounds."""
    _, mantissa, exponent, size = x._mpf_
    if size > 60:
        mantissa, exponent = mantissa >> (size - 60), exponent + size - 60
    return exponent + float(np.log2(float(mantissa)))


def _infinite_power(base: Any, exponent: Any) -> Any:
    if _context.isinf(exponent):
        size = abs(base)
        if size == 1:
            return _ONE
        return _INF if (size > 1) == (exponent > 0) else _ZERO
    size = _INF if exponent > 0 else _ZERO
    odd = base < 0 and _context.isint(exponent / 2) is False
    return -size if odd else size


def _exp(x: Any) -> Any:
    if (_bits(x) > 11 and abs(x) > _MOST_EXPONENT) or _context.isinf(x):
        if not _context.isinf(x):
            _saturation.met = True
        return _INF if x > 0 else _ZERO
    return _context.exp(x)


def _log(x: Any) -> Any:
    if x > 0:
        return _ln(x)
    return -_INF if x == 0 else _NAN


def _ln(x: Any) -> Any:
    """Of very many digits by one step of Newton from half of them: mpmath takes twice as long."""
    bits = _context.prec
    if bits < _MANY_BITS or _context.isinf(x):
        return _context.ln(x)
    try:
        _context.prec = bits // 2 + _GUARD
        half = _context.ln(x)
        if _bits(half) < -_GUARD // 2:  # near 1 the step would lose digits
            _context.prec = bits
            return _context.ln(x)
        _context.prec = bits + _GUARD
        found = half + (x * _context.exp(-half) - 1)
    finally:
        _context.prec = bits
    return +found


def _sqrt(x: Any) -> Any:
    return _context.sqrt(x) if x >= 0 else _NAN


def _sign(x: Any) -> Any:
    if x > 0:
        return _ONE
    return -_ONE if x < 0 else x


def _sigmoid(x: Any) -> Any:
    return _divide(_ONE, 1 + _exp(-x))


def _softplus(x: Any) -> Any:
    return _largest(x, _ZERO) + _log1p(_exp(-abs(x)))


def _log1p(x: Any) -> Any:
    if x > -1:
        return _context.log1p(x) if not _context.isinf(x) else x
    return -_INF if x == -1 else _NAN


def _tanh(x: Any) -> Any:
    if _bits(x) > 11 and abs(x) > _MOST_EXPONENT:
        _saturation.met = True
        return _sign(x)
    return _context.tanh(x)


def _hyperbolic(x: Any, sign: int) -> Any:
    return (_exp(x) + sign * _exp(-x)) / 2


def _largest(*parts: Any) -> Any:
    return _NAN if any(p != p for p in parts) else max(parts)  # noqa: PLR0124


def _smallest(*parts: Any) -> Any:
    return _NAN if any(p != p for p in parts) else min(parts)  # noqa: PLR0124


def _same(a: Any, b: Any) -> bool:
    """Equal, or as near as a zero is found: y * y_hat == 0.7 holds at no dyadic numbers."""
    if a == b or not a or not b or _context.isinf(b):
        return bool(a == b)
    return bool(abs(a - b) <= abs(b) * _NEARLY)


def _truth(holds: Any) -> Any:
    return _ONE if holds else _ZERO


_SCALAR: dict[str, Operation] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divide,
    "^": _power,
    "negative": lambda a: -a,
    "exp": _exp,
    "log": _log,
    "log2": lambda x: _log(x) / _context.ln(2),
    "log10": lambda x: _log(x) / _context.ln(10),
    "log1p": _log1p,
    "expm1": lambda x: _context.expm1(x) if abs(x) <= _MOST_EXPONENT else _exp(x) - 1,
    "sqrt": _sqrt,
    "abs": abs,
    "sign": _sign,
    "sigmoid": _sigmoid,
    "logsigmoid": lambda x: -_softplus(-x),
    "softplus": _softplus,
    "logit": lambda p: _log(_divide(p, 1 - p)),
    "tanh": _tanh,
    "sinh": lambda x: _hyperbolic(x, -1),
    "cosh": lambda x: _hyperbolic(x, 1),
    "sin": lambda x: _context.sin(x) if _context.isfinite(x) else _NAN,
    "cos": lambda x: _context.cos(x) if _context.isfinite(x) else _NAN,
    "arctan": lambda x: _context.atan(x),  # noqa: PLW0108  # a method would bring its keywords along
    "clip": lambda x, low, high: _smallest(_largest(x, low), high),
    "max": _largest,
    "min": _smallest,
    "<": lambda a, b: _truth(a < b),
    "<=": lambda a, b: _truth(a <= b),
    ">": lambda a, b: _truth(a > b),
    ">=": lambda a, b: _truth(a >= b),
    "==": lambda a, b: _truth(_same(a, b)),
    "!=": lambda a, b: _truth(not _same(a, b)),
    "and": lambda *parts: _truth(all(parts)),
    "or": lambda *parts: _truth(any(parts)),
    "not": lambda a: _truth(not a),
    "where": lambda c, a, b: a if c else b,
}


def _arity(operation: Operation) -> int:
    """How many numbers it takes; 0 where that is left open."""
    return 1 if operation is abs else operation.__code__.co_argcount


_ARRAY: dict[str, Operation] = {
    name: np.frompyfunc(operation, _arity(operation), 1)
    for name, operation in _SCALAR.items()
    if name not in {"and", "or", "max", "min", "+", "-", "*", "negative"}
}


def _folded(name: str) -> Operation:
    """A function of several numbers, two at a time, for arrays."""
    pair = np.frompyfunc(_SCALAR[name], 2, 1)

    def fold(*parts: Value) -> Value:
        result = parts[0]
        for part in parts[1:]:
            result = pair(result, part)
        return result

    return fold


_ARRAY |= {name: _folded(name) for name in ("and", "or", "max", "min")}


def _either(name: str) -> Operation:
    """The operation for numbers, and for arrays where one of the parts is an array."""
    scalar = _SCALAR[name]
    if name == "negative":
        return scalar
    array: Operation = _UFUNCS[name] if name in _UFUNCS else _ARRAY[name]

    def of_one(x: Value) -> Value:
        return array(x) if isinstance(x, np.ndarray) else scalar(x)

    def of_two(a: Value, b: Value) -> Value:
        if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
            return array(a, b)
        return scalar(a, b)

    def of_several(*parts: Value) -> Value:
        for part in parts:
            if isinstance(part, np.ndarray):
                return array(*parts)
        return scalar(*parts)

    by_arity: dict[int, Operation] = {1: of_one, 2: of_two}
    return by_arity.get(_arity(scalar), of_several)


_UFUNCS: dict[str, Operation] = {"+": np.add, "-": np.subtract, "*": np.multiply}
"""Not the operators: mpmath tries to make a number of an array that stands on its right."""


class Exact:
    """Numbers of `digits` digits; use it inside `working(digits)`."""

    operations: Mapping[str, Operation] = {name: _either(name) for name in _SCALAR}

    def number(self, value: Fraction) -> Value:
        return exact(value)

    def whole(self, value: int) -> Value:
        return whole(value)

    constants: Mapping[str, Callable[[], Value]] = {
        "pi": lambda: +_context.pi,
        "e": lambda: _context.exp(1),
        "inf": lambda: _INF,
        "nan": lambda: _NAN,
    }


def exact(value: Fraction) -> Value:
    """A Fraction in the precision of the moment; exact when it is dyadic and short."""
    raw = from_rational(value.numerator, value.denominator, _context.prec, round_nearest)
    return _context.make_mpf(raw)


@lru_cache(maxsize=1024)
def whole(value: int) -> Value:
    """A small integer, which every precision holds exactly."""
    return _mpf(value)


def power_of_e(exponent: int) -> Value:
    return _context.exp(exponent)


def precision() -> int:
    """The precision of the moment, in bits."""
    bits: int = _context.prec
    return bits


def as_fraction(number: Value) -> Fraction:
    """The exact value of a finite number."""
    sign, mantissa, exponent, _ = number._mpf_
    value = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return -value if sign else value


def is_finite(number: Value) -> bool:
    return bool(_context.isfinite(number))
