"""sinh r / cosh r is tanh r, which runs from -1 to 1 and never overflows; each sample carries 1/n of it."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_gradient, mistake, points_of, right

from ._derived import log_cosh as log_cosh_loss
from ._log_cosh_gradient_mistakes import *


def log_cosh_gradient(y, y_hat):
    return np.tanh(y_hat - y) / len(y)


@right
def one_exponential(y, y_hat):
    """The larger exponential taken out of sinh and cosh; expm1 keeps the digits of small residuals."""
    r = y_hat - y
    m = -np.expm1(-2 * np.abs(r))
    return np.sign(r) * m / (2 - m) / len(r)


@right
def quotient_where_it_is_safe(y, y_hat):
    """sinh over cosh, for residuals cut off where the quotient is 1 already."""
    r = np.clip(y_hat - y, -300, 300)
    return np.sinh(r) / np.cosh(r) / len(r)


@right
def sample_by_sample(y, y_hat):
    """A loop."""
    n = len(y)
    g = np.zeros(n)
    for i in range(n):
        g[i] = np.tanh(y_hat[i] - y[i]) / n
    return g


@mistake(
    "sinh and cosh both overflow from |r| = 710.48 on, and infinity over infinity is NaN. Their quotient has a "
    "name and a function that stays between -1 and 1: tanh."
)
def sinh_over_cosh(y, y_hat):
    r = y_hat - y
    return np.sinh(r) / np.cosh(r) / len(y)


@mistake(
    "The quotient is upside down: the derivative of log u is u'/u, with cosh below. This is infinite at 0."
)
def upside_down(y, y_hat):
    r = y_hat - y
    return 1 / np.tanh(r) / len(y)


@mistake(
    "That is the clipped residual, the slope of the Huber loss with delta = 1. Log-cosh has no threshold."
)
def clipped_residual(y, y_hat):
    return np.clip(y_hat - y, -1, 1) / len(y)


@mistake("That is the slope of √(1 + r²): alike near zero and far away, and another curve between.")
def root_instead(y, y_hat):
    r = y_hat - y
    return r / np.sqrt(1 + r**2) / len(y)


judge = function(
    log_cosh_gradient,
    signature="(n),(n)->(n)",
    derived=mean_gradient(log_cosh_loss),
    points=[points_of(log_cosh_loss)],
    along=along_loss(log_cosh_loss, "Slope of the log-cosh loss of one sample"),
)
