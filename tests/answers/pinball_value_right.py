"""Right answers to pinball-value, as people write them."""

import math
from fractions import Fraction

import numpy as np


def maximum_of_two_lines(y, y_hat, tau):
    e = y - y_hat
    return np.mean(np.maximum(tau * e, (tau - 1) * e))


def where_too_low(y, y_hat, tau):
    return np.where(y > y_hat, tau * (y - y_hat), (1 - tau) * (y_hat - y)).mean()


def where_too_low_or_exact(y_true, y_pred, tau):
    diff = y_true - y_pred
    return np.average(np.where(diff >= 0, tau * diff, (tau - 1) * diff))


def check_function(y, y_hat, tau):
    u = np.subtract(y, y_hat)
    return np.mean(u * (tau - (u < 0)))


def positive_and_negative_parts(y, y_hat, tau):
    e = y - y_hat
    return (tau * np.maximum(e, 0) + (1 - tau) * np.maximum(-e, 0)).sum() / len(e)


def as_scikit_learn(y, y_hat, tau):
    diff = y - y_hat
    sign = (diff >= 0).astype(diff.dtype)
    return np.mean(tau * sign * diff - (1 - tau) * (1 - sign) * diff)


def loop_with_branches(y, y_hat, tau):
    total = 0.0
    for target, guess in zip(y, y_hat):
        if guess < target:
            total += tau * (target - guess)
        elif guess > target:
            total += (1 - tau) * (guess - target)
    return total / len(y)


def two_groups(y, y_hat, tau):
    low = y_hat < y
    cost = tau * np.sum((y - y_hat)[low]) + (1 - tau) * np.sum((y_hat - y)[~low])
    return cost / y.size


def weights_times_sizes(y, y_hat, tau):
    weight = np.where(y_hat < y, tau, 1 - tau)
    return np.dot(weight, np.abs(y - y_hat)) / len(y)


def half_the_size_and_a_tilt(y, y_hat, tau):
    e = y - y_hat
    return np.mean(np.abs(e) / 2 + (tau - 0.5) * e)


def select_three(y, y_hat, tau):
    r = y_hat - y
    return float(np.mean(np.select([r < 0, r > 0], [-tau * r, (1 - tau) * r], 0.0)))


def generator(y, y_hat, tau):
    return sum(max(tau * (a - b), (tau - 1) * (a - b)) for a, b in zip(y, y_hat)) / len(y)


def fractions(y, y_hat, tau):
    t, total = Fraction(float(tau)), Fraction(0)
    for a, b in zip(y, y_hat):
        e = Fraction(float(a)) - Fraction(float(b))
        total += t * e if e > 0 else (t - 1) * e
    return float(total / len(y))


def fsum(y, y_hat, tau):
    e = [float(a) - float(b) for a, b in zip(y, y_hat)]
    return math.fsum((tau if d > 0 else tau - 1) * d for d in e) / len(e)
