"""What a loss is at an end of a domain that belongs to it: y log y is written, and 0 at y = 0."""

from typing import Any

from sympy import Dummy, Eq, Expr, Piecewise, S, limit, nan, simplify, zoo

from lossdrill.errors import PackError
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.loss import Loss


def at_end(expression: Expr, symbol: Any, end: int) -> Expr:
    """The expression where the symbol has this value; the limit from inside where it has none.

    Raises:
        PackError: the limit is not finite either.
    """
    there = expression.subs(symbol, end)
    if not there.has(nan, zoo, S.Infinity, S.NegativeInfinity):
        return there
    inside = Dummy(str(symbol), positive=True)
    # Every end that belongs to a domain is its lower one.
    found = limit(expression.subs(symbol, inside), inside, end, "+")
    if not found.is_finite and found.has(nan, zoo, S.Infinity, S.NegativeInfinity):
        raise PackError(
            f"{symbol} may be {end}, and the loss is not finite there: give {symbol} a narrower "
            "domain (positive), or write the loss with a case for it."
        )
    return simplify(found)


def with_ends(loss: Loss, expression: Expr) -> Expr:
    """The expression with a case for each end of the target's domain where it needs one."""
    if not loss.given or loss.by_row:
        return expression
    target = loss.given[0]
    apart = [
        (at_end(expression, target, end), Eq(target, end))
        for end in domain_of(target).ends
        if expression.subs(target, end).has(nan, zoo, S.Infinity, S.NegativeInfinity)
    ]
    return Piecewise(*apart, (expression, True)) if apart else expression
