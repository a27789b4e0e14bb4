"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(y, mu):
    return 2 * (mu - y) / mu


@mistake("The mean is taken twice: each entry carries 1/n once.")
def averaged_twice(y, mu):
    return 2 * (mu - y) / mu / len(y) ** 2


@mistake("The sign is reversed: as it stands this is the direction in which the loss falls.")
def reversed_sign(y, mu):
    return -2 * (mu - y) / mu / len(y)


@mistake(
    "The factor 2 in front is lost: the loss is 2 (mu + y log(y/mu) - y), and not mu + y log(y/mu) "
    "- y. That makes the slope (mu - y)/mu."
)
def two_lost(y, mu):
    return (mu - y) / mu / len(y)


@mistake(
    "The factor 2 is lost: the loss is 2 (mu + y log(y/mu) - y), and not mu + 2 y log(y/mu) - 2 y. "
    "That makes the slope (mu - 2 y)/mu."
)
def two_lost_3(y, mu):
    return (mu - 2 * y) / mu / len(y)


@mistake(
    "The factor 2 is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 mu + y log(y/mu) - 2 y. "
    "That makes the slope (2 mu - y)/mu."
)
def two_lost_4(y, mu):
    return (2 * mu - y) / mu / len(y)


@mistake("The target y and the prediction mu are exchanged: the loss is 2 (mu + y log(y/mu) - y).")
def target_and_prediction_exchanged(y, mu):
    return (2 * np.log(mu) + 2 * np.log(1 / y)) / len(y)


@mistake(
    "The factor y is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + log(y/mu) - y). "
    "That makes the slope -2 (1 - mu)/mu."
)
def factor_y_lost(y, mu):
    return -2 * (1 - mu) / mu / len(y)


@mistake(
    "The term 2 mu is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (y log(y/mu) - y). "
    "That makes the slope -2 y/mu."
)
def without_2_mu(y, mu):
    return -2 * y / mu / len(y)


@mistake(
    "The term 2 y log(y/mu) is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu - y). "
    "That makes the slope 2."
)
def without_2_y_log_y_mu(y, mu):
    return np.full(len(y), 2) / len(y)


@mistake(
    "The chain rule brings the derivative of what stands inside, which is lost: that makes the "
    "slope 2 (mu + 1)."
)
def inner_derivative_lost(y, mu):
    return (2 * mu + 2) / len(y)


@mistake(
    "The power rule brings the exponent down as a factor, which is lost: that makes the slope 2 "
    "(mu + y)/mu."
)
def factor_of_the_power_rule_lost(y, mu):
    return 2 * (mu + y) / mu / len(y)


@mistake(
    "The power rule lowers the exponent by one, and here it is kept: that makes the slope 2 (1 - "
    "y)."
)
def exponent_not_lowered(y, mu):
    return (2 - 2 * y) / len(y)


@mistake("This is the derivative with respect to y. Asked for is the one with respect to mu.")
def with_respect_to_y(y, mu):
    return 2 * np.log(y / mu) / len(y)


@mistake("That is the loss of each sample, 2 (mu + y log(y/mu) - y). Asked for is its slope.")
def value_instead(y, mu):
    return np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) - 2 * y) / len(y)


@mistake("That is the slope of another loss, the squared error, (mu - y)².")
def squared_error_instead(y, mu):
    return (2 * mu - 2 * y) / len(y)


@mistake(
    "y of shape (n, 1) against mu of shape (n,) makes an n x n table, in which every target meets "
    "every prediction. Keep both of shape (n,)."
)
def every_pair(y, mu):
    y = y[:, np.newaxis]
    return np.mean(2 * (mu - y) / mu + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake(
    "The logarithm of y/mu is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + y²/mu "
    "- y)."
)
def logarithm_missing(y, mu):
    return 2 * (mu + y) * (mu - y) / mu**2 / len(y)


@mistake(
    "The mean of all slopes stands in every entry. Entry i is the slope of sample i alone, divided "
    "by n."
)
def mean_of_the_slopes(y, mu):
    return np.full(len(y), np.mean(2 * (mu - y) / mu))


@mistake("Twice too much, right for twice this loss.")
def doubled(y, mu):
    return 4 * (mu - y) / mu / len(y)
