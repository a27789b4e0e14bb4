"""The size of each residual, and the mean of the sizes."""

import numpy as np

from lossdrill.judging.words import (
    along_residual,
    function,
    mean_value,
    mistake,
    residuals,
    right,
)

from ._derived import mae as absolute_error


def mae(y, y_hat):
    return np.mean(np.abs(y_hat - y))


@right
def by_loop(y, y_hat):
    total = 0.0
    for target, prediction in zip(y, y_hat):
        if prediction > target:
            total += prediction - target
        else:
            total += target - prediction
    return total / len(y)


@right
def by_maximum(y, y_hat):
    """|r| is the larger of r and -r."""
    r = np.subtract(y_hat, y, dtype=float)
    return np.maximum(r, -r).sum() / r.size


@right
def by_norm(y, y_hat):
    return np.linalg.norm(y_hat - y, ord=1) / len(y)


@right
def by_signs(y, y_hat):
    """|r| is r times its sign, so the sum is a dot product."""
    r = y_hat - y
    return np.einsum("i,i->", r, np.sign(r)) / len(r)


@right
def by_generator(y, y_hat):
    return sum(abs(a - b) for a, b in zip(y.tolist(), y_hat.tolist())) / len(y)


@mistake("Right for the sum of |r|; this exercise takes the mean: divide by n.")
def sum_of_sizes(y, y_hat):
    return np.sum(np.abs(y - y_hat))


@mistake(
    "Right for the mean of |r| with a factor 1/2 in front; this exercise takes the mean without it."
)
def half_mean(y, y_hat):
    return np.mean(np.abs(y - y_hat)) / 2


@mistake(
    "The value is n times too small: the sum of |r| is divided by n once, and np.mean does that "
    "itself."
)
def averaged_twice(y, y_hat):
    return np.mean(np.abs(y - y_hat)) / len(y)


@mistake(
    "You averaged before taking absolute values: errors of opposite sign cancel, and what is left "
    "is the size of the bias. Take |r| of each residual first."
)
def size_of_the_mean(y, y_hat):
    return np.abs(np.mean(y - y_hat))


@mistake(
    "Without absolute values errors of opposite sign cancel, and the mean of y_hat - y can be "
    "negative. That is the bias, not the error."
)
def signed_mean(y, y_hat):
    return np.mean(y_hat - y)


@mistake(
    "Without absolute values errors of opposite sign cancel, and the mean of y - y_hat can be "
    "negative. That is the bias with its sign reversed, not the error."
)
def reversed_signed_mean(y, y_hat):
    return np.mean(y - y_hat)


@mistake(
    "That compares the sizes of y and y_hat: a prediction of -3 for a target of 3 costs nothing. "
    "Subtract first, then take the absolute value."
)
def difference_of_sizes(y, y_hat):
    return np.mean(np.abs(np.abs(y) - np.abs(y_hat)))


@mistake(
    "That is the median of |r|, a robust summary of its own. The M in MAE is the mean. "
    "(The median belongs to MAE in another way: it is the constant that minimises it.)"
)
def median_of_sizes(y, y_hat):
    return np.median(np.abs(y - y_hat))


@mistake(
    "That is the percentage error (MAPE): each residual divided by its target, which is infinite "
    "at y = 0. The MAE stays in the unit of y."
)
def relative_error(y, y_hat):
    with np.errstate(all="ignore"):
        return np.mean(np.abs((y - y_hat) / y))


@mistake("That is the mean of r², the MSE: take absolute values instead of squares.")
def squared_instead(y, y_hat):
    return np.mean((y - y_hat) ** 2)


@mistake(
    "The root of the mean square is the RMSE. It equals the MAE only when all residuals have the "
    "same size; the root of each square by itself would be |r|."
)
def root_of_the_mean_square(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2))


@mistake("That is the largest |r|. The mean counts every sample, not the worst one alone.")
def largest_error(y, y_hat):
    return np.max(np.abs(y - y_hat))


@mistake(
    "max(0, r) keeps the residuals of one sign and drops the others: a prediction that is too low "
    "costs nothing. |r| is max(r, -r)."
)
def only_too_high(y, y_hat):
    return np.mean(np.maximum(y_hat - y, 0))


@mistake(
    "An array made by `zeros_like` or `empty_like` of integer targets holds integers: everything "
    "behind the decimal point is cut off. Say dtype=float."
)
def integer_buffer(y, y_hat):
    errors = np.zeros_like(y)
    for i in range(len(y)):
        errors[i] = abs(y[i] - y_hat[i])
    return np.mean(errors)


