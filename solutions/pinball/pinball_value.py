"""Of the two lines (1 - tau) r and -tau r the larger one is the loss, on either side of 0."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import pinball as pinball_loss
from ._pinball_value_mistakes import *


def pinball(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum((1 - tau) * r, -tau * r))


@right
def two_cases(y, y_hat, tau):
    """A case for each side."""
    return np.mean(np.where(y > y_hat, tau * (y - y_hat), (1 - tau) * (y_hat - y)))


@right
def price_times_size(y, y_hat, tau):
    """The price of its side, times the size of the error."""
    price = np.where(y_hat < y, tau, 1 - tau)
    return np.sum(price * np.abs(y_hat - y)) / len(y)


@right
def error_times_level_less_indicator(y, y_hat, tau):
    """e (tau - [e < 0]), as in the books on quantile regression."""
    e = y - y_hat
    return np.mean(e * (tau - (e < 0)))


@right
def sample_by_sample(y, y_hat, tau):
    """A loop, with a branch for each side."""
    total = 0.0
    for target, prediction in zip(y, y_hat):
        if prediction < target:
            total += tau * (target - prediction)
        else:
            total += (1 - tau) * (prediction - target)
    return total / len(y)


@mistake(
    "tau is on the wrong side: it is the price of a prediction that is too low, r < 0. With tau = 0.9 a unit too "
    "low costs 0.9, a unit too high 0.1."
)
def tau_for_1_minus_tau(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(tau * r, -(1 - tau) * r))


@mistake(
    "That is twice the pinball loss, in use as well: at tau = 1/2 it is |r|. Here it is half of |r| there."
)
def with_a_factor_two(y, y_hat, tau):
    r = y_hat - y
    return np.mean(2 * np.maximum((1 - tau) * r, -tau * r))


@mistake(
    "The prices are right, but they multiply the square of the residual: that asks for an expectile. The pinball "
    "loss is linear on either side."
)
def expectile(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.where(r < 0, tau, 1 - tau) * r**2)


@mistake(
    "Each side is averaged by itself, and the two are added. There is one mean, over all n samples: add up both "
    "sides, and divide once by n."
)
def one_mean_per_side(y, y_hat, tau):
    r = y_hat - y
    low, high = -r[r < 0], r[r >= 0]
    below = tau * np.mean(low) if len(low) else 0.0
    return below + (1 - tau) * (np.mean(high) if len(high) else 0.0)


judge = function(
    pinball,
    signature="(n),(n),()->()",
    derived=mean_value(pinball_loss),
    points=[points_of(pinball_loss)],
    along=along_loss(pinball_loss, "Pinball loss of one sample"),
)

equivalent_mutants = {
    "return np.mean(np.maximum(-tau * r, (1 - tau) * r))": "the larger of two numbers, whichever comes first",
}
