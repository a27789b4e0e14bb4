"""The residuals as a unit vector, taken back by X.T; the length of that vector never matters."""

import numpy as np

from lossdrill.judging.words import (
    Ball,
    along_prediction,
    function,
    linear_gradient,
    linear_targets,
    mistake,
    right,
)

from ._derived import rmse
from ._rmse_weight_gradient_mistakes import *


def rmse_gradient(X, y, beta):
    r = X @ beta - y
    length = np.linalg.norm(r)
    if length == 0:
        return np.zeros(X.shape[1])
    return X.T @ (r / length) / np.sqrt(len(y))


@right
def by_chain_rule(X, y, beta):
    """The gradient of the MSE over twice the RMSE."""
    r = X @ beta - y
    mse = np.mean(r**2)
    if mse == 0:
        return np.zeros(len(beta))
    return 2 / len(y) * X.T @ r / (2 * np.sqrt(mse))


@right
def by_loops(X, y, beta):
    n, d = X.shape
    residuals = []
    for i in range(n):
        prediction = 0.0
        for j in range(d):
            prediction += X[i, j] * beta[j]
        residuals.append(prediction - y[i])
    rmse = (sum(r * r for r in residuals) / n) ** 0.5
    gradient = np.zeros(d)
    if rmse > 0:
        for j in range(d):
            for i in range(n):
                gradient[j] += residuals[i] * X[i, j] / (n * rmse)
    return gradient


@right
def by_guarded_division(X, y, beta):
    """A guard of 1e-12 changes nothing that can be seen, and turns 0/0 into 0."""
    r = np.einsum("ij,j->i", X, beta) - y
    rmse = np.sqrt(np.mean(np.square(r)))
    return np.einsum("ij,i->j", X, r) / (len(r) * (rmse + 1e-12))


@right
def by_maximum(X, y, beta):
    r = np.dot(X, beta) - y
    rmse = np.maximum(np.sqrt(np.average(r**2)), np.finfo(float).tiny)
    return np.mean(X * (r / rmse)[:, np.newaxis], axis=0)


@right
def by_replacing_nan(X, y, beta):
    r = X @ beta - y
    with np.errstate(invalid="ignore"):
        gradient = X.T @ r / (len(r) * np.sqrt(np.mean(r**2)))
    return np.nan_to_num(gradient, nan=0.0)


