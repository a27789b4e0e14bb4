"""Wrong answers to poisson-deviance-gradient, as people write them; each says what is wrong."""

import numpy as np


def half(y, mu):
    """Half the deviance."""
    return (1 - y / mu) / len(y)


def log_link(y, mu):
    """With respect to log mu."""
    return 2 * (mu - y) / len(y)


def half_log_link(y, mu):
    """Half, and with respect to log mu."""
    return (mu - y) / len(y)


def sign(y, mu):
    """y / mu - 1."""
    return 2 * (y / mu - 1) / len(y)


def mean_missing(y, mu):
    """No 1/n."""
    return 2 * (1 - y / mu)


def half_mean(y, mu):
    """1/(2n) of half the deviance."""
    return (1 - y / mu) / (2 * len(y))


def one_lost(y, mu):
    """- y / mu alone."""
    return -2 * y / mu / len(y)


def plus(y, mu):
    """1 + y / mu."""
    return 2 * (1 + y / mu) / len(y)


def upside_down(y, mu):
    """1 - mu / y."""
    with np.errstate(all="ignore"):
        return 2 * (1 - mu / y) / len(y)


def upside_down_with_a_guard(y, mu):
    """1 - mu / max(y, 1)."""
    return 2 * (1 - mu / np.maximum(y, 1)) / len(y)


def with_respect_to_y(y, mu):
    """2 log(y / mu)."""
    return 2 * np.log(np.maximum(y, 1) / mu) / len(y)


def one_over_mu(y, mu):
    """1 - 1 / mu."""
    return 2 * (1 - 1 / mu) / len(y)


def zero_counts_free(y, mu):
    """0 at a count of 0, for 2."""
    return np.where(y > 0, 2 * (1 - y / mu), 0) / len(y)


def squared_mean(y, mu):
    """(mu - y) / mu²: gamma deviance."""
    return 2 * (mu - y) / mu**2 / len(y)


def pearson(y, mu):
    """1 - y² / mu²."""
    return (1 - (y / mu) ** 2) / len(y)


def second_derivative(y, mu):
    """2 y / mu²."""
    return 2 * y / mu**2 / len(y)


def values(y, mu):
    """The losses over n."""
    return 2 * (y * np.log(np.maximum(y, 1) / mu) - y + mu) / len(y)


def one_number(y, mu):
    """Their mean."""
    return np.mean(2 * (1 - y / mu))


def of_the_means(y, mu):
    """Means first."""
    return np.full(len(y), 2 * (1 - np.mean(y) / np.mean(mu)) / len(y))


def exponential_mean(y, mu):
    """Takes mu for its logarithm."""
    with np.errstate(all="ignore"):
        return 2 * (np.exp(mu) - y) / len(y)


def guarded_mean(y, mu):
    """mu + 1e-3."""
    return 2 * (1 - y / (mu + 1e-3)) / len(y)


def integer_ratio(y, mu):
    """y // mu."""
    return 2 * (1 - y // mu) / len(y)


def parenthesis(y, mu):
    """(2 - y) / mu ... 2 - y / mu."""
    return (2 - y / mu) / len(y)


def divided_by_events(y, mu):
    """Divided by the number of events."""
    return 2 * (1 - y / mu) / max(y.sum(), 1)


def size_lost(y, mu):
    """|1 - y / mu|."""
    return 2 * np.abs(1 - y / mu) / len(y)


def column(y, mu):
    """Shape (n, 1)."""
    return (2 * (1 - y / mu) / len(y))[:, None]


def integer_buffer(y, mu):
    """A buffer with the dtype of y truncates."""
    g = np.zeros_like(y)
    for i in range(len(y)):
        g[i] = 2 * (1 - y[i] / mu[i]) / len(y)
    return g
