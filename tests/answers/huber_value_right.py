"""Right answers to huber-value, as many different people would write them; none is shown to a learner."""

import functools
import math
from fractions import Fraction

import numpy as np


def where_form(y, y_hat, delta):
    r = np.abs(y - y_hat)
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)))


def strict_inequality(y_true, y_pred, delta):
    error = y_true - y_pred
    is_small = np.abs(error) < delta
    squared = np.square(error) / 2
    linear = delta * np.abs(error) - delta**2 / 2
    return np.where(is_small, squared, linear).mean()


def loop_with_branches(y, y_hat, delta):
    total = 0.0
    for i in range(len(y)):
        r = abs(y[i] - y_hat[i])
        if r <= delta:
            total += r * r / 2
        else:
            total += delta * (r - delta / 2)
    return total / len(y)


def tensorflow_minimum_form(y, y_hat, delta):
    a = np.abs(np.subtract(y_hat, y))
    quadratic = np.minimum(a, delta)
    linear = a - quadratic
    return np.mean(0.5 * quadratic * quadratic + delta * linear)


def conjugate_form(y, y_hat, delta):
    r = y_hat - y
    c = np.clip(r, -delta, delta)
    return np.mean(c * r - 0.5 * c**2)


def moreau_envelope(y, y_hat, delta):
    r = np.asarray(y_hat - y, dtype=float)
    p = np.sign(r) * np.maximum(np.abs(r) - delta, 0)
    q = np.clip(r, -delta, delta)
    return np.mean(q**2 / 2 + delta * np.abs(p))


def boolean_masks(y, y_hat, delta):
    r = (y - y_hat).astype(float)
    inside = np.abs(r) <= delta
    out = np.empty_like(r)
    out[inside] = 0.5 * r[inside] ** 2
    out[~inside] = delta * (np.abs(r[~inside]) - 0.5 * delta)
    return out.mean()


def masks_as_factors(y, y_hat, delta):
    a = abs(y - y_hat)
    return ((a <= delta) * 0.5 * a**2 + (a > delta) * (delta * a - 0.5 * delta**2)).sum() / a.size


def sum_of_two_groups(y, y_hat, delta):
    a = np.abs(y - y_hat)
    small, large = a[a < delta], a[a >= delta]
    return (0.5 * np.sum(small**2) + delta * np.sum(large - delta / 2)) / len(a)


def select_form(y, y_hat, delta):
    r = y_hat - y
    return np.average(
        np.select(
            [r < -delta, r > delta],
            [-delta * (r + delta / 2), delta * (r - delta / 2)],
            default=r * r / 2,
        )
    )


def piecewise_on_floats(y, y_hat, delta):
    a = np.abs(y - y_hat).astype(np.float64)
    return np.piecewise(
        a, [a <= delta], [lambda t: t**2 / 2, lambda t: delta * (t - delta / 2)]
    ).mean()


def in_units_of_delta(y, y_hat, delta):
    z = np.abs(y - y_hat) / delta
    return delta**2 * np.mean(np.where(z <= 1, z**2 / 2, z - 0.5))


def vectorized_scalar(y, y_hat, delta):
    def h(a, b):
        r = abs(float(a) - float(b))
        return 0.5 * r**2 if r < delta else delta * (r - 0.5 * delta)

    return np.vectorize(h)(y, y_hat).mean()


def one_line_generator(y, y_hat, delta):
    return sum(
        r * r / 2 if r <= delta else delta * (r - delta / 2) for r in map(abs, y - y_hat)
    ) / len(y)


def fsum_form(y, y_hat, delta):
    def rho(e):
        return math.pow(e, 2) / 2 if math.fabs(e) <= delta else delta * (math.fabs(e) - delta / 2)

    return math.fsum(rho(float(a) - float(b)) for a, b in zip(y, y_hat)) / len(y)


def exact_fractions(y, y_hat, delta):
    D = Fraction(float(delta))
    total = Fraction(0)
    for a, b in zip(y, y_hat):
        r = abs(Fraction(float(a)) - Fraction(float(b)))
        total += r * r / 2 if r <= D else D * (r - D / 2)
    return float(total / len(y))


def partial_application(y, y_hat, delta):
    def rho(d, r):
        q = min(abs(r), d)
        return q * (abs(r) - q / 2)

    return float(np.mean(list(map(functools.partial(rho, delta), y_hat - y))))


def callable_class(y, y_hat, delta):
    class HuberLoss:
        def __init__(self, delta=1.0, reduction="mean"):
            self.delta, self.reduction = delta, reduction

        def __call__(self, inputs, target):
            a = np.abs(inputs - target)
            losses = np.where(a < self.delta, 0.5 * a * a, self.delta * (a - 0.5 * self.delta))
            return getattr(np, self.reduction)(losses)

    return HuberLoss(delta)(y_hat, y)


def three_branches(y, y_hat, delta):
    s = 0.0
    for a, b in zip(y, y_hat):
        r = b - a
        if r < -delta:
            s -= delta * r + delta**2 / 2
        elif r > delta:
            s += delta * r - delta**2 / 2
        else:
            s += r**2 / 2
    return s / len(y)


def smooth_l1_times_delta(y, y_hat, delta):
    a = np.abs(y - y_hat)
    smooth_l1 = np.where(a < delta, a**2 / (2 * delta), a - delta / 2)
    return delta * smooth_l1.mean()


def running_mean(y, y_hat, delta):
    mean = 0.0
    for k, a in enumerate(np.abs(y - y_hat), start=1):
        q = a if a < delta else delta
        mean += (q * (a - 0.5 * q) - mean) / k
    return mean


def einsum_of_clipped(y, y_hat, delta):
    a = np.abs(y - y_hat)
    q = np.minimum(a, delta)
    return np.einsum("i,i->", q, a - q / 2) / len(a)
