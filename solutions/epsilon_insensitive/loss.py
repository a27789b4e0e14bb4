"""Epsilon-insensitive loss: errors up to epsilon are free, what exceeds it is paid by the unit."""

from sympy import Abs, Max

from lossdrill.symbolic import Loss, positive, real

y, y_hat, r = real("y y_hat r")
epsilon = positive("epsilon")
parts = {"inside the tube": Abs(r) < epsilon, "outside the tube": Abs(r) > epsilon}
price = Max(0, Abs(r) - epsilon)

epsilon_insensitive = Loss(price, of=y_hat, given=(y, epsilon), where={r: y_hat - y}, regions=parts)
