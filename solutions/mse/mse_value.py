"""The residuals, their squares, the mean of those: in this order."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_residual,
    function,
    mean_value,
    mistake,
    residuals,
    right,
)

from ._derived import mse as squared_error


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


@mistake("Right for the sum of squares; this exercise takes their mean: divide by n.")
def sum_of_squares(y, y_hat):
    return np.sum((y - y_hat) ** 2)


@mistake("Right for the 1/(2n) convention; this exercise takes the mean, without the 1/2.")
def half_mean(y, y_hat):
    return np.mean((y - y_hat) ** 2) / 2


@mistake(
    "/ and * are taken from left to right: `s / 2 * n` halves and then multiplies by n; "
    "with brackets, `s / (2 * n)`, it would be the 1/(2n) convention. This exercise divides by n."
)
def halved_and_multiplied_by_n(y, y_hat):
    return np.sum((y - y_hat) ** 2) / 2 * len(y)


@mistake(
    "The value is n times too small: the sum of squares is divided by n once, and np.mean does "
    "that itself."
)
def averaged_twice(y, y_hat):
    return np.mean((y - y_hat) ** 2) / len(y)


@mistake(
    "You averaged before squaring: errors of opposite sign cancel, and what is left is the "
    "square of the bias. Square each residual first."
)
def square_of_the_mean(y, y_hat):
    return np.mean(y - y_hat) ** 2


@mistake(
    "Where y and y_hat are large and close, y² - 2 y y_hat + y_hat² subtracts nearly equal numbers "
    "of size y² and loses every digit of what is left. Subtract first, then square."
)
def expanded_square(y, y_hat):
    return np.mean(y**2 - 2 * y * y_hat + y_hat**2)


@mistake(
    "A difference of squares is not the square of the difference: y_hat² - y² has another value, "
    "and even another sign when the prediction is the smaller of the two."
)
def difference_of_squares(y, y_hat):
    return np.mean(y_hat**2 - y**2)


@mistake(
    "Your difference is n x n: y of shape (n, 1) against y_hat of shape (n,) pairs every target "
    "with every prediction. Keep both of shape (n,)."
)
def every_pair(y, y_hat):
    return np.mean((y.reshape(-1, 1) - y_hat) ** 2)


@mistake("That is the mean of |r|, the mean absolute error: square the residuals instead.")
def absolute_instead(y, y_hat):
    return np.mean(np.abs(y - y_hat))


@mistake("Right up to the root at the end: that is the RMSE. The MSE stays in squared units.")
def root_taken(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2))


@mistake(
    "n - 1 is the divisor of a sample variance, whose mean is estimated from the same data. "
    "Nothing is estimated here: divide by n, which also works for a single sample."
)
def divided_by_n_minus_1(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum((y - y_hat) ** 2) / (np.float64(len(y)) - 1)


@mistake(
    "The variance subtracts the mean residual first, so a model that is off by a constant gets "
    "away with it. The MSE is the variance of the residuals plus the square of their mean."
)
def variance_of_residuals(y, y_hat):
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


@mistake("That is the median of r². The M in MSE is the mean: every sample counts, outliers too.")
def median_of_squares(y, y_hat):
    return np.median((y - y_hat) ** 2)


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


@mistake("A residual is a difference: y_hat - y. Here the two are added.")
def added_instead_of_subtracted(y, y_hat):
    return np.mean((y + y_hat) ** 2)


@mistake("Each residual is doubled, not squared: r * 2 is not r ** 2.")
def doubled_instead_of_squared(y, y_hat):
    return np.mean((y - y_hat) * 2)


@mistake(
    "Without the square errors of opposite sign cancel, and the mean of y_hat - y can be negative. "
    "That is the bias, not the error: square each residual."
)
def signed_mean(y, y_hat):
    return np.mean(y_hat - y)


@mistake(
    "** binds tighter than -: `y - y_hat ** 2` squares the prediction alone. "
    "Put the difference in brackets."
)
def prediction_squared_alone(y, y_hat):
    return np.mean(y - y_hat**2)


@mistake(
    "That compares the sizes of y and y_hat: a prediction of -3 for a target of 3 costs nothing. "
    "Subtract the numbers as they are."
)
def difference_of_sizes(y, y_hat):
    return np.mean((np.abs(y) - np.abs(y_hat)) ** 2)


@mistake(
    "max(0, y_hat - y) drops the predictions that are too low: they cost nothing here. "
    "Squares need no such help, they count both signs."
)
def only_too_high(y, y_hat):
    return np.mean(np.maximum(y_hat - y, 0) ** 2)


@mistake(
    "max(0, y - y_hat) drops the predictions that are too high: they cost nothing here. "
    "Squares need no such help, they count both signs."
)
def only_too_low(y, y_hat):
    return np.mean(np.maximum(y - y_hat, 0) ** 2)


@mistake(
    "r |r| has the size of the square and the sign of the residual, and errors of opposite sign "
    "cancel. A square is never negative."
)
def signed_squares(y, y_hat):
    return np.mean((y_hat - y) * np.abs(y_hat - y))


@mistake(
    "Each residual is divided by its target: that is a relative error, without a unit, and none "
    "at all for a target of 0. The MSE is in the squared unit of y."
)
def relative_error(y, y_hat):
    with np.errstate(all="ignore"):
        return np.mean(((y_hat - y) / np.abs(y)) ** 2)


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
    points=[residuals()],
    along=along_residual("Squared error of one sample"),
)

equivalent_mutants = {
    "return np.mean((y - y_hat) ** 2)": "(-r)² is r²",
}
