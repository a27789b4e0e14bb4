"""Right answers to log-cosh-value, as people write them."""

import math
from fractions import Fraction

import numpy as np


def size_and_log1p(y, y_hat):
    a = np.abs(y_hat - y)
    return np.mean(a + np.log1p(np.exp(-2 * a)) - np.log(2))


def logaddexp(y, y_hat):
    r = y - y_hat
    return np.mean(np.logaddexp(r, -r)) - np.log(2)


def softplus_as_in_keras(y_true, y_pred):
    x = y_pred - y_true
    return np.mean(x + np.logaddexp(0, -2.0 * x) - math.log(2.0))


def softplus_of_the_double(y, y_hat):
    r = y_hat - y
    return (np.logaddexp(2 * r, 0) - r).mean() - 0.6931471805599453


def plain_log_of_a_small_exponential(y, y_hat):
    a = np.abs(np.subtract(y_hat, y))
    return np.mean(a + np.log(1 + np.exp(-2 * a))) - np.log(2)


def shifted_by_the_larger(y, y_hat):
    r = y_hat - y
    top = np.maximum(r, -r)
    return np.average(top + np.log((np.exp(r - top) + np.exp(-r - top)) / 2))


def scalar_loop_with_two_cases(y, y_hat):
    total = 0.0
    for a, b in zip(y, y_hat):
        r = abs(float(a) - float(b))
        total += math.log(math.cosh(r)) if r < 20 else r - math.log(2)
    return total / len(y)


def masked_far_out(y, y_hat):
    a = np.abs(y - y_hat).astype(float)
    near = a < 300
    out = a - np.log(2)
    out[near] = np.log(np.cosh(a[near]))
    return out.mean()


def capped_before_cosh(y, y_hat):
    a = np.abs(y_hat - y)
    near = np.minimum(a, 100.0)
    return float(np.mean(np.log(np.cosh(near)) + (a - near)))


def three_ranges(y, y_hat):
    a = np.abs(y_hat - y)
    small = a**2 / 2 - a**4 / 12
    with np.errstate(over="ignore"):
        return np.mean(
            np.select([a < 1e-3, a > 50], [small, a - np.log(2)], default=np.log(np.cosh(a)))
        )


def half_angle(y, y_hat):
    total = []
    for r in np.abs(y_hat - y).tolist():
        total.append(math.log1p(2 * math.sinh(r / 2) ** 2) if r < 30 else r - math.log(2))
    return math.fsum(total) / len(total)


def digits_kept_near_zero(y, y_hat):
    a = np.abs(y_hat - y)
    w = -np.expm1(-2 * np.minimum(a, 1)) / 2
    near = np.minimum(a, 1) + np.log1p(-w)
    far = a + np.log1p(np.exp(-2 * a)) - np.log(2)
    return np.where(a <= 1, near, far).sum() / a.size


def vectorised_scalar(y, y_hat):
    @np.vectorize
    def of_one(r):
        return abs(r) + math.log((1 + math.exp(-2 * abs(r))) / 2)

    return of_one((y_hat - y).astype(float)).mean()


def exact_difference_first(y, y_hat):
    total = 0.0
    for a, b in zip(y, y_hat):
        r = float(abs(Fraction(float(a)) - Fraction(float(b))))
        total += r + math.log1p(math.exp(-2 * r)) - math.log(2)
    return total / len(y)
