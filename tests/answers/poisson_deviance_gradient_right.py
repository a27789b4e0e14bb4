"""Right answers to poisson-deviance-gradient, as people write them."""

import numpy as np


def one_minus_the_ratio(y, mu):
    return 2 * (1 - y / mu) / len(y)


def difference_over_mean(y, mu):
    return 2 * (mu - y) / (mu * len(y))


def minus_the_residual(y, mu):
    return -2 / len(y) * (y - mu) / mu


def reciprocal_first(y, mu):
    n = y.shape[0]
    return 2 / n - 2 / n * y * (1 / mu)


def loop(y, mu):
    g = np.empty(len(y))
    for i in range(len(y)):
        g[i] = 2 * (1 - y[i] / mu[i]) / len(y)
    return g


def counts_of_zero_apart(y, mu):
    return np.where(y == 0, 2.0, 2 - 2 * y / mu) / y.size


def comprehension(y, mu):
    return [(2 - 2 * k / m) / len(y) for k, m in zip(y.tolist(), mu.tolist())]


def through_the_log_link(y, mu):
    in_log_mu = 2 * (mu - y)
    return in_log_mu * np.divide(1.0, mu) / np.size(y)


def two_terms(y, mu):
    return 2 * (np.ones(len(y)) - np.true_divide(y, mu)) * (1.0 / len(y))


def filled(y, mu):
    g = np.full(y.shape, 2.0)
    some = y > 0
    g[some] -= 2 * y[some] / mu[some]
    g /= len(g)
    return g


def over_the_variance(y, mu):
    variance = mu
    return (mu - y) / variance * 2 / len(y)
