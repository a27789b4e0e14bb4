"""Where two formulas are compared before anything is known about them: points of the domain.

All coordinates are dyadic and short, so that kinks are hit exactly and every order of summation
agrees. Literals of the formulas are coordinates too: a bump that is hidden at 3.7 is found there.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from lossdrill.formula.arithmetic import exact, precision
from lossdrill.formula.variables import Domain, Variable

Coordinate = tuple[str, tuple[int, ...]]
"""A variable and the place of one of its entries; () for a number."""


@dataclass(frozen=True, eq=False)
class Point:
    """Exact values of all variables: Fractions, and object arrays of Fractions."""

    values: Mapping[str, Any]
    sizes: Mapping[str, int] = field(default_factory=dict)
    special: bool = False
    """Whether it lies on a zero of something: there two formulas may differ alone."""
    parent: "tuple[Point, str] | None" = field(default=None, repr=False)
    """The point from which it was moved, and the variable in which they differ."""
    computed: dict[int, dict[str, Any]] = field(default_factory=dict, repr=False)
    """The values as numbers, by precision."""

    def at(self, coordinate: Coordinate) -> Fraction:
        name, place = coordinate
        return self.values[name][place] if place else self.values[name]  # type: ignore[no-any-return]

    def moved(self, coordinate: Coordinate, value: Fraction, *, special: bool = False) -> "Point":
        name, place = coordinate
        new: Any = value
        if place:
            new = self.values[name].copy()
            new[place] = value
        return Point({**self.values, name: new}, self.sizes, special, (self, name))

    def numbers(self) -> dict[str, Any]:
        """The values in the precision of the moment, and the sizes; not to be changed."""
        found = self.computed.get(precision())
        if found is None:
            found = self._numbers()
            self.computed[precision()] = found
        return found

    def _numbers(self) -> dict[str, Any]:
        if self.parent is not None:
            parent, name = self.parent
            return {**parent.numbers(), name: _in_digits(self.values[name])}
        env = {name: _in_digits(value) for name, value in self.values.items()}
        for size, length in self.sizes.items():
            env[f"size {size}"] = exact(Fraction(length))
        return env

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal for points with equal values."""
        return tuple(
            (value.shape, *value.ravel()) if isinstance(value, np.ndarray) else value
            for value in self.values.values()
        )

    @cached_property
    def complexity(self) -> float:
        """How hard it is to follow by hand: few entries and small whole numbers first."""
        total = 0.0
        for value in self.values.values():
            entries = value.ravel() if isinstance(value, np.ndarray) else [value]
            for entry in entries:
                total += 1 + _size(entry)
        return total


def _size(value: Fraction) -> float:
    return (
        abs(value.numerator).bit_length()
        + 3.0 * (value.denominator.bit_length() - 1)
        + (0.5 if value < 0 else 0)
        + (1.5 if value == 0 else 0)  # a zero hides factors
    )


_exact_array = np.frompyfunc(exact, 1, 1)


def _in_digits(value: Any) -> Any:
    return _exact_array(value) if isinstance(value, np.ndarray) else exact(value)


def _fractions(text: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(part) for part in text.split())


_POOLS: dict[str, tuple[Fraction, ...]] = {
    "real": _fractions(
        "1 2 -1 3 1/2 -2 0 -1/2 5 -3 3/2 -5/4 7/8 -7 10 -11/2 37/16 -13/4 1/64 -1/32 20 -17 "
        "1/1048576 -40 45"
    ),
    "positive": _fractions("1 2 1/2 3 3/2 1/4 5 7/4 9/8 1/64 13/2 20 29/16"),
    "probability": (
        *_fractions("1/2 1/4 3/4 1/8 7/8 5/16 11/16 1/1024 1023/1024 27/64"),
        *_fractions("1/1048576 1048575/1048576"),
        Fraction(1, 2**60),
        1 - Fraction(1, 2**60),
    ),
    "count": _fractions("1 2 3 5 4 7 10 6"),
}  # fmt: skip

_ENTRIES: dict[str, tuple[Fraction, ...]] = {
    "real": _fractions("1 -1 2 1/2 -2 -1/2 4 3 -3 3/2 -5/4 5 -3/4 7/2"),
    "positive": _POOLS["positive"][:9],
    "probability": _POOLS["probability"][:7],
    "count": _POOLS["count"],
}


def drawn(domain: Domain, rng: random.Random) -> Fraction:
    """One number of a domain, dyadic."""
    if domain.labels:
        return Fraction(rng.choice(domain.labels))
    if domain.name == "count":
        return Fraction(rng.randint(1, 12))
    if domain.name == "probability":
        return Fraction(rng.randint(1, 255), 256)
    value = Fraction(rng.randint(-320, 320), 64)
    return value if domain.name == "real" else abs(value) + Fraction(1, 64)


def contains(domain: Domain, value: Fraction) -> bool:
    """Whether a coordinate may take this value; rows of a matrix are never moved."""
    if domain.rows:
        return False
    if domain.labels:
        return value in domain.labels
    match domain.name:
        case "positive":
            return value > 0
        case "probability":
            return 0 < value < 1
        case "count":
            return value.denominator == 1 and 1 <= value <= 1000
    return True


def is_continuous(domain: Domain) -> bool:
    return not domain.labels and not domain.rows and domain.name != "count"


