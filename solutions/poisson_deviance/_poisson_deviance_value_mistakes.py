"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, mu):
    return np.sum(np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) - 2 * y))


@mistake(
    "Where the logarithm of 0 is multiplied with 0 this is NaN in floating point, although the "
    "limit is 0: those samples need a case of their own."
)
def zero_times_log_zero(y, mu):
    return np.mean(2 * mu + 2 * y * np.log(y / mu) - 2 * y)


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, mu):
    return np.mean(np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) - 2 * y)) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, mu):
    return np.mean(np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) - 2 * y)) / len(y)


@mistake(
    "y of shape (n, 1) against mu of shape (n,) makes an n x n table, in which every target meets "
    "every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, mu):
    y = y[:, np.newaxis]
    return np.mean(np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) - 2 * y))


@mistake(
    "The factor 2 is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 mu + 2 y log(y/mu) - y."
)
def two_lost_2(y, mu):
    return np.mean(np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) - y))


@mistake(
    "The factor 2 is lost: the loss is 2 (mu + y log(y/mu) - y), and not mu + 2 y log(y/mu) - 2 y."
)
def two_lost_3(y, mu):
    return np.mean(np.where(y == 0, mu, mu + 2 * y * np.log(y / mu) - 2 * y))


@mistake(
    "The factor 2 is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 mu + y log(y/mu) - 2 y."
)
def two_lost_4(y, mu):
    return np.mean(np.where(y == 0, 2 * mu, 2 * mu + y * np.log(y / mu) - 2 * y))


@mistake("The target y and the prediction mu are exchanged: the loss is 2 (mu + y log(y/mu) - y).")
def target_and_prediction_exchanged(y, mu):
    return np.mean(2 * mu * np.log(mu / y) + 2 * y - 2 * mu)


@mistake("The sign is reversed: the better the predictions, the larger this is.")
def sign_reversed(y, mu):
    return np.mean(np.where(y == 0, -2 * mu, 2 * y - 2 * mu - 2 * y * np.log(y / mu)))


@mistake(
    "2 stands in the place of 2 y: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + y "
    "log(y/mu) - 1)."
)
def y_forgotten(y, mu):
    return np.mean(np.where(y == 0, 2 * mu - 2, 2 * mu + 2 * y * np.log(y / mu) - 2))


@mistake(
    "The factor y is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + log(y/mu) - y)."
)
def factor_y_lost(y, mu):
    return np.mean(2 * mu + 2 * np.log(y / mu) - 2 * y)


@mistake(
    "The factor y is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + y log(1/mu) - y)."
)
def factor_y_lost_2(y, mu):
    return np.mean(2 * mu + 2 * y * np.log(1 / mu) - 2 * y)


@mistake(
    "The term 2 mu is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (y log(y/mu) - y)."
)
def without_2_mu(y, mu):
    return np.mean(np.where(y == 0, 0, 2 * y * np.log(y / mu) - 2 * y))


@mistake(
    "The term 2 y log(y/mu) is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu - y)."
)
def without_2_y_log_y_mu(y, mu):
    return np.mean(2 * mu - 2 * y)


@mistake(
    "The constant -2 y is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + y "
    "log(y/mu))."
)
def without_minus_2_y(y, mu):
    return np.mean(np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu)))


@mistake(
    "The sign of 2 y is the wrong one: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + y "
    "log(y/mu) + y)."
)
def sign_of_2_y(y, mu):
    return np.mean(np.where(y == 0, 2 * mu, 2 * mu + 2 * y * np.log(y / mu) + 2 * y))


@mistake("That is the squared error, (mu - y)²: asked for is 2 (mu + y log(y/mu) - y).")
def squared_error_instead(y, mu):
    return np.mean((mu - y) ** 2)


@mistake(
    "The logarithm of y/mu is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + y²/mu "
    "- y)."
)
def logarithm_missing(y, mu):
    return np.mean(2 * mu + 2 * y**2 / mu - 2 * y)


@mistake("That is the absolute error, |mu - y|: asked for is 2 (mu + y log(y/mu) - y).")
def absolute_error_instead(y, mu):
    return np.mean(np.abs(mu - y))
