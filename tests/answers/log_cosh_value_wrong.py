"""Wrong answers to log-cosh-value, as people write them; each says in a few words what is wrong."""

import numpy as np


def as_it_is_written(y, y_hat):
    """cosh overflows far out."""
    return np.mean(np.log(np.cosh(y_hat - y)))


def by_exponentials(y, y_hat):
    """exp overflows far out."""
    r = y_hat - y
    return np.mean(np.log((np.exp(r) + np.exp(-r)) / 2))


def size_forgotten_in_the_stable_form(y, y_hat):
    """Stable for positive residuals only."""
    r = y_hat - y
    return np.mean(r + np.log1p(np.exp(-2 * r)) - np.log(2))


def overflow_hidden(y, y_hat):
    """Residuals beyond 700 cost as much as one of 700."""
    return np.mean(np.log(np.cosh(np.clip(y_hat - y, -700, 700))))


def infinity_replaced(y, y_hat):
    """What overflows costs the largest float."""
    with np.errstate(over="ignore"):
        return np.mean(np.nan_to_num(np.log(np.cosh(y_hat - y))))


def through_tanh(y, y_hat):
    """tanh rounds to 1: infinite beyond 19."""
    return np.mean(-np.log(1 - np.tanh(y_hat - y) ** 2) / 2)


def log_two_forgotten(y, y_hat):
    """Not 0 at a perfect fit."""
    a = np.abs(y_hat - y)
    return np.mean(a + np.log1p(np.exp(-2 * a)))


def log_two_added(y, y_hat):
    """+ log 2."""
    a = np.abs(y_hat - y)
    return np.mean(a + np.log1p(np.exp(-2 * a)) + np.log(2))


def exponent_not_doubled(y, y_hat):
    """exp(-|r|): softplus."""
    a = np.abs(y_hat - y)
    return np.mean(a + np.log1p(np.exp(-a)) - np.log(2))


def asymptote(y, y_hat):
    """|r| - log 2: negative near 0."""
    return np.mean(np.abs(y_hat - y) - np.log(2))


def absolute_error(y, y_hat):
    """|r|."""
    return np.mean(np.abs(y_hat - y))


def parabola(y, y_hat):
    """r²/2."""
    return np.mean((y_hat - y) ** 2) / 2


def asymptotes_joined(y, y_hat):
    """r²/2 up to 1, |r| - log 2 beyond."""
    a = np.abs(y_hat - y)
    return np.mean(np.where(a < 1, a**2 / 2, a - np.log(2)))


def huber_with_delta_one(y, y_hat):
    """Huber."""
    a = np.abs(y_hat - y)
    return np.mean(np.where(a <= 1, a**2 / 2, a - 0.5))


def square_root_form(y, y_hat):
    """Charbonnier."""
    return np.mean(np.sqrt(1 + (y_hat - y) ** 2) - 1)


def summed(y, y_hat):
    """Sum."""
    r = y_hat - y
    return np.sum(np.logaddexp(r, -r) - np.log(2))


def halved(y, y_hat):
    """1/(2n)."""
    r = y_hat - y
    return np.mean(np.logaddexp(r, -r) - np.log(2)) / 2


def per_sample(y, y_hat):
    """No mean: an array."""
    r = y_hat - y
    return np.logaddexp(r, -r) - np.log(2)


def loss_of_the_mean(y, y_hat):
    """Errors of opposite sign cancel."""
    r = np.mean(y_hat - y)
    return np.logaddexp(r, -r) - np.log(2)


def log_of_the_mean(y, y_hat):
    """log outside of the mean."""
    return np.log(np.mean(np.cosh(np.clip(y_hat - y, -30, 30))))


def common_logarithm(y, y_hat):
    """Base 10."""
    r = y_hat - y
    return np.mean(np.logaddexp(r, -r) - np.log(2)) / np.log(10)


def one_more_inside(y, y_hat):
    """log1p(cosh)."""
    return np.mean(np.log1p(np.cosh(np.clip(y_hat - y, -300, 300))))


def slope(y, y_hat):
    """tanh."""
    return np.mean(np.tanh(y_hat - y))


def sine_for_cosine(y, y_hat):
    """log sinh: -inf at 0."""
    a = np.abs(y_hat - y)
    with np.errstate(all="ignore"):
        return np.mean(np.where(a > 20, a - np.log(2), np.log(np.sinh(np.minimum(a, 20)))))


def cosine(y, y_hat):
    """cos for cosh."""
    with np.errstate(all="ignore"):
        return np.mean(np.log(np.cos(y_hat - y)))


def every_pair(y, y_hat):
    """(n, 1) against (n,)."""
    r = y_hat[:, None] - y
    return np.mean(np.logaddexp(r, -r) - np.log(2))


def targets_scaled(y, y_hat):
    """Relative residual."""
    with np.errstate(all="ignore"):
        r = (y_hat - y) / y
        return np.mean(np.logaddexp(r, -r) - np.log(2))


def last_skipped(y, y_hat):
    """Loop ends one early."""
    total = 0.0
    for i in range(len(y) - 1):
        r = y_hat[i] - y[i]
        total += np.logaddexp(r, -r) - np.log(2)
    return total / len(y)


def single_precision(y, y_hat):
    """float32 inside."""
    r = (y_hat - y).astype(np.float32)
    return np.mean(np.logaddexp(r, -r) - np.float32(np.log(2)))


def residual_in_place(y, y_hat):
    """Overwrites the predictions."""
    r = y_hat - y
    y_hat[:] = 0
    return np.mean(np.logaddexp(r, -r) - np.log(2))
