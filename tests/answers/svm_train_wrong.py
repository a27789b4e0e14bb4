"""Wrong answers to svm-train, as people write them; each says in a few words what is wrong."""

import numpy as np


def plain_descent(X, y, lam, steps):
    """Fixed step 0.001."""
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w -= 0.001 * (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y))
    return w


def no_penalty(X, y, lam, steps):
    """Hinge loss alone."""
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w += X.T @ (y * (y * (X @ w) < 1)) / len(y) / t
    return w


def c_for_lambda(X, y, lam, steps):
    """1/2 |w|² + lam times the hinge loss."""
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w -= (w - lam * X.T @ (y * (y * (X @ w) < 1)) / len(y)) / t
    return w


def ridge_penalty(X, y, lam, steps):
    """lam |w|²."""
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w -= (2 * lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (2 * lam * t)
    return w


def sum_of_losses(X, y, lam, steps):
    """Sum for the mean."""
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w -= (lam * w - X.T @ (y * (y * (X @ w) < 1))) / (lam * t)
    return w


def one_step(X, y, lam, steps):
    """Returns in the loop."""
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w - (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (lam * t)
        return w


def first_samples_only(X, y, lam, steps):
    """Last sample left out."""
    w = np.zeros(X.shape[1])
    X, y = X[:-1] if len(X) > 1 else X, y[:-1] if len(y) > 1 else y
    for t in range(1, steps + 1):
        w = w - (lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (lam * t)
    return w


def lasso_penalty(X, y, lam, steps):
    """lam |w|_1."""
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        w = w - (lam * np.sign(w) - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (lam * t)
    return w


def margin_of_zero(X, y, lam, steps):
    """Perceptron with a penalty."""
    w = np.ones(X.shape[1])
    for t in range(1, steps + 1):
        w = w - (lam * w - X.T @ (y * (y * (X @ w) < 0)) / len(y)) / (lam * t)
    return w


def penalty_except_the_first(X, y, lam, steps):
    """First weight taken for an intercept."""
    w = np.zeros(X.shape[1])
    free = np.ones(len(w))
    free[0] = 0
    for t in range(1, steps + 1):
        w = w - (lam * free * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)) / (lam * t)
    return w


def unseeded(X, y, lam, steps):
    """Random order without a seed."""
    w = np.zeros(X.shape[1])
    draw = np.random.default_rng()
    for t in range(1, steps + 1):
        i = draw.integers(len(y))
        w = w - (lam * w - (y[i] * X[i] if y[i] * (X[i] @ w) < 1 else 0)) / (lam * t)
    return w


def mean_difference(X, y, lam, steps):
    """Difference of the class means."""
    means = [X[y == c].mean(axis=0) if np.any(y == c) else 0 * X[0] for c in (1, -1)]
    return (means[0] - means[1]) / 2


def adam(X, y, lam, steps):
    """Adam with its default step."""
    w = m = v = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        g = lam * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        w = w - 1e-3 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return w
