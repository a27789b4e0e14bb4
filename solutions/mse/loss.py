"""Squared error: the square of the residual, without a factor of one half.

A Gaussian target around the prediction has it as its negative log-likelihood, up to scale and
offset.
"""

from sympy import exp, pi, sqrt

from lossdrill.symbolic import Likelihood, Loss, positive, real

y, y_hat, r = real("y y_hat r")
s = positive("s")

mse = Loss(r**2, of=y_hat, given=y, where={r: y_hat - y})
gaussian = Likelihood(exp(-(r**2) / (2 * s**2)) / (s * sqrt(2 * pi)), loss=mse)
