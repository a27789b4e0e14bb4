"""Hinge loss: no cost from a margin of 1 on, and a linear price for what is missing below it."""

from sympy import And, Eq, Max

from lossdrill.symbolic import Loss, real, sign_label

y = sign_label("y")
s, m = real("s m")

hinge = Loss(
    Max(0, 1 - m),
    of=s,
    given=y,
    where={m: y * s},
    regions={
        "on the wrong side": m < 0,
        "inside the margin": And(m >= 0, m < 1),
        "on the margin": Eq(m, 1),
        "beyond the margin": m > 1,
    },
)
