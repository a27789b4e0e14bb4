"""Wrong answers to smooth-l1-value, as people write them; each says in a few words what is wrong."""

import numpy as np


def huber_loss(y, y_hat, beta):
    """Huber: beta times too large."""
    r = np.abs(y - y_hat)
    return np.where(r < beta, 0.5 * r**2, beta * (r - 0.5 * beta)).mean()


def divided_by_beta_twice(y, y_hat, beta):
    """Smooth L1, divided by beta once more."""
    r = np.abs(y - y_hat)
    return np.where(r < beta, 0.5 * r**2 / beta, r - 0.5 * beta).mean() / beta


def fast_r_cnn_sigma(y, y_hat, beta):
    """The sigma form, with sigma² = beta where 1/beta belongs."""
    r = np.abs(y - y_hat)
    return np.where(r < 1 / beta, 0.5 * beta * r**2, r - 0.5 / beta).mean()


def bracket_forgotten(y, y_hat, beta):
    """r²/2*beta."""
    r = np.abs(y - y_hat)
    return np.where(r < beta, r**2 / 2 * beta, r - beta / 2).mean()


def reduction_sum(y, y_hat, beta):
    """The sum."""
    r = np.abs(y - y_hat)
    return sum(a**2 / (2 * beta) if a < beta else a - beta / 2 for a in r)


def no_reduction(y, y_hat, beta):
    """An array."""
    r = np.abs(y - y_hat)
    return np.where(r < beta, r**2 / (2 * beta), r - beta / 2)


def mean_absolute(y, y_hat, beta):
    """L1."""
    return np.abs(y - y_hat).mean()


def one_instead_of_beta(y, y_hat, beta):
    """Default beta."""
    r = np.abs(y - y_hat)
    return np.where(r < 1.0, 0.5 * r**2, r - 0.5).mean()


def larger_of_the_two(y, y_hat, beta):
    """Always the parabola."""
    r = np.abs(y - y_hat)
    return np.maximum(r**2 / (2 * beta), r - beta / 2).mean()


def smaller_of_parabola_and_tip(y, y_hat, beta):
    """min(r²/(2 beta), |r|): they meet at 2 beta, with a corner."""
    r = np.abs(y - y_hat)
    return np.minimum(r**2 / (2 * beta), r).mean()


def root_rounded(y, y_hat, beta):
    """sqrt(r² + beta²) - beta: smooth, and another loss."""
    r = y - y_hat
    return np.mean(np.sqrt(r**2 + beta**2) - beta)


def insensitive_tube(y, y_hat, beta):
    """max(|r| - beta/2, 0)."""
    return np.mean(np.maximum(np.abs(y - y_hat) - beta / 2, 0))


def integer_losses(y, y_hat, beta):
    """A buffer of the targets' type."""
    out = np.zeros_like(y)
    for i, (a, b) in enumerate(zip(y, y_hat)):
        r = abs(a - b)
        out[i] = r**2 / (2 * beta) if r < beta else r - beta / 2
    return out.mean()


def residuals_changed_in_place(y, y_hat, beta):
    """The caller's predictions hold the residuals afterwards."""
    y_hat[:] = np.abs(y_hat - y)
    return np.where(y_hat < beta, y_hat**2 / (2 * beta), y_hat - beta / 2).mean()


def mean_of_huber_over_n(y, y_hat, beta):
    """Divided by n twice."""
    r = np.abs(y - y_hat)
    return np.where(r < beta, r**2 / (2 * beta), r - beta / 2).mean() / y.size


def predictions_clipped(y, y_hat, beta):
    """Clips the prediction, not the residual."""
    c = np.clip(y_hat, -beta, beta)
    return np.mean(c * (y_hat - y - c / 2)) / beta


def squares_expanded(y, y_hat, beta):
    """No digits left at a large offset."""
    square = y * y - 2 * y * y_hat + y_hat * y_hat
    r = np.abs(y - y_hat)
    return np.where(r < beta, square / (2 * beta), r - beta / 2).mean()


def tip_taken_off_the_line(y, y_hat, beta):
    """Cancels for residuals far below beta."""
    r = np.abs(y - y_hat)
    return np.mean(r - beta / 2 + np.maximum(beta - r, 0) ** 2 / (2 * beta))
