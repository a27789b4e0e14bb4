"""Derivatives are written so that they can be read, and computed at the ends of a domain."""

from itertools import product

import mpmath
from sympy import lambdify, log

from lossdrill.symbolic import Loss, probability, zero_one_label
from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.exact import ExactLoss

y, p = zero_one_label("y"), probability("p")


def test_what_is_long_is_written_label_by_label() -> None:
    """Over one denominator the slope of the focal loss loses all 40 digits 2^-60 beside 1."""
    focal = Loss(-(y * (1 - p) ** 2 * log(p) + (1 - y) * p**2 * log(1 - p)), of=p, given=y)
    gradient = lambdify((y, p), differentiate(focal).gradient, "mpmath")
    with mpmath.workdps(40):
        near = mpmath.ldexp(1, -60)
        for label, beside in product((mpmath.mpf(0), mpmath.mpf(1)), (near, 1 - near)):
            wanted = ExactLoss(focal, digits=120).gradient(label, beside)
            assert mpmath.almosteq(gradient(label, beside), wanted, mpmath.mpf(10) ** -18)


def test_what_is_short_stays_on_one_denominator() -> None:
    """(p - y) / (p (1 - p)) is how one writes the slope of log loss."""
    log_loss = Loss(-(y * log(p) + (1 - y) * log(1 - p)), of=p, given=y)
    assert differentiate(log_loss).gradient == (p - y) / (p * (1 - p))
