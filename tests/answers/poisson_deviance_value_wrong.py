"""Wrong answers to poisson-deviance-value, as people write them; each says what is wrong."""

import numpy as np


def as_it_is_written(y, mu):
    """0 log 0 is NaN."""
    with np.errstate(all="ignore"):
        return np.mean(2 * (y * np.log(y / mu) - y + mu))


def zero_counts_free(y, mu):
    """0 at a count of 0, for 2 mu."""
    safe = np.where(y > 0, y, 1)
    return np.mean(np.where(y > 0, 2 * (y * np.log(safe / mu) - y + mu), 0))


def zero_counts_dropped(y, mu):
    """Counts of 0 left out of the mean."""
    k, m = y[y > 0], mu[y > 0]
    return np.mean(2 * (k * np.log(k / m) - k + m)) if k.size else 0.0


def nan_ignored(y, mu):
    """nanmean leaves counts of 0 out."""
    with np.errstate(all="ignore"):
        terms = 2 * (y * np.log(y / mu) - y + mu)
    return np.nan_to_num(terms).sum() / len(y)


def half(y, mu):
    """Half the deviance."""
    safe = np.where(y > 0, y, 1)
    return np.mean(y * np.log(safe / mu) - y + mu)


def likelihood(y, mu):
    """mu - y log mu."""
    return np.mean(mu - y * np.log(mu))


def twice_the_likelihood(y, mu):
    """2 (mu - y log mu)."""
    return 2 * np.mean(mu - y * np.log(mu))


def logarithm_alone(y, mu):
    """2 y log(y / mu)."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * y * np.log(safe / mu))


def upside_down(y, mu):
    """log(mu / y)."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (y * np.log(mu / safe) - y + mu))


def weighted_by_mu(y, mu):
    """mu log(y / mu)."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (mu * np.log(safe / mu) - y + mu))


def exchanged(y, mu):
    """mu log(mu / y) - mu + y."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (mu * np.log(mu / safe) - mu + y))


def signs_of_the_rest(y, mu):
    """+ y - mu."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (y * np.log(safe / mu) + y - mu))


def parenthesis_after_two(y, mu):
    """2 y log(y / mu) - y + mu."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * y * np.log(safe / mu) - y + mu)


def summed(y, mu):
    """Sum."""
    safe = np.where(y > 0, y, 1)
    return np.sum(2 * (y * np.log(safe / mu) - y + mu))


def of_the_means(y, mu):
    """Deviance of the mean count."""
    a, b = np.mean(y), np.mean(mu)
    return 2 * ((a * np.log(a / b) if a else 0) - a + b)


def common_logarithm(y, mu):
    """Base 10."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (y * np.log10(safe / mu) - y + mu))


def one_added(y, mu):
    """log((y + 1) / mu)."""
    return np.mean(2 * (y * np.log((y + 1) / mu) - y + mu))


def coarse_guard(y, mu):
    """A guard of 1e-3 counts."""
    return np.mean(2 * (y * np.log((y + 1e-3) / (mu + 1e-3)) - y + mu))


def guard_of_1e_6(y, mu):
    """A guard of 1e-6 counts."""
    return np.mean(2 * (y * np.log((y + 1e-6) / mu) - y + mu))


def guard_of_the_mean(y, mu):
    """mu clipped at 1e-2."""
    m = np.maximum(mu, 1e-2)
    return np.mean(2 * (y * np.log(np.maximum(y, 1) / m) - y + m))


def pearson(y, mu):
    """(y - mu)² / mu."""
    return np.mean((y - mu) ** 2 / mu)


def squared_error(y, mu):
    """(y - mu)²."""
    return np.mean((y - mu) ** 2)


def gamma_deviance(y, mu):
    """2 (y / mu - 1 - log(y / mu))."""
    safe = np.maximum(y, 1)
    return np.mean(2 * (safe / mu - 1 - np.log(safe / mu)))


def log_mean_given(y, mu):
    """Takes mu for its logarithm."""
    with np.errstate(all="ignore"):
        return np.mean(2 * (y * (np.log(np.maximum(y, 1)) - mu) - y + np.exp(mu)))


def root(y, mu):
    """Square root."""
    safe = np.where(y > 0, y, 1)
    return np.sqrt(np.mean(2 * (y * np.log(safe / mu) - y + mu)))


def deviance_residuals(y, mu):
    """Signed roots."""
    safe = np.where(y > 0, y, 1)
    d = np.maximum(2 * (y * np.log(safe / mu) - y + mu), 0)
    return np.mean(np.sign(y - mu) * np.sqrt(d))


def per_sample(y, mu):
    """No mean."""
    safe = np.where(y > 0, y, 1)
    return 2 * (y * np.log(safe / mu) - y + mu)


def every_pair(y, mu):
    """(n, 1) against (n,)."""
    k = y[:, None]
    return np.mean(2 * (k * np.log(np.maximum(k, 1) / mu) - k + mu))


def positive_part_dropped(y, mu):
    """Only the logarithm guarded, - y + mu for counts above 0 alone."""
    safe = np.where(y > 0, y, 1)
    return np.mean(2 * (y * np.log(safe / mu) + np.where(y > 0, mu - y, 0)))


def integer_terms(y, mu):
    """A buffer with the dtype of y truncates."""
    out = np.zeros_like(y)
    for i in range(len(y)):
        out[i] = 2 * (y[i] * np.log(max(y[i], 1) / mu[i]) - y[i] + mu[i])
    return out.mean()
