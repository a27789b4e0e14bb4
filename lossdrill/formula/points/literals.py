"""Points with the numbers that are written in a formula: a bump hidden at 3.7 is found there."""

import random
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from lossdrill.formula.points.domains import DISCRETE, contains, is_continuous
from lossdrill.formula.points.point import Point
from lossdrill.formula.variables import Variable


def literal_points(
    points: Sequence[Point],
    variables: Sequence[Variable],
    literals: Iterable[Fraction],
    rng: random.Random,
) -> Iterator[Point]:
    """Points with a literal as a coordinate, or as all coordinates."""
    for literal in literals:
        everywhere = rng.choice(points)
        for variable in variables:
            whole = variable.domain.name in DISCRETE
            near = (literal - 1, literal + 1) if whole else (-literal,)
            for value in (literal, *near):
                if not contains(variable.domain, value) or variable.domain.labels:
                    continue
                place = _some_place(variable, points, rng)
                for _ in range(2):
                    yield (
                        rng.choice(points).moved((variable.name, place), value)
                        if (not place)
                        else _moved_array(rng.choice(points), variable.name, value, rng)
                    )
                if value == literal and not variable.shape:
                    everywhere = everywhere.moved((variable.name, ()), value)
        yield everywhere
        if not Fraction(1, 10) < abs(literal) < 10:
            yield from _of_its_magnitude(literal, points, variables, rng)


_SMALLER = tuple(Fraction(n, 8) for n in (-3, -2, -1, 1, 2, 3))
_LARGER = tuple(Fraction(n) for n in (-5, -3, -2, 2, 3, 5))


def _of_its_magnitude(
    literal: Fraction, points: Sequence[Point], variables: Sequence[Variable], rng: random.Random
) -> Iterator[Point]:
    """Points with all coordinates of the magnitude of a literal: what it bounds may depend on
    several of them.
    """
    free = [v for v in variables if is_continuous(v.domain)]
    for turn in range(18):
        point = rng.choice(points)
        for place, variable in enumerate(free):
            factor = abs(literal) * rng.choice((_SMALLER, _LARGER, _SMALLER + _LARGER)[turn % 3])
            if (turn >> place) & 1 or variable.domain.name in {"positive", "non-negative"}:
                factor = abs(factor)
            point = _scaled(point, variable, factor)
        yield point


def _scaled(point: Point, variable: Variable, factor: Fraction) -> Point:
    """With another number, or an array times it; the same where that leaves the domain."""
    if not variable.shape:
        inside = contains(variable.domain, factor)
        return point.moved((variable.name, ()), factor) if inside else point
    values = {**point.values, variable.name: point.values[variable.name] * factor}
    return Point(values, point.sizes) if variable.domain.name == "real" else point


def _some_place(variable: Variable, points: Sequence[Point], rng: random.Random) -> tuple[int, ...]:
    if not variable.shape:
        return ()
    array = rng.choice(points).values[variable.name]
    return tuple(rng.randrange(length) for length in array.shape)


def _moved_array(point: Point, name: str, value: Fraction, rng: random.Random) -> Point:
    place = tuple(rng.randrange(length) for length in point.values[name].shape)
    return point.moved((name, place), value)
