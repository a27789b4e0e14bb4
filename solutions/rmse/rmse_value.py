"""Square, mean, root: the letters of RMSE from right to left."""

import math

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import rmse as root_mean_squared_error
from ._rmse_value_mistakes import *


def rmse(y, y_hat):
    return np.sqrt(np.mean((y_hat - y) ** 2))


@right
def by_loop(y, y_hat):
    total = 0.0
    for target, prediction in zip(y, y_hat):
        total += (prediction - target) ** 2
    return (total / len(y)) ** 0.5


@right
def by_norm(y, y_hat):
    """The Euclidean length of the residuals over the root of their number."""
    return np.linalg.norm(y_hat - y) / np.sqrt(len(y))


@right
def by_distance(y, y_hat):
    """The distance of two points in n dimensions; math.dist scales, so it cannot overflow."""
    return math.dist(y, y_hat) / math.sqrt(len(y))


@right
def by_moments(y, y_hat):
    """The bias and the standard deviation of the residuals are the legs of a right triangle."""
    r = y_hat - y
    return np.hypot(np.mean(r), np.std(r))


@right
def by_dot_product(y, y_hat):
    r = np.subtract(y_hat, y, dtype=float)
    return np.sqrt(np.einsum("i,i->", r, r) / r.size)


@mistake(
    "** binds tighter than /: `x ** 1/2` is x / 2, so this is half the MSE and not its root. "
    "Write `x ** 0.5` or np.sqrt(x)."
)
def half_instead_of_root(y, y_hat):
    return np.mean((y - y_hat) ** 2) ** 1 / 2


@mistake("Right up to the last step: that is the MSE, in squared units. Take the root of it.")
def outer_lost(y, y_hat):
    return np.mean((y - y_hat) ** 2)


@mistake(
    "Right for the length of the residual vector, the root of the sum; this exercise takes the "
    "mean under the root, which makes the value √n times smaller."
)
def sum_of_losses(y, y_hat):
    return np.sqrt(np.sum((y - y_hat) ** 2))


@mistake(
    "The root of each square by itself is |r|, so the mean of the roots is the MAE. "
    "Take the mean first, and one root at the end."
)
def outer_inside_the_mean(y, y_hat):
    return np.mean(np.sqrt((y - y_hat) ** 2))


@mistake(
    "1/n belongs under the root. Outside it the length of the residuals is divided by n where √n "
    "is due, and the value shrinks as samples are added."
)
def mean_outside(y, y_hat):
    return np.linalg.norm(y - y_hat) / len(y)


@mistake(
    "np.std subtracts the mean residual first, so a model that is off by a constant gets away "
    "with it. RMSE² is the variance of the residuals plus the square of their mean."
)
def spread_of_the_residuals(y, y_hat):
    return np.std(y - y_hat)


@mistake(
    "Right for the root of the 1/(2n) convention; this exercise takes the mean under the root, "
    "without the 1/2."
)
def half_squared_error_instead(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2) / 2)


@mistake("That is half the RMSE. There is no 1/2 here, neither in front of the root nor below it.")
def half_of_it(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2)) / 2


@mistake(
    "The value needs no 1e-8 under the root: sqrt(0) is 0, and that is right for a perfect fit. "
    "With the guard the value never falls below 0.0001. (It is the gradient that divides by 0.)"
)
def guarded_root(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2) + 1e-8)


@mistake(
    "That is the RMSE per standard deviation of the targets. It has no unit, and none at all when "
    "the targets are all equal; the RMSE itself stays in the unit of y."
)
def relative_to_the_spread(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sqrt(np.mean((y - y_hat) ** 2)) / np.std(y)


@mistake(
    "The root of each square by itself is |r|, so this is the sum of |r|. Take the mean of the "
    "squares first, and one root at the end."
)
def sum_of_roots(y, y_hat):
    return np.sum(np.sqrt((y - y_hat) ** 2))


@mistake(
    "That is the RMSE relative to the mean of the targets, a number without a unit that changes "
    "sign with them. The RMSE itself stays in the unit of y."
)
def relative_to_the_mean(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sqrt(np.mean((y - y_hat) ** 2)) / np.mean(y)


@mistake(
    "That is the RMSE relative to the range of the targets, a number without a unit, and none at "
    "all when the targets are all equal. The RMSE itself stays in the unit of y."
)
def relative_to_the_range(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sqrt(np.mean((y - y_hat) ** 2)) / (np.max(y) - np.min(y))


@mistake(
    "The value is cut off to a whole number: // and int() drop everything behind the decimal "
    "point. Divide with /, and return the root as it is."
)
def whole_number(y, y_hat):
    return int(np.sqrt(np.mean((y - y_hat) ** 2)))


@mistake("That is the largest |r|. The mean under the root counts every sample, not the worst one.")
def largest_error(y, y_hat):
    return np.max(np.abs(y_hat - y))


@mistake(
    "Under the root stands the median of the squares. The M in RMSE is the mean: every sample "
    "counts, outliers too."
)
def median_under_the_root(y, y_hat):
    return np.sqrt(np.median((y_hat - y) ** 2))


@mistake("A residual is a difference: y_hat - y. Here the two are added.")
def added_instead_of_subtracted(y, y_hat):
    return np.sqrt(np.mean((y + y_hat) ** 2))


@mistake(
    "That is the length of the residuals relative to that of the targets, a number without a "
    "unit. The RMSE itself stays in the unit of y."
)
def relative_to_the_targets(y, y_hat):
    with np.errstate(all="ignore"):
        return np.linalg.norm(y_hat - y) / np.linalg.norm(y)


@mistake(
    "The residuals are not squared: errors of opposite sign cancel before the root is taken. "
    "Square each residual first."
)
def root_of_the_bias(y, y_hat):
    return np.sqrt(np.abs(np.mean(y_hat - y)))


@mistake(
    "The residuals are not squared: their mean, y minus y_hat, can be negative, and then it has "
    "no root. Square each residual first."
)
def root_of_the_signed_mean(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sqrt(np.mean(y - y_hat))


@mistake(
    "np.std with ddof=1 subtracts the mean residual and divides by n - 1, so a bias is forgiven "
    "and a single sample gives NaN. The RMSE takes the residuals as they are, and n."
)
def sample_standard_deviation(y, y_hat):
    r = y_hat - y
    with np.errstate(all="ignore"):
        return np.sqrt(np.sum((r - np.mean(r)) ** 2) / np.float64(len(r) - 1))


@mistake("// cuts the mean under the root off to a whole number. Divide with /.")
def whole_mean_under_the_root(y, y_hat):
    return np.sqrt(np.sum((y_hat - y) ** 2) // len(y))


@mistake(
    "** binds tighter than -: `y - y_hat ** 2` squares the prediction alone. "
    "Put the difference in brackets, then square it."
)
def prediction_squared_alone(y, y_hat):
    return np.sqrt(np.abs(np.mean(y - y_hat**2)))


judge = function(
    rmse,
    signature="(n),(n)->()",
    derived=mean_value(root_mean_squared_error),
    points=[points_of(root_mean_squared_error)],
    along=along_loss(root_mean_squared_error, "RMSE of one sample"),
)

equivalent_mutants = {
    "return np.sqrt(np.mean((y - y_hat) ** 2))": "(-r)² is r²",
}
