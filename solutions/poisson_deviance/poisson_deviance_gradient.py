"""Of y log(y / mu) only -y log(mu) depends on mu: each entry is 2 (1 - y / mu) / n, also at a count of 0."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_gradient, mistake, points_of, right

from ._derived import poisson_deviance as poisson_deviance_loss
from ._poisson_deviance_gradient_mistakes import *


def poisson_deviance_gradient(y, mu):
    return 2 * (1 - y / mu) / len(y)


@right
def over_the_variance(y, mu):
    """The residual over the variance of the counts, which is mu."""
    return -2 / len(y) * (y - mu) / mu


@right
def through_the_logarithm(y, mu):
    """The derivative with respect to log mu, times that of log mu."""
    return 2 * (mu - y) * (1 / mu) / len(y)


@right
def sample_by_sample(y, mu):
    """A loop."""
    g = np.zeros(len(y))
    for i in range(len(y)):
        g[i] = (2 - 2 * y[i] / mu[i]) / len(y)
    return g


@mistake(
    "That is the derivative with respect to log mu, the one of a model with a log link. With respect to mu itself it "
    "is divided by mu: 2 (mu - y) / mu."
)
def squared_error_instead(y, mu):
    return 2 * (mu - y) / len(y)


@mistake(
    "Right for half the deviance, which PoissonRegressor minimises. The deviance has a factor 2."
)
def two_lost(y, mu):
    return (1 - y / mu) / len(y)


@mistake(
    "At a count of 0 the deviance is 2 mu, and its slope 2. It is the term with the logarithm that is 0 there, not "
    "the loss."
)
def nothing_at_zero(y, mu):
    return np.where(y > 0, 2 * (1 - y / mu), 0) / len(y)


@mistake("mu is taken for the logarithm of the mean. Here it is the mean itself, a number > 0.")
def mean_taken_for_its_logarithm(y, mu):
    return 2 * (np.exp(mu) - y) / len(y)


@mistake("The quotient is upside down: it is y / mu, the count over the mean, and y may be 0.")
def upside_down(y, mu):
    return 2 * (1 - mu / y) / len(y)


@mistake(
    "(mu - y) / mu² belongs to the deviance of the gamma distribution, whose variance is mu². Here it is mu."
)
def gamma_instead(y, mu):
    return 2 * (mu - y) / mu**2 / len(y)


judge = function(
    poisson_deviance_gradient,
    signature="(n),(n)->(n)",
    derived=mean_gradient(poisson_deviance_loss),
    points=[points_of(poisson_deviance_loss)],
    along=along_loss(poisson_deviance_loss, "Slope of the Poisson deviance of one sample"),
)
