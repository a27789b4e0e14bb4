"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) * (1 / (2 * np.sqrt(mean)))


@mistake(
    "The chain rule stops at the predictions: this is the gradient with respect to y_hat, of shape "
    "(n,). X transposed takes it to the weights."
)
def chain_rule_stops_at_the_prediction(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(y_hat))
    return 2 * r / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake(
    "That is the gradient of the mean m itself. The loss is √m, and the chain rule brings one more "
    "factor."
)
def gradient_before_the_last_step(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    return X.T @ (2 * r) / len(y)


@mistake(
    "Every entry is n times too small: the sum over the samples is divided by n once, and np.mean "
    "does that itself."
)
def averaged_twice(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / len(y) ** 2 * (1 / (2 * np.sqrt(mean)))


@mistake(
    "This is the derivative with respect to y. With respect to y_hat the inner derivative of y_hat "
    "- y is 1, so the sign is the other one."
)
def with_respect_to_y(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (-2 * r) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("The derivative of √m has a constant factor too, which is lost.")
def factor_of_the_last_step_lost(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / len(y) * (1 / np.sqrt(mean))


@mistake("The mean is over the n samples, the rows of X; this divides by d, the features.")
def mean_over_features(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / X.shape[1] * (1 / (2 * np.sqrt(mean)))


@mistake("The square of r is lost: what is averaged is r², and not r. That makes the slope 1.")
def square_lost(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ np.full(len(y), 1) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake(
    "The power rule brings the exponent down as a factor, which is lost: that makes the slope r."
)
def factor_of_the_power_rule_lost(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ r / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("The gradient of m is divided by m. The chain rule takes the derivative of √m.")
def divided_by_the_mean(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / len(y) * (1 / mean)


@mistake("The power rule lowers the exponent by one, and here it is kept.")
def exponent_not_lowered(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r**2) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("The gradient of m is multiplied by √m itself. The chain rule takes the derivative of √m.")
def times_the_value(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    return X.T @ (2 * r) / len(y) * (np.sqrt(mean))


@mistake("That is the loss of each sample, r². Asked for is its slope.")
def value_instead(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ r**2 / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("That is the slope of another loss, the absolute error, |r|.")
def absolute_error_instead(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ np.sign(r) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("1/(2 m) stands in the place of the derivative of √m.")
def divided_by_twice_the_mean(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / len(y) * (1 / (2 * mean))


@mistake("r is doubled, and not squared: that makes the slope 2.")
def doubled_instead_of_squared(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ np.full(len(y), 2) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("r is y_hat - y, and here it is (y_hat - y)/|y|.")
def relative_error(X, y, beta):
    y_hat = X @ beta
    r = (y_hat - y) / np.abs(y)
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("The slope has lost its sign: where the loss falls it is negative.")
def size_of_the_slope(X, y, beta):
    y_hat = X @ beta
    r = y_hat - y
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * np.abs(r)) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("r is y_hat - y, and here it is max(0, y_hat - y).")
def only_too_high(X, y, beta):
    y_hat = X @ beta
    r = np.maximum(0, y_hat - y)
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / len(y) * (1 / (2 * np.sqrt(mean)))


@mistake("r is y_hat - y, and here it is max(0, y - y_hat).")
def only_too_low(X, y, beta):
    y_hat = X @ beta
    r = np.maximum(0, y - y_hat)
    mean = np.mean(r**2)
    if mean == 0:
        return np.zeros(len(beta))
    return X.T @ (2 * r) / len(y) * (1 / (2 * np.sqrt(mean)))
