"""Poisson deviance: twice the log-likelihood that a rate mu falls short of, for counts y."""

from sympy import log

from lossdrill.symbolic import Loss, count, positive

y = count("y")
mu = positive("mu")

poisson_deviance = Loss(2 * (y * log(y / mu) - y + mu), of=mu, given=y)
