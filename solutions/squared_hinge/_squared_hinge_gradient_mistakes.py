"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(y, s):
    m = s * y
    return np.where(m <= 1, -2 * y * (1 - m), 0)


@mistake("The mean is taken twice: each entry carries 1/n once.")
def averaged_twice(y, s):
    m = s * y
    return np.where(m <= 1, -2 * y * (1 - m), 0) / len(y) ** 2


@mistake("The sign is reversed: as it stands this is the direction in which the loss falls.")
def reversed_sign(y, s):
    m = s * y
    return -np.where(m <= 1, -2 * y * (1 - m), 0) / len(y)


@mistake(
    "The chain rule stops at m: this is the derivative with respect to m. It has to be multiplied "
    "by the slope of m with respect to s, y."
)
def chain_rule_stops_at_m(y, s):
    m = s * y
    return np.where(m <= 1, 2 * m - 2, 0) / len(y)


@mistake("max(0, ...) is lost: for m > 1 the slope is 0, and not -2 y (1 - m).")
def without_maximum(y, s):
    m = s * y
    return -2 * y * (1 - m) / len(y)


@mistake(
    "That is the slope of another loss, the loss of the perceptron, max(0, -m): for m < 0 the "
    "slope is -2 y (1 - m), and not -y, and for 0 < m < 1 the slope is -2 y (1 - m), and not 0."
)
def perceptron(y, s):
    m = s * y
    return np.where(m < 0, -y, 0) / len(y)


@mistake("m is s y, and here it is s.")
def label_forgotten(y, s):
    m = s
    return np.where(m <= 1, -2 * y * (1 - m), 0) / len(y)


@mistake(
    "The constant 1 is missing: for m < 0 the slope is -2 y (1 - m), and not 2 y m, and for 0 < m "
    "< 1 the slope is -2 y (1 - m), and not 0."
)
def without_1(y, s):
    m = s * y
    return np.where(m <= 0, 2 * m * y, 0) / len(y)


@mistake("m is s y, and here it is -s y.")
def margin_reversed(y, s):
    m = -s * y
    return np.where(m <= 1, -2 * y * (1 - m), 0) / len(y)


@mistake("The square of max(0, 1 - m) is lost: for m < 1 the slope is -2 y (1 - m), and not -y.")
def square_lost(y, s):
    m = s * y
    return np.where(m < 1, -y, 0) / len(y)


@mistake(
    "The power rule brings the exponent down as a factor, which is lost: for m < 1 the slope is -2 "
    "y (1 - m), and not -y (1 - m)."
)
def factor_of_the_power_rule_lost(y, s):
    m = s * y
    return np.where(m <= 1, -y * (1 - m), 0) / len(y)


@mistake(
    "The power rule lowers the exponent by one: for m < 1 the slope is -2 y (1 - m), and not -2 y "
    "(1 - m)²."
)
def exponent_not_lowered(y, s):
    m = s * y
    return np.where(m <= 1, -2 * y * (1 - m) ** 2, 0) / len(y)


@mistake(
    "The label has no effect: the margin m is y s, and here every sample is taken for one with "
    "label 1."
)
def label_forgotten_throughout(y, s):
    m = s
    return np.where(m <= 1, 2 * m - 2, 0) / len(y)


@mistake(
    "The larger of the two counts: for m < 1 the slope is -2 y (1 - m), and not 0, and for m > 1 "
    "the slope is 0, and not -2 y (1 - m)."
)
def smaller_for_larger(y, s):
    m = s * y
    return np.where(m <= 1, 0, -2 * y * (1 - m)) / len(y)


@mistake(
    "The sign of m is the wrong one: for m < -1 the slope is -2 y (1 - m), and not 0, and for -1 < "
    "m < 1 the slope is -2 y (1 - m), and not 2 y (m + 1)."
)
def sign_of_m(y, s):
    m = s * y
    return np.where(m <= -1, 0, 2 * y * (m + 1)) / len(y)


@mistake("That is the loss of each sample, max(0, 1 - m)². Asked for is its slope.")
def value_instead(y, s):
    m = s * y
    return np.maximum(0, 1 - m) ** 2 / len(y)


@mistake("Only the samples with label 1 pull here. Those with label -1 have a slope too.")
def only_label_1(y, s):
    m = s * y
    return (y == 1) * (np.where(m <= 1, -2 * y * (1 - m), 0)) / len(y)


@mistake("Only the samples with label -1 pull here. Those with label 1 have a slope too.")
def only_label_minus_1(y, s):
    m = s * y
    return (y == -1) * (np.where(m <= 1, -2 * y * (1 - m), 0)) / len(y)


@mistake(
    "y of shape (n, 1) against s of shape (n,) makes an n x n table, in which every target meets "
    "every prediction. Keep both of shape (n,)."
)
def every_pair(y, s):
    y = y[:, np.newaxis]
    m = s * y
    return np.mean(np.where(m <= 1, -2 * y * (1 - m), 0) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake(
    "The mean of all slopes stands in every entry. Entry i is the slope of sample i alone, divided "
    "by n."
)
def mean_of_the_slopes(y, s):
    m = s * y
    return np.full(len(y), np.mean(np.where(m <= 1, -2 * y * (1 - m), 0)))
