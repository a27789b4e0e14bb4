"""Squared hinge loss: no cost from a margin of 1 on, and the square of what is missing below it."""

from sympy import Max

from lossdrill.symbolic import Loss, real, sign_label

y = sign_label("y")
s, m = real("s m")
parts = {"short of the margin": m < 1, "beyond the margin": m >= 1}

squared_hinge = Loss(Max(0, 1 - m) ** 2, of=s, given=y, where={m: y * s}, regions=parts)
