"""Epsilon-insensitive loss: residuals up to epsilon cost nothing, what is beyond costs linearly."""

from sympy import Abs, Max

from lossdrill.symbolic import Loss, positive, real

y, y_hat, r = real("y y_hat r")
epsilon = positive("epsilon")

epsilon_insensitive = Loss(
    Max(0, Abs(r) - epsilon), of=y_hat, given=(y, epsilon), where={r: y_hat - y}
)
