"""Wrong answers to pinball-value, as people write them; each says in a few words what is wrong."""

import numpy as np


def sides_exchanged(y, y_hat, tau):
    """tau on the wrong side."""
    e = y_hat - y
    return np.mean(np.maximum(tau * e, (tau - 1) * e))


def minimum(y, y_hat, tau):
    """Minimum: never positive."""
    e = y - y_hat
    return np.mean(np.minimum(tau * e, (tau - 1) * e))


def sign_of_one_side(y, y_hat, tau):
    """(1 - tau) (y - y_hat) where too high: negative."""
    e = y - y_hat
    return np.mean(np.where(e >= 0, tau * e, (1 - tau) * e))


def one_for_tau(y, y_hat, tau):
    """Too high costs 1 per unit."""
    e = y - y_hat
    return np.mean(np.where(e >= 0, tau * e, -e))


def one_minus_tau_lost_below(y, y_hat, tau):
    """Too low costs 1 per unit."""
    e = y - y_hat
    return np.mean(np.where(e >= 0, e, (tau - 1) * e))


def tau_everywhere(y, y_hat, tau):
    """tau |e|."""
    return np.mean(tau * np.abs(y - y_hat))


def no_branch(y, y_hat, tau):
    """tau e."""
    return np.mean(tau * (y - y_hat))


def too_low_only(y, y_hat, tau):
    """Too high is free."""
    return np.mean(tau * np.maximum(y - y_hat, 0))


def too_high_only(y, y_hat, tau):
    """Too low is free."""
    return np.mean((1 - tau) * np.maximum(y_hat - y, 0))


def absolute_error(y, y_hat, tau):
    """tau is not used."""
    return np.mean(np.abs(y - y_hat))


def half_absolute_error(y, y_hat, tau):
    """tau fixed at one half."""
    return np.mean(np.abs(y - y_hat)) / 2


def doubled(y, y_hat, tau):
    """2: |e| for tau one half."""
    e = y - y_hat
    return 2 * np.mean(np.maximum(tau * e, (tau - 1) * e))


def summed(y, y_hat, tau):
    """Sum."""
    e = y - y_hat
    return np.sum(np.maximum(tau * e, (tau - 1) * e))


def expectile(y, y_hat, tau):
    """Squares."""
    e = y - y_hat
    return np.mean(np.where(e >= 0, tau, 1 - tau) * e**2)


def loss_of_the_mean(y, y_hat, tau):
    """Errors of opposite sign cancel."""
    e = np.mean(y - y_hat)
    return max(tau * e, (tau - 1) * e)


def one_side_for_all(y, y_hat, tau):
    """One branch for the batch."""
    e = y - y_hat
    return np.mean(tau * e) if np.all(e >= 0) else np.mean((tau - 1) * e)


def means_of_groups(y, y_hat, tau):
    """Each group averaged by itself."""
    e = y - y_hat
    low, high = e[e > 0], e[e <= 0]
    return tau * (low.mean() if low.size else 0) - (1 - tau) * (high.mean() if high.size else 0)


def branch_by_target(y, y_hat, tau):
    """Branch by the sign of y."""
    return np.mean(np.where(y > 0, tau, 1 - tau) * np.abs(y - y_hat))


def threshold_tau(y, y_hat, tau):
    """Branch where the error exceeds tau."""
    e = y - y_hat
    return np.mean(np.where(e >= tau, tau * e, (tau - 1) * e))


def exact_fit_costs(y, y_hat, tau):
    """Adds tau to each sample."""
    e = y - y_hat
    return np.mean(np.maximum(tau * e, (tau - 1) * e) + tau)


def tau_in_percent(y, y_hat, tau):
    """tau / 100."""
    e, t = y - y_hat, tau / 100
    return np.mean(np.maximum(t * e, (t - 1) * e))


def ratio_of_prices(y, y_hat, tau):
    """Divided by 1 - tau."""
    e = y - y_hat
    return np.mean(np.maximum(tau * e, (tau - 1) * e)) / (1 - tau)


def quantile_of_errors(y, y_hat, tau):
    """np.quantile."""
    return np.quantile(np.abs(y - y_hat), tau)


def share_covered(y, y_hat, tau):
    """Coverage."""
    return np.mean(y <= y_hat) - tau


def subgradient(y, y_hat, tau):
    """The slopes."""
    return np.mean(np.where(y > y_hat, -tau, 1 - tau))


def every_pair(y, y_hat, tau):
    """(n, 1) against (n,)."""
    e = y.reshape(-1, 1) - y_hat
    return np.mean(np.maximum(tau * e, (tau - 1) * e))


def integer_losses(y, y_hat, tau):
    """A buffer with the dtype of y truncates."""
    out = np.zeros_like(y)
    for i in range(len(y)):
        e = y[i] - y_hat[i]
        out[i] = max(tau * e, (tau - 1) * e)
    return out.mean()


def n_minus_one(y, y_hat, tau):
    """n - 1."""
    e = y - y_hat
    return np.maximum(tau * e, (tau - 1) * e).sum() / max(len(y) - 1, 1)


def per_sample(y, y_hat, tau):
    """No mean."""
    e = y - y_hat
    return np.maximum(tau * e, (tau - 1) * e)


def rounded(y, y_hat, tau):
    """6 decimals."""
    e = y - y_hat
    return np.round(np.mean(np.maximum(tau * e, (tau - 1) * e)), 6)
