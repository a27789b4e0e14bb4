"""Wrong answers to pinball-gradient, as people write them; each says in a few words what is wrong."""

import numpy as np


def sides_exchanged(y, y_hat, tau):
    """tau on the wrong side."""
    return np.where(y > y_hat, tau - 1, tau) / len(y)


def with_respect_to_targets(y, y_hat, tau):
    """Sign."""
    return np.where(y > y_hat, tau, tau - 1) / len(y)


def mean_missing(y, y_hat, tau):
    """No 1/n."""
    return np.where(y > y_hat, -tau, 1 - tau)


def signs_lost(y, y_hat, tau):
    """Prices, not slopes."""
    return np.where(y > y_hat, tau, 1 - tau) / len(y)


def one_where_too_high(y, y_hat, tau):
    """1 for 1 - tau."""
    return np.where(y > y_hat, -tau, 1.0) / len(y)


def minus_one_where_too_low(y, y_hat, tau):
    """-1 for -tau."""
    return np.where(y > y_hat, -1.0, 1 - tau) / len(y)


def tau_on_both_sides(y, y_hat, tau):
    """tau sign(r)."""
    return tau * np.sign(y_hat - y) / len(y)


def absolute_error(y, y_hat, tau):
    """sign(r)."""
    return np.sign(y_hat - y) / len(y)


def half_absolute_error(y, y_hat, tau):
    """sign(r) / 2."""
    return np.sign(y_hat - y) / (2 * len(y))


def doubled(y, y_hat, tau):
    """2."""
    return 2 * np.where(y > y_hat, -tau, 1 - tau) / len(y)


def too_low_only(y, y_hat, tau):
    """0 where too high."""
    return np.where(y > y_hat, -tau, 0.0) / len(y)


def too_high_only(y, y_hat, tau):
    """0 where too low."""
    return np.where(y > y_hat, 0.0, 1 - tau) / len(y)


def divided_by_size(y, y_hat, tau):
    """0/0 at a residual of 0."""
    r = y_hat - y
    with np.errstate(all="ignore"):
        return np.where(r < 0, tau, 1 - tau) * r / np.abs(r) / len(y)


def one_at_zero(y, y_hat, tau):
    """1 at 0, beyond every subgradient."""
    r = y_hat - y
    return np.select([r < 0, r > 0], [-tau, 1 - tau], 1.0) / len(y)


def minus_one_at_zero(y, y_hat, tau):
    """-1 at 0, below every subgradient."""
    r = y_hat - y
    return np.select([r < 0, r > 0], [-tau, 1 - tau], -1.0) / len(y)


def expectile(y, y_hat, tau):
    """Slope of the squares."""
    return 2 * np.where(y > y_hat, tau, 1 - tau) * (y_hat - y) / len(y)


def times_residual(y, y_hat, tau):
    """Multiplied by r."""
    return np.where(y > y_hat, -tau, 1 - tau) * (y_hat - y) / len(y)


def values(y, y_hat, tau):
    """The losses over n."""
    e = y - y_hat
    return np.maximum(tau * e, (tau - 1) * e) / len(y)


def one_number(y, y_hat, tau):
    """Their mean."""
    return np.mean(np.where(y > y_hat, -tau, 1 - tau))


def mean_in_every_entry(y, y_hat, tau):
    """Their mean, n times."""
    return np.full(len(y), np.mean(np.where(y > y_hat, -tau, 1 - tau)))


def divided_by_group(y, y_hat, tau):
    """Each side divided by its own count."""
    low = y > y_hat
    return np.where(low, -tau / max(low.sum(), 1), (1 - tau) / max((~low).sum(), 1))


def averaged_twice(y, y_hat, tau):
    """1/n twice."""
    return np.where(y > y_hat, -tau, 1 - tau) / len(y) ** 2


def smoothed_sign(y, y_hat, tau):
    """Within 1e-3 of 0 not the slope."""
    r = y_hat - y
    return (0.5 * r / (np.abs(r) + 1e-3) + 0.5 - tau) / len(y)


def integer_slopes(y, y_hat, tau):
    """A buffer with the dtype of y truncates."""
    g = np.zeros_like(y)
    g[y_hat < y] = -tau
    g[y_hat > y] = 1 - tau
    return g / len(g)


def column(y, y_hat, tau):
    """Shape (n, 1)."""
    return (np.where(y > y_hat, -tau, 1 - tau) / len(y)).reshape(-1, 1)


def sorted_first(y, y_hat, tau):
    """Order lost."""
    return np.sort(np.where(y > y_hat, -tau, 1 - tau)) / len(y)
