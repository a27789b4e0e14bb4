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
    "tau and 1 - tau are exchanged: for r < 0 the slope is -tau, and not tau - 1, and for r > 0 "
    "the slope is 1 - tau, and not tau."
)
def tau_for_1_minus_tau(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, tau - 1, tau) / len(y)


@mistake("r is y_hat - y, and here it is y - y_hat.")
def residual_reversed(y, y_hat, tau):
    r = y - y_hat
    return np.where(r <= 0, -tau, 1 - tau) / len(y)


@mistake("The factor tau is lost: for r < 0 the slope is -tau, and not -1.")
def factor_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, -1, 1 - tau) / len(y)


@mistake("The factor 1 - tau is lost: for r > 0 the slope is 1 - tau, and not 1.")
def factor_1_minus_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return np.select([r < 0, r == 0], [-tau, 0], 1) / len(y)


@mistake("1 stands in the place of tau: for r > 0 the slope is 1 - tau, and not 0.")
def tau_forgotten(y, y_hat, tau):
    r = y_hat - y
    return np.where(r < 0, -tau, 0) / len(y)


@mistake(
    "tau is not used: this is right for tau = 1/2 only: for r < 0 the slope is -tau, and not -1/2, "
    "and for r > 0 the slope is 1 - tau, and not 1/2."
)
def always_tau_half(y, y_hat, tau):
    r = y_hat - y
    return np.sign(r) / 2 / len(y)


@mistake("Only (1 - tau) r is left of the maximum: for r < 0 the slope is -tau, and not 1 - tau.")
def only_r_1_minus_tau(y, y_hat, tau):
    return np.full(len(y), 1 - tau) / len(y)


@mistake("Only -tau r is left of the maximum: for r > 0 the slope is 1 - tau, and not -tau.")
def only_minus_r_tau(y, y_hat, tau):
    return np.full(len(y), -tau) / len(y)


@mistake("That is the loss of each sample, max(-tau r, (1 - tau) r). Asked for is its slope.")
def value_instead(y, y_hat, tau):
    r = y_hat - y
    return np.maximum(-r * tau, r * (1 - tau)) / len(y)


@mistake(
    "That is the slope of another loss, the squared error, r²: for r < 0 the slope is -tau, and "
    "not 2 r, and for r > 0 the slope is 1 - tau, and not 2 r."
)
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


@mistake(
    "That is the slope of another loss, half the squared error, r²/2: for r < 0 the slope is -tau, "
    "and not r, and for r > 0 the slope is 1 - tau, and not r."
)
def half_squared_error_instead(y, y_hat, tau):
    r = y_hat - y
    return r / len(y)


@mistake("Twice too much, right for twice this loss.")
def doubled(y, y_hat, tau):
    r = y_hat - y
    return 2 * np.where(r <= 0, -tau, 1 - tau) / len(y)


@mistake(
    "That is the slope of another loss, the absolute error, |r|: for r < 0 the slope is -tau, and "
    "not -1, and for r > 0 the slope is 1 - tau, and not 1."
)
def absolute_error_instead(y, y_hat, tau):
    r = y_hat - y
    return np.sign(r) / len(y)


@mistake("Half of what it should be, right for a loss with another factor 1/2 in front.")
def halved(y, y_hat, tau):
    r = y_hat - y
    return np.where(r <= 0, -tau, 1 - tau) / 2 / len(y)


@mistake("tau stands in the place of 1 - tau: for r > 0 the slope is 1 - tau, and not tau.")
def complement_of_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return tau * np.sign(r) / len(y)
