"""Poisson deviance: twice the log-likelihood that a mean gives away against the best one, the count."""

from sympy import Eq, log

from lossdrill.symbolic import Loss, count, positive

y, mu = count("y"), positive("mu")
parts = {"counts of 0": Eq(y, 0), "counts from 1 on": y >= 1}

poisson_deviance = Loss(2 * (y * log(y / mu) - y + mu), of=mu, given=y, regions=parts)
