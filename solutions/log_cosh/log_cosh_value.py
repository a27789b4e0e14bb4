"""cosh r is e^|r| (1 + e^(-2|r|)) / 2, and its logarithm a sum in which nothing overflows."""

import numpy as np

from lossdrill.judging.words import along_loss, function, mean_value, mistake, points_of, right

from ._derived import log_cosh as log_cosh_loss
from ._log_cosh_value_mistakes import *


def log_cosh(y, y_hat):
    a = np.abs(y_hat - y)
    return np.mean(a + np.log1p(np.exp(-2 * a)) - np.log(2))


@right
def sum_of_two_exponentials(y, y_hat):
    """NumPy adds two exponentials by their logarithms."""
    r = y_hat - y
    return np.mean(np.logaddexp(r, -r)) - np.log(2)


@right
def two_ranges(y, y_hat):
    """As it is written where cosh is no trouble, and the straight line where e^(-2|r|) is below rounding."""
    a = np.abs(y_hat - y)
    near = np.minimum(a, 50)
    return np.mean(np.where(a < 50, np.log(np.cosh(near)), a - np.log(2)))


@right
def softplus_of_twice(y, y_hat):
    """log(1 + e^(2r)) - r - log 2, sample by sample."""
    total = 0.0
    for target, prediction in zip(y, y_hat):
        r = float(prediction) - float(target)
        total += np.logaddexp(0.0, 2 * r) - r - np.log(2)
    return total / len(y)


@mistake(
    "cosh(r) overflows from |r| = 710.48 on, and its logarithm is infinite, though the loss is hardly more than "
    "|r| - 0.69. Take the larger exponential out: |r| + log(1 + exp(-2|r|)) - log 2."
)
def cosh_overflows(y, y_hat):
    return np.mean(np.log(np.cosh(y_hat - y)))


@mistake(
    "Stable on one side only: for a large negative r it is exp(-2r) that overflows. Put |r| in the place of "
    "both r; cosh is even, so nothing else changes."
)
def stable_on_one_side(y, y_hat):
    r = y_hat - y
    return np.mean(r + np.log1p(np.exp(-2 * r)) - np.log(2))


@mistake(
    "log 2 is not subtracted: a perfect fit would cost log 2 = 0.69. cosh is half the sum of e^r and e^-r."
)
def log_two_forgotten(y, y_hat):
    a = np.abs(y_hat - y)
    return np.mean(a + np.log1p(np.exp(-2 * a)))


@mistake(
    "|r| - log 2 is what the loss becomes far away. Near zero log(1 + exp(-2|r|)) must not be left out: there "
    "this is negative."
)
def far_part_alone(y, y_hat):
    return np.mean(np.abs(y_hat - y)) - np.log(2)


@mistake("e^a + e^-a is e^a (1 + e^(-2a)): the exponent within the logarithm is -2|r|, not -|r|.")
def exponent_not_doubled(y, y_hat):
    a = np.abs(y_hat - y)
    return np.mean(a + np.log1p(np.exp(-a)) - np.log(2))


@mistake(
    "The residual is cut off so that cosh does not overflow, and every larger one then costs the same. Change "
    "the formula, not the residual."
)
def residual_cut_off(y, y_hat):
    return np.mean(np.log(np.cosh(np.clip(y_hat - y, -700, 700))))


@mistake(
    "That is the Huber loss with delta = 1: it looks alike, and is larger everywhere but at 0."
)
def huber_instead(y, y_hat):
    a = np.abs(y_hat - y)
    return np.mean(np.where(a <= 1, a**2 / 2, a - 0.5))


@mistake("That is √(1 + r²) - 1, another loss that is r²/2 near zero and nearly |r| far away.")
def root_instead(y, y_hat):
    return np.mean(np.sqrt(1 + (y_hat - y) ** 2) - 1)


judge = function(
    log_cosh,
    signature="(n),(n)->()",
    derived=mean_value(log_cosh_loss),
    points=[points_of(log_cosh_loss)],
    along=along_loss(log_cosh_loss, "Log-cosh loss of one sample"),
)

equivalent_mutants = {
    "a = np.abs(y - y_hat)": "the loss is even in the residual",
}
