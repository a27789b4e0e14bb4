"""Each sample votes with its row of X, up or down: the size of its residual does not count."""

import numpy as np

from lossdrill.judging.words import (
    along_prediction,
    function,
    linear_gradient,
    linear_targets,
    mistake,
    right,
)

from ._derived import mae
from ._mae_weight_gradient_mistakes import *


def mae_gradient(X, y, beta):
    return X.T @ np.sign(X @ beta - y) / len(y)


@right
def by_loops(X, y, beta):
    n, d = X.shape
    gradient = [0.0] * d
    for i in range(n):
        prediction = sum(X[i, j] * beta[j] for j in range(d))
        if prediction > y[i]:
            vote = 1
        elif prediction < y[i]:
            vote = -1
        else:
            vote = 0
        for j in range(d):
            gradient[j] += vote * X[i, j] / n
    return np.array(gradient)


@right
def by_two_cases(X, y, beta):
    """An exact fit counts as too low: -1 is a subgradient at 0 as well as any other."""
    too_high = X @ beta > y
    return np.mean(X * np.where(too_high, 1, -1)[:, np.newaxis], axis=0)


@right
def by_sums_of_rows(X, y, beta):
    """Rows predicted too high less rows predicted too low."""
    r = X @ beta - y
    return (X[r > 0].sum(axis=0) - X[r < 0].sum(axis=0)) / len(r)


@right
def by_guarded_division(X, y, beta):
    r = np.einsum("ij,j->i", X, beta) - y
    size = np.abs(r)
    direction = np.divide(r, size, out=np.zeros(len(r)), where=size > 0)
    return np.einsum("ij,i->j", X, direction) / len(r)


@right
def by_columns(X, y, beta):
    votes = np.copysign(1.0, np.dot(X, beta) - y)
    return np.array([np.average(votes * column) for column in X.T])


@mistake(
    "The sign is reversed. With y - X beta as the residual the inner derivative is -X: "
    "the minus in front got lost, and a descent step would climb."
)
def with_respect_to_y(X, y, beta):
    return X.T @ np.sign(y - X @ beta) / len(y)


@mistake(
    "That is the gradient of the MSE: a residual of 100 pulls a hundred times as hard as one of 1. "
    "With |r| it pulls no harder."
)
def squared_error_instead(X, y, beta):
    return 2 * X.T @ (X @ beta - y) / len(y)


