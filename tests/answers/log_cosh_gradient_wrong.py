"""Wrong answers to log-cosh-gradient, as people write them; each says in a few words what is wrong."""

import numpy as np


def sinh_over_cosh(y, y_hat):
    """inf / inf far out."""
    r = y_hat - y
    with np.errstate(all="ignore"):
        return np.sinh(r) / np.cosh(r) / len(y)


def by_exponentials(y, y_hat):
    """inf / inf far out."""
    r = y_hat - y
    with np.errstate(all="ignore"):
        return (np.exp(r) - np.exp(-r)) / (np.exp(r) + np.exp(-r)) / len(y)


def growing_exponential(y, y_hat):
    """NaN for large positive residuals."""
    e = np.exp(2 * (y_hat - y))
    with np.errstate(all="ignore"):
        return (e - 1) / (e + 1) / len(y)


def mean_missing(y, y_hat):
    """No 1/n."""
    return np.tanh(y_hat - y)


def half_mean(y, y_hat):
    """1/(2n)."""
    return np.tanh(y_hat - y) / (2 * len(y))


def doubled(y, y_hat):
    """A 2, as of a square."""
    return 2 * np.tanh(y_hat - y) / len(y)


def with_respect_to_targets(y, y_hat):
    """Sign."""
    return np.tanh(y - y_hat) / len(y)


def upside_down(y, y_hat):
    """cosh / sinh."""
    r = y_hat - y
    with np.errstate(all="ignore"):
        return 1 / np.tanh(r) / len(y)


def inner_derivative_lost(y, y_hat):
    """1 / cosh."""
    return 1 / np.cosh(np.clip(y_hat - y, -300, 300)) / len(y)


def log_left_out(y, y_hat):
    """sinh."""
    return np.sinh(np.clip(y_hat - y, -300, 300)) / len(y)


def second_derivative(y, y_hat):
    """1 - tanh²."""
    return (1 - np.tanh(y_hat - y) ** 2) / len(y)


def cosine_for_cosh(y, y_hat):
    """-tan."""
    return -np.tan(y_hat - y) / len(y)


def half_argument(y, y_hat):
    """tanh(r / 2)."""
    return np.tanh((y_hat - y) / 2) / len(y)


def one_number(y, y_hat):
    """Mean of the slopes."""
    return np.mean(np.tanh(y_hat - y))


def tanh_of_the_mean(y, y_hat):
    """Mean first."""
    return np.full(len(y), np.tanh(np.mean(y_hat - y)) / len(y))


def mean_before_tanh(y, y_hat):
    """tanh(r / n)."""
    return np.tanh((y_hat - y) / len(y))


def clipped_residual(y, y_hat):
    """Huber with delta 1."""
    return np.clip(y_hat - y, -1, 1) / len(y)


def signs(y, y_hat):
    """Absolute error."""
    return np.sign(y_hat - y) / len(y)


def residuals(y, y_hat):
    """Half the squared error."""
    return (y_hat - y) / len(y)


def arctangent(y, y_hat):
    """arctan."""
    return np.arctan(y_hat - y) / len(y)


def charbonnier(y, y_hat):
    """r / sqrt(1 + r²)."""
    r = y_hat - y
    return r / np.sqrt(1 + r**2) / len(y)


def size_of_the_slope(y, y_hat):
    """|tanh|."""
    return np.abs(np.tanh(y_hat - y)) / len(y)


def values(y, y_hat):
    """The losses over n."""
    r = y_hat - y
    return (np.logaddexp(r, -r) - np.log(2)) / len(y)


def forward_differences(y, y_hat):
    """Six digits."""
    loss = lambda r: np.logaddexp(r, -r)
    r, h = y_hat - y, 1e-6
    return (loss(r + h) - loss(r)) / h / len(y)


def column(y, y_hat):
    """Shape (n, 1)."""
    return (np.tanh(y_hat - y) / len(y))[:, None]


def like_integers(y, y_hat):
    """A buffer with the dtype of y truncates."""
    g = np.zeros_like(y)
    for i in range(len(y)):
        g[i] = np.tanh(y_hat[i] - y[i]) / len(y)
    return g
