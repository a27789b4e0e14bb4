"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (p - y)


@mistake(
    "The chain rule stops at the predictions: this is the gradient with respect to z, of shape "
    "(n,). X transposed takes it to the weights."
)
def chain_rule_stops_at_the_prediction(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return (p - y) / len(y)


@mistake(
    "Entry j of the gradient adds up column j of X, and that is X.T @ (...). Without the transpose "
    "the rows are added up, which works only when n = d."
)
def not_transposed(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X @ (p - y) / len(y)


@mistake(
    "Every entry is n times too small: the sum over the samples is divided by n once, and np.mean "
    "does that itself."
)
def averaged_twice(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (p - y) / len(y) ** 2


@mistake("The sign is reversed: as it stands this is the direction in which the loss falls.")
def reversed_sign(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (y - p) / len(y)


@mistake(
    "The chain rule stops at p: this is the derivative with respect to p. It has to be multiplied "
    "by the slope of p with respect to z, p (1 - p)."
)
def chain_rule_stops_at_p(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ ((y - p) / (p * (p - 1))) / len(y)


@mistake(
    "The factor 1 - y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -y log p - log(1 "
    "- p)."
)
def factor_1_minus_y_lost(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (p * y + p - y) / len(y)


@mistake(
    "1 stands in the place of y: the loss is -y log p - (1 - y) log(1 - p), and not -y log p. That "
    "makes the slope -y (1 - p)."
)
def y_forgotten(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (-y * (1 - p)) / len(y)


@mistake(
    "The factor y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -(1 - y) log(1 - p) "
    "- log p."
)
def factor_y_lost(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (2 * p - p * y - 1) / len(y)


@mistake("p is 1/(1 + exp(-z)), and here it is z.")
def link_forgotten(X, y, beta):
    z = X @ beta
    p = z
    return X.T @ (p - y) / len(y)


@mistake(
    "The labels are exchanged: label 1 costs -log p, and label 0 costs -log(1 - p). That makes the "
    "slope p + y - 1."
)
def labels_exchanged(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (p + y - 1) / len(y)


@mistake("The mean is over the n samples, the rows of X; this divides by d, the features.")
def mean_over_features(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (p - y) / X.shape[1]


@mistake("The chain rule brings the derivative of what stands inside, which is lost.")
def inner_derivative_lost(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (2 * p * y - p - y) / len(y)


@mistake("p is 1/(1 + exp(-z)), and here it is 1/(exp(z) + 1).")
def link_mirrored(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, z))
    return X.T @ (p - y) / len(y)


@mistake(
    "Every sample is treated as if its label were 1: with label 0 the loss is -log(1 - p). That "
    "makes the slope p - 1."
)
def every_label_taken_for_one(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (p - 1) / len(y)


@mistake(
    "Every sample is treated as if its label were 0: with label 1 the loss is -log p. That makes "
    "the slope p."
)
def every_label_taken_for_zero(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ p / len(y)


@mistake(
    "The slopes are added up without their features. Entry j of the gradient weighs each of them "
    "with column j of X."
)
def features_forgotten(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return np.full(len(beta), np.mean(p - y))


@mistake(
    "The sign of y log p is the wrong one: the loss is -y log p - (1 - y) log(1 - p), and not y "
    "log p - (1 - y) log(1 - p). That makes the slope p + y - 2 y p."
)
def sign_of_y_log_p(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (p + y - 2 * p * y) / len(y)


@mistake(
    "y of shape (n, 1) against predictions of shape (n,) makes an n x n table, in which every "
    "target meets every prediction. Keep both of shape (n,)."
)
def every_pair(X, y, beta):
    y = y[:, np.newaxis]
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ np.mean((p - y) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake("That is the loss of each sample, -y log p - (1 - y) log(1 - p). Asked for is its slope.")
def value_instead(X, y, beta):
    z = X @ beta
    p = np.exp(-np.logaddexp(0, -z))
    return X.T @ (-y * np.log(p) - (1 - y) * np.log1p(-p)) / len(y)
