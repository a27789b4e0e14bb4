"""Wrong answers to epsilon-insensitive-gradient, as people write them; each says what is wrong."""

import numpy as np


def no_tube(y, y_hat, epsilon):
    """sign(r) inside too."""
    return np.sign(y_hat - y) / len(y)


def inside_for_outside(y, y_hat, epsilon):
    """Slope inside, 0 outside."""
    r = y_hat - y
    return np.sign(r) * (np.abs(r) < epsilon) / len(y)


def sign_lost(y, y_hat, epsilon):
    """1 outside on both sides."""
    return (np.abs(y_hat - y) > epsilon) / len(y)


def with_respect_to_targets(y, y_hat, epsilon):
    """Sign."""
    r = y - y_hat
    return np.sign(r) * (np.abs(r) > epsilon) / len(y)


def size_forgotten(y, y_hat, epsilon):
    """r > epsilon: one side only."""
    return (y_hat - y > epsilon) / len(y)


def sign_of_the_shifted(y, y_hat, epsilon):
    """sign(r - epsilon)."""
    return np.sign(y_hat - y - epsilon) / len(y)


def sign_of_what_exceeds(y, y_hat, epsilon):
    """sign(|r| - epsilon): -1 inside, 1 on the left."""
    return np.sign(np.abs(y_hat - y) - epsilon) / len(y)


def down_inside(y, y_hat, epsilon):
    """sign(r) sign(|r| - epsilon): slopes down inside."""
    r = y_hat - y
    return np.sign(r) * np.sign(np.abs(r) - epsilon) / len(y)


def mean_missing(y, y_hat, epsilon):
    """No 1/n."""
    r = y_hat - y
    return np.sign(r) * (np.abs(r) > epsilon)


def half_mean(y, y_hat, epsilon):
    """1/(2n)."""
    r = y_hat - y
    return np.sign(r) * (np.abs(r) > epsilon) / (2 * len(y))


def divided_by_those_outside(y, y_hat, epsilon):
    """Divided by those outside."""
    r = y_hat - y
    out = np.abs(r) > epsilon
    return np.sign(r) * out / max(out.sum(), 1)


def two_on_the_edge(y, y_hat, epsilon):
    """2 on the edge."""
    r = y_hat - y
    return np.sign(r) * ((np.abs(r) > epsilon) + 2.0 * (np.abs(r) == epsilon)) / len(y)


def backwards_on_the_edge(y, y_hat, epsilon):
    """-1 on the upper edge."""
    r = y_hat - y
    return np.sign(r) * ((np.abs(r) > epsilon) - 1.0 * (np.abs(r) == epsilon)) / len(y)


def nan_on_the_edge(y, y_hat, epsilon):
    """u / |u| on the edge."""
    r = y_hat - y
    u = np.abs(r) - epsilon
    with np.errstate(all="ignore"):
        return np.sign(r) * (u / np.abs(u) + 1) / 2 / len(y)


def squared(y, y_hat, epsilon):
    """Slope of the squared loss."""
    r = y_hat - y
    return 2 * np.sign(r) * np.maximum(0, np.abs(r) - epsilon) / len(y)


def what_exceeds(y, y_hat, epsilon):
    """Soft-thresholded residual."""
    r = y_hat - y
    return np.sign(r) * np.maximum(0, np.abs(r) - epsilon) / len(y)


def residual_outside(y, y_hat, epsilon):
    """r outside."""
    r = y_hat - y
    return r * (np.abs(r) > epsilon) / len(y)


def clipped(y, y_hat, epsilon):
    """Huber."""
    return np.clip(y_hat - y, -epsilon, epsilon) / len(y)


def epsilon_as_slope(y, y_hat, epsilon):
    """epsilon sign(r)."""
    r = y_hat - y
    return epsilon * np.sign(r) * (np.abs(r) > epsilon) / len(y)


def threshold_one(y, y_hat, epsilon):
    """epsilon is not used."""
    r = y_hat - y
    return np.sign(r) * (np.abs(r) > 1) / len(y)


def half_the_width(y, y_hat, epsilon):
    """A tube of width epsilon."""
    r = y_hat - y
    return np.sign(r) * (np.abs(r) > epsilon / 2) / len(y)


def square_against_epsilon(y, y_hat, epsilon):
    """r² > epsilon."""
    r = y_hat - y
    return np.sign(r) * (r**2 > epsilon) / len(y)


def values(y, y_hat, epsilon):
    """The losses over n."""
    return np.maximum(0, np.abs(y_hat - y) - epsilon) / len(y)


def one_number(y, y_hat, epsilon):
    """Their mean."""
    r = y_hat - y
    return np.mean(np.sign(r) * (np.abs(r) > epsilon))


def all_or_nothing(y, y_hat, epsilon):
    """0 only if all are inside."""
    r = y_hat - y
    return np.sign(r) / len(y) * np.any(np.abs(r) > epsilon)


def column(y, y_hat, epsilon):
    """Shape (n, 1)."""
    r = y_hat - y
    return (np.sign(r) * (np.abs(r) > epsilon) / len(y))[:, np.newaxis]


def integer_division(y, y_hat, epsilon):
    """// n."""
    r = y_hat - y
    return np.sign(r) * (np.abs(r) > epsilon) // len(y)


def guarded(y, y_hat, epsilon):
    """r / (|r| + 1e-3)."""
    r = y_hat - y
    return r / (np.abs(r) + 1e-3) * (np.abs(r) > epsilon) / len(y)
