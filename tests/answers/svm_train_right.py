"""Right answers to svm-train, as people write them."""

import numpy as np


def last_iterate(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        mask = y * (X @ w) < 1
        w -= (lam * w - (y[mask] @ X[mask]) / len(y)) / (lam * t)
    return w


def shrink_and_push(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        v = (y * (X @ w) < 1) * y
        w = (1 - 1 / t) * w + v @ X / (lam * t * len(y))
    return w


def mean_of_all_iterates(X, y, lam, steps):
    n, d = X.shape
    w = np.zeros(d)
    path = []
    for t in range(1, steps + 1):
        g = lam * w - np.einsum("i,ij->j", y * (np.einsum("ij,j->i", X, w) * y < 1), X) / n
        w = w - g / (lam * t)
        path.append(w)
    return np.mean(path, axis=0)


def step_of_two(X, y, lam, steps):
    """Steps of 2 / (lam (t + 1)), weighted by t."""
    w, out = np.zeros(X.shape[1]), 0
    for t in range(1, steps + 1):
        g = lam * w - X.T @ np.where(y * (X @ w) < 1, y, 0) / len(y)
        w = w - 2 * g / (lam * (t + 1))
        out = out + 2 * t * w / (steps * (steps + 1))
    return out


def scaled_variable(X, y, lam, steps):
    """With v = sqrt(lam) w the objective is 1/2 |v|² + the hinge loss of X / sqrt(lam)."""
    Z = X * y[:, None] / np.sqrt(lam)
    v, total = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for t in range(1, steps + 1):
        v = v - (v - Z[Z @ v < 1].sum(axis=0) / len(Z)) / t
        if t > steps / 2:
            total += v
    return total / (steps - steps // 2) / np.sqrt(lam)


def projected_dual_ascent(X, y, lam, steps):
    """Gradient ascent in all alphas at once, cut off at 0 and 1."""
    n = len(y)
    A = X * y[:, None]
    K = A @ A.T / (lam * n)
    alpha = np.zeros(n)
    step = 1 / np.linalg.norm(K, 2)
    for _ in range(min(steps, 4000)):
        alpha = np.clip(alpha + step * (1 - K @ alpha), 0, 1)
    return A.T @ alpha / (lam * n)


def smoothed_hinge(X, y, lam, steps):
    """Nesterov's smoothing: quadratic within mu of the margin, and accelerated descent."""
    n, d = X.shape
    mu = 1e-3
    L = lam + np.linalg.norm(X, 2) ** 2 / (n * mu)
    q = np.sqrt(lam / L)
    beta = (1 - q) / (1 + q)
    w = v = np.zeros(d)
    for _ in range(steps):
        a = np.clip((1 - y * (X @ v)) / mu, 0, 1)
        new = v - (lam * v - X.T @ (a * y) / n) / L
        v = new + beta * (new - w)
        w = new
    return w


def bundle_of_alphas_frank_wolfe(X, y, lam, steps):
    """Frank and Wolfe on the dual, with the best step of each round."""
    n, d = X.shape
    A = X * y[:, None]
    w, level = np.zeros(d), 0.0
    for _ in range(steps):
        active = A @ w < 1
        s, share = A[active].sum(axis=0) / (lam * n), active.mean()
        difference = w - s
        top = lam * difference @ w - level + share
        gamma = np.clip(top / max(lam * difference @ difference, 1e-300), 0, 1)
        w, level = w - gamma * difference, (1 - gamma) * level + gamma * share
    return w


def more_steps_than_given(X, y, lam, steps):
    w = np.zeros(X.shape[1])
    for t in range(1, 2 * steps):
        w = w - (lam * w - X.T @ (y * (y * X.dot(w) <= 1)) / len(y)) / (lam * t)
    return list(w)
