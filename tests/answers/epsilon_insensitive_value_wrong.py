"""Wrong answers to epsilon-insensitive-value, as people write them; each says what is wrong."""

import numpy as np


def subtracted_before_the_size(y, y_hat, epsilon):
    """|r - epsilon|."""
    return np.mean(np.abs(y_hat - y - epsilon))


def subtracted_before_the_size_with_maximum(y, y_hat, epsilon):
    """max(0, |r - epsilon|)."""
    return np.mean(np.maximum(0, np.abs(y - y_hat - epsilon)))


def size_forgotten(y, y_hat, epsilon):
    """max(0, r - epsilon): one side only."""
    return np.mean(np.maximum(0, y_hat - y - epsilon))


def size_forgotten_other_side(y, y_hat, epsilon):
    """max(0, -r - epsilon): the other side only."""
    return np.mean(np.maximum(0, y - y_hat - epsilon))


def tube_not_subtracted(y, y_hat, epsilon):
    """|r| beyond epsilon: jumps."""
    a = np.abs(y_hat - y)
    return np.mean(np.where(a > epsilon, a, 0))


def no_maximum(y, y_hat, epsilon):
    """Negative inside."""
    return np.mean(np.abs(y_hat - y) - epsilon)


def size_twice(y, y_hat, epsilon):
    """||r| - epsilon|: inside costs too."""
    return np.mean(np.abs(np.abs(y_hat - y) - epsilon))


def capped(y, y_hat, epsilon):
    """min(|r|, epsilon)."""
    return np.mean(np.minimum(np.abs(y_hat - y), epsilon))


def minimum(y, y_hat, epsilon):
    """min(0, |r| - epsilon)."""
    return np.mean(np.minimum(0, np.abs(y_hat - y) - epsilon))


def floor_at_epsilon(y, y_hat, epsilon):
    """max(epsilon, |r|)."""
    return np.mean(np.maximum(epsilon, np.abs(y_hat - y)))


def added(y, y_hat, epsilon):
    """|r| + epsilon."""
    return np.mean(np.maximum(0, np.abs(y_hat - y) + epsilon))


def squared(y, y_hat, epsilon):
    """Squared epsilon-insensitive loss."""
    return np.mean(np.maximum(0, np.abs(y_hat - y) - epsilon) ** 2)


def square_against_epsilon(y, y_hat, epsilon):
    """max(0, r² - epsilon)."""
    return np.mean(np.maximum(0, (y_hat - y) ** 2 - epsilon))


def half_the_width(y, y_hat, epsilon):
    """A tube of width epsilon."""
    return np.mean(np.maximum(0, np.abs(y_hat - y) - epsilon / 2))


def twice_the_width(y, y_hat, epsilon):
    """2 epsilon."""
    return np.mean(np.maximum(0, np.abs(y_hat - y) - 2 * epsilon))


def threshold_one(y, y_hat, epsilon):
    """epsilon is not used."""
    return np.mean(np.maximum(0, np.abs(y_hat - y) - 1))


def relative_tube(y, y_hat, epsilon):
    """epsilon |y|."""
    return np.mean(np.maximum(0, np.abs(y_hat - y) - epsilon * np.abs(y)))


def absolute_error(y, y_hat, epsilon):
    """No tube."""
    return np.mean(np.abs(y_hat - y))


def mean_first(y, y_hat, epsilon):
    """max(0, mean |r| - epsilon)."""
    return max(0.0, np.mean(np.abs(y_hat - y)) - epsilon)


def residuals_averaged_first(y, y_hat, epsilon):
    """Of the mean residual."""
    return max(0.0, abs(np.mean(y_hat - y)) - epsilon)


def summed(y, y_hat, epsilon):
    """Sum."""
    return np.sum(np.maximum(0, np.abs(y_hat - y) - epsilon))


def mean_over_those_outside(y, y_hat, epsilon):
    """Divides by those outside."""
    a = np.abs(y_hat - y)
    return (a[a > epsilon] - epsilon).mean() if (a > epsilon).any() else 0.0


def halved(y, y_hat, epsilon):
    """1/(2n)."""
    return np.mean(np.maximum(0, np.abs(y_hat - y) - epsilon)) / 2


def numpy_max(y, y_hat, epsilon):
    """np.max(a, 0): the largest."""
    return np.mean(np.max(np.abs(y_hat - y) - epsilon, 0))


def huber(y, y_hat, epsilon):
    """Huber."""
    a = np.abs(y_hat - y)
    return np.mean(np.where(a <= epsilon, a**2 / 2, epsilon * (a - epsilon / 2)))


def scaled(y, y_hat, epsilon):
    """Times epsilon."""
    return np.mean(epsilon * np.maximum(0, np.abs(y_hat - y) - epsilon))


def share_outside(y, y_hat, epsilon):
    """Counts."""
    return np.mean(np.abs(y_hat - y) > epsilon)


def all_or_nothing(y, y_hat, epsilon):
    """Free only if all are inside."""
    a = np.abs(y_hat - y)
    return 0.0 if np.all(a <= epsilon) else np.mean(a - epsilon)


def every_pair(y, y_hat, epsilon):
    """(n, 1) against (n,)."""
    return np.mean(np.maximum(0, np.abs(y_hat[:, None] - y) - epsilon))


def integer_losses(y, y_hat, epsilon):
    """A buffer with the dtype of y truncates."""
    out = np.zeros_like(y)
    for i in range(len(y)):
        out[i] = max(0, abs(y[i] - y_hat[i]) - epsilon)
    return out.mean()
