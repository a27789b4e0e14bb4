"""Which sign an expression has on the whole domain of its symbols."""

from sympy import Expr, Symbol, simplify

from lossdrill.symbolic.domains import PROBABILITY, DomainSymbol


def sign(expression: Expr) -> int | None:
    """-1, 0 or 1; None where it changes, or cannot be told."""
    found = _known(expression)
    return _known(_without_bounds(expression)) if found is None else found


def _known(expression: Expr) -> int | None:
    if expression.is_zero:
        return 0
    if expression.is_positive:
        return 1
    return -1 if expression.is_negative else None


def _without_bounds(expression: Expr) -> Expr:
    """SymPy cannot assume that a symbol is below 1: p = 1 / (1 + odds), with any positive odds."""
    odds = {
        symbol: 1 / (1 + Symbol(f"odds_{symbol}", positive=True))
        for symbol in expression.atoms(DomainSymbol)
        if symbol.domain == PROBABILITY
    }
    return simplify(expression.subs(odds)) if odds else expression
