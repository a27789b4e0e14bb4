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


@mistake(
    "The absolute value in |r| is lost: the loss is max(0, |r| - epsilon), and not max(0, r - "
    "epsilon). That makes the slope 0 for r < -epsilon."
)
def signed_r(y, y_hat, epsilon):
    r = y_hat - y
    return np.where(r <= epsilon, 0, 1) / len(y)


@mistake(
    "max(0, ...) is lost: the loss is max(0, |r| - epsilon), and not |r| - epsilon. That makes the "
    "slope -1 for -epsilon < r < 0, and 1 for 0 < r < epsilon."
)
def without_maximum(y, y_hat, epsilon):
    r = y_hat - y
    return np.sign(r) / len(y)


@mistake(
    "1 stands in the place of epsilon: the loss is max(0, |r| - epsilon), and not max(0, |r| - 1)."
)
def epsilon_forgotten(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -1, r <= 1], [-1, 0], 1) / len(y)


@mistake(
    "min stands in the place of max: the loss is max(0, |r| - epsilon), and not min(0, |r| - "
    "epsilon). That makes the slope 0 for r < -epsilon and for r > epsilon, and -1 for -epsilon < "
    "r < 0."
)
def smaller_for_larger(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r <= -epsilon, r < 0, r == 0, r < epsilon], [0, -1, 0, 1], 0) / len(y)


@mistake(
    "The sign within the maximum is reversed: the loss is max(0, |r| - epsilon), and not max(0, "
    "epsilon - |r|). That makes the slope 0 for r < -epsilon and for r > epsilon, and 1 for "
    "-epsilon < r < 0."
)
def sides_exchanged(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r <= -epsilon, r < 0, r == 0, r < epsilon], [0, 1, 0, -1], 0) / len(y)


@mistake("That is the loss of each sample, max(0, |r| - epsilon). Asked for is its slope.")
def value_instead(y, y_hat, epsilon):
    r = y_hat - y
    return np.maximum(0, np.abs(r) - epsilon) / len(y)


@mistake(
    "||r| - epsilon| stands in the place of max(0, |r| - epsilon). That makes the slope 1 for "
    "-epsilon < r < 0, and -1 for 0 < r < epsilon."
)
def absolute_value(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r == -epsilon, r < 0, r == 0, r < epsilon, r == epsilon], [-1, 0, 1, 0, -1, 0], 1) / len(y)


@mistake("That is the slope of another loss, the squared error, r².")
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


@mistake("That is the slope of another loss, half the squared error, r²/2.")
def half_squared_error_instead(y, y_hat, epsilon):
    r = y_hat - y
    return r / len(y)


@mistake("Twice too much, right for twice this loss.")
def doubled(y, y_hat, epsilon):
    r = y_hat - y
    return 2 * np.select([r < -epsilon, r <= epsilon], [-1, 0], 1) / len(y)


@mistake("Half of what it should be, right for half of this loss.")
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
    "Right for this loss divided by epsilon. The two agree at epsilon = 1 only. That makes the "
    "slope -1/epsilon for r < -epsilon, and 1/epsilon for r > epsilon."
)
def divided_by_epsilon(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-1 / epsilon, 0], 1 / epsilon) / len(y)


@mistake(
    "Right for this loss times epsilon. The two agree at epsilon = 1 only. That makes the slope "
    "-epsilon for r < -epsilon, and epsilon for r > epsilon."
)
def times_epsilon(y, y_hat, epsilon):
    r = y_hat - y
    return np.select([r < -epsilon, r <= epsilon], [-epsilon, 0], epsilon) / len(y)


@mistake("For r > epsilon yours is 0, and the loss is not flat there.")
def flat_above(y, y_hat, epsilon):
    r = y_hat - y
    return np.where(r < -epsilon, -1, 0) / len(y)