def scalar_points(variables: Sequence[Variable], rng: random.Random, count: int) -> list[Point]:
    """Points for formulas in numbers: pools walked at different strides, labels enumerated."""
    labelled = [v for v in variables if v.domain.labels]
    free = [v for v in variables if not v.domain.labels]
    combinations = list(product(*([Fraction(n) for n in v.domain.labels] for v in labelled)))
    found: list[Point] = []
    for turn in range(max(1, count // len(combinations))):
        values = {v.name: _walked(v.domain, turn, place, rng) for place, v in enumerate(free)}
        for labels in combinations:
            named = dict(zip((v.name for v in labelled), labels, strict=True))
            found.append(Point({v.name: {**values, **named}[v.name] for v in variables}))
    return found


def simple_points(variables: Sequence[Variable], count: int) -> list[Point]:
    """Points that are easy to follow by hand: small whole numbers, the easiest first."""
    pools = [
        [Fraction(n) for n in v.domain.labels] or list(_POOLS[v.domain.name][:4]) for v in variables
    ]
    found = [
        Point(dict(zip((v.name for v in variables), values, strict=True)))
        for values in product(*(pool[: _SIMPLE[min(len(pools), 5)]] for pool in pools))
    ]
    return sorted(found, key=lambda point: point.complexity)[:count]


_SIMPLE = (0, 4, 4, 4, 3, 2)
"""How many numbers of each pool, by the number of variables."""


def _walked(domain: Domain, turn: int, place: int, rng: random.Random) -> Fraction:
    pool = _POOLS[domain.name]
    if turn % 3 == 2 and turn > 5:
        return drawn(domain, rng)
    return pool[(turn * (place + 1) + 2 * place) % len(pool)]


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
            near = (literal - 1, literal + 1) if variable.domain.name == "count" else (-literal,)
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
            if (turn >> place) & 1 or variable.domain.name == "positive":
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


def array_points(variables: Sequence[Variable], rng: random.Random, count: int) -> list[Point]:
    """Points for formulas in arrays; the sizes vary, and no two of them are equal."""
    dimensions = sorted({size for v in variables for size in v.shape}, key=size_order)
    found: list[Point] = []
    for turn in range(count):
        sizes = dict(zip(dimensions, _lengths(len(dimensions), turn), strict=True))
        values = {v.name: _array(v, sizes, turn, rng) for v in variables}
        found.append(Point(values, sizes))
    return found


def uniform_points(
    variables: Sequence[Variable], point: Point, zero: Sequence[str]
) -> Iterator[Point]:
    """Points like this one whose labels are all the same; and special ones where one of the arrays
    of `zero` has no other entries than 0, or all of them together.
    """
    for variable in (v for v in variables if v.shape):
        for label in variable.domain.labels:
            yield _filled(point, [variable.name], Fraction(label))
    for names in [[name] for name in zero] + [list(zero)] * (len(zero) > 1):
        yield replace(_filled(point, names, Fraction(0)), special=True)


def _filled(point: Point, names: Sequence[str], value: Fraction) -> Point:
    filled = {name: np.full_like(point.values[name], value) for name in names}
    return Point({**point.values, **filled}, point.sizes)


def sized_point(
    variables: Sequence[Variable], dimension: str, length: int, rng: random.Random
) -> Point:
    """A point whose arrays have a dimension of a certain length; the others are short."""
    others = {size for v in variables for size in v.shape} - {dimension}
    sizes = {dimension: length, **dict(zip(sorted(others), (2, 3, 4), strict=False))}
    return Point({v.name: _array(v, sizes, 1, rng) for v in variables}, sizes)


def size_order(name: str) -> tuple[int, str]:
    """Samples first, then features, then classes."""
    order = ("n", "d", "k", "K")
    return (order.index(name) if name in order else len(order), name)


_LENGTHS = ((2, 1, 3), (5, 3, 2), (4, 2, 3), (2, 4, 3), (7, 1, 2), (3, 2, 4), (1, 3, 2))


def _lengths(dimensions: int, turn: int) -> tuple[int, ...]:
    lengths = _LENGTHS[turn % len(_LENGTHS)]
    return (*lengths, *range(5, 5 + dimensions))[:dimensions]


def _array(variable: Variable, sizes: Mapping[str, int], turn: int, rng: random.Random) -> Any:
    domain = variable.domain
    if not variable.shape:
        return _walked(domain, turn, 0, rng) if not domain.labels else drawn(domain, rng)
    shape = tuple(sizes[size] for size in variable.shape)
    array = np.empty(shape, dtype=object)
    if domain.rows:
        for place in np.ndindex(*shape[:-1]):
            array[place] = _row(domain, shape[-1], rng)
        return array
    for place in np.ndindex(*shape):
        if domain.labels or turn % 2:
            array[place] = drawn(domain, rng)
        else:
            array[place] = rng.choice(_ENTRIES[domain.name][: 3 + 2 * turn + 2])
    return array


def _row(domain: Domain, classes: int, rng: random.Random) -> list[Fraction]:
    if domain.name == "one-hot":
        hot = rng.randrange(classes)
        return [Fraction(place == hot) for place in range(classes)]
    parts = [Fraction(rng.randint(1, 9), 32 * classes) for _ in range(classes - 1)]
    return [*parts, 1 - sum(parts, Fraction(0))]
