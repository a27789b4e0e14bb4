"""Wrong answers to huber-irls, as many different people would write them."""

import numpy as np


def plain_least_squares(X, y, delta):
    beta = np.linalg.lstsq(X, y, rcond=None)[0]
    r = y - X @ beta
    return {
        "beta": beta,
        "weights": np.where(np.abs(r) <= delta, 1, delta / np.maximum(np.abs(r), delta)),
    }


def absolute_error(X, y, delta):
    w = np.ones(len(y))
    for _ in range(300):
        beta = np.linalg.lstsq(X * np.sqrt(w)[:, None], y * np.sqrt(w), rcond=None)[0]
        w = 1 / np.maximum(np.abs(y - X @ beta), 1e-6)
    return {"beta": beta, "weights": w}


def tukey(X, y, delta):
    w = np.ones(len(y))
    for _ in range(200):
        beta = np.linalg.lstsq(X * np.sqrt(w)[:, None], y * np.sqrt(w), rcond=None)[0]
        u = (y - X @ beta) / (4 * delta)
        w = np.where(np.abs(u) < 1, (1 - u**2) ** 2, 0)
    return {"beta": beta, "weights": w}


def five_rounds(X, y, delta):
    w = np.ones(len(y))
    for _ in range(5):
        beta = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        w = delta / np.maximum(np.abs(y - X @ beta), delta)
    return {"beta": beta, "weights": w}


def stops_too_soon(X, y, delta):
    beta = np.linalg.lstsq(X, y, rcond=None)[0]
    while True:
        w = delta / np.maximum(np.abs(y - X @ beta), delta)
        new = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        if np.max(np.abs(new - beta)) < 1e-3:
            return {"beta": new, "weights": w}
        beta = new


def gradient_descent_with_a_fixed_rate(X, y, delta):
    beta = np.zeros(X.shape[1])
    for _ in range(1000):
        beta = beta - 0.01 * X.T @ np.clip(X @ beta - y, -delta, delta) / len(y)
    r = np.abs(X @ beta - y)
    return {"beta": beta, "weights": delta / np.maximum(r, delta)}


def inverted_weights(X, y, delta):
    w = np.ones(len(y))
    for _ in range(50):
        beta = np.linalg.lstsq(X * np.sqrt(w)[:, None], y * np.sqrt(w), rcond=None)[0]
        w = np.maximum(1, np.abs(y - X @ beta) / delta)
        w = w / np.max(w)
    return {"beta": beta, "weights": w}


def only_the_coefficients(X, y, delta):
    w = np.ones(len(y))
    for _ in range(200):
        beta = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        w = delta / np.maximum(np.abs(y - X @ beta), delta)
    return beta


def a_tuple(X, y, delta):
    w = np.ones(len(y))
    for _ in range(200):
        beta = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        w = delta / np.maximum(np.abs(y - X @ beta), delta)
    return beta, w


def a_column(X, y, delta):
    w = np.ones((len(y), 1))
    t = np.reshape(y, (-1, 1))
    for _ in range(200):
        beta = np.linalg.solve(X.T @ (w * X), X.T @ (w * t))
        w = delta / np.maximum(np.abs(t - X @ beta), delta)
    return {"beta": beta, "weights": w}


def centred_first(X, y, delta):
    """Invents an intercept."""
    Z, t = X - X.mean(axis=0), y - y.mean()
    w = np.ones(len(y))
    for _ in range(200):
        beta = np.linalg.lstsq(Z * np.sqrt(w)[:, None], t * np.sqrt(w), rcond=None)[0]
        w = delta / np.maximum(np.abs(t - Z @ beta), delta)
    return {"beta": beta, "weights": w}


def targets_clipped(X, y, delta):
    """Limits the targets, not the residuals."""
    beta = np.linalg.lstsq(X, np.clip(y, -delta, delta), rcond=None)[0]
    return {"beta": beta, "weights": np.ones(len(y))}


def delta_of_the_square(X, y, delta):
    w = np.ones(len(y))
    for _ in range(300):
        beta = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        r2 = (y - X @ beta) ** 2
        w = np.where(r2 <= delta, 1.0, delta / np.maximum(np.sqrt(r2), 1e-12))
    return {"beta": beta, "weights": w}


def changes_the_targets(X, y, delta):
    w = np.ones(len(y))
    for _ in range(200):
        beta = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        w = delta / np.maximum(np.abs(y - X @ beta), delta)
    y[:] = X @ beta
    return {"beta": beta, "weights": w}


def ridge_for_safety(X, y, delta):
    w = np.ones(len(y))
    for _ in range(200):
        beta = np.linalg.solve(X.T @ (w[:, None] * X) + 1e-3 * np.eye(X.shape[1]), X.T @ (w * y))
        w = delta / np.maximum(np.abs(y - X @ beta), delta)
    return {"beta": beta, "weights": w}


def weights_of_the_round_before(X, y, delta):
    """Right coefficients, and the weights of zero residuals beside them."""
    w = np.ones(len(y))
    for _ in range(200):
        beta = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        w = delta / np.maximum(np.abs(y - X @ beta), delta)
    return {"beta": beta, "weights": np.ones(len(y))}
