"""Log-cosh loss: quadratic near zero, linear far from it, and smooth everywhere."""

from sympy import cosh, log

from lossdrill.symbolic import Loss, real

y, y_hat, r = real("y y_hat r")

log_cosh = Loss(log(cosh(r)), of=y_hat, given=y, where={r: y_hat - y})
