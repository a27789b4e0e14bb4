"""Calculus with one number per class: sums, Kronecker deltas, and the softmax as a link."""

from sympy import (
    Abs,
    Expr,
    Indexed,
    Max,
    Min,
    Piecewise,
    S,
    Sum,
    expand,
    simplify,
    solve,
)

from lossdrill.errors import PackError
from lossdrill.symbolic.domains import domain_of, indices
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.textbook import tidy


def total_derivative(loss: Loss, expression: Expr) -> Expr:
    """The derivative with respect to the prediction of class i, where i is the link's index.

    The chain rule: d/dz_i, plus the sum over m of d/dp_m times dp_m/dz_i. An expression that
    itself carries the index i gives the diagonal of its Jacobian.
    """
    inner, link = loss.inner, loss.link
    if link is None or expression.has(Piecewise, Abs, Max, Min):
        raise PackError(
            "a loss of one number per class needs `where`, to be expressed in the probabilities, "
            "and must be smooth."
        )
    (i,) = inner.indices
    direct = collect(expression.diff(loss.of[i]))
    m = indices("m")
    slope = link.subs(i, m).diff(loss.of[i])
    through = collect(expression.diff(inner.base[m])) * _inner_terms(loss, link, collect(slope))
    (classes,) = {limit for total in link.atoms(Sum) for limit in total.limits}
    summed = collect(Sum(expand(through), (m, *classes[1:])))
    return tidy(simplify(_inner_terms(loss, link, direct) + summed))


def collect(expression: Expr) -> Expr:
    """Sums over Kronecker deltas are carried out; the free indices are known to be in range."""
    done = expand(expression.doit())
    done = done.replace(
        lambda part: isinstance(part, Piecewise),
        lambda part: part.args[0].expr,
    )
    return done.replace(lambda part: isinstance(part, Sum), _sum)


def _sum(total: Sum) -> Expr:
    """Term by term, constants in front, and 1 for what sums to one over the classes."""
    ((index, *_),) = total.limits
    result = S.Zero
    for term in expand(total.function).as_ordered_terms():
        constant, varying = term.as_independent(index, as_Add=False)
        base = varying.base if isinstance(varying, Indexed) else None
        if base is not None and domain_of(base).sums_to_one:
            result += constant
        else:
            result += constant * Sum(varying, *total.limits)
    return result


def _inner_terms(loss: Loss, link: Expr, expression: Expr) -> Expr:
    """The logits replaced by the inner quantity: e^z_a / sum_j e^z_j is p_a."""
    a = indices("a")
    (i,) = loss.inner.indices
    (unknown,) = solve(link.subs(i, a) - loss.inner.base[a], loss.of[a])
    bound = {limit[0] for total in expression.atoms(Sum) for limit in total.limits}
    for logit in sorted(expression.atoms(Indexed), key=str):
        index = logit.indices[0]
        if logit.base == loss.of and index not in bound:
            expression = expression.subs(logit, unknown.subs(a, index))
    return expand(expression)
