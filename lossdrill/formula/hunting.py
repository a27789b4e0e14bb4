"""Finds points on the zeros of switches, hit exactly where they are dyadic, and just beside them.

One coordinate is moved at a time. What is straight along it needs three values; anything else is
searched on a grid that is wide enough for the guards people write: 1e-300 as well as 1e50.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from lossdrill.formula.arithmetic import DIGITS, as_fraction, exact, is_finite, working
from lossdrill.formula.points import Coordinate, Point, contains, is_continuous
from lossdrill.formula.switches import Switch
from lossdrill.formula.tree import Name, Tree, walk
from lossdrill.formula.values import Formula
from lossdrill.formula.variables import Domain, Variable

_NEAR = {
    True: tuple(Fraction(1, 2**bits) for bits in (20, 40, 60)),
    False: tuple(Fraction(1, 2**bits) for bits in (24, 60)),
}
"""Distances from a zero, for scalars and for arrays, relative to it."""
_STEPS = {
    True: (-1020, -320, -100, -52, -28, -12, -4, -1, 0, 1, 3, 5, 8, 11, 22, 45, 170, 1020),
    False: (-60, -20, -1, 1, 4, 6, 10, 40),
}
"""Powers of two on the grid, for scalars and for arrays;"""
_FEW = (-12, -4, -1, 0, 1, 3, 5, 8, 11)
"""and those for switches that are soft."""
_MOST_ROOTS = 4
"""Per switch, base point and coordinate."""
_BITS = 133

Function = Callable[[Fraction], Any]
"""A number of 40 digits, or None where there is no finite one."""


class Hunter:
    def __init__(
        self,
        variables: Sequence[Variable],
        definitions: Sequence[tuple[str, Tree]],
        columns: Sequence[str],
        literals: Sequence[Fraction],
    ) -> None:
        self.variables = {v.name: v for v in variables}
        self.scalar = not any(v.shape for v in variables)
        self.definitions = definitions
        self.columns = columns
        steps = _STEPS[self.scalar]
        written = {sign * x for x in literals for sign in (1, -1)} | {Fraction(0)}
        extreme = {abs(x) for x in literals if not Fraction(1, 1000) < abs(x) < 1000}
        self.near = (*_NEAR[self.scalar], *(min(x, 1 / x) for x in extreme))
        self.grids = {hard: written | _powers(steps if hard else _FEW) for hard in (True, False)}
        self.roots: dict[object, set[Fraction]] = {}
        """Zeros found so far, by the line on which they lie: where one thing is zero, another that
        is large elsewhere may be small."""

    def points(self, switch: Switch, bases: Sequence[Point]) -> Iterator[Point]:
        """Special points (the zeros themselves), each followed by its neighbours."""
        formula = Formula(switch.of, self.definitions, self.columns)
        for turn, base in enumerate(bases):
            for coordinate in self._coordinates(formula, base, turn):
                domain = self.variables[coordinate[0]].domain
                for root in self._roots(switch, formula, base, coordinate):
                    yield base.moved(coordinate, root, special=True)
                    room = _room(domain, root)
                    for step in self.near:
                        for side in (root - step * room, root + step * room):
                            if contains(domain, side):
                                yield base.moved(coordinate, side)

    def _coordinates(self, formula: Formula, base: Point, turn: int) -> list[Coordinate]:
        """At most two of them: entries of one row, in vectors sooner than in matrices."""
        trees = [formula.tree, *(tree for _, tree in formula.definitions)]
        used = {part.name for tree in trees for part in walk(tree) if isinstance(part, Name)}
        free = [v for v in self.variables.values() if v.name in used and is_continuous(v.domain)]
        free.sort(key=lambda v: (len(v.shape) == 2, v.shape[:1] != ("n",)))
        if self.scalar and turn % 2:
            free.reverse()
        found: list[Coordinate] = []
        for variable in free[:2]:
            value = base.values[variable.name]
            lengths = value.shape if isinstance(value, np.ndarray) else ()
            found.append((variable.name, tuple(turn % length for length in lengths)))
        return found

    def _roots(
        self, switch: Switch, formula: Formula, base: Point, coordinate: Coordinate
    ) -> list[Fraction]:
        """Zeros along a coordinate, simplest first."""
        domain = self.variables[coordinate[0]].domain
        with working(DIGITS):
            function = self._along(switch, formula, base, coordinate)
            if function is None:
                return []
            known = self.roots.setdefault((id(base), coordinate), set())
            found = straight_zero(function, base.at(coordinate))
            if found is None:
                grid = self.grids[switch.hard] | known
                found = zeros(function, sorted(x for x in grid if contains(domain, x)))
            known |= found
        inside = [root for root in found if contains(domain, root)]
        inside.sort(key=lambda r: r.denominator.bit_length() + abs(r.numerator).bit_length())
        return inside[:_MOST_ROOTS]

    def _along(
        self, switch: Switch, formula: Formula, base: Point, coordinate: Coordinate
    ) -> Function | None:
        """The switch as a function of one coordinate; of an array, one entry that depends on it."""
        row = coordinate[1][0] if coordinate[1] else 0
        indices = {over.index: row + over.base for over in switch.running}

        def whole(x: Fraction) -> Any:
            try:
                return formula.value(base.moved(coordinate, x), DIGITS, indices=indices)
            except (IndexError, ValueError):  # beyond an array; a branch that is a number only
                return None

        first = whole(base.at(coordinate))
        if first is None:
            return None
        if not isinstance(first, np.ndarray):
            return lambda x: _finite(whole(x))
        second = whole(base.at(coordinate) / 2 + Fraction(1, 4))
        moving = [p for p in np.ndindex(*first.shape) if first[p] != second[p]]
        if not moving:
            return None
        place = moving[row % len(moving)]

        def entry(x: Fraction) -> Any:
            value = whole(x)
            return None if value is None else _finite(value[place])

        return entry


def _room(domain: Domain, root: Fraction) -> Fraction:
    """The scale of what lies beside a zero: its size, or in (0, 1) how far the nearer end is."""
    if domain.name == "probability":
        return min(root, 1 - root)
    return abs(root) or Fraction(1)


def _powers(exponents: Sequence[int]) -> set[Fraction]:
    """Powers of two of either sign, and where they are small, their distances from 1."""
    found = {sign * Fraction(2) ** e for e in exponents for sign in (1, -1)}
    return found | {1 - Fraction(2) ** e for e in exponents if -110 < e < 0} | {Fraction(3, 4)}


def _finite(value: Any) -> Any:
    return value if value is not None and is_finite(value) else None


def straight_zero(function: Function, here: Fraction) -> set[Fraction] | None:
    """The zero of a function that is a straight line; None where it is none."""
    a, b, c = here, here / 2 + Fraction(1, 4), here / 4 + Fraction(3, 8)
    fa, fb, fc = function(a), function(b), function(c)
    if fa is None or fb is None or fc is None:
        return None
    if a == b or fa == fb:  # the latter perhaps only because something huge is added
        return None
    if abs((fa - fb) * exact(b - c) - (fb - fc) * exact(a - b)) > exact(Fraction(1, 2**110)):
        return None
    return {_crossing(a, fa, b, fb)}


def zeros(function: Function, grid: Sequence[Fraction]) -> set[Fraction]:
    """Zeros at places of a grid and between those where the sign changes; and where the ends,
    continued as straight lines, meet zero.
    """
    known = [(x, y) for x in grid if (y := function(x)) is not None]
    found = {x for x, y in known if not y}
    for (a, fa), (b, fb) in pairwise(known):
        if fa * fb < 0:
            found |= _between(function, a, fa, b, fb)
    if len(known) > 1:
        for (a, fa), (b, fb) in (known[:2], known[-2:]):
            if fa != fb and function(root := _crossing(a, fa, b, fb)) == 0:
                found.add(root)
    return found


def _crossing(a: Fraction, fa: Any, b: Fraction, fb: Any) -> Fraction:
    """Where the line through two places meets zero, to 40 digits."""
    ya, yb = as_fraction(fa), as_fraction(fb)
    return _rounded(a - ya * (b - a) / (yb - ya))


def _rounded(x: Fraction) -> Fraction:
    """To 133 bits; short dyadic numbers stay as they are."""
    if not x or (
        x.denominator.bit_length() + abs(x.numerator).bit_length() < _BITS
        and not (x.denominator & (x.denominator - 1))
    ):
        return x
    shift = _BITS - _exponent(x)
    return Fraction(round(x * Fraction(2) ** shift)) / Fraction(2) ** shift


def _middle(a: Fraction, b: Fraction) -> Fraction:
    """Halfway; of numbers of different magnitude, halfway between their exponents."""
    if a * b > 0 and not Fraction(1, 16) < a / b < 16:
        size = Fraction(2) ** ((_exponent(a) + _exponent(b)) // 2)
        return size if a > 0 else -size
    return _rounded((a + b) / 2)


def _exponent(x: Fraction) -> int:
    return abs(x.numerator).bit_length() - x.denominator.bit_length()


def _between(function: Function, a: Fraction, fa: Any, b: Fraction, fb: Any) -> set[Fraction]:
    """A zero between two places of opposite sign, by lines and by halves in turn."""
    for turn in range(40):
        middle = _crossing(a, fa, b, fb) if turn % 3 < 2 else _middle(a, b)
        if not a < middle < b:
            middle = _middle(a, b)
        value = function(middle) if a < middle < b else None
        if value is None:
            break
        if value == 0 or b - a < abs(middle) / 2**100:
            return {middle}
        if fa * value < 0:
            b, fb = middle, value
        else:
            a, fa = middle, value
    return {a, b}
