"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, s):
    m = s * y
    return np.sum(np.maximum(0, 1 - m) ** 2)


@mistake(
    "That is the loss of the mean margin: a sample far on the right side makes up for one on the "
    "wrong side. Take the loss of each sample first, and then the mean."
)
def loss_of_the_mean(y, s):
    m = np.mean(s * y)
    return np.maximum(0, 1 - m) ** 2


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, s):
    m = s * y
    return np.mean(np.maximum(0, 1 - m) ** 2) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, s):
    m = s * y
    return np.mean(np.maximum(0, 1 - m) ** 2) / len(y)


@mistake(
    "y of shape (n, 1) against s of shape (n,) makes an n x n table, in which every target meets "
    "every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, s):
    y = y[:, np.newaxis]
    m = s * y
    return np.mean(np.maximum(0, 1 - m) ** 2)


@mistake("The sign is reversed: the better the predictions, the larger this is.")
def sign_reversed(y, s):
    m = s * y
    return np.mean(-np.maximum(0, 1 - m) ** 2)


@mistake("max(0, ...) is lost: the loss is max(0, 1 - m)², and not (1 - m)².")
def without_maximum(y, s):
    m = s * y
    return np.mean((1 - m) ** 2)


@mistake("That is the loss of the perceptron, max(0, -m): asked for is max(0, 1 - m)².")
def perceptron(y, s):
    m = s * y
    return np.mean(np.maximum(0, -m))


@mistake(
    "The label has no effect: the margin m is y s, and here every sample is taken for one with "
    "label 1."
)
def label_forgotten(y, s):
    m = s
    return np.mean(np.maximum(0, 1 - m) ** 2)


@mistake("The constant 1 is missing: the loss is max(0, 1 - m)², and not max(0, -m)².")
def without_1(y, s):
    m = s * y
    return np.mean(np.maximum(0, -m) ** 2)


@mistake(
    "The sign of the margin is reversed: m is y s, and not -y s. A score that is right and "
    "confident is treated as the worst."
)
def margin_reversed(y, s):
    m = -s * y
    return np.mean(np.maximum(0, 1 - m) ** 2)


@mistake("The square of max(0, 1 - m) is lost: the loss is max(0, 1 - m)², and not max(0, 1 - m).")
def square_lost(y, s):
    m = s * y
    return np.mean(np.maximum(0, 1 - m))


@mistake("Only the samples with label 1 are charged. Those with label -1 have a loss too.")
def only_label_1(y, s):
    m = s * y
    return np.mean((y == 1) * (np.maximum(0, 1 - m) ** 2))


@mistake("Only the samples with label -1 are charged. Those with label 1 have a loss too.")
def only_label_minus_1(y, s):
    m = s * y
    return np.mean((y == -1) * (np.maximum(0, 1 - m) ** 2))


@mistake(
    "The sum is divided by the number of samples where 1 - m > 0. The mean is over all n of them."
)
def divided_by_samples_of_one_part(y, s):
    m = s * y
    return np.sum(np.maximum(0, 1 - m) ** 2) / max(np.sum(1 - m > 0), 1)


@mistake("min stands in the place of max: the loss is max(0, 1 - m)², and not min(0, 1 - m)².")
def smaller_for_larger(y, s):
    m = s * y
    return np.mean(np.minimum(0, 1 - m) ** 2)


@mistake("That is the log loss of the scores, log(1 + exp(-m)): asked for is max(0, 1 - m)².")
def logistic_instead(y, s):
    m = s * y
    return np.mean(np.logaddexp(0, -m))


@mistake("m stands in the place of 1 - m: the loss is max(0, 1 - m)², and not max(0, m)².")
def complement_of_m_lost(y, s):
    m = s * y
    return np.mean(np.maximum(0, m) ** 2)


@mistake("The term -m is missing: the loss is max(0, 1 - m)², and not 1.")
def without_minus_m(y, s):
    return np.mean(1)


@mistake(
    "max(0, 1 - m) is doubled, and not squared: the loss is max(0, 1 - m)², and not 2 max(0, 1 - "
    "m)."
)
def doubled_instead_of_squared(y, s):
    m = s * y
    return np.mean(2 * np.maximum(0, 1 - m))
