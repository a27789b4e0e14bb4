"""Which slips are left: those that differ in numbers from what is right, and from likelier ones."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lossdrill.errors import PackError
from lossdrill.symbolic.slips.battery import Place
from lossdrill.symbolic.slips.slip import Slip
from lossdrill.symbolic.slips.written import function_source

APART = 1e-6
"""Relative to the largest entry."""
FEWEST = 2
"""Ordinary points that must tell a slip from what is right, and from another."""


@dataclass(frozen=True)
class _Tried:
    slip: Slip
    outputs: tuple[Any, ...]
    exceptional: bool
    """Whether it is right at ordinary points."""


def told_apart(
    right: Sequence[str],
    candidates: Sequence[Slip],
    arguments: Sequence[str],
    places: Sequence[Place],
    *,
    only_ordinary: bool,
) -> list[Slip]:
    """The candidates that are wrong, likeliest first, without those that give what a likelier one
    gives, what raises everywhere, and what is seldom a number.
    """
    expected = _outputs(right, arguments, places)
    if not _answers(expected, everywhere=False):
        raise PackError("the right answer is seldom a number where the arguments are drawn")
    kept: list[_Tried] = []
    for slip in sorted(candidates, key=lambda slip: slip.rank):
        outputs = _outputs(slip.lines, arguments, places)
        if not _answers(outputs, everywhere=only_ordinary) or _is_zero(outputs):
            continue
        everywhere = _differ(outputs, expected, places)
        elsewhere = _differ(outputs, expected, places, exceptional=True)
        if not everywhere and (only_ordinary or not elsewhere):
            continue
        tried = _Tried(slip, outputs, exceptional=not everywhere)
        if all(_apart(tried, other, places) for other in kept):
            kept.append(tried)
    return [one.slip for one in kept]


def _apart(one: _Tried, other: _Tried, places: Sequence[Place]) -> bool:
    """Whether a diagnosis can tell them: by ordinary points, unless both are right at these."""
    both = one.exceptional and other.exceptional
    return _differ(one.outputs, other.outputs, places, exceptional=both)


def _outputs(
    lines: Sequence[str], arguments: Sequence[str], places: Sequence[Place]
) -> tuple[Any, ...]:
    """None where it raises."""
    names: dict[str, Any] = {"np": np}
    exec(function_source("answer", arguments, lines), names)  # noqa: S102  # written here
    return tuple(_output(names["answer"], place) for place in places)


def _output(function: Callable[..., Any], place: Place) -> Any:
    try:
        with np.errstate(all="ignore"):
            return np.asarray(function(*map(np.copy, place.arguments)), float)
    except Exception:  # noqa: BLE001  # a wrong answer may raise whatever it likes
        return None


def _answers(outputs: Sequence[Any], *, everywhere: bool) -> bool:
    finite = [output is not None and bool(np.all(np.isfinite(output))) for output in outputs]
    raised = sum(output is None for output in outputs)
    if everywhere:
        return all(finite)
    return raised < len(outputs) and sum(finite) >= (len(outputs) - raised) / 2


def _is_zero(outputs: Sequence[Any]) -> bool:
    """0 for everything is no slip: whoever has not begun answers so."""
    return all(output is None or not np.any(output) for output in outputs)


def _differ(
    one: Sequence[Any], other: Sequence[Any], places: Sequence[Place], *, exceptional: bool = False
) -> bool:
    """At several ordinary points, or at one of the others."""
    pairs = zip(one, other, places, strict=True)
    differing = sum(not _same(a, b) for a, b, place in pairs if place.ordinary is not exceptional)
    return differing >= (1 if exceptional else FEWEST)


def _same(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is None and other is None
    if one.shape != other.shape:
        return False
    sizes = np.abs(np.concatenate([np.ravel(one), np.ravel(other)]))
    sizes = sizes[np.isfinite(sizes)]
    largest = float(np.max(sizes, initial=0.0)) or math.ulp(0.0)
    return bool(np.allclose(one, other, rtol=0, atol=APART * largest, equal_nan=True))
