"""Squared hinge loss: the square of what a margin is short of 1."""

from sympy import Max

from lossdrill.symbolic import Loss, real, sign_label

y = sign_label("y")
s, m = real("scores m")

squared_hinge = Loss(Max(0, 1 - m) ** 2, of=s, given=y, where={m: y * s})
