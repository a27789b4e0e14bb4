"""The size of each residual, and the mean of the sizes."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import mae as absolute_error
from ._mae_value_mistakes import *


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


@mistake(
    "Without absolute values errors of opposite sign cancel, and the mean of y_hat - y can be "
    "negative. That is the bias, not the error."
)
def signed_r(y, y_hat):
    return np.mean(y_hat - y)


@mistake(
    "Without absolute values errors of opposite sign cancel, and the mean of y - y_hat can be "
    "negative. That is the bias with its sign reversed, not the error."
)
def reversed_signed_mean(y, y_hat):
    return np.mean(y - y_hat)


@mistake(
    "That is the median of |r|, a robust summary of its own. The M in MAE is the mean. "
    "(The median belongs to MAE in another way: it is the constant that minimises it.)"
)
def median_of_losses(y, y_hat):
    return np.median(np.abs(y - y_hat))


@mistake(
    "That is the percentage error (MAPE): each residual divided by its target, which is infinite "
    "at y = 0. The MAE stays in the unit of y."
)
def relative_error(y, y_hat):
    with np.errstate(all="ignore"):
        return np.mean(np.abs((y - y_hat) / y))


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
    "An array made by `zeros_like` or `empty_like` of integer targets holds integers: everything "
    "behind the decimal point is cut off. Say dtype=float."
)
def integer_buffer(y, y_hat):
    errors = np.zeros_like(y)
    for i in range(len(y)):
        errors[i] = abs(y[i] - y_hat[i])
    return np.mean(errors)


@mistake(
    "np.max(r, 0) takes the largest entry along axis 0; the entry-wise maximum of two things is "
    "np.maximum. And |r| is the maximum of r and -r, not of r and 0."
)
def max_for_maximum(y, y_hat):
    return np.mean(np.max(y_hat - y, 0))


@mistake(
    "That is the log-cosh loss, a smooth relative: about r²/2 near zero and |r| - log 2 far from "
    "it. The absolute error is |r| everywhere, kink included."
)
def log_cosh(y, y_hat):
    return np.mean(np.logaddexp(y_hat - y, y - y_hat) - np.log(2))


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
    "That is the share of predictions that are not exact, an error rate for classes. "
    "Here each sample counts with how far off it is."
)
def share_of_misses(y, y_hat):
    return np.mean(y_hat != y)


judge = function(
    mae,
    signature="(n),(n)->()",
    derived=mean_value(absolute_error),
    points=[points_of(absolute_error)],
    along=along_loss(absolute_error, "Absolute error of one sample"),
)

equivalent_mutants = {
    "return np.mean(np.abs(y - y_hat))": "|-r| is |r|",
}
