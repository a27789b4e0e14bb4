"""Right answers to rmse-value, as many different people would write them; none is shown to a learner."""

import cmath
import functools
import math
from fractions import Fraction

import numpy as np


def one_line(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2))


def half_power(y, y_hat):
    return np.mean(np.square(y_hat - y)) ** 0.5


def math_root(y_true, y_pred):
    n = len(y_true)
    total = 0.0
    for i in range(n):
        total += (y_true[i] - y_pred[i]) ** 2
    return math.sqrt(total / n)


def norm_over_root_n(y, y_hat):
    return np.linalg.norm(y - y_hat) / np.sqrt(len(y))


def math_dist(y, y_hat):
    return math.dist(y, y_hat) / math.sqrt(len(y))


def hypot_of_all(y, y_hat):
    return math.hypot(*(float(a) - float(b) for a, b in zip(y, y_hat))) / len(y) ** 0.5


def hypot_reduce_from_zero(y, y_hat):
    return np.hypot.reduce(y - y_hat, initial=0.0) / math.sqrt(y.size)


def spread_and_bias(y, y_hat):
    r = y - y_hat
    return np.hypot(np.std(r), np.mean(r))


def logarithm_and_back(y, y_hat):
    with np.errstate(divide="ignore"):
        return np.exp(0.5 * np.log(np.mean((y - y_hat) ** 2)))


def scaled_by_largest(y, y_hat):
    r = np.abs(np.asarray(y, float) - y_hat)
    top = r.max()
    if top == 0:
        return 0.0
    return top * np.sqrt(np.mean((r / top) ** 2))


def newton_until_settled(y, y_hat):
    m = float(np.mean((y - y_hat) ** 2))
    if m == 0:
        return 0.0
    x = max(m, 1.0)
    while True:
        better = 0.5 * (x + m / x)
        if better >= x:
            return x
        x = better


def decimal_root(y, y_hat):
    from decimal import Decimal

    total = sum((Decimal(float(a)) - Decimal(float(b))) ** 2 for a, b in zip(y, y_hat))
    return float((total / len(y)).sqrt())


def fractions_then_root(y, y_hat):
    total = sum((Fraction(float(a)) - Fraction(float(b))) ** 2 for a, b in zip(y, y_hat))
    return math.sqrt(total / len(y))


def dot_form(y, y_hat):
    r = y - y_hat
    return math.sqrt(np.dot(r, r) / r.shape[0])


def einsum_form(y, y_hat):
    r = (y - y_hat).astype(np.float64)
    return np.sqrt(np.einsum("i,i->", r, r) / len(r))


def composed_functions(y, y_hat):
    def mse(a, b):
        return np.average((a - b) ** 2)

    def compose(*fs):
        return functools.reduce(lambda f, g: lambda *x: g(f(*x)), fs)

    return compose(mse, np.sqrt, float)(y, y_hat)


def largest_singular_value(y, y_hat):
    r = (y - y_hat)[:, np.newaxis]
    return np.linalg.svd(r, compute_uv=False)[0] / np.sqrt(len(r))


def complex_root(y, y_hat):
    return cmath.sqrt(sum((a - b) ** 2 for a, b in zip(y, y_hat)) / len(y)).real


def callable_class(y, y_hat):
    class RMSELoss:
        def __init__(self):
            self.mse = lambda a, b: ((a - b) ** 2).mean()

        def __call__(self, yhat, target):
            return np.sqrt(self.mse(yhat, target))

    return RMSELoss()(y_hat, y)


def scaled_residuals_first(y, y_hat):
    r = (y - y_hat) / np.sqrt(len(y))
    return np.sqrt(r @ r)


def zero_dimensional_array(y, y_hat):
    return np.sqrt(np.array(((y - y_hat) ** 2).mean()))


def explicit_perfect_fit(y, y_hat):
    if np.array_equal(y, y_hat):
        return 0.0
    return float(np.power(np.mean(np.power(y - y_hat, 2)), 1 / 2))


def moment_of_powers(y, y_hat):
    p = 2
    return float(np.mean(np.abs(y - y_hat) ** p) ** (1 / p))


def column_matrix(y, y_hat):
    r = np.reshape(y - y_hat, (-1, 1))
    return float(np.sqrt(np.matmul(r.T, r) / len(r))[0, 0])


def hypot_reduce(y, y_hat):
    return np.hypot.reduce(y - y_hat) / np.sqrt(len(y))
