"""Pinball loss: tau for each unit predicted too low, 1 - tau for each unit too high."""

from sympy import Max

from lossdrill.symbolic import Loss, probability, real

y, y_hat, r = real("y y_hat r")
tau = probability("tau")

pinball = Loss(Max((1 - tau) * r, -tau * r), of=y_hat, given=(y, tau), where={r: y_hat - y})
