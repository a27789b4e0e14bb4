"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(y, y_hat):
    r = y_hat - y
    return np.tanh(r)


@mistake("The mean is taken twice: each entry carries 1/n once.")
def averaged_twice(y, y_hat):
    r = y_hat - y
    return np.tanh(r) / len(y) ** 2


@mistake(
    "This is the derivative with respect to y. With respect to y_hat the inner derivative of y_hat "
    "- y is 1, so the sign is the other one."
)
def with_respect_to_y(y, y_hat):
    r = y_hat - y
    return -np.tanh(r) / len(y)


@mistake(
    "The chain rule brings the derivative of what stands inside, which is lost: that makes the "
    "slope 1/cosh(r)."
)
def inner_derivative_lost(y, y_hat):
    r = y_hat - y
    return 1 / np.cosh(r) / len(y)


@mistake("That is the loss of each sample, log(cosh(r)). Asked for is its slope.")
def value_instead(y, y_hat):
    r = y_hat - y
    return (np.logaddexp(r, -r) - np.log(2)) / len(y)


@mistake("That is the slope of another loss, the squared error, r².")
def squared_error_instead(y, y_hat):
    r = y_hat - y
    return 2 * r / len(y)


@mistake(
    "y of shape (n, 1) against y_hat of shape (n,) makes an n x n table, in which every target "
    "meets every prediction. Keep both of shape (n,)."
)
def every_pair(y, y_hat):
    y = y[:, np.newaxis]
    r = y_hat - y
    return np.mean(np.tanh(r) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake(
    "The logarithm of cosh(r) is missing: the loss is log(cosh(r)), and not cosh(r). That makes "
    "the slope sinh(r)."
)
def logarithm_missing(y, y_hat):
    r = y_hat - y
    return np.sinh(r) / len(y)


@mistake(
    "The mean of all slopes stands in every entry. Entry i is the slope of sample i alone, divided "
    "by n."
)
def mean_of_the_slopes(y, y_hat):
    r = y_hat - y
    return np.full(len(y), np.mean(np.tanh(r)))


@mistake("That is the slope of another loss, half the squared error, r²/2.")
def half_squared_error_instead(y, y_hat):
    r = y_hat - y
    return r / len(y)


@mistake("Twice too much, right for twice this loss.")
def doubled(y, y_hat):
    r = y_hat - y
    return 2 * np.tanh(r) / len(y)


@mistake("That is the slope of another loss, the absolute error, |r|.")
def absolute_error_instead(y, y_hat):
    r = y_hat - y
    return np.sign(r) / len(y)


@mistake(
    "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times as "
    "large."
)
def base_two(y, y_hat):
    r = y_hat - y
    return np.tanh(r) / np.log(2) / len(y)


@mistake("Half of what it should be, right for half of this loss.")
def halved(y, y_hat):
    r = y_hat - y
    return np.tanh(r) / 2 / len(y)


@mistake("That is the second derivative. Asked for is the first.")
def second_derivative(y, y_hat):
    r = y_hat - y
    return 1 / np.cosh(r) ** 2 / len(y)


@mistake("r is y_hat - y, and here it is (y_hat - y)/|y|.")
def relative_error(y, y_hat):
    r = (y_hat - y) / np.abs(y)
    return np.tanh(r) / len(y)


@mistake("The slope has lost its sign: where the loss falls it is negative.")
def size_of_the_slope(y, y_hat):
    r = y_hat - y
    return np.abs(np.tanh(r)) / len(y)


@mistake("r is y_hat - y, and here it is max(0, y_hat - y).")
def only_too_high(y, y_hat):
    r = np.maximum(0, y_hat - y)
    return np.tanh(r) / len(y)


@mistake("r is y_hat - y, and here it is max(0, y - y_hat).")
def only_too_low(y, y_hat):
    r = np.maximum(0, y - y_hat)
    return np.tanh(r) / len(y)


@mistake("r is y_hat - y, and here it is |y_hat| - |y|.")
def difference_of_sizes(y, y_hat):
    r = np.abs(y_hat) - np.abs(y)
    return np.tanh(r) / len(y)
