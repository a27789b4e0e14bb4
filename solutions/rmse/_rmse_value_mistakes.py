"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake(
    "The sum of the losses stands where the mean m belongs: divide it by n first, then take √m."
)
def sum_of_losses(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.sum(r**2))


@mistake("Right up to the last step: that is the mean m, and asked for is √m.")
def outer_lost(y, y_hat):
    r = y_hat - y
    return np.mean(r**2)


@mistake("The mean comes first: √m is taken once, of the mean m, and not of each sample.")
def outer_inside_the_mean(y, y_hat):
    r = y_hat - y
    return np.mean(np.sqrt(r**2))


@mistake("The division by n belongs inside √m: there the sum of the losses becomes the mean m.")
def mean_outside(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.sum(r**2)) / len(y)


@mistake(
    "That is the loss of the mean residual: errors of opposite sign cancel. Take the loss of each "
    "sample first, and then the mean."
)
def loss_of_the_mean(y, y_hat):
    r = np.mean(y_hat - y)
    return np.sqrt(r**2)


@mistake("That is half of it. Asked for is √m of the mean m, without a factor.")
def half_of_it(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.mean(r**2)) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.mean(r**2)) / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, y_hat):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.sqrt(np.mean(r**2))


@mistake("The square of r is lost: what is averaged is r², and not r.")
def square_lost(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.mean(r))


@mistake("That is half the squared error, r²/2: what is averaged here is r².")
def half_squared_error_instead(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.mean(r**2 / 2))


@mistake("That is the absolute error, |r|: what is averaged here is r².")
def absolute_error_instead(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.mean(np.abs(r)))


@mistake("r is doubled, and not squared: what is averaged is r², and not 2 r.")
def doubled_instead_of_squared(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.mean(2 * r))


@mistake(
    "Where y and y_hat are large and close, y² + y_hat² - 2 y y_hat subtracts nearly equal numbers "
    "and loses every digit of what is left. Subtract first, then square."
)
def expanded_square(y, y_hat):
    return np.sqrt(np.mean(y**2 + y_hat**2 - 2 * y * y_hat))


@mistake(
    "The mean residual is subtracted first, so a model that is off by a constant gets away with "
    "it. The residuals are taken as they are."
)
def spread_of_the_residuals(y, y_hat):
    r = y_hat - y
    r = r - np.mean(r)
    return np.sqrt(np.mean(r**2))


@mistake(
    "n - 1 is the divisor of a sample variance, whose mean is estimated from the same data. "
    "Nothing is estimated here: divide by n, which also works for a single sample."
)
def divided_by_n_minus_1(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.sum(r**2) / np.float64(len(y) - 1))


@mistake(
    "Each residual is divided by its target: that is a relative error, without a unit, and none at "
    "all for a target of 0. The residual is y_hat - y."
)
def relative_error(y, y_hat):
    r = (y_hat - y) / np.abs(y)
    return np.sqrt(np.mean(r**2))


@mistake(
    "max(0, y_hat - y) drops the predictions that are too low: they cost nothing here. The "
    "residual is y_hat - y, of either sign."
)
def only_too_high(y, y_hat):
    r = np.maximum(0, y_hat - y)
    return np.sqrt(np.mean(r**2))


@mistake(
    "max(0, y - y_hat) drops the predictions that are too high: they cost nothing here. The "
    "residual is y_hat - y, of either sign."
)
def only_too_low(y, y_hat):
    r = np.maximum(0, y - y_hat)
    return np.sqrt(np.mean(r**2))


@mistake(
    "That compares the sizes of y and y_hat: a prediction of -3 for a target of 3 costs nothing. "
    "Subtract the numbers as they are."
)
def difference_of_sizes(y, y_hat):
    r = np.abs(y_hat) - np.abs(y)
    return np.sqrt(np.mean(r**2))


@mistake("r |r| has the sign of r, and a square has none: what is averaged is r², and not r |r|.")
def signed_squares(y, y_hat):
    r = y_hat - y
    return np.sqrt(np.mean(r * np.abs(r)))
