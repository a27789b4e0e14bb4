"""Chain rule: each sample pulls along its row of X, twice its residual hard."""

import numpy as np

from lossdrill.judging.words import (
    along_prediction,
    function,
    linear_gradient,
    linear_targets,
    mistake,
    right,
)

from ._derived import mse
from ._mse_weight_gradient_mistakes import *


def mse_gradient(X, y, beta):
    return 2 / len(y) * X.T @ (X @ beta - y)


@right
def by_mean_over_samples(X, y, beta):
    """One gradient per row, and then the mean of the rows."""
    r = X @ beta - y
    return np.mean(2 * r[:, np.newaxis] * X, axis=0)


@right
def by_loops(X, y, beta):
    n, d = X.shape
    gradient = np.zeros(d)
    for i in range(n):
        residual = -float(y[i])
        for j in range(d):
            residual += X[i, j] * beta[j]
        for j in range(d):
            gradient[j] += 2 * residual * X[i, j] / n
    return gradient


@right
def by_einsum(X, y, beta):
    r = np.einsum("ij,j->i", X, beta) - y
    return 2 * np.einsum("ij,i->j", X, r) / X.shape[0]


@right
def by_normal_equations(X, y, beta):
    """Zero exactly where X'X beta = X'y."""
    return 2 * (X.T @ X @ beta - X.T @ y) / y.size


@right
def by_columns(X, y, beta):
    residuals = np.dot(X, beta) - y
    return np.array([2 * np.average(residuals * column) for column in X.T])


@mistake(
    "Right for the 1/(2n) convention; this exercise takes the mean of the squares themselves, "
    "so the 2 from the derivative of r² stays."
)
def factor_of_the_power_rule_lost(X, y, beta):
    return X.T @ (X @ beta - y) / len(y)


@mistake(
    "Right for half the sum of squares; this exercise takes the mean of the squares, "
    "so the factor in front is 2/n."
)
def bare_product(X, y, beta):
    return X.T @ (X @ beta - y)


@mistake(
    "The sign is reversed. With y - X beta as the residual the inner derivative is -X: "
    "the minus in front got lost, and a descent step would climb."
)
def with_respect_to_y(X, y, beta):
    return 2 / len(y) * X.T @ (y - X @ beta)


@mistake(
    "/ and * are taken from left to right: `/ 2 * n` divides by 2 and then multiplies by n. "
    "The factor in front of X'r is 2/n."
)
def halved_and_multiplied_by_n(X, y, beta):
    return X.T @ (X @ beta - y) / 2 * len(y)


@mistake(
    "Nearly, but with a row for every feature: shape (d, 1). y and beta have shapes (n,) and (d,), "
    "and so has the gradient; a column like this one makes `beta - step * gradient` d x d."
)
def column_instead_of_vector(X, y, beta):
    return 2 / len(y) * X.T @ (X @ beta - y).reshape(-1, 1)


@mistake(
    "That is the gradient of the RMSE: the same direction, divided by 2 RMSE. "
    "This exercise asks for the gradient before the root."
)
def gradient_of_the_root(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X.T @ r / len(y) / np.sqrt(np.mean(r**2))


@mistake(
    "Halved twice: with the loss sum r² / (2n) the derivative of r² brings a 2 that cancels the "
    "half, which leaves 1/n; and this exercise has no half to begin with, so the factor is 2/n."
)
def halved_and_without_the_two(X, y, beta):
    return X.T @ (X @ beta - y) / (2 * len(y))


@mistake(
    "The sign is reversed and the 2 is missing: with y - X beta as the residual the factor in "
    "front is -2/n."
)
def reversed_sign_without_the_two(X, y, beta):
    return X.T @ (y - X @ beta) / len(y)


@mistake(
    "y of shape (n, 1) less X @ beta of shape (n,) is n x n: every target meets every prediction. "
    "Keep both of shape (n,)."
)
def every_prediction(X, y, beta):
    r = X @ beta - y.reshape(-1, 1)
    return (2 / len(y) * X.T @ r).mean(axis=1)


@mistake("A residual is a difference: X @ beta - y. Here the two are added.")
def added_instead_of_subtracted(X, y, beta):
    return 2 / len(y) * X.T @ (X @ beta + y)


@mistake(
    "Finite differences: the loss is rounded before the difference is taken, and where a feature "
    "contributes little those digits are all there is. Use the exact formula."
)
def finite_differences(X, y, beta):
    h = 1e-6
    gradient = np.zeros(len(beta))
    for j in range(len(beta)):
        step = np.zeros(len(beta))
        step[j] = h
        above = np.mean((X @ (beta + step) - y) ** 2)
        below = np.mean((X @ (beta - step) - y) ** 2)
        gradient[j] = (above - below) / (2 * h)
    return gradient


def rounding_scale(X, y, beta):
    """What is added up in a residual, twice: targets and products, whatever cancels among them."""
    return 2 * (np.abs(y) + np.abs(X) @ np.abs(beta))


@mistake(
    "The residuals have lost their sign: the derivative of r² is 2r, which is negative where the "
    "prediction is too low."
)
def sizes_of_residuals(X, y, beta):
    return 2 * X.T @ np.abs(X @ beta - y) / len(y)


@mistake("The target is missing: the residual is X beta - y, and this is 2/n X'X beta alone.")
def target_forgotten(X, y, beta):
    return 2 * X.T @ (X @ beta) / len(y)


@mistake("The prediction is missing: the residual is X beta - y, and this is -2/n X'y alone.")
def prediction_forgotten(X, y, beta):
    return -2 * X.T @ y / len(y)


@mistake(
    "The factor 2/n belongs to both terms: `2 / n * X.T @ X @ beta - X.T @ y` multiplies only the "
    "first. Put the difference in brackets."
)
def factor_of_one_term(X, y, beta):
    return 2 / len(y) * X.T @ X @ beta - X.T @ y


@mistake(
    "The first weight is taken for an intercept: it is added to the prediction without its column "
    "of X. There is no intercept besides what X contains."
)
def first_weight_as_intercept(X, y, beta):
    return 2 * X.T @ (beta[0] + X[:, 1:] @ beta[1:] - y) / len(y)


@mistake(
    "The last feature does not reach the prediction: does a slice or a loop end one too early? "
    "All d of them count."
)
def last_feature_forgotten(X, y, beta):
    return 2 * X.T @ (X[:, :-1] @ beta[:-1] - y) / len(y)


@mistake(
    "The columns of X are centred here, which is the gradient of another model, one with an "
    "intercept. Take X as it is."
)
def centred_features(X, y, beta):
    return 2 * (X - X.mean(axis=0)).T @ (X @ beta - y) / len(y)


@mistake("The features are squared: the derivative of X beta with respect to beta is X itself.")
def squared_features(X, y, beta):
    return 2 * (X**2).T @ (X @ beta - y) / len(y)


@mistake(
    "That goes in the direction of beta: the derivative of x'beta with respect to x. With respect "
    "to beta it is x, so multiply by X.T."
)
def with_respect_to_features(X, y, beta):
    return 2 * np.mean(X @ beta - y) * beta


@mistake("That is the loss, one number. Its gradient has one entry for each weight.")
def loss_instead(X, y, beta):
    return np.mean((X @ beta - y) ** 2)


judge = function(
    mse_gradient,
    signature="(n,d),(n),(d)->(d)",
    derived=linear_gradient(mse, scale=rounding_scale),
    points=[linear_targets()],
    along=along_prediction("Slope of the squared error of one sample"),
)
