"""Right answers to log-cosh-gradient, as people write them."""

import math

import numpy as np


def tanh_over_n(y, y_hat):
    return np.tanh(y_hat - y) / len(y)


def minus_tanh_of_the_error(y_true, y_pred):
    error = np.subtract(y_true, y_pred)
    return -np.tanh(error) / error.shape[0]


def comprehension(y, y_hat):
    return [math.tanh(b - a) / len(y) for a, b in zip(y.tolist(), y_hat.tolist())]


def filled_in(y, y_hat):
    n = y.size
    g = np.zeros(n)
    for i in range(n):
        g[i] = math.tanh(y_hat[i] - y[i]) * (1 / n)
    return g


def decaying_exponential(y, y_hat):
    r = y_hat - y
    e = np.exp(-2 * np.abs(r))
    return np.sign(r) * (1 - e) / (1 + e) / len(r)


def expm1_of_the_size(y, y_hat):
    r = y_hat - y
    m = np.expm1(-2 * np.abs(r))
    return np.copysign(-m / (2 + m), r) / r.size


def two_cases(y, y_hat):
    r = (y_hat - y).astype(float)
    near = np.abs(r) < 20
    g = np.sign(r)
    g[near] = np.sinh(r[near]) / np.cosh(r[near])
    return g / len(g)


def clipped_quotient(y, y_hat):
    r = np.clip(y_hat - y, -300, 300)
    return np.sinh(r) / np.cosh(r) * np.full(len(r), 1 / len(r))


def through_the_sigmoid(y, y_hat):
    r = y_hat - y
    sigmoid = 0.5 * (1 + np.tanh(r))
    return (2 * sigmoid - 1) / len(y)


def naive_sigmoid(y, y_hat):
    with np.errstate(over="ignore"):
        return (2 / (1 + np.exp(-2 * (y_hat - y))) - 1) / len(y)


def by_the_angle(y, y_hat):
    angle = 2 * np.arctan(np.tanh((y_hat - y) / 2))
    return np.sin(angle) / len(y)


def vectorised(y, y_hat):
    return np.vectorize(math.tanh, otypes=[float])(y_hat - y) / np.float64(len(y))