@mistake(
    "Your difference is n x n: y of shape (n, 1) against y_hat of shape (n,) pairs every target "
    "with every prediction. Keep both of shape (n,)."
)
def every_pair(y, y_hat):
    return np.mean(np.abs(y.reshape(-1, 1) - y_hat))


@mistake(
    "n - 1 is the divisor of a sample variance, whose mean is estimated from the same data. "
    "Nothing is estimated here: divide by n, which also works for a single sample."
)
def divided_by_n_minus_1(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum(np.abs(y - y_hat)) / (np.float64(len(y)) - 1)


@mistake(
    "The value is cut off to a whole number: // and int() drop everything behind the decimal "
    "point. Divide with /, and return the quotient as it is."
)
def whole_number(y, y_hat):
    return np.sum(np.abs(y - y_hat)) // len(y)


@mistake(
    "np.max(r, 0) takes the largest entry along axis 0; the entry-wise maximum of two things is "
    "np.maximum. And |r| is the maximum of r and -r, not of r and 0."
)
def max_for_maximum(y, y_hat):
    return np.mean(np.max(y_hat - y, 0))


@mistake("A residual is a difference: y_hat - y. Here the two are added.")
def added_instead_of_subtracted(y, y_hat):
    return np.mean(np.abs(y + y_hat))


@mistake(
    "That is the log-cosh loss, a smooth relative: about r²/2 near zero and |r| - log 2 far from "
    "it. The absolute error is |r| everywhere, kink included."
)
def log_cosh(y, y_hat):
    return np.mean(np.logaddexp(y_hat - y, y - y_hat) - np.log(2))


@mistake(
    "The mean residual is subtracted first, so a model that is off by a constant gets away with "
    "it. That is the spread of the residuals; the MAE takes them as they are."
)
def spread_of_the_residuals(y, y_hat):
    r = y_hat - y
    return np.mean(np.abs(r - np.mean(r)))


@mistake(
    "The predictions do not count here: that is how far the targets are from their own mean. "
    "The residual is y_hat - y."
)
def spread_of_the_targets(y, y_hat):
    return np.mean(np.abs(y - np.mean(y)))


@mistake(
    "That compares the mean size of the targets with the mean size of the predictions. "
    "Subtract sample by sample, then take the size, then the mean."
)
def difference_of_mean_sizes(y, y_hat):
    return np.mean(np.abs(y)) - np.mean(np.abs(y_hat))


@mistake(
    "Each residual is divided by the sizes of target and prediction: that is the symmetric "
    "percentage error, without a unit. The MAE is in the unit of y."
)
def symmetric_relative_error(y, y_hat):
    with np.errstate(all="ignore"):
        return np.mean(2 * np.abs(y_hat - y) / (np.abs(y) + np.abs(y_hat)))


@mistake(
    "The errors are cut off to whole numbers before they are averaged: int() and astype(int) "
    "drop everything behind the decimal point. Keep them as they are."
)
def whole_residuals(y, y_hat):
    return np.mean(np.trunc(np.abs(y_hat - y)))


@mistake(
    "That is Smooth-L1, the Huber loss with delta = 1: it rounds off the kink of |r| at 0. "
    "The absolute error is |r| everywhere."
)
def smooth_l1(y, y_hat):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= 1, r**2 / 2, r - 0.5))


@mistake(
    "That is the mean of the signs, the slope of the loss: each sample counts 1 or -1, however "
    "far off it is. The loss counts how far."
)
def signs_instead_of_sizes(y, y_hat):
    return np.mean(np.sign(y_hat - y))


@mistake(
    "That is the share of predictions that are not exact, an error rate for classes. "
    "Here each sample counts with how far off it is."
)
def share_of_misses(y, y_hat):
    return np.mean(y_hat != y)


@mistake(
    "max(0, y - y_hat) drops the predictions that are too high: they cost nothing here. "
    "|r| is max(r, -r)."
)
def only_too_low(y, y_hat):
    return np.mean(np.maximum(y - y_hat, 0))


judge = function(
    mae,
    signature="(n),(n)->()",
    derived=mean_value(absolute_error),
    points=[residuals()],
    along=along_residual("Absolute error of one sample"),
)

equivalent_mutants = {
    "return np.mean(np.abs(y - y_hat))": "|-r| is |r|",
}
