"""A function of one real variable with absolute values, maxima and cases, cut into smooth pieces.

Everything is decided from the domains of the symbols; no numbers are tried. SymPy's own derivative
of such a function holds Heaviside (1/2 at zero) and DiracDelta, which are wrong or useless here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import combinations, pairwise
from typing import Any

import sympy
from sympy import Abs, Eq, Expr, Max, Min, Piecewise, S, simplify, solve
from sympy.core.relational import Relational

from lossdrill.errors import PackError
from lossdrill.symbolic.domains import PROBABILITY, domain_of
from lossdrill.symbolic.signs import sign
from lossdrill.symbolic.textbook import tidy


@dataclass(frozen=True)
class Pieces:
    """`smooth[i]` holds left of `cuts[i]`, the last one right of them all."""

    variable: Any
    cuts: tuple[Expr, ...]
    smooth: tuple[Expr, ...]

    def diff(self) -> "Pieces":
        return Pieces(
            self.variable,
            self.cuts,
            tuple(simplify(piece.diff(self.variable)) for piece in self.smooth),
        )

    def times(self, factor: Expr) -> "Pieces":
        return Pieces(
            self.variable, self.cuts, tuple(tidy(simplify(piece * factor)) for piece in self.smooth)
        )

    def limits(self, cut: Expr) -> tuple[Expr, Expr]:
        """The limits from the left and from the right."""
        index = self.cuts.index(cut)
        left, right = (
            simplify(piece.subs(self.variable, cut)) for piece in self.smooth[index : index + 2]
        )
        return left, right

    def join(self, at_cuts: dict[Expr, Expr]) -> Expr:
        """One SymPy expression, with the given values at the cuts."""
        cases: list[tuple[Expr, Any]] = []
        for cut, (before, after) in zip(self.cuts, pairwise(self.smooth), strict=True):
            left, right = self.limits(cut)
            value = at_cuts[cut]
            if before == after and value in (left, right):
                continue
            if value == left:
                cases.append((before, self.variable <= cut))
            else:
                cases.append((before, self.variable < cut))
                if value != right:
                    cases.append((value, Eq(self.variable, cut)))
        return Piecewise(*cases, (self.smooth[-1], True)) if cases else self.smooth[-1]


def cut(expression: Expr, variable: Any) -> Pieces:
    """The smooth pieces of an expression, from left to right."""
    found = {place for switch in _switches(expression) for place in _zeros(switch, variable)}
    low, high = _ends(variable)
    cuts = _sorted(
        {
            place
            for place in found
            if (low is None or sign(place - low) != -1)
            and (high is None or sign(high - place) != -1)
            and place not in (low, high)
        }
    )
    between = _places_between(cuts, low, high)
    smooth = [_piece(expression, variable, place) for place in between]
    kept = [index for index in range(len(cuts)) if simplify(smooth[index] - smooth[index + 1]) != 0]
    return Pieces(
        variable,
        tuple(cuts[index] for index in kept),
        (*(smooth[index] for index in kept), smooth[-1]),
    )


def _ends(variable: Any) -> tuple[Expr | None, Expr | None]:
    """Between which numbers the variable stays."""
    domain = domain_of(variable)
    if domain == PROBABILITY:
        return S.Zero, S.One
    return (S.Zero if variable.is_nonnegative else None), None


def _switches(expression: Any) -> Iterator[Expr]:
    """What changes its sign where the expression changes its form."""
    if isinstance(expression, Abs | sympy.sign):
        yield expression.args[0]
    elif isinstance(expression, Max | Min):
        yield from (first - second for first, second in combinations(expression.args, 2))
    elif isinstance(expression, Relational):
        yield expression.lhs - expression.rhs
    for part in expression.args:
        yield from _switches(part)


def _zeros(switch: Expr, variable: Any) -> Iterator[Expr]:
    """Zeros, and a few places more: a cut between two equal pieces does no harm."""
    inner = next(iter(switch.atoms(*_BENT)), None)
    if inner is not None:
        for form in _BENT[type(inner)](inner):
            yield from _zeros(switch.subs(inner, form), variable)
    elif switch.has(variable):
        yield from (place for place in solve(switch, variable) if place.is_real is not False)


_BENT: dict[Any, Any] = {
    Abs: lambda part: (part.args[0], -part.args[0]),
    Max: lambda part: part.args,
    Min: lambda part: part.args,
    Piecewise: lambda part: [form for form, _ in part.args],
    sympy.sign: lambda _: (S.NegativeOne, S.Zero, S.One),
}
"""The forms that each of these may take."""


def _sorted(cuts: set[Expr]) -> list[Expr]:
    return sorted(sorted(cuts, key=str), key=cmp_to_key(_compare))


def _compare(first: Expr, second: Expr) -> int:
    found = sign(simplify(first - second))
    if found is not None:
        return found
    raise PackError(
        f"cannot tell whether {first} lies before {second}: give the symbols narrower domains, "
        "or write the loss in an inner quantity with `where`."
    )


def _places_between(cuts: list[Expr], low: Expr | None, high: Expr | None) -> list[Expr]:
    """One place inside each piece."""
    if not cuts:
        return [S.Half]
    inside = [(first + second) / 2 for first, second in pairwise(cuts)]
    first = cuts[0] - 1 if low is None else (low + cuts[0]) / 2
    last = cuts[-1] + 1 if high is None else (cuts[-1] + high) / 2
    return [first, *inside, last]


def _piece(expression: Any, variable: Any, place: Expr) -> Any:
    """The form that the expression has around a place."""
    if isinstance(expression, Piecewise):
        for form, condition in expression.args:
            holds = condition.subs(variable, place)
            if holds not in (S.true, S.false):
                raise PackError(f"cannot tell whether {condition} holds at {variable} = {place}.")
            if holds == S.true:
                return _piece(form, variable, place)
        raise PackError(f"no case is given for {variable} = {place}.")
    if not expression.args:
        return expression
    parts = [_piece(part, variable, place) for part in expression.args]
    if isinstance(expression, Abs):
        (part,) = parts
        return part if _compare(part.subs(variable, place), S.Zero) >= 0 else -part
    if isinstance(expression, sympy.sign):
        return S(_compare(parts[0].subs(variable, place), S.Zero))
    if isinstance(expression, Max | Min):
        heights = {part.subs(variable, place): part for part in parts}
        ordered = _sorted(set(heights))
        return heights[ordered[-1 if isinstance(expression, Max) else 0]]
    return expression.func(*parts)
