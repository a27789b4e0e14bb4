"""Wrong answers to log-loss-logits, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def naive(y, z):
    """Through p."""
    p = 1 / (1 + np.exp(-z))
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))


def picked(y, z):
    """Through p, with the probability of the label: infinite at 1000."""
    p = 1 / (1 + np.exp(-z))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def sigmoid_of_both_signs(y, z):
    """sigmoid(s z) underflows at -1000, and at 40 its logarithm is 0."""
    s = 2 * y - 1
    return -np.mean(np.log(1 / (1 + np.exp(-s * z))))


def guarded_logarithm(y, z):
    """1e-300 inside the logarithm caps at 690."""
    p = 1 / (1 + np.exp(-z))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p) + 1e-300))


def log1p_through_p(y, z):
    """log1p does not help where p is 1 already."""
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(np.where(y == 1, np.log(p), np.log1p(-p)))


def pytorch_before(y, z):
    """log(1 + e^-40) is 0 without log1p."""
    m = np.maximum(-z, 0)
    return np.mean((1 - y) * z + m + np.log(np.exp(-m) + np.exp(-z - m)))


def pytorch_now(y, z):
    """(1 - y) z - log_sigmoid(z) cancels for label 0 at -40."""
    log_sigmoid = np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
    return np.mean((1 - y) * z - log_sigmoid)


def half_and_cosh(y, z):
    """z/2 and log(2 cosh(z/2)) cancel."""
    t = np.where(y == 1, -z, z)
    return np.mean(t / 2 + np.logaddexp(t / 2, -t / 2))


def naive_softplus(y, z):
    """Overflow."""
    return np.mean(np.log(1 + np.exp(z)) - y * z)


def softplus_with_threshold(y, z):
    """Above 20 the softplus is taken for its argument: at z = 40, label 1, 0 is left."""
    softplus = np.where(z > 20, z, np.log1p(np.exp(np.minimum(z, 20))))
    return np.mean(softplus - y * z)


def threshold_cuts_the_small(y, z):
    """Below -36 it is taken for 0."""
    t = np.where(y == 1, -z, z)
    return np.mean(np.where(t < -36, 0.0, np.logaddexp(0, t)))


def clipped_logits(y, z):
    """A clip at ±30."""
    z = np.clip(z, -30, 30)
    return np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))


def in_place(y, z):
    """Changes the caller's array."""
    z *= np.where(y == 1, -1, 1)
    return np.mean(np.logaddexp(0, z))


def labels_in_place(y, z):
    """Recodes the caller's labels."""
    y[y == 0] = -1
    return np.mean(np.logaddexp(0, -y * z))


def per_sample(y, z):
    """No mean."""
    return np.logaddexp(0, np.where(y == 1, -z, z))


def total(y, z):
    """Sum."""
    return np.logaddexp(0, np.where(y == 1, -z, z)).sum()


def one_overflow(y, z):
    """max(z, 0) - y z + log(1 + e^z)."""
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(z)))


def sign_of_label_term(y, z):
    """+ y z."""
    return np.mean(np.maximum(z, 0) + y * z + np.log1p(np.exp(-np.abs(z))))


def minimum(y, z):
    """min for max."""
    return np.mean(np.minimum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


def hinge(y, z):
    """Hinge."""
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * z))


def probabilities(y, z):
    """Logits as probabilities."""
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


def squared(y, z):
    """Squared error of the logits."""
    return np.mean((y - z) ** 2)


def exponential_loss(y, z):
    """e^t."""
    return np.mean(np.exp(np.where(y == 1, -z, z)))


def single_precision(y, z):
    """float32."""
    t = np.where(y == 1, -z, z).astype(np.float32)
    return float(np.mean(np.maximum(t, 0) + np.log1p(np.exp(-np.abs(t)))))


def early_return(y, z):
    """Return in the loop."""
    for a, b in zip(y, z):
        t = -b if a == 1 else b
        return max(t, 0) + math.log1p(math.exp(-abs(t)))


def median(y, z):
    """Median."""
    return np.median(np.logaddexp(0, np.where(y == 1, -z, z)))


def rounded(y, z):
    """Rounded to six decimals."""
    return round(float(np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))), 6)


def gradient(y, z):
    """p - y."""
    return np.mean(0.5 * (1 + np.tanh(z / 2)) - y)


def only_finite(y, z):
    """Infinite losses are left out of the mean."""
    p = 1 / (1 + np.exp(-z))
    loss = -np.log(np.where(y == 1, p, 1 - p))
    return np.mean(loss[np.isfinite(loss)]) if np.isfinite(loss).any() else 0.0
