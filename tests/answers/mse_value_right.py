"""Right answers to mse-value, as many different people would write them; none is shown to a learner."""

import functools
import itertools
import math
from fractions import Fraction

import numpy as np


def one_line(y, y_hat):
    return np.mean((y - y_hat) ** 2)


def method_chain(actual, predicted):
    return np.square(np.subtract(actual, predicted)).mean(axis=0)


def accumulator_loop(y_true, y_pred):
    total = 0
    for i in range(len(y_true)):
        error = y_true[i] - y_pred[i]
        total += error * error
    return total / len(y_true)


def generator_over_zip(a, b):
    return sum((p - q) ** 2 for p, q in zip(a, b)) / len(a)


def dot_with_itself(y, y_hat):
    r = y_hat - y
    return r.dot(r) / r.size


def einsum_form(y, y_hat):
    r = y - y_hat
    return np.einsum("i,i->", r, r) / y.shape[0]


def norm_squared(y, y_hat):
    return np.linalg.norm(y - y_hat) ** 2 / len(y)


def fsum_of_powers(y: np.ndarray, y_hat: np.ndarray) -> float:
    return math.fsum(math.pow(float(a) - float(b), 2) for a, b in zip(y, y_hat)) / len(y)


def exact_fractions(y, y_hat):
    pairs = [(Fraction(float(a)), Fraction(float(b))) for a, b in zip(y, y_hat)]
    return float(sum((a - b) ** 2 for a, b in pairs) / len(pairs))


def running_mean(y, y_hat):
    mean = 0.0
    for k, (a, b) in enumerate(zip(y, y_hat), start=1):
        mean += ((a - b) ** 2 - mean) / k
    return mean


def halving_recursion(y, y_hat):
    def total(r):
        if len(r) == 1:
            return float(r[0]) ** 2
        m = len(r) // 2
        return total(r[:m]) + total(r[m:])

    return total(y_hat - y) / len(y)


def variance_plus_bias_squared(y, y_hat):
    r = y_hat - y
    return np.var(r) + np.mean(r) ** 2


def copies_and_in_place(y, y_hat):
    r = np.array(y, dtype=np.float64)
    r -= y_hat
    r *= r
    return r.sum() / r.size


def zero_dimensional_array(y, y_hat):
    return np.array(np.average((y - y_hat) ** 2))


def callable_class(y, y_hat):
    class MSELoss:
        def __init__(self, reduction="mean"):
            self.reduction = reduction

        def __call__(self, inputs, target):
            squared = (inputs - target) ** 2
            return getattr(squared, self.reduction)()

    return MSELoss()(y_hat, y)


def vectorized_scalar(y, y_hat):
    return np.vectorize(lambda a, b: (a - b) ** 2, otypes=[float])(y, y_hat).mean()


def reduce_over_pairs(y, y_hat):
    return functools.reduce(lambda s, ab: s + (ab[0] - ab[1]) ** 2, zip(y, y_hat), 0.0) / len(y)


def column_vectors_item(y, y_hat):
    r = (y - y_hat).reshape(-1, 1)
    return (r.T @ r / len(r)).item()


def prints_and_asserts(y, y_hat):
    assert len(y) == len(y_hat), "lengths differ"
    y, y_hat = np.asarray(y, float), np.asarray(y_hat, float)
    result = np.nanmean(np.power(y - y_hat, 2))
    print("MSE:", result)
    return float(result)


def statistics_module(y, y_hat):
    import statistics

    return statistics.fmean((a - b) ** 2 for a, b in zip(y.tolist(), y_hat.tolist()))


def weighted_batches(y, y_hat):
    total = 0.0
    for start in range(0, len(y), 4):
        batch = slice(start, start + 4)
        total += np.mean((y[batch] - y_hat[batch]) ** 2) * len(y[batch])
    return total / len(y)


def autocorrelation(y, y_hat):
    r = y - y_hat
    return np.convolve(r, r[::-1], mode="valid")[0] / len(r)


def starmap_sub(y, y_hat):
    import operator

    residuals = list(itertools.starmap(operator.sub, zip(y, y_hat)))
    return sum(map(operator.mul, residuals, residuals)) / len(residuals)


def decimal_arithmetic(y, y_hat):
    from decimal import Decimal

    squares = [(Decimal(float(a)) - Decimal(float(b))) ** 2 for a, b in zip(y, y_hat)]
    return float(sum(squares) / len(squares))


def half_then_doubled(y, y_hat):
    return 2 * (0.5 * np.add.reduce((y_hat - y) ** 2) / len(y))


def trace_of_outer_product(y, y_hat):
    r = y - y_hat
    return np.trace(np.outer(r, r)) / len(r)
