"""Squared error: the square of the residual."""

from lossdrill.symbolic import Loss, real

y, y_hat, r = real("y y_hat r")

square = Loss(r**2, of=y_hat, given=y, where={r: y_hat - y})