@mistake(
    "At a perfect fit the answer is NaN, as 0/0 is, and one NaN in a step ruins every weight for "
    "good. The RMSE has no derivative there, but 0 is a subgradient: return zeros."
)
def zero_over_zero(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X.T @ r / (len(y) * np.sqrt(np.mean(r**2)))


@mistake(
    "That is the gradient of the MSE. The root around it brings one more factor by the chain rule."
)
def gradient_before_the_last_step(X, y, beta):
    return 2 / len(y) * X.T @ (X @ beta - y)


@mistake(
    "You divided by the MSE where the RMSE is due: that is half the gradient of the logarithm of the "
    "MSE, and not of its root."
)
def divided_by_twice_the_mean(X, y, beta):
    r = X @ beta - y
    mse = np.mean(r**2)
    if mse == 0:
        return np.zeros(len(beta))
    return X.T @ r / (len(y) * mse)


@mistake(
    "The mean is missing on one of its two places: the gradient of the MSE carries 1/n, "
    "and it stays when the root is taken."
)
def missing_mean(X, y, beta):
    r = X @ beta - y
    rmse = np.sqrt(np.mean(r**2))
    if rmse == 0:
        return np.zeros(len(beta))
    return X.T @ r / rmse


@mistake(
    "Right for the length of the residual vector, the root of the sum; this exercise takes the "
    "mean under the root, so 1/√n is still due."
)
def gradient_of_the_length(X, y, beta):
    r = X @ beta - y
    length = np.linalg.norm(r)
    if length == 0:
        return np.zeros(len(beta))
    return X.T @ r / length


@mistake(
    "Divided by n where √n is due: either X'r / (n RMSE), or X'r / (√n length of r). "
    "The length of r is √n times the RMSE already."
)
def length_in_place_of_rmse(X, y, beta):
    r = X @ beta - y
    length = np.linalg.norm(r)
    if length == 0:
        return np.zeros(len(beta))
    return X.T @ r / (len(y) * length)


@mistake(
    "The sign is reversed. With y - X beta as the residual the inner derivative is -X: "
    "the minus in front got lost, and a descent step would climb."
)
def with_respect_to_y(X, y, beta):
    r = y - X @ beta
    length = np.linalg.norm(r)
    if length == 0:
        return np.zeros(len(beta))
    return X.T @ r / (np.sqrt(len(y)) * length)


@mistake(
    "The root of the gradient is not the gradient of the root. By the chain rule the derivative of "
    "√m multiplies the gradient of m, with 1/(2√m)."
)
def root_of_the_gradient(X, y, beta):
    gradient = 2 / len(y) * X.T @ (X @ beta - y)
    return np.sign(gradient) * np.sqrt(np.abs(gradient))


@mistake(
    "Entry j of the gradient adds up column j of X times the residuals, and that is X.T @ r. "
    "X @ r adds along the rows, and exists only when n = d."
)
def not_transposed(X, y, beta):
    r = X @ beta - y
    length = np.linalg.norm(r)
    if length == 0:
        return np.zeros(len(beta))
    return X @ r / (np.sqrt(len(y)) * length)


@mistake(
    "A guard of 0.001 in the denominator is seen in every digit after the third, and it swallows "
    "the gradient where the RMSE is small. Return zeros where the RMSE is exactly 0 instead; "
    "a guard must be far below any RMSE that matters, 1e-12 for example."
)
def large_guard(X, y, beta):
    r = X @ beta - y
    return X.T @ r / (len(y) * (np.sqrt(np.mean(r**2)) + 1e-3))


@mistake(
    "1e-12 under the root is 1e-6 beside it: the gradient fades where the RMSE is smaller than "
    "that, though its length does not depend on the size of the residuals at all. "
    "Return zeros where the RMSE is exactly 0, or put the guard outside the root."
)
def guard_under_the_root(X, y, beta):
    r = X @ beta - y
    return X.T @ r / (len(y) * np.sqrt(np.mean(r**2) + 1e-12))


@mistake(
    "A small RMSE is not 0: the gradient is as long there as anywhere else. np.isclose calls "
    "everything below 1e-8 zero; compare with 0 itself."
)
def close_to_zero(X, y, beta):
    r = X @ beta - y
    rmse = np.sqrt(np.mean(r**2))
    if np.isclose(rmse, 0):
        return np.zeros(len(beta))
    return X.T @ r / (len(y) * rmse)


@mistake(
    "That is a subgradient of the mean absolute error: the sign of each residual. For the RMSE a "
    "residual counts with its size, divided by the RMSE of all of them."
)
def gradient_of_the_absolute_error(X, y, beta):
    return X.T @ np.sign(X @ beta - y) / len(y)


@mistake(
    "Finite differences: near a perfect fit the step is larger than the residuals, and where a "
    "feature contributes little only rounding is left. Use the exact formula."
)
def finite_differences(X, y, beta):
    h = 1e-6
    gradient = np.zeros(len(beta))
    for j in range(len(beta)):
        step = np.zeros(len(beta))
        step[j] = h
        above = np.sqrt(np.mean((X @ (beta + step) - y) ** 2))
        below = np.sqrt(np.mean((X @ (beta - step) - y) ** 2))
        gradient[j] = (above - below) / (2 * h)
    return gradient


def rounding_scale(X, y, beta):
    """A residual is rounded by e, what is added up in it, and the RMSE along with all of them."""
    r = X @ beta - y
    rmse = np.sqrt(np.mean(r**2))
    e = np.abs(y) + np.abs(X) @ np.abs(beta)
    return (e + np.abs(r) * np.sum(np.abs(r) * e) / np.sum(r**2)) / rmse


def at_a_perfect_fit(X, y, beta):
    """The subdifferential of the length at 0 is the unit ball; X.T / √n takes it to the weights."""
    if np.any(X @ beta != y):
        return None
    scale = np.abs(X).sum(axis=0) / len(y)
    return Ball(np.zeros(X.shape[1]), scale, X / np.sqrt(len(y)))


@mistake(
    "The residual is n x n: a prediction of shape (n, 1) minus y of shape (n,) pairs every "
    "prediction with every target. Keep both of shape (n,)."
)
def every_pair(X, y, beta):
    r = (X @ beta)[:, None] - y
    with np.errstate(all="ignore"):
        return X.T @ np.mean(r, axis=1) / (len(y) * np.sqrt(np.mean(r**2)))


@mistake(
    "np.std subtracts the mean residual first; the RMSE does not. Divide by the root of the mean "
    "square of the residuals as they are."
)
def divided_by_standard_deviation(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X.T @ r / (len(y) * np.std(r))


@mistake(
    "That divides by the mean absolute error. The derivative of the root brings the RMSE into the "
    "denominator."
)
def divided_by_mae(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X.T @ r / (len(y) * np.mean(np.abs(r)))


@mistake(
    "The sum over the samples leaves out the first one: does a loop start at 1? (The RMSE below "
    "it is right.)"
)
def first_sample_left_out(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X[1:].T @ r[1:] / (len(y) * np.sqrt(np.mean(r**2)))


@mistake(
    "The sum over the samples leaves out the last one: does a loop end too early? (The RMSE below "
    "it is right.)"
)
def last_sample_left_out(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X[:-1].T @ r[:-1] / (len(y) * np.sqrt(np.mean(r**2)))


@mistake(
    "Only the last sample is left of the sum: does each turn of a loop overwrite what the others "
    "have added? Write += for =. (The RMSE below it is right.)"
)
def sum_overwritten(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X[-1] * r[-1] / (len(y) * np.sqrt(np.mean(r**2)))


@mistake(
    "The root of the gradient is not the gradient of the root, and where the gradient is negative "
    "there is none. By the chain rule the derivative of √m multiplies the gradient of m, with "
    "1/(2√m)."
)
def bare_root_of_the_gradient(X, y, beta):
    with np.errstate(all="ignore"):
        return np.sqrt(2 * X.T @ (X @ beta - y) / len(y))


@mistake(
    "** binds tighter than /: `m ** 1/2` is m / 2, so this divides by half the MSE and not by its "
    "root. Write `m ** 0.5` or np.sqrt(m)."
)
def divided_by_the_mean(X, y, beta):
    r = X @ beta - y
    with np.errstate(all="ignore"):
        return X.T @ r / (len(y) * (np.mean(r**2) ** 1 / 2))


@mistake("That is the loss, one number. Its gradient has one entry for each weight.")
def loss_instead(X, y, beta):
    return np.sqrt(np.mean((X @ beta - y) ** 2))


judge = function(
    rmse_gradient,
    signature="(n,d),(n),(d)->(d)",
    derived=linear_gradient(rmse, scale=rounding_scale),
    accepts=at_a_perfect_fit,
    points=[linear_targets()],
    along=along_prediction("Slope of the RMSE of one sample", kinks=(0.0,)),
)

equivalent_mutants = {
    "return np.zeros(X.shape[-1])": "X has two axes, so the last one is axis 1",
}
