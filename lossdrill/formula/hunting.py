"""Finds points on the zeros of switches, hit exactly where they are dyadic, and just beside them.

One coordinate is moved at a time. What is straight along it needs three values; anything else is
searched on a grid that is wide enough for the guards people write: 1e-300 as well as 1e50.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from lossdrill.formula.arithmetic import DIGITS, as_fraction, exact, is_finite, working
from lossdrill.formula.points import Coordinate, Point, contains, is_continuous
from lossdrill.formula.switches import Switch
from lossdrill.formula.tree import Tree, names
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
_SMALLEST = Fraction(1, 2**1074)
"""No float64 but 0 is nearer to 0."""

Function = Callable[[Fraction], Any]
"""A number of 40 digits, or None where there is no finite one."""


class Hunter:
    """What hunting needs to know of a problem; its finds are kept for formulas that are alike."""

    def __init__(self, variables: Sequence[Variable], columns: Sequence[str]) -> None:
        self.variables = {v.name: v for v in variables}
        self.scalar = not any(v.shape for v in variables)
        self.columns = columns

    def coordinates(self, tree: Tree, base: Point, turn: int) -> list[Coordinate]:
        """At most two of them: entries of one row, in vectors sooner than in matrices."""
        used = names(tree)
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


class Hunt:
    """One search, for the switches of one formula and with the numbers that are written in it."""

    def __init__(self, hunter: Hunter, literals: Sequence[Fraction]) -> None:
        self.hunter = hunter
        self.literals = tuple(literals)
        extreme = {abs(x) for x in literals if not Fraction(1, 1000) < abs(x) < 1000}
        self.near = (*_NEAR[hunter.scalar], *(min(x, 1 / x) for x in extreme))
        self.roots: dict[tuple[Point, Coordinate], frozenset[Fraction]] = {}
        """Zeros found so far, by the line on which they lie: where one thing is zero, another that
        is large elsewhere may be small."""

    def points(self, switch: Switch, bases: Sequence[Point]) -> Iterator[Point]:
        """Special points (the zeros themselves), each followed by its neighbours."""
        for turn, base in enumerate(bases):
            for coordinate in self.hunter.coordinates(switch.of, base, turn):
                line = base, coordinate
                known = self.roots.get(line, frozenset())
                found = _roots(self.hunter, switch, line, self.literals, known)
                self.roots[line] = known | found
                domain = self.hunter.variables[coordinate[0]].domain
                for root in _simplest(found, domain):
                    yield from _around(line, root, domain, self.near)


@lru_cache(maxsize=1024)
def _roots(
    hunter: Hunter,
    switch: Switch,
    line: tuple[Point, Coordinate],
    literals: tuple[Fraction, ...],
    known: frozenset[Fraction],
) -> frozenset[Fraction]:
    """Zeros of a switch along a coordinate, also outside of its domain."""
    base, coordinate = line
    domain = hunter.variables[coordinate[0]].domain
    with working(DIGITS):
        function = _along(switch, hunter.columns, base, coordinate)
        if function is None:
            return frozenset()
        found = straight_zero(function, base.at(coordinate))
        if found is None:
            grid = _grid(literals, hard=switch.hard, scalar=hunter.scalar) | known
            found = zeros(function, sorted(x for x in grid if contains(domain, x)))
    return frozenset(found)


@lru_cache(maxsize=64)
def _grid(literals: tuple[Fraction, ...], *, hard: bool, scalar: bool) -> frozenset[Fraction]:
    written = {sign * x for x in literals for sign in (1, -1)} | {Fraction(0)}
    return frozenset(written | _powers(_STEPS[scalar] if hard else _FEW))


def _simplest(roots: frozenset[Fraction], domain: Domain) -> list[Fraction]:
    inside = [root for root in roots if contains(domain, root)]
    inside.sort(key=lambda r: (r.denominator.bit_length() + abs(r.numerator).bit_length(), r))
    return inside[:_MOST_ROOTS]


@lru_cache(maxsize=256)
def _around(
    line: tuple[Point, Coordinate], root: Fraction, domain: Domain, near: tuple[Fraction, ...]
) -> tuple[Point, ...]:
    """The point at a zero and those beside it; the same ones for all formulas that are zero there,
    so that what is expected there is computed once.
    """
    base, coordinate = line
    room = _room(domain, root)
    sides = [side for step in near for side in (root - step * room, root + step * room)]
    return (
        base.moved(coordinate, root, special=True),
        *(base.moved(coordinate, side) for side in sides if contains(domain, side)),
    )


def _along(
    switch: Switch, columns: Sequence[str], base: Point, coordinate: Coordinate
) -> Function | None:
    """The switch as a function of one coordinate; of an array, one entry that depends on it."""
    formula = Formula(switch.of, (), columns)  # abbreviations have been written out
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


def straight_zero(function: Function, at: Fraction) -> set[Fraction] | None:
    """The zero of a function that is a straight line; None where it is none."""
    a, b, c = at, at / 2 + Fraction(1, 4), at / 4 + Fraction(3, 8)
    fa, fb, fc = function(a), function(b), function(c)
    if fa is None or fb is None or fc is None:
        return None
    if a == b or fa == fb:  # the latter perhaps only because something huge is added
        return None
    if abs((fa - fb) * exact(b - c) - (fb - fc) * exact(a - b)) > exact(Fraction(1, 2**110)):
        return None
    root = _crossing(a, fa, b, fb)
    if abs(root) < Fraction(1, 2**100):
        # Beside numbers near 1 a zero as small as 1e-200 is lost in their digits.
        far, there = (b, fb) if b else (a, fa)
        at_zero = function(Fraction(0))
        if at_zero is not None and at_zero != there:
            near = _crossing(Fraction(0), at_zero, far, there)
            root = near if abs(near) >= _SMALLEST else Fraction(0)
    return {root}


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
