"""Right answers to epsilon-insensitive-gradient, as people write them; at the edges they differ."""

import math

import numpy as np


def sign_outside(y, y_hat, epsilon):
    r = y_hat - y
    return np.sign(r) * (np.abs(r) > epsilon) / len(y)


def sign_from_the_edge_on(y, y_hat, epsilon):
    r = y_hat - y
    return np.where(np.abs(r) >= epsilon, np.sign(r), 0) / len(y)


def half_on_the_edge(y, y_hat, epsilon):
    r = y_hat - y
    return np.sign(r) * np.heaviside(np.abs(r) - epsilon, 0.5) / r.size


def two_indicators(y, y_hat, epsilon):
    r = y_hat - y
    return ((r > epsilon).astype(float) - (r < -epsilon)) / len(r)


def upper_edge_only(y, y_hat, epsilon):
    r = y_hat - y
    return (np.where(r >= epsilon, 1.0, 0.0) - np.where(r < -epsilon, 1.0, 0.0)) / len(y)


def select(y, y_hat, epsilon):
    e = y - y_hat
    return np.select([e > epsilon, e < -epsilon], [-1.0, 1.0], 0.0) / len(y)


def sign_of_what_is_left(y, y_hat, epsilon):
    r = y_hat - y
    return np.sign(r - np.clip(r, -epsilon, epsilon)) / len(r)


def loop(y, y_hat, epsilon):
    g = []
    for target, guess in zip(y, y_hat):
        r = guess - target
        g.append(0.0 if abs(r) <= epsilon else math.copysign(1.0, r) / len(y))
    return np.array(g)


def filled(y, y_hat, epsilon):
    n = len(y)
    g = np.zeros(n)
    g[y_hat - y > epsilon] = 1 / n
    g[y_hat - y < -epsilon] = -1 / n
    return g


def rounded_toward_zero(y, y_hat, epsilon):
    r = np.asarray(y_hat - y, dtype=float)
    outside = np.abs(r) > epsilon
    g = np.divide(r, np.abs(r), out=np.zeros_like(r), where=outside)
    return g * (1 / r.size)


def average_of_signs(y, y_hat, epsilon):
    r = y_hat - y
    return (np.sign(r - epsilon) + np.sign(r + epsilon)) / (2 * len(y))


def comprehension(y, y_hat, epsilon):
    return [
        ((b - a > epsilon) - (a - b > epsilon)) / len(y) for a, b in zip(y.tolist(), y_hat.tolist())
    ]
