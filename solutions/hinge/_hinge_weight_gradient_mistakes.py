"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m < 1, -y, 0)


@mistake(
    "The chain rule stops at the predictions: this is the gradient with respect to s, of shape "
    "(n,). X transposed takes it to the weights."
)
def chain_rule_stops_at_the_prediction(X, y, beta):
    s = X @ beta
    m = s * y
    return np.where(m < 1, -y, 0) / len(y)


@mistake(
    "Entry j of the gradient adds up column j of X, and that is X.T @ (...). Without the transpose "
    "the rows are added up, which works only when n = d."
)
def not_transposed(X, y, beta):
    s = X @ beta
    m = s * y
    return X @ (np.where(m < 1, -y, 0)) / len(y)


@mistake(
    "Every entry is n times too small: the sum over the samples is divided by n once, and np.mean "
    "does that itself."
)
def averaged_twice(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m < 1, -y, 0) / len(y) ** 2


@mistake("The sign is reversed: as it stands this is the direction in which the loss falls.")
def reversed_sign(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ -np.where(m < 1, -y, 0) / len(y)


@mistake(
    "The chain rule stops at m: this is the derivative with respect to m. It has to be multiplied "
    "by the slope of m with respect to s, y."
)
def chain_rule_stops_at_m(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m < 1, -1, 0) / len(y)


@mistake(
    "max(0, ...) is lost: the loss is max(0, 1 - m), and not 1 - m. That makes the slope -y for m "
    "> 1."
)
def without_maximum(X, y, beta):
    s = X @ beta
    return X.T @ -y / len(y)


@mistake("That is the slope of another loss, the loss of the perceptron, max(0, -m).")
def perceptron(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m < 0, -y, 0) / len(y)


@mistake("m is y s, and here it is s.")
def label_forgotten(X, y, beta):
    s = X @ beta
    m = s
    return X.T @ np.where(m < 1, -y, 0) / len(y)


@mistake("m is y s, and here it is -y s.")
def margin_reversed(X, y, beta):
    s = X @ beta
    m = -s * y
    return X.T @ np.where(m < 1, -y, 0) / len(y)


@mistake("The mean is over the n samples, the rows of X; this divides by d, the features.")
def mean_over_features(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m < 1, -y, 0) / X.shape[1]


@mistake(
    "The label has no effect: the margin m is y s, and here every sample is taken for one with "
    "label 1."
)
def label_forgotten_throughout(X, y, beta):
    s = X @ beta
    m = s
    return X.T @ np.where(m < 1, -1, 0) / len(y)


@mistake(
    "min stands in the place of max: the loss is max(0, 1 - m), and not min(0, 1 - m). That makes "
    "the slope 0 for m < 1, and -y for m > 1."
)
def smaller_for_larger(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m <= 1, 0, -y) / len(y)


@mistake(
    "The slopes are added up without their features. Entry j of the gradient weighs each of them "
    "with column j of X."
)
def features_forgotten(X, y, beta):
    s = X @ beta
    m = s * y
    return np.full(len(beta), np.mean(np.where(m < 1, -y, 0)))


@mistake(
    "The sign of m is the wrong one: the loss is max(0, 1 - m), and not max(0, m + 1). That makes "
    "the slope 0 for m < -1, and y for m > -1."
)
def sign_of_m(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m <= -1, 0, y) / len(y)


@mistake(
    "y of shape (n, 1) against predictions of shape (n,) makes an n x n table, in which every "
    "target meets every prediction. Keep both of shape (n,)."
)
def every_pair(X, y, beta):
    y = y[:, np.newaxis]
    s = X @ beta
    m = s * y
    return X.T @ np.mean((np.where(m < 1, -y, 0)) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake(
    "The sign within the maximum is reversed: the loss is max(0, 1 - m), and not max(0, m - 1). "
    "That makes the slope 0 for m < 1, and y for m > 1."
)
def sides_exchanged(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.where(m <= 1, 0, y) / len(y)


@mistake("That is the loss of each sample, max(0, 1 - m). Asked for is its slope.")
def value_instead(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ np.maximum(0, 1 - m) / len(y)


@mistake("Only the samples with label 1 pull here. Those with label -1 have a slope too.")
def only_label_1(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ ((y == 1) * (np.where(m < 1, -y, 0))) / len(y)


@mistake("Only the samples with label -1 pull here. Those with label 1 have a slope too.")
def only_label_minus_1(X, y, beta):
    s = X @ beta
    m = s * y
    return X.T @ ((y == -1) * (np.where(m < 1, -y, 0))) / len(y)
