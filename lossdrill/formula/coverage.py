"""Points in every region into which the switches of two formulas together cut the domain.

`hunting` finds the borders one at a time; a formula may be wrong only where several conditions
meet, as in `(delta < 1)*(abs(r) < delta)`. So many places are looked at in float64 for the signs of
all switches, and one place of every combination of signs is handed over for a close look.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from lossdrill.formula.floats import UNFIT, Run, silent
from lossdrill.formula.points import Point, contains, size_order
from lossdrill.formula.points.domains import DISCRETE, POOLS
from lossdrill.formula.tree import Tree
from lossdrill.formula.variables import Domain, Variable

_PLACES = 1500
"""Places that are looked at for formulas in numbers;"""
_ROWS, _DRAWS = 64, 10
"""and for formulas in arrays: so many samples at once, so many times."""
_MOST_POINTS, _MOST_ROWS = 64, 6
_SCALES = tuple(Fraction(2) ** e for e in range(-8, 9, 2))
_NARROW = tuple(Fraction(2) ** e for e in (-1, 0, 1))
_SHAPES = tuple(Fraction(n, 8) for n in (8, -8, 12, -12, 10, -10, 15, -15))

Switches = Sequence[tuple[Tree, Sequence[tuple[str, Tree]], Sequence[str]]]
"""What is zero at a border, with the abbreviations that it may use, and names of columns."""


def region_points(
    found: Switches, variables: Sequence[Variable], literals: Sequence[Fraction], seed: int
) -> Iterator[Point]:
    """One point of each combination of signs; none where there is only one switch."""
    if len(found) > 1:
        rng = np.random.default_rng(seed)
        regions = _of_arrays if any(v.shape for v in variables) else _of_numbers
        with silent():
            yield from regions(found, variables, literals, rng)


def _of_numbers(
    found: Switches, variables: Sequence[Variable], literals: Sequence[Fraction], rng: Any
) -> Iterator[Point]:
    drawn = {v.name: _Drawn(v.domain, _SCALES, literals, (_PLACES,), rng) for v in variables}
    sides = signs(found, {name: numbers.floats() for name, numbers in drawn.items()}, _PLACES)
    if sides is not None:
        for place in _one_of_each(sides)[:_MOST_POINTS]:
            yield Point({name: numbers.exact(place) for name, numbers in drawn.items()})


def _of_arrays(
    found: Switches, variables: Sequence[Variable], literals: Sequence[Fraction], rng: Any
) -> Iterator[Point]:
    dimensions = sorted({size for v in variables for size in v.shape}, key=size_order)
    samples = dimensions[0]
    lengths = dict(zip(dimensions, (_ROWS, 2, 3, 4, 5), strict=False))
    for turn in range(_DRAWS):
        scales = [_SCALES[2 * turn % len(_SCALES)] * factor for factor in _NARROW]
        drawn = {
            v.name: _Drawn(v.domain, scales, literals, [lengths[size] for size in v.shape], rng)
            for v in variables
        }
        env = {name: numbers.floats() for name, numbers in drawn.items()}
        env |= {f"size {name}": float(length) for name, length in lengths.items()}
        sides = signs(found, env, _ROWS)
        if sides is None:
            return
        rows = _one_of_each(sides)[:_MOST_ROWS]
        values = {
            v.name: drawn[v.name].exact(rows if v.shape[:1] == (samples,) else None)
            for v in variables
        }
        yield Point(values, {**lengths, samples: len(rows)})


def signs(found: Switches, env: Mapping[str, Any], places: int) -> Any:
    """The sign of each switch at each place, 0 on a border, which belongs to neither side; None
    where none can be told.
    """
    rows: list[Any] = []
    for tree, definitions, columns in found:
        known = {n: v[:, None] if n in columns else v for n, v in env.items()}
        try:
            for name, definition in definitions:
                known[name] = Run(known, {}, keep=False).value(definition)
            value = np.asarray(Run(known, {}, keep=False).value(tree))
        except UNFIT:
            continue
        if value.shape[:1] == (places,):
            rows.extend(np.nan_to_num(np.sign(value)).reshape(places, -1).T)
    return np.array(rows) if rows else None


def _one_of_each(sides: Any) -> list[int]:
    """A place for each combination of signs, in the order in which they were drawn."""
    _, first = np.unique(sides, axis=1, return_index=True)
    return [int(place) for place in np.sort(first)]


class _Drawn:
    """Numbers of a domain, dyadic and of given magnitudes, drawn for one variable."""

    def __init__(
        self,
        domain: Domain,
        scales: Sequence[Fraction],
        literals: Sequence[Fraction],
        shape: Sequence[int],
        rng: Any,
    ) -> None:
        self.pool = np.array(_pool(domain, tuple(scales), tuple(literals)), dtype=object)
        if domain.rows:
            hot = rng.integers(shape[-1], size=shape[0])
            self.places = (np.arange(shape[-1]) == hot[:, None]).astype(int)
        else:
            self.places = rng.integers(len(self.pool), size=tuple(shape))

    def floats(self) -> Any:
        return self.pool.astype(float)[self.places]

    def exact(self, rows: int | Sequence[int] | None = None) -> Any:
        """All of them, or some rows, as Fractions."""
        return self.pool[self.places if rows is None else self.places[rows]]


@lru_cache(maxsize=256)
def _pool(
    domain: Domain, scales: tuple[Fraction, ...], literals: tuple[Fraction, ...]
) -> list[Fraction]:
    if domain.rows:
        return [Fraction(0), Fraction(1)]
    if domain.labels:
        return [Fraction(label) for label in domain.labels]
    pool = [shape * scale for shape in _SHAPES for scale in scales]
    pool += [1 - scale for scale in scales if scale < 1]
    if domain.name in DISCRETE:
        pool += [Fraction(n) for n in range(DISCRETE[domain.name], 12)]
    pool += [shape * abs(x) for x in literals for shape in _SHAPES]
    inside = [number for number in pool if contains(domain, number)]
    return inside or list(POOLS[domain.name])
