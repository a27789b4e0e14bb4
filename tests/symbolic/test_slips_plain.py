"""Expressions in sentences, as one writes them by hand."""

import pytest
from sympy import Abs, Eq, Expr, Max, Piecewise, Sum, cosh, exp, log, sqrt

from lossdrill.symbolic import class_scores, indices, positive, probability, real
from lossdrill.symbolic.slips.plain import plain, slug

r, y, y_hat = real("r y y_hat")
delta, tau, p = positive("delta"), probability("tau"), probability("p")
j, k = indices("j k")
z = class_scores("z")


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r**2 / 2, "r²/2"),
        (delta * (Abs(r) - delta / 2), "delta (|r| - delta/2)"),
        ((1 - tau) * r, "(1 - tau) r"),
        (-(y * log(p) + (1 - y) * log(1 - p)), "-y log p - (1 - y) log(1 - p)"),
        ((p - y) / (p * (1 - p)), "(p - y)/(p (1 - p))"),
        (2 * (y * log(y / p) - y + p), "2 (p + y log(y/p) - y)"),
        (Max(0, 1 - r) ** 2, "max(0, 1 - r)²"),
        (sqrt(1 + r**2) - 1, "√(r² + 1) - 1"),
        (log(cosh(r)), "log(cosh(r))"),
        (1 / (1 + exp(-r)), "1/(1 + exp(-r))"),
        (delta >= Abs(r), "|r| <= delta"),
        (Eq(delta, r), "r = delta"),
        (Piecewise((r, r > 0), (-r, True)), "r where r > 0, -r elsewhere"),
        (Sum(exp(z[j]), (j, 1, k)), "sum(exp(z))"),
    ],
)
def test_plain(expression: Expr, text: str) -> None:
    """Products without a sign, squares raised, the variable last in a product and on the left."""
    assert plain(expression, r) == text


@pytest.mark.parametrize(
    ("expression", "name"),
    [(-delta / 2, "minus_half_delta"), (Abs(r), "size_of_r"), (1 - tau, "1_minus_tau")],
)
def test_slug(expression: Expr, name: str) -> None:
    """What can stand in the name of a mistake."""
    assert slug(expression) == name
