"""Log-cosh loss: half the squared error near zero, the absolute error less log 2 far away."""

from sympy import cosh, log

from lossdrill.symbolic import Loss, real

y, y_hat, r = real("y y_hat r")

log_cosh = Loss(log(cosh(r)), of=y_hat, given=y, where={r: y_hat - y})