@mistake(
    "Where a residual is 0 the answer is NaN, as r / |r| is there (0/0), and one sample that is "
    "fitted exactly ruins every entry. Use np.sign, or any number from -1 to 1 there."
)
def zero_over_zero(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X.T @ (r / np.abs(r)) / len(y)


@mistake(
    "One sign for the whole batch: each sample has a vote of its own, the sign of its own residual."
)
def sign_of_the_mean(X, y, beta):
    return np.sign(np.mean(X @ beta - y)) * np.mean(X, axis=0)


@mistake(
    "The sign is taken of the wrong thing. It belongs to each residual, before X.T and the mean; "
    "entries that are only -1, 0 and 1 have lost how many samples voted and with what weight."
)
def sign_of_the_gradient(X, y, beta):
    return np.sign(X.T @ (X @ beta - y))


@mistake(
    "Samples with residual 0 add nothing to the sum, but they still count in n: divide by the "
    "number of all samples, which is never 0."
)
def exact_fits_not_counted(X, y, beta):
    r = X @ beta - y
    missed = r != 0
    with np.errstate(all="ignore"):
        return X[missed].T @ np.sign(r[missed]) / np.sum(missed)


@mistake(
    "A residual below 0.001 is small, but it is not 0: |r| has slope ±1 as soon as r differs from 0. "
    "Compare with 0 itself; a threshold depends on the unit of y."
)
def threshold_instead_of_zero(X, y, beta):
    r = X @ beta - y
    return X.T @ np.where(np.abs(r) < 1e-3, 0, np.sign(r)) / len(y)


@mistake(
    "A slope of 1 or 0 belongs to max(0, r). |r| also falls, and is not flat where the prediction "
    "is too low."
)
def flat_below(X, y, beta):
    return X.T @ (X @ beta > y) / len(y)


@mistake(
    "The residual clipped to [-1, 1] is the slope of the Huber loss with delta = 1. |r| has its "
    "full slope of 1 or -1 for small residuals too."
)
def slope_of_huber(X, y, beta):
    return X.T @ np.clip(X @ beta - y, -1, 1) / len(y)


@mistake(
    "tanh(r) is the slope of the log-cosh loss, which only resembles |r|: its slope fades where "
    "the residual is small. The slope of |r| is the sign of r."
)
def slope_of_log_cosh(X, y, beta):
    return X.T @ np.tanh(X @ beta - y) / len(y)


@mistake(
    "Finite differences: where a residual is smaller than the step they look across the kink, and "
    "where a feature contributes little only rounding is left. Use the sign of each residual."
)
def finite_differences(X, y, beta):
    h = 1e-6
    gradient = np.zeros(len(beta))
    for j in range(len(beta)):
        step = np.zeros(len(beta))
        step[j] = h
        above = np.mean(np.abs(X @ (beta + step) - y))
        below = np.mean(np.abs(X @ (beta - step) - y))
        gradient[j] = (above - below) / (2 * h)
    return gradient


def rounding_scale(X, y, beta):
    """Signs are exact: only the n entries of each column are added up."""
    return np.ones(len(y))


@mistake(
    "That is the gradient of the RMSE: each residual counts with its size, divided by the RMSE. "
    "The slope of |r| is the sign of r, whatever its size."
)
def gradient_of_the_root(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X.T @ r / (len(y) * np.sqrt(np.mean(r**2)))


@mistake(
    "The features have lost their size: the residual has a sign only, but it is multiplied with "
    "the row of X as it is."
)
def signs_of_features(X, y, beta):
    return np.sign(X).T @ np.sign(X @ beta - y) / len(y)


@mistake(
    "The features have lost their sign: the absolute value is around the residual, not around X."
)
def sizes_of_features(X, y, beta):
    return np.abs(X).T @ np.sign(X @ beta - y) / len(y)


@mistake("The target is missing: the sign is that of the residual X beta - y, not of X beta.")
def target_forgotten(X, y, beta):
    return X.T @ np.sign(X @ beta) / len(y)


@mistake(
    "The sign of a difference is not the difference of the signs: 3 and 5 have the same sign, "
    "but 3 - 5 is negative. Subtract first."
)
def difference_of_signs(X, y, beta):
    return X.T @ (np.sign(X @ beta) - np.sign(y)) / len(y)


@mistake(
    "Each weight is judged by its own feature alone, X[:, j] * beta[j]: the prediction is the sum "
    "over all features, and there is one residual for each sample."
)
def each_feature_alone(X, y, beta):
    return np.mean(np.sign(X * beta - y[:, None]) * X, axis=0)


@mistake(
    "That is the median of the samples' slopes. The loss is a mean, and so is its gradient. (The "
    "median is what the MAE leads to: the constant that minimises it.)"
)
def median_of_slopes(X, y, beta):
    return np.median(np.sign(X @ beta - y)[:, None] * X, axis=0)


@mistake(
    "The residuals are cut off to whole numbers before the sign is taken: those between -1 and 1 "
    "count as 0. Keep them as they are."
)
def whole_residuals(X, y, beta):
    return X.T @ np.sign(np.trunc(X @ beta - y)) / len(y)


@mistake(
    "A guard of 0.001 in the denominator is seen in every digit after the third, and it swallows "
    "small residuals. Use np.sign, or a guard far below any residual, 1e-12 for example."
)
def large_guard(X, y, beta):
    r = X @ beta - y
    return X.T @ (r / (np.abs(r) + 1e-3)) / len(y)


@mistake(
    "√(r² + 1e-6) rounds off the kink of |r|: its slope is no longer ±1, least of all where the "
    "residual is small. Use np.sign."
)
def rounded_kink(X, y, beta):
    r = X @ beta - y
    return X.T @ (r / np.sqrt(r**2 + 1e-6)) / len(y)


@mistake("That is the loss, one number. Its gradient has one entry for each weight.")
def loss_instead(X, y, beta):
    return np.mean(np.abs(X @ beta - y))


judge = function(
    mae_gradient,
    signature="(n,d),(n),(d)->(d)",
    derived=linear_gradient(mae, scale=rounding_scale),
    points=[linear_targets()],
    along=along_prediction("Slope of the absolute error of one sample", kinks=(0.0,)),
)
