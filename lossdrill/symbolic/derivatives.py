"""What follows from a loss: its derivatives with respect to the prediction, and its kinks.

A loss of one number per sample is handled here; `rows` has the calculus of one number per class.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from sympy import Expr, Max, Min, Piecewise, S, interpolate, simplify, solve

from lossdrill.errors import PackError
from lossdrill.symbolic import rows
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.pieces import Pieces, cut
from lossdrill.symbolic.signs import sign
from lossdrill.symbolic.textbook import tidy


@dataclass(frozen=True)
class SymbolicKink:
    """A place where the gradient jumps, or only the curvature."""

    jumps: Literal["gradient", "curvature"]
    inner: Expr
    """The inner quantity there."""
    at: Expr
    """The prediction there, in terms of the target and the parameters."""
    left: Expr
    """The limit of the gradient from smaller predictions."""
    right: Expr


@dataclass(frozen=True)
class Derivatives:
    """Expressions in the inner quantity, the target and the parameters.

    For one number per class: the entry of class i, and of the curvature the diagonal.
    """

    value: Expr
    gradient: Expr
    curvature: Expr
    interval: tuple[Expr, Expr] | None = None
    """Smallest and largest subgradient; None where the gradient is continuous."""
    kinks: tuple[SymbolicKink, ...] = ()


@lru_cache(maxsize=64)
def differentiate(loss: Loss) -> Derivatives:
    """Everything that the chain rule gives for one loss; once, however many ask for it."""
    if loss.by_row:
        gradient = rows.total_derivative(loss, loss.expression)
        return Derivatives(
            value=loss.expression,
            gradient=gradient,
            curvature=rows.total_derivative(loss, gradient),
        )
    slope = link_slope(loss)
    gradient = cut(loss.expression, loss.inner).diff().times(slope)
    curvature = gradient.diff().times(slope)
    kinks = tuple(_kink(loss, gradient, place, slope) for place in gradient.cuts)
    limits = {place: gradient.limits(place) for place in gradient.cuts}
    interval = None
    if any(kink.jumps == "gradient" for kink in kinks):
        interval = (
            gradient.join({place: Min(*sides) for place, sides in limits.items()}),
            gradient.join({place: Max(*sides) for place, sides in limits.items()}),
        )
    slopes = gradient.join({place: _smallest(*sides) for place, sides in limits.items()})
    bends = curvature.join({place: curvature.limits(place)[0] for place in curvature.cuts})
    return Derivatives(
        value=loss.expression,
        gradient=_in_short(loss, slopes),
        curvature=_in_short(loss, bends),
        interval=interval,
        kinks=kinks,
    )


@lru_cache(maxsize=64)
def link_slope(loss: Loss) -> Expr:
    """The derivative of the inner quantity, in terms of that quantity: p (1 - p) for a sigmoid."""
    if loss.link is None:
        return S.One
    slope = loss.link.diff(loss.of)
    return simplify(slope.subs(loss.of, _prediction_where(loss, loss.inner)))


def _prediction_where(loss: Loss, inner: Expr) -> Expr:
    """The prediction at which the inner quantity has this value."""
    if loss.link is None:
        return inner
    found = solve(loss.link - inner, loss.of)
    if len(found) != 1:
        raise PackError(
            f"where: {loss.inner} must take each value for exactly one {loss.of}, "
            f"and {loss.link} does not."
        )
    return found[0]


def _kink(loss: Loss, gradient: Pieces, place: Expr, slope: Expr) -> SymbolicKink:
    below, above = gradient.limits(place)
    return SymbolicKink(
        jumps="curvature" if below == above else "gradient",
        inner=place,
        at=_by_label(loss, _prediction_where(loss, place)),
        left=_facing(loss, slope, below, above),
        right=_facing(loss, slope, above, below),
    )


def _facing(loss: Loss, slope: Expr, rising: Expr, falling: Expr) -> Expr:
    """The limit on one side of the prediction: a link that falls exchanges the sides."""
    target = loss.given[0] if loss.given else None
    labels = domain_of(target).labels if target is not None else ()
    if labels and slope.has(target):
        return interpolate(
            [
                (n, (rising if slope.subs(target, n) > 0 else falling).subs(target, n))
                for n in labels
            ],
            target,
        )
    found = sign(slope)
    if found:
        return rising if found > 0 else falling
    raise PackError(f"where: cannot tell whether {loss.inner} rises or falls with {loss.of}.")


def _by_label(loss: Loss, expression: Expr) -> Expr:
    """Simplified with the knowledge that the target is one of few labels: 1/y = y for -1 and 1."""
    target: Any = loss.given[0] if loss.given else None
    if target is None or not expression.has(target) or not domain_of(target).labels:
        return expression
    return interpolate([(n, expression.subs(target, n)) for n in domain_of(target).labels], target)


def _in_short(loss: Loss, expression: Expr) -> Expr:
    """What is long over one denominator, label by label: y (...) + (1 - y) (...) has neither its
    length nor terms that cancel against each other where p comes near 0 or 1.
    """
    target: Any = loss.given[0] if loss.given else None
    if target is None or domain_of(target).labels != (0, 1) or expression.has(Piecewise):
        return expression
    low, high = (tidy(simplify(expression.subs(target, n))) for n in (0, 1))
    apart = target * high + (1 - target) * low
    return apart if 2 * apart.count_ops() <= expression.count_ops() else expression


def _smallest(left: Expr, right: Expr) -> Expr:
    """The subgradient nearest to zero: the usual choice, and 0 at every minimum."""
    signs = {sign(left), sign(right)}
    return S.Zero if signs == {-1, 1} or 0 in signs else left
