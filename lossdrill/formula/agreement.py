"""Whether an answer agrees with the expected formula at one point, to 25 digits of 40.

Where digits cancel, both are computed again with more of them; only a difference that stays is one.
At a kink the expected values form a set, and membership is decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from lossdrill.formula.arithmetic import (
    DIGITS,
    exact,
    is_finite,
    precision,
    saturated,
    working,
)
from lossdrill.formula.points import Point
from lossdrill.formula.values import Formula, Target, flat, target

_PRECISIONS = (DIGITS, 160, 480, 960, 1300)
"""Enough for what is left at 256, 1024 and 2048 of 1 - sigmoid, and at the bound on magnitudes."""
_QUICK = _PRECISIONS[:2]
_RELATIVE_DIGITS = 25
_BOUND_DIGITS = 60


class Verdict(Enum):
    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_FINITE = "not finite"
    """The answer is NaN or infinite where a number is expected."""
    NO_VALUE = "no value"
    """The expected formula has no value here."""
    TOO_LARGE = "too large"
    """A bound on magnitudes was met, and what came out proves nothing."""


@dataclass(frozen=True)
class Seen:
    """What both formulas gave at one point."""

    point: Point
    verdict: Verdict
    yours: tuple[Any, ...] = ()
    expected: tuple[Any, ...] = ()
    shape: tuple[int, ...] = ()
    at_kink: bool = False
    low: tuple[Any, ...] = ()
    high: tuple[Any, ...] = ()
    """The ends of the set of values, entry by entry; only at a kink."""


def look(
    answer: Formula,
    expected: Formula,
    point: Point,
    *,
    thorough: bool = True,
) -> Seen:
    """What both give at a point; the answer remembers it.

    `thorough` adds up to 1300 digits, before which a difference is not certain.
    """
    key = expected, point
    if key in answer.seen:
        found: Seen = answer.seen[key]
        return found
    seen, certain = _looked(answer, expected, point, _PRECISIONS if thorough else _QUICK)
    if certain or thorough:
        answer.seen[key] = seen
    return seen


def _looked(
    answer: Formula, expected: Formula, point: Point, precisions: Sequence[int]
) -> tuple[Seen, bool]:
    """What both give, and whether more precisions than these would change nothing about it."""
    earlier: tuple[tuple[Any, ...], Target] | None = None
    nowhere = False  # no value with 160 digits: if there is one, then with very many
    for digits in precisions:
        last = digits == precisions[-1]
        if nowhere and not last:
            continue
        with working(digits):
            wanted = target(expected, point, digits)
            if not wanted.finite:
                return Seen(point, Verdict.NO_VALUE), True
            if not last and expected.rounds and _cancelled(wanted, digits):
                continue
            saturated()
            try:
                yours = flat(answer.value(point, digits))
            except IndexError:
                return Seen(point, Verdict.NOT_FINITE, (), wanted.base, wanted.shape), True
            too_large = saturated() or wanted.saturated
            if len(yours) == 1:
                yours = yours * len(wanted.base)
            seen = _judged(point, yours, wanted, digits, too_large=too_large)
            doubtful = seen.verdict in (Verdict.DIFFERS, Verdict.NOT_FINITE)
            if not doubtful or _settled(earlier, yours, wanted):
                return seen, not last
            nowhere = seen.verdict is Verdict.NOT_FINITE and digits > DIGITS
            earlier = yours, wanted
    return seen, False


def _cancelled(wanted: Target, digits: int) -> bool:
    """Whether so many digits may have cancelled that the rest prove too little."""
    least = _ten(_RELATIVE_DIGITS + 3 - digits)
    return any(abs(value) < least for value in wanted.base)


def _judged(
    point: Point, yours: tuple[Any, ...], wanted: Target, digits: int, *, too_large: bool
) -> Seen:
    ends = _ends(wanted) if wanted.directions else ((), ())
    kink = bool(wanted.directions)

    def seen(verdict: Verdict) -> Seen:
        return Seen(point, verdict, yours, wanted.base, wanted.shape, kink, *ends)

    if not all(map(is_finite, yours)):
        if too_large:
            return seen(Verdict.TOO_LARGE)
        nan_at_kink = kink and not any(y in (float("inf"), float("-inf")) for y in yours)
        return seen(Verdict.AGREES if nan_at_kink else Verdict.NOT_FINITE)
    difference = [a - b for a, b in zip(yours, wanted.base, strict=True)]
    if kink:
        fits = _member(difference, wanted)
    else:
        fits = all(_near(d, e, digits) for d, e in zip(difference, wanted.base, strict=True))
    if fits:
        return seen(Verdict.AGREES)
    # What became zero at a bound is off by far less than this.
    tiny = too_large and all(abs(d) < _ten(-_BOUND_DIGITS) for d in difference)
    return seen(Verdict.TOO_LARGE if tiny else Verdict.DIFFERS)


def _near(difference: Any, expected: Any, digits: int) -> bool:
    if not difference:
        return True
    if digits == _PRECISIONS[-1] and abs(expected) < _ten(_RELATIVE_DIGITS + 3 - digits):
        return bool(abs(difference) < _ten(_RELATIVE_DIGITS + 3 - digits))  # all of it is rounding
    if not expected:
        # Rounding of numbers that are no dyadic fractions; it vanishes with more digits.
        return digits > DIGITS and bool(abs(difference) < _ten(-(digits // 2)))
    return bool(abs(difference) <= abs(expected) * _ten(-_RELATIVE_DIGITS))


def _ten(exponent: int) -> Any:
    return _power_of_ten(exponent, precision())


@cache
def _power_of_ten(exponent: int, _bits: int) -> Any:
    return exact(Fraction(10) ** exponent)


def _settled(
    earlier: tuple[tuple[Any, ...], Target] | None, yours: tuple[Any, ...], wanted: Target
) -> bool:
    """Whether more digits have changed neither side: then the difference is no cancellation."""
    if earlier is None:
        return False
    before = (*earlier[0], *earlier[1].base)
    return all(_near(a - b, b, DIGITS) for a, b in zip(before, (*yours, *wanted.base), strict=True))


def _ends(wanted: Target) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    low, high = list(wanted.base), list(wanted.base)
    for direction in wanted.directions:
        for place, step in enumerate(direction):
            if step > 0:
                high[place] += step
            else:
                low[place] += step
    return tuple(low), tuple(high)


def _member(difference: Sequence[Any], wanted: Target) -> bool:
    """Whether the difference from the base is a combination of the directions, each in [0, 1]."""
    slack = _ten(-_RELATIVE_DIGITS)
    scale = max([abs(e) for e in wanted.base] + [abs(s) for d in wanted.directions for s in d])
    weights = _weights(difference, wanted.directions)
    if weights is None:  # dependent directions: the box around the set is all that is checked
        low, high = _ends(wanted)
        return all(
            lo - e - slack * scale <= d <= hi - e + slack * scale
            for d, e, lo, hi in zip(difference, wanted.base, low, high, strict=True)
        )
    if not all(-slack <= w <= 1 + slack for w in weights):
        return False
    for place, d in enumerate(difference):
        reached = sum(w * v[place] for w, v in zip(weights, wanted.directions, strict=True))
        if abs(d - reached) > slack * scale:
            return False
    return True


def _weights(difference: Sequence[Any], directions: Sequence[Sequence[Any]]) -> list[Any] | None:
    """Least squares by Gaussian elimination; None where the directions are dependent."""
    size = len(directions)
    rows = [
        [sum(a * b for a, b in zip(u, v, strict=True)) for v in directions]
        + [sum(a * b for a, b in zip(u, difference, strict=True))]
        for u in directions
    ]
    tiny = _ten(-30)
    for place in range(size):
        pivot = max(range(place, size), key=lambda r: abs(rows[r][place]))
        if abs(rows[pivot][place]) <= tiny * max(1, abs(rows[pivot][-1])):
            return None
        rows[place], rows[pivot] = rows[pivot], rows[place]
        for other in range(size):
            if other != place:
                factor = rows[other][place] / rows[place][place]
                rows[other] = [
                    a - factor * b for a, b in zip(rows[other], rows[place], strict=True)
                ]
    return [rows[place][-1] / rows[place][place] for place in range(size)]
