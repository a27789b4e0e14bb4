"""Absolute error: every unit of error costs the same."""

from sympy import Abs, Eq

from lossdrill.symbolic import Loss, real

y, y_hat, r = real("y y_hat r")

mae = Loss(
    Abs(r),
    of=y_hat,
    given=y,
    where={r: y_hat - y},
    regions={"too low": r < 0, "exact": Eq(r, 0), "too high": r > 0},
)
