"""Numbers of very many digits agree with mpmath's own."""

from fractions import Fraction

import mpmath
import pytest

from lossdrill.formula.arithmetic import Exact, exact, working

NUMBERS = (
    *(Fraction(3, 7), Fraction(10**30), Fraction(1, 10**1200), Fraction(2) ** 4000, Fraction(1)),
    *(1 + sign * Fraction(1, 2**bits) for sign in (1, -1) for bits in (3, 40, 63, 64, 65, 900)),
)


@pytest.mark.parametrize("number", NUMBERS, ids=range(len(NUMBERS)))
@pytest.mark.parametrize("digits", [40, 960, 1300])
def test_logarithm(number: Fraction, digits: int) -> None:
    """The logarithm has all its digits but the last few, also of what is almost 1."""
    with working(digits):
        x = exact(number)
        found = Exact.operations["log"](x)
    with mpmath.workdps(digits + 500):
        wanted = mpmath.log(mpmath.mpf(x))
        close = mpmath.mpf(10) ** (2 - digits)
        assert abs(mpmath.mpf(found) - wanted) <= abs(wanted) * close
