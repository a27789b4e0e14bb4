"""Three witnesses: at every test point of every variant the NumPy reference, the derived quantity
and the same quantity at 50 digits, straight from the symbolic definition, are one and the same.
"""

from collections.abc import Iterator
from typing import Any

import mpmath
import numpy as np
from msgspec.structs import replace

from lossdrill.authoring.finding import Finding
from lossdrill.authoring.variants import distinct_points
from lossdrill.errors import PackError
from lossdrill.judging.all_of import judges_in
from lossdrill.judging.expected import Array, Box, Entries, Expected, Near
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point
from lossdrill.judging.protocol import Judge
from lossdrill.judging.quantities import Quantity
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.exact import ExactLoss

DIGITS = 50
AGREE = 1e-13
"""In units of the rounding scale; right implementations stay below 3e-16 or so (Higham & Mary
2019), and what is graded with 1e-9 should be known a good deal better."""


def witness_findings(pack: Pack, exercise: Exercise, judge: Judge) -> Iterator[Finding]:
    """Where the three disagree, at most one finding for each pair; nothing for other judges."""
    for one in judges_in(judge):
        if isinstance(one, FunctionJudge):
            yield from _of_function(pack, exercise, one)


def _of_function(pack: Pack, exercise: Exercise, judge: FunctionJudge) -> Iterator[Finding]:
    if judge.derived is None:
        message = "no derived quantity, so nothing proves the reference; give the judge `derived=`."
        yield Finding(exercise.id, "witnesses", message)
        return
    exact = exact_quantity(pack, exercise, judge.derived)
    seen: set[str] = set()
    for point in distinct_points(judge, exercise.id):
        for pair, error in disagreements(judge, exact, point):
            if pair not in seen:
                seen.add(pair)
                at = f"at {point.about}, where {_written(judge, point)}"
                message = f"{pair} differ by {error:.1e} of the scale {at}."
                yield Finding(exercise.id, "witnesses", message)


def exact_quantity(pack: Pack, exercise: Exercise, derived: Quantity) -> Quantity:
    """The derived quantity in 50-digit arithmetic; raises `PackError` when its loss is unknown."""
    name = derived.loss.name  # type: ignore[attr-defined]
    definitions = load_definitions(pack.home(exercise.id).root, exercise.topic)
    if name not in definitions:
        raise PackError(f"solutions/{exercise.topic}/loss.py defines no loss {name!r}.")
    return derived.of(ExactLoss(definitions[name], digits=DIGITS))


def disagreements(
    judge: FunctionJudge, exact: Quantity, point: Point
) -> Iterator[tuple[str, float]]:
    """(which two, by how much) for the pairs that differ by more than `AGREE`."""
    arguments = [in_double(argument) for argument in point.arguments]
    with np.errstate(all="ignore"):
        reference = np.asarray(judge.reference(*arguments))
        accepted = judge.accepts(*arguments) if judge.accepts is not None else None
    expected = judge.expected(arguments)
    third = exactly_expected(exact, point, expected.scale)
    pairs = [("reference and 50-digit value", third.error(reference))]
    if accepted is None:
        back = max(map(expected.error, _ends(third)))  # neither set is larger than the other
        error = max(back, *map(third.error, _ends(expected)))
        pairs.append(("derived quantity and 50-digit value", error))
    else:  # a larger set is right there, and what is derived may not even be finite
        pairs[0] = ("reference and accepted set", expected.error(reference))
    for pair, error in pairs:
        if not error <= AGREE:
            yield pair, error


def exactly_expected(exact: Quantity, point: Point, scale: Array) -> Expected:
    """What is right, computed with 50 digits from the exact values of the floats, rounded once."""
    with mpmath.workdps(DIGITS + 10):
        arguments = [_exactly(argument) for argument in point.arguments]
        value = exact.compute(exact.loss, *arguments)
        special = exact.kinks(exact.loss, value, scale, *arguments)
    if special is None:
        return Near(_rounded(value), scale)
    names = ("value", "low", "high", *(("base", "rows") if isinstance(special, Box) else ()))
    numbers = {name: _rounded(getattr(special, name)) for name in names}
    return replace(special, **numbers)  # type: ignore[type-var]


def in_double(argument: Any) -> Any:
    """The same numbers in C order; float32 as the float64 that they are."""
    if isinstance(argument, np.ndarray):
        is_single = argument.dtype == np.float32
        return np.array(argument, np.float64 if is_single else argument.dtype, order="C")
    return argument


def _ends(expected: Expected) -> list[Array]:
    """The value, and for a set its two far corners."""
    if isinstance(expected, Box):
        corners = [expected.base + ends @ expected.rows for ends in (expected.low, expected.high)]
        shape = np.shape(expected.value)
        return [expected.value, *(np.reshape(corner, shape) for corner in corners)]
    if isinstance(expected, Entries):
        return [expected.value, expected.low, expected.high]
    return [expected.value]


def _written(judge: FunctionJudge, point: Point) -> str:
    named = zip(judge.argument_names, point.arguments, strict=True)
    return ", ".join(f"{name} = {plain(value)}" for name, value in named)


def _exactly(argument: Any) -> Any:
    """Each number as mpmath's, at its exact binary value."""
    return np.frompyfunc(mpmath.mpf, 1, 1)(argument)


def _rounded(numbers: Any) -> Array:
    return np.asarray(numbers).astype(np.float64)
