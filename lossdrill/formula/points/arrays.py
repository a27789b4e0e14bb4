"""Points for formulas in arrays; their sizes vary, and no two of one point are equal."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from lossdrill.formula.points.domains import ENTRIES, drawn
from lossdrill.formula.points.numbers import walked
from lossdrill.formula.points.point import Point
from lossdrill.formula.variables import Domain, Variable


def array_points(variables: Sequence[Variable], rng: random.Random, count: int) -> list[Point]:
    """Points for formulas in arrays; the sizes vary, and no two of them are equal."""
    dimensions = sorted({size for v in variables for size in v.shape}, key=size_order)
    found: list[Point] = []
    for turn in range(count):
        sizes = _lengths(dimensions, _LENGTHS[turn % len(_LENGTHS)])
        values = {v.name: _array(v, sizes, turn, rng) for v in variables}
        found.append(Point(values, sizes))
    return found


def simple_array_points(
    variables: Sequence[Variable], rng: random.Random, count: int
) -> list[Point]:
    """Points that are easy to follow by hand: two samples, and few small numbers."""
    sizes = _lengths(sorted({size for v in variables for size in v.shape}, key=size_order), _FEW)
    found = [
        Point({v.name: _simple(v, sizes, turn, rng) for v in variables}, sizes)
        for turn in range(count)
    ]
    return sorted(found, key=lambda point: point.complexity)


_FEW = (2, 1, 2)
_SMALL = 4


def _simple(variable: Variable, sizes: Mapping[str, int], turn: int, rng: random.Random) -> Any:
    domain = variable.domain
    if not variable.shape or domain.rows or domain.labels:
        return _array(variable, sizes, turn, rng)
    array = np.empty(tuple(sizes[size] for size in variable.shape), dtype=object)
    for place in np.ndindex(*array.shape):
        array[place] = rng.choice(ENTRIES[domain.name][:_SMALL])
    return array


def uniform_points(
    variables: Sequence[Variable], point: Point, zero: Sequence[str]
) -> Iterator[Point]:
    """Points like this one whose labels are all the same, or come in turn; and special ones where
    one of the arrays of `zero` has no other entries than 0, or all of them together.
    """
    for variable in (v for v in variables if v.shape and v.domain.labels):
        labels = [Fraction(label) for label in variable.domain.labels]
        for label in labels:
            yield _filled(point, [variable.name], label)
        in_turn = np.resize(np.array(labels, dtype=object), point.values[variable.name].shape)
        yield Point({**point.values, variable.name: in_turn}, point.sizes)
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
"""Of samples, features and classes; one class alone would make every softmax 1."""


def _lengths(dimensions: Sequence[str], lengths: tuple[int, int, int]) -> dict[str, int]:
    roles = dict(zip(("n", "d", "k"), lengths, strict=True))
    others = iter(range(5, 5 + len(dimensions)))
    free = [role for role in roles if role not in dimensions]
    found: dict[str, int] = {}
    for name in dimensions:
        role = name.lower()
        if role not in roles:
            role = free.pop(0) if free else ""
        found[name] = roles[role] if role else next(others)
    return found


def _array(variable: Variable, sizes: Mapping[str, int], turn: int, rng: random.Random) -> Any:
    domain = variable.domain
    if not variable.shape:
        return walked(domain, turn, 0, rng) if not domain.labels else drawn(domain, rng)
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
            array[place] = rng.choice(ENTRIES[domain.name][: 3 + 2 * turn + 2])
    return array


def _row(domain: Domain, classes: int, rng: random.Random) -> list[Fraction]:
    if domain.name == "one-hot":
        hot = rng.randrange(classes)
        return [Fraction(place == hot) for place in range(classes)]
    parts = [Fraction(rng.randint(1, 9), 32 * classes) for _ in range(classes - 1)]
    return [*parts, 1 - sum(parts, Fraction(0))]
