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


@mistake(
    "max(0, ...) is lost: the loss is max(0, 1 - m)², and not (1 - m)². That makes the slope -2 y "
    "(1 - m) for m > 1."
)
def without_maximum(y, s):
    m = s * y
    return -2 * y * (1 - m) / len(y)


@mistake("That is the slope of another loss, the loss of the perceptron, max(0, -m).")
def perceptron(y, s):
    m = s * y
    return np.where(m < 0, -y, 0) / len(y)


@mistake("m is y s, and here it is s.")
def label_forgotten(y, s):
    m = s
    return np.where(m <= 1, -2 * y * (1 - m), 0) / len(y)


@mistake(
    "The constant 1 is missing: the loss is max(0, 1 - m)², and not max(0, -m)². That makes the "
    "slope 2 y m for m < 0, and 0 for 0 < m < 1."
)
def without_1(y, s):
    m = s * y
    return np.where(m <= 0, 2 * m * y, 0) / len(y)


@mistake("m is y s, and here it is -y s.")
def margin_reversed(y, s):
    m = -s * y
    return np.where(m <= 1, -2 * y * (1 - m), 0) / len(y)


@mistake(
    "The square of max(0, 1 - m) is lost: the loss is max(0, 1 - m)², and not max(0, 1 - m). That "
    "makes the slope -y for m < 1."
)
def square_lost(y, s):
    m = s * y
    return np.where(m < 1, -y, 0) / len(y)


@mistake(
    "The power rule brings the exponent down as a factor, which is lost: that makes the slope -y "
    "(1 - m) for m < 1."
)
def factor_of_the_power_rule_lost(y, s):
    m = s * y
    return np.where(m <= 1, -y * (1 - m), 0) / len(y)


@mistake("The power rule lowers the exponent by one, and here it is kept.")
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
    "min stands in the place of max: the loss is max(0, 1 - m)², and not min(0, 1 - m)². That "
    "makes the slope 0 for m < 1, and -2 y (1 - m) for m > 1."
)
def smaller_for_larger(y, s):
    m = s * y
    return np.where(m <= 1, 0, -2 * y * (1 - m)) / len(y)


@mistake(
    "The sign of m is the wrong one: the loss is max(0, 1 - m)², and not max(0, m + 1)². That "
    "makes the slope 0 for m < -1, and 2 y (m + 1) for m > -1."
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
