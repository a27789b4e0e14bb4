"""Root mean squared error: the squared residual per sample, one square root around their mean."""

from sympy import sqrt

from lossdrill.symbolic import Loss, real

y, y_hat, r = real("y y_hat r")

rmse = Loss(r**2, of=y_hat, given=y, where={r: y_hat - y}, outer=sqrt)
