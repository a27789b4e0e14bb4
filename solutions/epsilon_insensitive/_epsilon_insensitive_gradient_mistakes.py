"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-1, 0], 1)


@mistake("The mean is taken twice: each entry carries 1/n once.")
def averaged_twice(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-1, 0], 1) / len(y) ** 2


@mistake(
    "This is the derivative with respect to y. With respect to y_hat the inner derivative of y_hat "
    "- y is 1, so the sign is the other one."
)
def with_respect_to_y(y, y_hat, epsilon):
    r = y_hat - y
    return -np.select([r < -epsilon, r <= epsilon], [-1, 0], 1) / len(y)


@mistake("The absolute value in |r| is lost: for r < -epsilon the slope is -1, and not 0.")
def signed_r(y, y_hat, epsilon):
    r = y_hat - y
    return np.where(r <= epsilon, 0, 1) / len(y)


@mistake(
    "max(0, ...) is lost: for -epsilon < r < 0 the slope is 0, and not -1, and for 0 < r < epsilon "
    "the slope is 0, and not 1."
)
def without_maximum(y, y_hat, epsilon):
    r = y_hat - y
    return np.sign(r) / len(y)


@mistake("1 stands in the place of epsilon.")
def epsilon_forgotten(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -1, r <= 1], [-1, 0], 1) / len(y)


@mistake(
    "The larger of the two counts: for r < -epsilon the slope is -1, and not 0, and for -epsilon < "
    "r < 0 the slope is 0, and not -1."
)
def smaller_for_larger(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r <= -epsilon, r < 0, r == 0, r < epsilon], [0, -1, 0, 1], 0) / len(y)


@mistake(
    "The sign within the maximum is reversed: for r < -epsilon the slope is -1, and not 0, and for "
    "-epsilon < r < 0 the slope is 0, and not 1."
)
def sides_exchanged(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r <= -epsilon, r < 0, r == 0, r < epsilon], [0, 1, 0, -1], 0) / len(y)


@mistake("That is the loss of each sample, max(0, |r| - epsilon). Asked for is its slope.")
def value_instead(y, y_hat, epsilon):
    r = y_hat - y
    return np.maximum(0, np.abs(r) - epsilon) / len(y)


@mistake(
    "The absolute value charges negative |r| - epsilon too, where the maximum is 0: for -epsilon < "
    "r < 0 the slope is 0, and not 1, and for 0 < r < epsilon the slope is 0, and not -1."
)
def absolute_value(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r == -epsilon, r < 0, r == 0, r < epsilon, r == epsilon], [-1, 0, 1, 0, -1, 0], 1) / len(y)


@mistake(
    "That is the slope of another loss, the squared error, r²: for r < -epsilon the slope is -1, "
    "and not 2 r, and for -epsilon < r < epsilon the slope is 0, and not 2 r."
)
def squared_error_instead(y, y_hat, epsilon):
    r = y_hat - y
    return 2 * r / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction. Keep both of shape (n,)."
)
def every_pair(y, y_hat, epsilon):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.select([r < -epsilon, r <= epsilon], [-1, 0], 1) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake(
    "The mean of all slopes stands in every entry. Entry i is the slope of sample i alone, divided "
    "by n."
)
def mean_of_the_slopes(y, y_hat, epsilon):
    r = y_hat - y
    return np.full(len(y), np.mean(np.select([r < -epsilon, r <= epsilon], [-1, 0], 1)))


@mistake(
    "That is the slope of another loss, half the squared error, r²/2: for r < -epsilon the slope "
    "is -1, and not r, and for -epsilon < r < epsilon the slope is 0, and not r."
)
def half_squared_error_instead(y, y_hat, epsilon):
    r = y_hat - y
    return r / len(y)


@mistake("Twice too much, right for twice this loss.")
def doubled(y, y_hat, epsilon):
    r = y_hat - y
    return 2 * np.select([r < -epsilon, r <= epsilon], [-1, 0], 1) / len(y)


@mistake("Half of what it should be, right for a loss with another factor 1/2 in front.")
def halved(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-1, 0], 1) / 2 / len(y)


@mistake(
    "The division is by the number of samples where |r| - epsilon > 0. The mean is over all n of "
    "them."
)
def divided_by_samples_of_one_part(y, y_hat, epsilon):
    r = y_hat - y
    return (np.select([r < -epsilon, r <= epsilon], [-1, 0], 1)) / max(np.sum(np.abs(r) - epsilon > 0), 1)


@mistake(
    "Right for this loss divided by epsilon. The two agree at epsilon = 1 only. For r < -epsilon "
    "the slope is -1, and not -1/epsilon, and for r > epsilon the slope is 1, and not 1/epsilon."
)
def divided_by_epsilon(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-1 / epsilon, 0], 1 / epsilon) / len(y)


@mistake(
    "Right for this loss times epsilon. The two agree at epsilon = 1 only. For r < -epsilon the "
    "slope is -1, and not -epsilon, and for r > epsilon the slope is 1, and not epsilon."
)
def times_epsilon(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-epsilon, 0], epsilon) / len(y)


@mistake("For r > epsilon the slope is 1, and not 0.")
def flat_above(y, y_hat, epsilon):
    r = y_hat - y
    return np.where(r < -epsilon, -1, 0) / len(y)
