"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, p):
    return np.sum(np.where(y == 1, -np.log(p), -np.log1p(-p)))


@mistake(
    "Where the logarithm of 0 is multiplied with 0 this is NaN in floating point, although the "
    "limit is 0: those samples need a case of their own."
)
def zero_times_log_zero(y, p):
    return np.mean(-y * np.log(p) - (1 - y) * np.log1p(-p))


@mistake("Right for half of this loss, as with 1/(2n); this exercise divides by n.")
def half_of_it(y, p):
    return np.mean(np.where(y == 1, -np.log(p), -np.log1p(-p))) / 2


@mistake(
    "The value is n times too small: np.mean divides by n already, and the sum of the losses is "
    "divided by n once."
)
def averaged_twice(y, p):
    return np.mean(np.where(y == 1, -np.log(p), -np.log1p(-p))) / len(y)


@mistake(
    "y of shape (n, 1) against p of shape (n,) makes an n x n table, in which every target meets "
    "every prediction, and its mean hides that. Keep both of shape (n,)."
)
def every_pair(y, p):
    y = y[:, np.newaxis]
    return np.mean(np.where(y == 1, -np.log(p), -np.log1p(-p)))


@mistake("The minus sign in front is lost: the better the predictions, the larger this is.")
def sign_reversed(y, p):
    return np.mean(np.where(y == 1, np.log(p), np.log1p(-p)))


@mistake(
    "The factor 1 - y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -y log p - log(1 "
    "- p)."
)
def factor_1_minus_y_lost(y, p):
    return np.mean(np.where(y == 1, -np.log(p) - np.log1p(-p), -np.log1p(-p)))


@mistake("1 stands in the place of y: the loss is -y log p - (1 - y) log(1 - p), and not -y log p.")
def y_forgotten(y, p):
    return np.mean(np.where(y == 1, -np.log(p), 0))


@mistake(
    "The factor y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -(1 - y) log(1 - p) "
    "- log p."
)
def factor_y_lost(y, p):
    return np.mean(np.where(y == 1, -np.log(p), -np.log(p) - np.log1p(-p)))


@mistake("The labels are exchanged: label 1 costs -log p, and label 0 costs -log(1 - p).")
def labels_exchanged(y, p):
    return np.mean(np.where(y == 1, -np.log1p(-p), -np.log(p)))


@mistake("Only the samples with label 0 are charged. Those with label 1 have a loss too.")
def only_label_0(y, p):
    return np.mean((y == 0) * (np.where(y == 1, -np.log(p), -np.log1p(-p))))


@mistake("Every sample is treated as if its label were 1: with label 0 the loss is -log(1 - p).")
def every_label_taken_for_one(y, p):
    return np.mean(-np.log(p))


@mistake("Every sample is treated as if its label were 0: with label 1 the loss is -log p.")
def every_label_taken_for_zero(y, p):
    return np.mean(-np.log1p(-p))


@mistake(
    "The sign of y log p is the wrong one: the loss is -y log p - (1 - y) log(1 - p), and not y "
    "log p - (1 - y) log(1 - p)."
)
def sign_of_y_log_p(y, p):
    return np.mean(np.where(y == 1, np.log(p), -np.log1p(-p)))


@mistake(
    "The sign of (1 - y) log(1 - p) is the wrong one: the loss is -y log p - (1 - y) log(1 - p), "
    "and not (1 - y) log(1 - p) - y log p."
)
def sign_of_1_minus_y_log_1_minus_p(y, p):
    return np.mean(np.where(y == 1, -np.log(p), np.log1p(-p)))


@mistake("That is the squared error, (p - y)²: asked for is -y log p - (1 - y) log(1 - p).")
def squared_error_instead(y, p):
    return np.mean((p - y) ** 2)


@mistake(
    "The logarithm of 1 - p is missing: the loss is -y log p - (1 - y) log(1 - p), and not -y log "
    "p - (1 - y) (1 - p)."
)
def logarithm_missing(y, p):
    return np.mean(np.where(y == 1, -np.log(p), p - 1))


@mistake(
    "The logarithm of p is missing: the loss is -y log p - (1 - y) log(1 - p), and not -y p - (1 - "
    "y) log(1 - p)."
)
def logarithm_missing_2(y, p):
    return np.mean(np.where(y == 1, -p, -np.log1p(-p)))


@mistake("That is the absolute error, |p - y|: asked for is -y log p - (1 - y) log(1 - p).")
def absolute_error_instead(y, p):
    return np.mean(np.abs(p - y))


@mistake(
    "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times as "
    "large."
)
def base_two(y, p):
    return np.mean(np.where(y == 1, -np.log(p) / np.log(2), -np.log1p(-p) / np.log(2)))
