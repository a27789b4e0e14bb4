"""Right answers to smooth-l1-value, as many different people would write them; none is shown to a learner."""

import math
from fractions import Fraction

import numpy as np


def pytorch_documentation(input, target, beta):
    l1 = np.abs(input - target)
    return np.where(l1 < beta, 0.5 * l1**2 / beta, l1 - 0.5 * beta).mean()


def with_less_or_equal(y, y_hat, beta):
    r = y - y_hat
    return np.mean(np.where(np.abs(r) <= beta, r * r / beta / 2, np.abs(r) - beta / 2))


def index_loop(y, y_hat, beta):
    s = 0
    for i in range(len(y)):
        d = abs(y[i] - y_hat[i])
        s += d * d / (2 * beta) if d < beta else d - beta / 2
    return s / len(y)


def in_units_of_beta(y, y_hat, beta):
    z = np.abs(y_hat - y) / beta
    return beta * np.mean(np.where(z < 1, z**2 / 2, z - 0.5))


def minimum_form(y, y_hat, beta):
    a = np.abs(np.subtract(y_hat, y))
    q = np.minimum(a, beta)
    return np.mean(q * q / (2 * beta) + (a - q))


def conjugate_form(y, y_hat, beta):
    s = np.clip((y_hat - y) / beta, -1, 1)
    return np.mean(s * (y_hat - y) - beta * s**2 / 2)


def three_branches(y, y_hat, beta):
    r = y_hat - y
    branches = [-r - beta / 2, r - beta / 2]
    return np.average(np.select([r <= -beta, r >= beta], branches, default=r**2 / beta / 2))


def masks_as_factors(y, y_hat, beta):
    a = abs(y - y_hat)
    return ((a < beta) * a**2 / (2 * beta) + (a >= beta) * (a - beta / 2)).sum() / a.size


def float_buffer(y, y_hat, beta):
    a = np.abs(y - y_hat).astype(float)
    out = a - beta / 2
    near = a < beta
    out[near] = a[near] ** 2 / (2 * beta)
    return out.mean()


def exact_fractions(y, y_hat, beta):
    b = Fraction(float(beta))
    total = Fraction(0)
    for p, q in zip(y, y_hat):
        r = abs(Fraction(float(p)) - Fraction(float(q)))
        total += r * r / (2 * b) if r < b else r - b / 2
    return float(total / len(y))


def fsum_of_a_generator(y, y_hat, beta):
    def rho(r):
        return r / beta * r / 2 if r < beta else r - beta / 2

    return math.fsum(rho(math.fabs(p - q)) for p, q in zip(y.tolist(), y_hat.tolist())) / len(y)


def huber_class_divided(y, y_hat, beta):
    class Huber:
        def __init__(self, delta):
            self.delta = delta

        def __call__(self, r):
            q = np.clip(r, -self.delta, self.delta)
            return q * r - q**2 / 2

    return (Huber(beta)(y_hat - y) / beta).mean()


def vectorized_scalar(y, y_hat, beta):
    def one(p, q):
        r = abs(float(p) - float(q))
        if r >= beta:
            return r - beta / 2
        return r**2 / (2 * beta)

    return float(np.vectorize(one)(y, y_hat).mean())


def running_mean(y, y_hat, beta):
    mean = 0.0
    for k, a in enumerate(np.abs(y - y_hat), start=1):
        mean += ((a**2 / (2 * beta) if a < beta else a - beta / 2) - mean) / k
    return mean


def dot_products(y, y_hat, beta):
    a = np.abs(y - y_hat) * 1.0
    q = np.minimum(a, beta)
    return (q @ (a - q / 2)) / (beta * len(a))
