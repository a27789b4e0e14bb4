"""The residuals, their squares, the mean of those: in this order."""

import math

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import mse as squared_error
from ._mse_value_mistakes import *


def mse(y, y_hat):
    return np.mean((y_hat - y) ** 2)


@right
def by_loop(y, y_hat):
    total = 0.0
    for target, prediction in zip(y, y_hat):
        total += (prediction - target) ** 2
    return total / len(y)


@right
def by_dot_product(y, y_hat):
    r = np.subtract(y_hat, y, dtype=float)
    return r @ r / r.size


@right
def by_norm(y, y_hat):
    """The squared Euclidean distance of the two vectors, per sample."""
    return np.linalg.norm(y_hat - y) ** 2 / len(y)


@right
def by_moments(y, y_hat):
    """Variance of the residuals plus the square of their mean, the bias."""
    r = y_hat - y
    return np.var(r) + np.mean(r) ** 2


@right
def by_exact_sum(y, y_hat):
    """No rounding at all between the squares and the mean of them."""
    return math.fsum((a - b) ** 2 for a, b in zip(y.tolist(), y_hat.tolist())) / len(y)


@mistake(
    "A difference of squares is not the square of the difference: y_hat² - y² has another value, "
    "and even another sign when the prediction is the smaller of the two."
)
def difference_of_squares(y, y_hat):
    return np.mean(y_hat**2 - y**2)


@mistake("Right up to the root at the end: that is the RMSE. The MSE stays in squared units.")
def root_taken(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2))


@mistake(
    "The variance subtracts the mean residual first, so a model that is off by a constant gets "
    "away with it. The MSE is the variance of the residuals plus the square of their mean."
)
def spread_of_the_residuals(y, y_hat):
    return np.var(y - y_hat)


@mistake(
    "Only the first sample counts: a `return` inside the loop leaves after it. "
    "Add up in the loop, and return behind it."
)
def returned_in_the_loop(y, y_hat):
    total = 0.0
    for target, prediction in zip(y, y_hat):
        total += (prediction - target) ** 2
        return total / len(y)


@mistake(
    "The sum is squared where the terms should be: errors of opposite sign have cancelled by then. "
    "Square each residual first."
)
def square_of_the_sum(y, y_hat):
    return np.sum(y - y_hat) ** 2 / len(y)


@mistake("That is the largest r². The mean counts every sample, not the worst one alone.")
def largest_square(y, y_hat):
    return np.max((y - y_hat) ** 2)


@mistake(
    "The value is cut off to a whole number: // and int() drop everything behind the decimal "
    "point. Divide with /, and return the quotient as it is."
)
def whole_number(y, y_hat):
    return np.sum((y - y_hat) ** 2) // len(y)


@mistake(
    "That is R², the share of the variance of y that is explained. The MSE is not compared with "
    "anything: no division by the spread of y, and no 1 - ..."
)
def explained_variance(y, y_hat):
    with np.errstate(all="ignore"):
        return 1 - np.sum((y - y_hat) ** 2) / np.sum((y - np.mean(y)) ** 2)


@mistake(
    "Without the square errors of opposite sign cancel, and the mean of y_hat - y can be negative. "
    "That is the bias, not the error: square each residual."
)
def square_lost(y, y_hat):
    return np.mean(y_hat - y)


@mistake(
    "** binds tighter than -: `y - y_hat ** 2` squares the prediction alone. "
    "Put the difference in brackets."
)
def prediction_squared_alone(y, y_hat):
    return np.mean(y - y_hat**2)


@mistake(
    "That is the MSE divided by the variance of the targets, 1 - R²: a number without a unit. "
    "The MSE is not compared with anything."
)
def relative_to_the_variance(y, y_hat):
    with np.errstate(all="ignore"):
        return np.mean((y - y_hat) ** 2) / np.var(y)


@mistake(
    "The residuals are cut off to whole numbers before they are squared: int() and astype(int) "
    "drop everything behind the decimal point. Keep them as they are."
)
def whole_residuals(y, y_hat):
    return np.mean(np.trunc(y_hat - y) ** 2)


@mistake(
    "That is the Huber loss with delta = 1: half the square for small residuals, and a straight "
    "line for large ones. The MSE squares them all."
)
def huber_instead(y, y_hat):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= 1, r**2 / 2, r - 0.5))


judge = function(
    mse,
    signature="(n),(n)->()",
    derived=mean_value(squared_error),
    points=[points_of(squared_error)],
    along=along_loss(squared_error, "Squared error of one sample"),
)

equivalent_mutants = {
    "return np.mean((y - y_hat) ** 2)": "(-r)² is r²",
}
