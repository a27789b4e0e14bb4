"""Pinball loss: tau for each unit predicted too low, 1 - tau for each unit too high."""

from sympy import Eq, Max

from lossdrill.symbolic import Loss, probability, real

y, y_hat, r = real("y y_hat r")
tau = probability("tau")
sides = {"too low": r < 0, "exact": Eq(r, 0), "too high": r > 0}

pinball = Loss(
    Max((1 - tau) * r, -tau * r), of=y_hat, given=(y, tau), where={r: y_hat - y}, regions=sides
)
