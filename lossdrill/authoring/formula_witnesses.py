"""Three witnesses for an expected formula: at every point where answers are looked at, kinks
included, its text, the NumPy functions and the definition at 50 digits give the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np

from lossdrill.authoring.finding import Finding
from lossdrill.errors import PackError
from lossdrill.formula.arithmetic import as_fraction
from lossdrill.formula.points import Point
from lossdrill.formula.problem import prepared
from lossdrill.formula.values import Target
from lossdrill.judging.derivations import Derivation
from lossdrill.judging.derived import DerivedLoss, SampleLoss
from lossdrill.judging.formula import Asked, FormulaJudge
from lossdrill.judging.protocol import Judge
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.symbolic.definitions import load_definitions, load_likelihoods
from lossdrill.symbolic.exact import ExactLikelihood, ExactLoss

DIGITS = 50
EXACTLY = 1e-25
"""Relative to the value; the text is computed with 40 digits."""
IN_DOUBLE = 1e-12
"""Likewise, but of 1 at least, as p - y cancels; where all numbers of the point are floats."""

NOTHING = mpmath.mpf(10) ** -330
"""Less than any float: where it matters which of these a text gives, nobody can tell."""

LONGEST = 80
"""Bits behind the point: enough for what lies 2^-60 beside a kink."""

Ends = tuple[Any, Any]
"""The smallest and the largest right value; equal but at kinks."""


def formula_findings(pack: Pack, exercise: Exercise, judge: Judge) -> Iterator[Finding]:
    """Where two of the three disagree, once for each pair; nothing for other judges."""
    if not isinstance(judge, FormulaJudge):
        return
    for name, asked in judge.asked.items():
        seen: set[str] = set()
        for pair, point in _disagreements(asked, _exact(pack, exercise, asked.derivation)):
            if pair not in seen:
                seen.add(pair)
                where = ", ".join(f"{key} = {_written(value)}" for key, value in point.items())
                yield Finding(exercise.id, "witnesses", f"{name}: {pair} differ at {where}.")


@dataclass(frozen=True)
class _OneSide:
    """A loss with one end of its interval in the place of the gradient."""

    loss: SampleLoss
    gradient: Callable[..., Any]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.loss, name)


def _exact(pack: Pack, exercise: Exercise, derivation: Derivation) -> Any:
    """The definition, at 50 digits."""
    name = derivation.of.name
    if isinstance(derivation.of, DerivedLoss):
        losses = load_definitions(pack.home(exercise.id).root, exercise.topic)
        if name in losses:
            return ExactLoss(losses[name], digits=DIGITS)
    else:
        likelihoods = load_likelihoods(pack.home(exercise.id).root, exercise.topic)
        if name in likelihoods:
            return ExactLikelihood(likelihoods[name][1], digits=DIGITS)
    raise PackError(f"solutions/{exercise.topic}/loss.py does not define {name!r}.")


def _disagreements(asked: Asked, exact: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    derivation = asked.derivation
    problem = prepared(asked.expected, asked.variables)
    points = [*problem.points, *problem.special_points]
    targets = [*problem.targets, *problem.special_targets]
    for point, target in zip(points, targets, strict=True):
        if not target.finite or not _is_short(point):
            continue
        arguments = [point.values[name] for name in derivation.arguments]
        with mpmath.workdps(DIGITS):
            text = _ends_of_text(target)
            definition = _ends(derivation, exact, [_in(_mpf, value) for value in arguments])
        if not _same(text, definition, EXACTLY, least=0):
            yield "formula and 50-digit value", dict(point.values)
        if derivation.twice and not _same(definition[:1], definition[1:], EXACTLY, least=0):
            continue  # of the two limits there the NumPy function has one
        if isinstance(derivation.of, DerivedLoss) and _are_floats(point):
            in_double = [_in(float, value) for value in arguments]
            ends = _ends(derivation, derivation.of, in_double)
            if not _same(ends, definition, IN_DOUBLE, least=1):
                yield "NumPy function and 50-digit value", dict(point.values)


def _ends(derivation: Derivation, loss: Any, arguments: list[Any]) -> Ends:
    if derivation.twice and isinstance(loss, ExactLoss):
        return loss.curvature_interval(*arguments)
    interval = None if derivation.twice else getattr(loss, "interval", None)
    if interval is None:
        value = derivation.numbers(loss, *arguments)
        return value, value
    low, high = (
        derivation.numbers(_OneSide(loss, lambda *a, side=side: interval(*a)[side]), *arguments)
        for side in (0, 1)
    )
    return low, high


def _ends_of_text(target: Target) -> Ends:
    """All subgradients at their low end, and all at their high end."""
    low = [_mpf(as_fraction(number)) for number in target.base]
    high = list(low)
    for direction in target.directions:
        high = [a + _mpf(as_fraction(b)) for a, b in zip(high, direction, strict=True)]
    return low, high


def _same(some: Sequence[Any], others: Sequence[Any], tolerance: float, *, least: int) -> bool:
    for one, other in zip(some, others, strict=True):
        a, b = (np.ravel(np.asarray(value, dtype=object)) for value in (one, other))
        if a.shape != b.shape:
            return False
        largest = max(least, *map(abs, b))
        allowed = max(tolerance * largest, NOTHING)
        if any(abs(x - y) > allowed for x, y in zip(a, b, strict=True)):
            return False
    return True


def _in(kind: Callable[[Fraction], Any], value: Any) -> Any:
    if not isinstance(value, np.ndarray):
        return kind(value)
    dtype = float if kind is float else object
    return np.frompyfunc(kind, 1, 1)(value).astype(dtype)


def _mpf(value: Fraction) -> Any:
    return mpmath.mpf(value.numerator) / value.denominator


def _is_short(point: Point) -> bool:
    """Whether sums of its numbers are exact in both; a kink elsewhere is hit to 40 digits only."""
    denominators = [entry.denominator for entry in _entries(point)]
    return all(d.bit_count() == 1 and d.bit_length() <= LONGEST for d in denominators)


def _are_floats(point: Point) -> bool:
    return all(Fraction(float(entry)) == entry for entry in _entries(point))


def _entries(point: Point) -> Iterator[Fraction]:
    for value in point.values.values():
        yield from np.ravel(np.asarray(value, dtype=object))


def _written(value: Any) -> str:
    return str(_in(float, value).tolist() if isinstance(value, np.ndarray) else float(value))
