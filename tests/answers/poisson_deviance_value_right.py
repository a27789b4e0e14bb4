"""Right answers to poisson-deviance-value, as people write them."""

import math

import numpy as np


def where_with_a_safe_logarithm(y, mu):
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (np.where(y > 0, y * np.log(safe / mu), 0) - y + mu))


def larger_of_count_and_one(y, mu):
    return 2 * np.mean(y * np.log(np.maximum(y, 1) / mu) - y + mu)


def two_logarithms(y, mu):
    log_y = np.log(np.maximum(y, 1))
    return np.mean(2 * (y * (log_y - np.log(mu)) - (y - mu)))


def warnings_silenced(y, mu):
    with np.errstate(divide="ignore", invalid="ignore"):
        term = y * np.log(y / mu)
    term[y == 0] = 0
    return 2 * (term - y + mu).mean()


def nan_to_zero(y, mu):
    with np.errstate(all="ignore"):
        return np.mean(2 * (np.nan_to_num(y * np.log(y / mu)) - y + mu))


def logarithm_where_positive(y, mu):
    ratio = np.asarray(y / mu, dtype=float)
    logs = np.log(ratio, out=np.zeros_like(ratio), where=ratio > 0)
    return np.sum(2 * (y * logs + mu - y)) / len(y)


def loop(y, mu):
    total = 0.0
    for count, mean in zip(y.tolist(), mu.tolist()):
        if count == 0:
            total += 2 * mean
        else:
            total += 2 * (count * math.log(count / mean) - count + mean)
    return total / len(y)


def groups(y, mu):
    none = y == 0
    k, m = y[~none], mu[~none]
    return (2 * mu[none].sum() + 2 * np.sum(k * np.log(k / m) - (k - m))) / y.size


def log_likelihoods(y, mu):
    def log_likelihood(k, m):
        return (k * math.log(m) if k else 0.0) - m

    gaps = [log_likelihood(k, k) - log_likelihood(k, m) for k, m in zip(y.tolist(), mu.tolist())]
    return 2 * math.fsum(gaps) / len(gaps)


def minus_log_of_the_inverse(y, mu):
    inverse = mu / np.maximum(y, 1)
    return float(np.average(2 * (mu - y - y * np.log(inverse))))


def tiny_guard(y, mu):
    return np.mean(2 * (y * np.log((y + 1e-14) / mu) - y + mu))


def guard_as_the_prompt_allows(y, mu):
    return np.mean(2 * (y * np.log((y + 1e-12) / mu) - y + mu))


def tinier_guard(y, mu):
    return 2 * np.mean(y * np.log(np.maximum(y, 1e-300) / mu)) + 2 * np.mean(mu - y)


def means_of_terms(y, mu):
    safe = np.where(y == 0, mu, y)
    return 2 * (np.mean(y * np.log(safe / mu)) - np.mean(y) + np.mean(mu))


def vectorised(y, mu):
    @np.vectorize
    def deviance(k, m):
        return 2.0 * m if k == 0 else 2.0 * (k * math.log(k / m) - k + m)

    return deviance(y, mu).mean()
