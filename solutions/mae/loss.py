"""Absolute error: every unit of error costs the same. Smooth L1 rounds its tip off within beta, and is
the Huber loss divided by its threshold (Girshick 2015, with beta = 1).
"""

from sympy import Abs, Eq, Piecewise

from lossdrill.symbolic import Loss, positive, real

y, y_hat, r = real("y y_hat r")
beta = positive("beta")

mae = Loss(
    Abs(r),
    of=y_hat,
    given=y,
    where={r: y_hat - y},
    regions={"too low": r < 0, "exact": Eq(r, 0), "too high": r > 0},
)

smooth_l1 = Loss(
    Piecewise((r**2 / (2 * beta), Abs(r) < beta), (Abs(r) - beta / 2, True)),
    of=y_hat,
    given=(y, beta),
    where={r: y_hat - y},
    regions={"within beta": Abs(r) < beta, "beyond beta": Abs(r) >= beta},
)
