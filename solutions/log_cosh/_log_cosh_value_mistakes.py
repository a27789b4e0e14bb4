"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, y_hat):
    r = y_hat - y
    return np.sum(np.logaddexp(r, -r) - np.log(2))


@mistake(
    "That is the loss of the mean residual: errors of opposite sign cancel. Take the loss of each "
    "sample first, and then the mean."
)
def loss_of_the_mean(y, y_hat):
    r = np.mean(y_hat - y)
    return np.logaddexp(r, -r) - np.log(2)


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, y_hat):
    r = y_hat - y
    return np.mean(np.logaddexp(r, -r) - np.log(2)) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, y_hat):
    r = y_hat - y
    return np.mean(np.logaddexp(r, -r) - np.log(2)) / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, y_hat):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.logaddexp(r, -r) - np.log(2))


@mistake("The sign is reversed: the better the predictions, the larger this is.")
def sign_reversed(y, y_hat):
    r = y_hat - y
    return np.mean(np.log(2) - np.logaddexp(r, -r))


@mistake("That is the squared error, r²: asked for is log(cosh(r)).")
def squared_error_instead(y, y_hat):
    r = y_hat - y
    return np.mean(r**2)


@mistake("The logarithm of cosh(r) is missing: the loss is log(cosh(r)), and not cosh(r).")
def logarithm_missing(y, y_hat):
    r = y_hat - y
    return np.mean(np.cosh(r))


@mistake("That is half the squared error, r²/2: asked for is log(cosh(r)).")
def half_squared_error_instead(y, y_hat):
    r = y_hat - y
    return np.mean(r**2 / 2)


@mistake("That is the absolute error, |r|: asked for is log(cosh(r)).")
def absolute_error_instead(y, y_hat):
    r = y_hat - y
    return np.mean(np.abs(r))


@mistake(
    "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times as "
    "large."
)
def base_two(y, y_hat):
    r = y_hat - y
    return np.mean((np.logaddexp(r, -r) - np.log(2)) / np.log(2))


@mistake("That is the mean residual. The loss of a sample is log(cosh(r)).")
def signed_mean(y, y_hat):
    return np.mean(y_hat - y)


@mistake(
    "The mean residual is subtracted first, so a model that is off by a constant gets away with "
    "it. The residuals are taken as they are."
)
def spread_of_the_residuals(y, y_hat):
    r = y_hat - y
    r = r - np.mean(r)
    return np.mean(np.logaddexp(r, -r) - np.log(2))


@mistake(
    "n - 1 is the divisor of a sample variance, whose mean is estimated from the same data. "
    "Nothing is estimated here: divide by n, which also works for a single sample."
)
def divided_by_n_minus_1(y, y_hat):
    r = y_hat - y
    return np.sum(np.logaddexp(r, -r) - np.log(2)) / np.float64(len(y) - 1)


@mistake(
    "Each residual is divided by its target: that is a relative error, without a unit, and none at "
    "all for a target of 0. The residual is y_hat - y."
)
def relative_error(y, y_hat):
    r = (y_hat - y) / np.abs(y)
    return np.mean(np.logaddexp(r, -r) - np.log(2))


@mistake(
    "max(0, y_hat - y) drops the predictions that are too low: they cost nothing here. The "
    "residual is y_hat - y, of either sign."
)
def only_too_high(y, y_hat):
    r = np.maximum(0, y_hat - y)
    return np.mean(np.logaddexp(r, -r) - np.log(2))


@mistake(
    "max(0, y - y_hat) drops the predictions that are too high: they cost nothing here. The "
    "residual is y_hat - y, of either sign."
)
def only_too_low(y, y_hat):
    r = np.maximum(0, y - y_hat)
    return np.mean(np.logaddexp(r, -r) - np.log(2))


@mistake("That is the mean of the slopes. Asked for is the loss itself.")
def slope_instead(y, y_hat):
    r = y_hat - y
    return np.mean(np.tanh(r))


@mistake(
    "That compares the sizes of y and y_hat: a prediction of -3 for a target of 3 costs nothing. "
    "Subtract the numbers as they are."
)
def difference_of_sizes(y, y_hat):
    r = np.abs(y_hat) - np.abs(y)
    return np.mean(np.logaddexp(r, -r) - np.log(2))


@mistake("A residual is a difference, y_hat - y; here y and y_hat are added.")
def added_instead_of_subtracted(y, y_hat):
    r = y + y_hat
    return np.mean(np.logaddexp(r, -r) - np.log(2))
