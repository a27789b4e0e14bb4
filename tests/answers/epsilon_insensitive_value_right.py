"""Right answers to epsilon-insensitive-value, as people write them."""

import math
from fractions import Fraction

import numpy as np


def maximum_with_zero(y, y_hat, epsilon):
    return np.mean(np.maximum(0, np.abs(y - y_hat) - epsilon))


def clipped_below(y, y_hat, epsilon):
    return np.clip(abs(y_hat - y) - epsilon, 0, None).mean()


def where_outside(y, y_hat, epsilon):
    a = np.abs(y_hat - y)
    return np.where(a > epsilon, a - epsilon, 0).sum() / len(a)


def mask_with_equality(y, y_hat, epsilon):
    a = np.abs(np.subtract(y, y_hat))
    out = a >= epsilon
    return np.sum(a[out] - epsilon) / a.size


def two_one_sided_parts(y, y_hat, epsilon):
    r = y_hat - y
    return np.average(np.maximum(r - epsilon, 0) + np.maximum(-r - epsilon, 0))


def distance_from_the_tube(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.abs(r - np.clip(r, -epsilon, epsilon)))


def size_less_what_is_free(y, y_hat, epsilon):
    a = np.abs(y_hat - y)
    return float(np.mean(a - np.minimum(a, epsilon)))


def half_of_value_and_size(y, y_hat, epsilon):
    u = np.abs(y - y_hat) - epsilon
    return np.mean((u + np.abs(u)) / 2)


def three_cases(y, y_hat, epsilon):
    r = y_hat - y
    return np.mean(np.select([r > epsilon, r < -epsilon], [r - epsilon, -r - epsilon], 0.0))


def loop_that_skips(y, y_hat, epsilon):
    total = 0.0
    for i in range(len(y)):
        size = abs(y[i] - y_hat[i])
        if size <= epsilon:
            continue
        total += size - epsilon
    return total / len(y)


def generator(y, y_hat, epsilon):
    return math.fsum(max(0.0, abs(b - a) - epsilon) for a, b in zip(y, y_hat)) / len(y)


def fractions(y, y_hat, epsilon):
    e = Fraction(float(epsilon))
    sizes = [abs(Fraction(float(a)) - Fraction(float(b))) for a, b in zip(y, y_hat)]
    return float(sum(max(Fraction(0), size - e) for size in sizes) / len(sizes))


def in_units_of_epsilon(y, y_hat, epsilon):
    return epsilon * np.mean(np.fmax(np.abs(y - y_hat) / epsilon - 1, 0))
