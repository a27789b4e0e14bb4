"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, y_hat, tau):
    r = y_hat - y
    return np.sum(np.maximum(-r * tau, r * (1 - tau)))


@mistake(
    "That is the loss of the mean residual: errors of opposite sign cancel. Take the loss of each "
    "sample first, and then the mean."
)
def loss_of_the_mean(y, y_hat, tau):
    r = np.mean(y_hat - y)
    return np.maximum(-r * tau, r * (1 - tau))


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(-r * tau, r * (1 - tau))) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(-r * tau, r * (1 - tau))) / len(y)


@mistake("tau and 1 - tau are exchanged: the loss of a sample is max((1 - tau) r, -tau r).")
def tau_for_1_minus_tau(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(r * tau, -r * (1 - tau)))


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, y_hat, tau):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.maximum(-r * tau, r * (1 - tau)))


@mistake("The sign is reversed: the better the predictions, the larger this is.")
def sign_reversed(y, y_hat, tau):
    r = y_hat - y
    return np.mean(-np.maximum(-r * tau, r * (1 - tau)))


@mistake(
    "The factor tau is lost: the loss is max((1 - tau) r, -tau r), and not max((1 - tau) r, -r)."
)
def factor_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(-r, r * (1 - tau)))


@mistake(
    "The factor 1 - tau is lost: the loss is max((1 - tau) r, -tau r), and not max(r, -tau r)."
)
def factor_1_minus_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(r, -r * tau))


@mistake(
    "1 stands in the place of tau: the loss is max((1 - tau) r, -tau r), and not max(0, -tau r)."
)
def tau_forgotten(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(0, -r * tau))


@mistake("tau is not used: this is right for tau = 1/2 only.")
def always_tau_half(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(-r / 2, r / 2))


@mistake("Only (1 - tau) r is left of max((1 - tau) r, -tau r).")
def only_r_1_minus_tau(y, y_hat, tau):
    r = y_hat - y
    return np.mean(r * (1 - tau))


@mistake("Only -tau r is left of max((1 - tau) r, -tau r).")
def only_minus_r_tau(y, y_hat, tau):
    r = y_hat - y
    return np.mean(-r * tau)


@mistake(
    "min stands in the place of max: the loss is max((1 - tau) r, -tau r), and not min((1 - tau) "
    "r, -tau r)."
)
def smaller_for_larger(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.minimum(-r * tau, r * (1 - tau)))


@mistake("That is the squared error, r²: asked for is max((1 - tau) r, -tau r).")
def squared_error_instead(y, y_hat, tau):
    r = y_hat - y
    return np.mean(r**2)


@mistake("That is half the squared error, r²/2: asked for is max((1 - tau) r, -tau r).")
def half_squared_error_instead(y, y_hat, tau):
    r = y_hat - y
    return np.mean(r**2 / 2)


@mistake("That is the absolute error, |r|: asked for is max((1 - tau) r, -tau r).")
def absolute_error_instead(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.abs(r))


@mistake(
    "tau stands in the place of 1 - tau: the loss is max((1 - tau) r, -tau r), and not max(tau r, "
    "-tau r)."
)
def complement_of_tau_lost(y, y_hat, tau):
    r = y_hat - y
    return np.mean(np.maximum(r * tau, -r * tau))


@mistake("That is the mean residual. The loss of a sample is max((1 - tau) r, -tau r).")
def signed_mean(y, y_hat, tau):
    return np.mean(y_hat - y)


@mistake(
    "The mean residual is subtracted first, so a model that is off by a constant gets away with "
    "it. The residuals are taken as they are."
)
def spread_of_the_residuals(y, y_hat, tau):
    r = y_hat - y
    r = r - np.mean(r)
    return np.mean(np.maximum(-r * tau, r * (1 - tau)))
