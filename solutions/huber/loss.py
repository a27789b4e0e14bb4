"""Huber loss: quadratic near zero, linear beyond delta (Huber 1964)."""

from sympy import Abs, Piecewise

from lossdrill.symbolic import Loss, positive, real

y, y_hat, r = real("y y_hat r")
delta = positive("delta")

huber = Loss(
    Piecewise((r**2 / 2, Abs(r) <= delta), (delta * (Abs(r) - delta / 2), True)),
    of=y_hat,
    given=(y, delta),
    where={r: y_hat - y},
    regions={"within delta": Abs(r) <= delta, "beyond delta": Abs(r) > delta},
)
