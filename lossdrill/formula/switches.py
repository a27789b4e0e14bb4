"""Where formulas may change: the zeros of what stands in abs, sign, max, clip, a comparison, a
power or a function. They are hunted along one coordinate at a time, and hit exactly where they are
dyadic; places very near to each side are looked at too.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from lossdrill.formula.agreement import Formula
from lossdrill.formula.arithmetic import DIGITS, as_fraction, is_finite, working
from lossdrill.formula.points import Coordinate, Point, contains, is_continuous
from lossdrill.formula.tree import (
    Binary,
    Call,
    Compare,
    Name,
    Number,
    Over,
    Tree,
    children,
    walk,
)
from lossdrill.formula.variables import Variable

NEIGHBOURS = (Fraction(1, 2**20), Fraction(1, 2**40), Fraction(1, 2**60))

_SMOOTH = frozenset({"exp", "tanh", "sigmoid", "cosh", "sinh", "softplus", "expm1"})
_MOST_SWITCHES = 24
_MOST_ROOTS = 6
"""Per switch and coordinate."""


@dataclass(frozen=True)
class Switch:
    """Something whose zeros matter, and the indices that run where it stands."""

    of: Tree
    running: tuple[Over, ...] = ()
    hard: bool = True
    """Whether the formula itself switches there; otherwise only its curvature might."""


def switches(tree: Tree, running: tuple[Over, ...] = ()) -> Iterator[Switch]:
    """Inner ones first, so that outer ones can start from their zeros."""
    inside = (*running, tree) if isinstance(tree, Over) else running
    for child in children(tree):
        yield from switches(child, inside)
    match tree:
        case Call("abs" | "sign", (of,)):
            yield Switch(of, running)
        case Call("max" | "min", parts):
            for a, b in combinations(parts, 2):
                yield _difference(a, b, running)
        case Call("clip", (x, low, high)):
            yield _difference(x, low, running)
            yield _difference(x, high, running)
        case Compare(operands, _):
            for a, b in pairwise(operands):
                yield _difference(a, b, running)
        case Binary("^", base, Number()):
            yield Switch(base, running, hard=False)
        case Binary("/", _, below):
            yield Switch(below, running, hard=False)
        case Call(function, (of,)) if function in _SMOOTH:
            yield Switch(of, running, hard=False)


def _difference(a: Tree, b: Tree, running: tuple[Over, ...]) -> Switch:
    if isinstance(b, Number) and not b.value:
        return Switch(a, running)
    if isinstance(a, Number) and not a.value:
        return Switch(b, running)
    return Switch(Binary("-", a, b), running)


def distinct(found: Iterator[Switch]) -> list[Switch]:
    """Each once, those that hold a variable only, the hard ones kept when there are too many."""
    once = {s.of: s for s in found if any(isinstance(part, Name) for part in walk(s.of))}
    ordered = list(once.values())
    if len(ordered) > _MOST_SWITCHES:
        ordered.sort(key=lambda s: not s.hard)
        ordered = ordered[:_MOST_SWITCHES]
    return ordered


class Hunter:
    """Finds points on and beside the zeros of switches."""

    def __init__(
        self,
        variables: Sequence[Variable],
        definitions: Sequence[tuple[str, Tree]],
        columns: Sequence[str],
        literals: Sequence[Fraction],
        rng: random.Random,
    ) -> None:
        self.variables = {v.name: v for v in variables}
        self.definitions = definitions
        self.columns = columns
        self.rng = rng
        grid = {Fraction(n) for n in range(-3, 4)}
        grid |= {sign * Fraction(2) ** e for e in (-12, -4, -1, 3, 5, 8, 11) for sign in (1, -1)}
        grid |= {sign * x for x in literals for sign in (1, -1)}
        grid |= {Fraction(1, 2**20), 1 - Fraction(1, 2**20), Fraction(3, 4), Fraction(1, 4)}
        self.grid = grid

    def points(self, switch: Switch, bases: Sequence[Point]) -> Iterator[Point]:
        """Special points (exact zeros) and their neighbours."""
        formula = Formula(switch.of, self.definitions, self.columns)
        used = self._used(formula)
        for base in bases:
            for coordinate in self._coordinates(used, base):
                variable = self.variables[coordinate[0]]
                for root in self._roots(switch, formula, base, coordinate, variable):
                    self.grid.add(root)
                    yield base.moved(coordinate, root, special=True)
                    for step in NEIGHBOURS:
                        for side in (root - step, root + step):
                            if contains(variable.domain, side):
                                yield base.moved(coordinate, side)

    def _used(self, formula: Formula) -> list[str]:
        trees = [formula.tree, *(tree for _, tree in formula.definitions)]
        found = {part.name for tree in trees for part in walk(tree) if isinstance(part, Name)}
        return [
            name
            for name, variable in self.variables.items()
            if name in found and is_continuous(variable.domain)
        ]

    def _coordinates(self, names: Sequence[str], base: Point) -> Iterator[Coordinate]:
        for name in names:
            value = base.values[name]
            if isinstance(value, np.ndarray):
                yield name, tuple(self.rng.randrange(length) for length in value.shape)
            else:
                yield name, ()

    def _roots(
        self,
        switch: Switch,
        formula: Formula,
        base: Point,
        coordinate: Coordinate,
        variable: Variable,
    ) -> list[Fraction]:
        """Zeros along a coordinate, simplest first."""
        found: set[Fraction] = set()
        with working(DIGITS):
            for function in self._functions(switch, formula, base, coordinate):
                found |= _zeros(function, self._grid(variable))
        inside = [root for root in found if contains(variable.domain, root)]
        inside.sort(key=lambda r: r.denominator.bit_length() + abs(r.numerator).bit_length())
        return inside[:_MOST_ROOTS]

    def _grid(self, variable: Variable) -> list[Fraction]:
        return sorted(x for x in self.grid if contains(variable.domain, x))

    def _functions(
        self, switch: Switch, formula: Formula, base: Point, coordinate: Coordinate
    ) -> Iterator[Callable[[Fraction], Any]]:
        """The switch along the coordinate; for an array, one entry of it that depends on it."""
        indices = _running_indices(switch, base, coordinate)

        def whole(x: Fraction) -> Any:
            return formula_at(formula, base.moved(coordinate, x), indices)

        here = base.at(coordinate)
        first = whole(here)
        if first is None:
            return
        if not isinstance(first, np.ndarray):
            yield whole
            return
        second = whole(
            here + 1 if contains(self.variables[coordinate[0]].domain, here + 1) else here / 2
        )
        if second is None:
            return
        moving = [p for p in np.ndindex(*first.shape) if first[p] != second[p]]
        if moving:
            place = self.rng.choice(moving)
            yield lambda x: _entry(whole(x), place)


def _entry(value: Any, place: tuple[int, ...]) -> Any:
    return None if value is None else value[place]


def formula_at(formula: Formula, point: Point, indices: Mapping[str, int]) -> Any:
    """The value of a part of a formula, inside the sums where it stands; None outside of them."""
    try:
        return formula.value(point, DIGITS, indices=indices)
    except IndexError:
        return None


def _running_indices(switch: Switch, base: Point, coordinate: Coordinate) -> dict[str, int]:
    """Values for the running indices: the row that the coordinate belongs to."""
    row = coordinate[1][0] if coordinate[1] else 0
    return {over.index: row + over.base for over in switch.running}


def _zeros(function: Callable[[Fraction], Any], grid: Sequence[Fraction]) -> set[Fraction]:
    """Zeros of a function of one number: at grid points, between changes of sign, and where the
    ends, continued as straight lines, would meet zero."""
    values = [(x, _finite(function(x))) for x in grid]
    known = [(x, y) for x, y in values if y is not None]
    found = {x for x, y in known if y == 0}
    for (a, fa), (b, fb) in pairwise(known):
        if fa * fb < 0 and (root := _between(function, a, fa, b, fb)) is not None:
            found.add(root)
    for (a, fa), (b, fb) in (known[:2], known[:-3:-1]) if len(known) > 1 else ():
        if fa != fb and (root := _straight(a, fa, b, fb)) is not None:
            if _finite(function(root)) == 0:
                found.add(root)
    return found


def _finite(value: Any) -> Any:
    return value if value is not None and is_finite(value) else None


def _straight(a: Fraction, fa: Any, b: Fraction, fb: Any) -> Fraction | None:
    """Where the line through two points meets zero, rounded to 40 digits."""
    ya, yb = as_fraction(fa), as_fraction(fb)
    exactly = a - ya * (b - a) / (yb - ya)
    return _rounded(exactly)


def _rounded(x: Fraction) -> Fraction:
    """To 133 bits; short dyadic numbers stay as they are."""
    if not x:
        return x
    shift = 133 - (abs(x.numerator).bit_length() - x.denominator.bit_length())
    scaled = x * Fraction(2) ** shift
    return Fraction(round(scaled)) / Fraction(2) ** shift


def _between(
    function: Callable[[Fraction], Any], a: Fraction, fa: Any, b: Fraction, fb: Any
) -> Fraction | None:
    """A zero between two places of opposite sign, by lines where they help and by halves where
    they do not; what is piecewise straight is met exactly."""
    for turn in range(60):
        middle = _straight(a, fa, b, fb) if turn % 3 < 2 else (a + b) / 2
        if middle is None or not a < middle < b:
            middle = _rounded((a + b) / 2)
        if not a < middle < b:
            break
        fm = _finite(function(middle))
        if fm is None:
            return None
        if fm == 0 or b - a < abs(middle) / 2**120:
            return middle
        if fa * fm < 0:
            b, fb = middle, fm
        else:
            a, fa = middle, fm
    return _rounded((a + b) / 2)
