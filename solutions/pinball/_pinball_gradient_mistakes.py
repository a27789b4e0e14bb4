"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, -tau, 1 - tau)


@mistake("The mean is taken twice: each entry carries 1/n once.")
def averaged_twice(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, -tau, 1 - tau) / len(y) ** 2


@mistake(
    "This is the derivative with respect to y. With respect to y_hat the inner derivative of y_hat "
    "- y is 1, so the sign is the other one."
)
def with_respect_to_y(y, y_hat, tau):
    r = y_hat - y
    return -np.where(r <= 0, -tau, 1 - tau) / len(y)


@mistake(
    "tau and 1 - tau are exchanged: the loss of a sample is max((1 - tau) r, -tau r). That makes "
    "the slope tau - 1 for r < 0, and tau for r > 0."
)
def tau_for_1_minus_tau(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, tau - 1, tau) / len(y)


@mistake("r is y_hat - y, and here it is y - y_hat.")
def residual_reversed(y, y_hat, tau):
    r = y - y_hat
    return np.where(r <= 0, -tau, 1 - tau) / len(y)


@mistake(
    "The factor tau is lost: the loss is max((1 - tau) r, -tau r), and not max((1 - tau) r, -r). "
    "That makes the slope -1 for r < 0."
)
def factor_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, -1, 1 - tau) / len(y)


@mistake(
    "The factor 1 - tau is lost: the loss is max((1 - tau) r, -tau r), and not max(r, -tau r). "
    "That makes the slope 1 for r > 0."
)
def factor_1_minus_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return np.select([r < 0, r == 0], [-tau, 0], 1) / len(y)


@mistake(
    "1 stands in the place of tau: the loss is max((1 - tau) r, -tau r), and not max(0, -tau r). "
    "That makes the slope 0 for r > 0."
)
def tau_forgotten(y, y_hat, tau):
    r = y_hat - y
    return np.where(r < 0, -tau, 0) / len(y)


@mistake(
    "tau is not used: this is right for tau = 1/2 only. That makes the slope -1/2 for r < 0, and "
    "1/2 for r > 0."
)
def always_tau_half(y, y_hat, tau):
    r = y_hat - y
    return np.sign(r) / 2 / len(y)


@mistake(
    "Only (1 - tau) r is left of max((1 - tau) r, -tau r). That makes the slope 1 - tau for r < 0."
)
def only_r_1_minus_tau(y, y_hat, tau):
    return np.full(len(y), 1 - tau) / len(y)


@mistake("Only -tau r is left of max((1 - tau) r, -tau r). That makes the slope -tau for r > 0.")
def only_minus_r_tau(y, y_hat, tau):
    return np.full(len(y), -tau) / len(y)


@mistake("That is the loss of each sample, max((1 - tau) r, -tau r). Asked for is its slope.")
def value_instead(y, y_hat, tau):
    r = y_hat - y
    return np.maximum(-r * tau, r * (1 - tau)) / len(y)


@mistake("That is the slope of another loss, the squared error, r².")
def squared_error_instead(y, y_hat, tau):
    r = y_hat - y
    return 2 * r / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction. Keep both of shape (n,)."
)
def every_pair(y, y_hat, tau):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.where(r <= 0, -tau, 1 - tau) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake(
    "The mean of all slopes stands in every entry. Entry i is the slope of sample i alone, divided "
    "by n."
)
def mean_of_the_slopes(y, y_hat, tau):
    r = y_hat - y
    return np.full(len(y), np.mean(np.where(r <= 0, -tau, 1 - tau)))


@mistake("That is the slope of another loss, half the squared error, r²/2.")
def half_squared_error_instead(y, y_hat, tau):
    r = y_hat - y
    return r / len(y)


@mistake("Twice too much, right for twice this loss.")
def doubled(y, y_hat, tau):
    r = y_hat - y
    return 2 * np.where(r <= 0, -tau, 1 - tau) / len(y)


@mistake("That is the slope of another loss, the absolute error, |r|.")
def absolute_error_instead(y, y_hat, tau):
    r = y_hat - y
    return np.sign(r) / len(y)


@mistake("Half of what it should be, right for half of this loss.")
def halved(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, -tau, 1 - tau) / 2 / len(y)


@mistake(
    "tau stands in the place of 1 - tau: the loss is max((1 - tau) r, -tau r), and not max(tau r, "
    "-tau r). That makes the slope tau for r > 0."
)
def complement_of_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return tau * np.sign(r) / len(y)
