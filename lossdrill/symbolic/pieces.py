"""A function of one real variable with absolute values, maxima and cases, cut into smooth pieces.

Everything is decided from the domains of the symbols; no numbers are tried. SymPy's own derivative
of such a function holds Heaviside (1/2 at zero) and DiracDelta, which are wrong or useless here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import combinations, pairwise
from typing import Any

from sympy import Abs, Eq, Expr, Max, Min, Piecewise, S, simplify, solve
from sympy.core.relational import Relational

from lossdrill.errors import PackError
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
    cuts = _sorted(
        {place for switch in _switches(expression) for place in _zeros(switch, variable)}
    )
    smooth = [_piece(expression, variable, place) for place in _places_between(cuts)]
    kept = [index for index in range(len(cuts)) if simplify(smooth[index] - smooth[index + 1]) != 0]
    return Pieces(
        variable,
        tuple(cuts[index] for index in kept),
        (*(smooth[index] for index in kept), smooth[-1]),
    )


def _switches(expression: Any) -> Iterator[Expr]:
    """What changes its sign where the expression changes its form."""
    if isinstance(expression, Abs):
        yield expression.args[0]
    elif isinstance(expression, Max | Min):
        yield from (first - second for first, second in combinations(expression.args, 2))
    elif isinstance(expression, Relational):
        yield expression.lhs - expression.rhs
    for part in expression.args:
        yield from _switches(part)


def _zeros(switch: Expr, variable: Any) -> Iterator[Expr]:
    """Zeros, and a few places more: a cut between two equal pieces does no harm."""
    inner = next(iter(switch.atoms(Abs)), None)
    if inner is not None:
        for sign in (1, -1):
            yield from _zeros(switch.subs(inner, sign * inner.args[0]), variable)
    elif switch.has(variable):
        yield from solve(switch, variable)


def _sorted(cuts: set[Expr]) -> list[Expr]:
    return sorted(sorted(cuts, key=str), key=cmp_to_key(_compare))


def _compare(first: Expr, second: Expr) -> int:
    difference = simplify(first - second)
    if difference.is_zero:
        return 0
    if difference.is_positive or difference.is_negative:
        return 1 if difference.is_positive else -1
    raise PackError(
        f"cannot tell whether {first} lies before {second}: give the symbols narrower domains, "
        "or write the loss in an inner quantity with `where`."
    )


def _places_between(cuts: list[Expr]) -> list[Expr]:
    """One place inside each piece."""
    if not cuts:
        return [S.Zero]
    inside = [(first + second) / 2 for first, second in pairwise(cuts)]
    return [cuts[0] - 1, *inside, cuts[-1] + 1]


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
    if isinstance(expression, Max | Min):
        heights = {part.subs(variable, place): part for part in parts}
        ordered = _sorted(set(heights))
        return heights[ordered[-1 if isinstance(expression, Max) else 0]]
    return expression.func(*parts)
