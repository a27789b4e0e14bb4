"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (2 * r)


@mistake(
    "The chain rule stops at the predictions: this is the gradient with respect to y_hat, of shape "
    "(n,). X transposed takes it to the weights."
)
def chain_rule_stops_at_the_prediction(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return 2 * r / len(y)


@mistake(
    "Entry j of the gradient adds up column j of X, and that is X.T @ (...). Without the transpose "
    "the rows are added up, which works only when n = d."
)
def not_transposed(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X @ (2 * r) / len(y)


@mistake(
    "Every entry is n times too small: the sum over the samples is divided by n once, and np.mean "
    "does that itself."
)
def averaged_twice(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (2 * r) / len(y) ** 2


@mistake(
    "This is the derivative with respect to y. With respect to y_hat the inner derivative of y_hat "
    "- y is 1, so the sign is the other one."
)
def with_respect_to_y(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (-2 * r) / len(y)


@mistake("The mean is over the n samples, the rows of X; this divides by d, the features.")
def mean_over_features(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (2 * r) / X.shape[1]


@mistake("The square of r is lost: the loss is r², and not r. That makes the slope 1.")
def square_lost(X, y, beta):
    y_hat = X @ beta
    return X.T @ np.full(len(y), 1) / len(y)


@mistake(
    "The power rule brings the exponent down as a factor, which is lost: that makes the slope r."
)
def factor_of_the_power_rule_lost(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ r / len(y)


@mistake("The power rule lowers the exponent by one, and here it is kept.")
def exponent_not_lowered(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (2 * r**2) / len(y)


@mistake(
    "The slopes are added up without their features. Entry j of the gradient weighs each of them "
    "with column j of X."
)
def features_forgotten(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return np.full(len(beta), np.mean(2 * r))


@mistake(
    "y of shape (n, 1) against predictions of shape (n,) makes an n x n table, in which every "
    "target meets every prediction. Keep both of shape (n,)."
)
def every_pair(X, y, beta):
    y = y[:, np.newaxis]
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ np.mean((2 * r) + np.zeros((len(y), len(y))), axis=0) / len(y)


@mistake("That is the loss of each sample, r². Asked for is its slope.")
def value_instead(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ r**2 / len(y)


@mistake(
    "The mean of a product is not the product of the means: the slope of each sample must meet its "
    "own row of X before anything is averaged."
)
def product_of_means(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return np.mean(2 * r) * np.mean(X, axis=0)


@mistake("Twice too much, right for twice this loss.")
def doubled(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (4 * r) / len(y)


@mistake("That is the slope of another loss, the absolute error, |r|.")
def absolute_error_instead(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ np.sign(r) / len(y)


@mistake(
    "One number for all weights: the mean has gone over the features too. Average over the samples "
    "only (axis=0), so that each feature keeps its own derivative."
)
def mean_over_everything(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return np.mean((2 * r)[:, np.newaxis] * X)


@mistake("r is doubled, and not squared: that makes the slope 2.")
def doubled_instead_of_squared(X, y, beta):
    y_hat = X @ beta
    return X.T @ np.full(len(y), 2) / len(y)


@mistake(
    "Nearly, but with a row for every feature: shape (d, 1). The weights have shape (d,), and so "
    "has the gradient."
)
def column_instead_of_vector(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (2 * r)[:, np.newaxis] / len(y)


@mistake(
    "Each weight is judged by its own feature alone, X[:, j] * beta[j]: the prediction is the sum "
    "over all features, and there is one for each sample."
)
def each_feature_alone(X, y, beta):
    y = y[:, np.newaxis]
    y_hat = X * beta
    r = y_hat - y
    return np.mean((2 * r) * X, axis=0)


@mistake("r is y_hat - y, and here it is (y_hat - y)/|y|.")
def relative_error(X, y, beta):
    y_hat = X @ beta
    r = (y_hat - y) / np.abs(y)
    return X.T @ (2 * r) / len(y)
