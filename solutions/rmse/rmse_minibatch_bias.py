"""Each batch divides by its own RMSE, so an easy batch counts as much as a hard one."""

from fractions import Fraction

import numpy as np

from lossdrill.judging.exact import NOISE
from lossdrill.judging.witness_words import Claim, matrix, near_miss, witness


def mean(numbers):
    return np.sum(numbers) / np.size(numbers)


def rmse(residuals):
    return mean(residuals**2) ** 0.5


def of_mse(residuals):
    return 2 * mean(residuals)


def of_rmse(residuals):
    """0 at a perfect fit, where there is none: the prompt says so."""
    root = rmse(residuals)
    return mean(residuals) / root if root else 0 * root


def gap(derivative, batches):
    """Between the mean of the batches' derivatives and that of the whole."""
    return abs(mean([derivative(batch) for batch in batches]) - derivative(batches))


@near_miss(
    "A single batch is the whole: there is nothing to average. Split the residuals into two batches or more.",
    batches=[[1, 1, 1, 9]],
)
def one_batch(batches):
    return len(batches) == 1


@near_miss(
    "In each batch the residuals cancel, so every derivative is 0, whatever it is divided by. Let at least one "
    "batch be off to one side.",
    batches=[[1, -1], [5, -5]],
)
def nothing_but_zeros(batches):
    return all(mean(batch) == 0 for batch in batches)


@near_miss(
    "All batches have the same RMSE, so all are divided by the same number, and the mean comes out right. Make "
    "one batch much worse than another.",
    batches=[[1, 3], [-3, 1]],
)
def equally_bad(batches):
    sizes = [rmse(batch) for batch in batches]
    return max(sizes) - min(sizes) <= NOISE


@near_miss(
    "There is a difference, which already refutes the average, but it is no more than 0.1. Make an easy batch "
    "easier, or a hard one harder.",
    batches=[[1, 2], [2, 2]],
)
def too_little(batches):
    return gap(of_rmse, batches) > NOISE


judge = witness(
    Claim(
        "the difference for RMSE, between the mean over batches and the whole",
        lambda batches: gap(of_rmse, batches),
        more_than=0.1,
    ),
    Claim("the difference for MSE", lambda batches: gap(of_mse, batches), at_most=0),
    batches=matrix(),
    examples=[
        {"batches": [[1, 1], [1, 9]]},
        {"batches": [[1], [9]]},
        {"batches": [[0, 0], [0, 4]]},
        {"batches": [[3.5, 3.5, 3.5], [-1, -1, -1]]},
        {"batches": [[Fraction(1, 2), Fraction(1, 3)], [40, -3], [0.25, 0.25]]},
    ],
    near_misses=[one_batch, nothing_but_zeros, equally_bad, too_little],
)
