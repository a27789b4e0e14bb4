"""Right answers to mae-value, as many different people would write them; none is shown to a learner."""

import functools
import math
from fractions import Fraction

import numpy as np


def one_line(y, y_hat):
    return np.mean(np.abs(y - y_hat))


def method_chain(y_true, y_pred):
    return np.absolute(np.subtract(y_pred, y_true)).mean().item()


def index_loop(y, y_hat):
    n = len(y)
    s = 0.0
    for i in range(n):
        if y[i] > y_hat[i]:
            s += y[i] - y_hat[i]
        else:
            s += y_hat[i] - y[i]
    return s / n


def generator_over_zip(actual, predicted):
    return sum(abs(a - p) for a, p in zip(actual, predicted)) / len(actual)


def one_norm(y, y_hat):
    return np.linalg.norm(y - y_hat, ord=1) / y.size


def maximum_minus_minimum(y, y_hat):
    return (np.maximum(y, y_hat) - np.minimum(y, y_hat)).mean()


def sign_times_residual(y, y_hat):
    r = y_hat - y
    return np.dot(np.sign(r), r) / r.size


def root_of_square(y, y_hat):
    return np.mean(np.sqrt((y - y_hat) ** 2))


def two_masks(y, y_hat):
    r = np.asarray(y, float) - y_hat
    return (r[r > 0].sum() - r[r < 0].sum()) / len(r)


def where_form(y, y_hat):
    d = y - y_hat
    return np.average(np.where(d < 0, -d, d))


def fsum_of_fabs(y: np.ndarray, y_hat: np.ndarray) -> float:
    return math.fsum(map(math.fabs, (y - y_hat).tolist())) / len(y)


def exact_fractions(y, y_hat):
    errors = [abs(Fraction(float(a)) - Fraction(float(b))) for a, b in zip(y, y_hat)]
    return float(sum(errors, Fraction(0)) / len(errors))


def einsum_with_ones(y, y_hat):
    e = np.abs(y - y_hat).astype(float)
    return np.einsum("i,i", e, np.full(len(e), 1.0 / len(e)))


def reduce_form(y, y_hat):
    return functools.reduce(lambda acc, p: acc + abs(p[0] - p[1]), zip(y, y_hat), 0.0) / len(y)


def callable_class(y, y_hat):
    class L1Loss:
        def forward(self, inputs, targets):
            return np.abs(inputs - targets).mean()

        __call__ = forward

    return L1Loss()(y_hat, y)


def vectorized_scalar(y, y_hat):
    distance = np.vectorize(lambda a, b: float(abs(a - b)))
    return np.mean(distance(y, y_hat))


def copies_and_in_place(y, y_hat):
    e = np.array(y, dtype=float, copy=True)
    e -= y_hat
    np.abs(e, out=e)
    return e.mean()


def twice_the_pinball_half(y, y_hat):
    r = y - y_hat
    tau = 0.5
    return 2 * np.mean(np.maximum(tau * r, (tau - 1) * r))


def running_mean(y, y_hat):
    m = 0.0
    for k, e in enumerate(np.abs(y - y_hat), 1):
        m += (e - m) / k
    return m


def relu_both_ways(y, y_hat):
    r = y_hat - y
    return np.maximum(r, 0).mean() + np.maximum(-r, 0).mean()


def complex_modulus(y, y_hat):
    return np.abs((y - y_hat).astype(complex)).mean()


def zero_dimensional_array(y, y_hat):
    return np.asarray(np.abs(y - y_hat).sum() / len(y))


def last_of_cumulative_sum(y, y_hat):
    return np.cumsum(np.abs(y - y_hat))[-1] / len(y)


def list_comprehension_with_print(y, y_hat):
    errors = [abs(float(a) - float(b)) for a, b in zip(y, y_hat)]
    print(errors)
    return sum(errors) / len(errors)
