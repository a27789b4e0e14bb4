"""Right answers to huber-irls, as many different people would write them; none is shown to a learner."""

import numpy as np


def diagonal_matrix(X, y, delta):
    n, d = X.shape
    W = np.eye(n)
    beta = np.zeros(d)
    for _ in range(150):
        beta = np.linalg.inv(X.T @ W @ X) @ X.T @ W @ y
        r = y - X @ beta
        for i in range(n):
            W[i, i] = 1.0 if abs(r[i]) <= delta else delta / abs(r[i])
    return {"beta": beta, "weights": np.diag(W)}


def from_zero(X, y, delta):
    """The first weights are those of beta = 0."""
    beta = np.zeros(X.shape[1])
    for _ in range(500):
        r = y - X.dot(beta)
        w = np.ones(len(r))
        far = np.abs(r) > delta
        w[far] = delta / np.abs(r[far])
        sw = np.sqrt(w)
        beta, *_ = np.linalg.lstsq(X * sw[:, np.newaxis], y * sw, rcond=None)
    return dict(beta=beta, weights=w)


def until_settled(X, y, delta):
    beta = np.linalg.lstsq(X, y, rcond=None)[0]
    while True:
        w = np.minimum(1, delta / np.maximum(1e-12, np.abs(X @ beta - y)))
        new = np.linalg.solve((X.T * w) @ X, (X.T * w) @ y)
        if np.linalg.norm(new - beta) <= 1e-11 * (1 + np.linalg.norm(new)):
            break
        beta = new
    return {"beta": new, "weights": w}


def until_the_gradient_is_small(X, y, delta):
    n = len(y)
    beta = np.linalg.pinv(X) @ y
    scale = delta * np.abs(X).mean(axis=0)
    for _ in range(10_000):
        r = X @ beta - y
        if np.all(np.abs(X.T @ np.clip(r, -delta, delta) / n) <= 1e-9 * scale):
            break
        w = np.where(np.abs(r) > delta, delta / np.where(r == 0, 1, np.abs(r)), 1)
        beta = np.linalg.solve(X.T @ np.diag(w) @ X, X.T @ (w * y))
    r = X @ beta - y
    w = np.where(np.abs(r) > delta, delta / np.where(r == 0, 1, np.abs(r)), 1)
    return {"beta": beta, "weights": w}


def lists_returned(X, y, delta):
    rows, targets = X.tolist(), y.tolist()
    w = [1.0] * len(targets)
    for _ in range(120):
        root = np.sqrt(w)
        beta = np.linalg.lstsq(
            np.array(rows, float) * root[:, None], np.array(targets) * root, rcond=None
        )[0]
        w = []
        for row, target in zip(rows, targets):
            size = abs(sum(a * b for a, b in zip(row, beta)) - target)
            w.append(1.0 if size <= delta else delta / size)
    return {"beta": list(beta), "weights": w}


def difference_of_old_and_new(X, y, delta):
    """Solves for the change of beta."""
    X = X.astype(float)
    beta = np.zeros(X.shape[1])
    for _ in range(200):
        r = y - X @ beta
        w = 1 / np.maximum(1, np.abs(r) / delta)
        beta = beta + np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * r))
    w = 1 / np.maximum(1, np.abs(y - X @ beta) / delta)
    return {"beta": beta, "weights": w}


def gradient_descent_with_scaled_columns(X, y, delta):
    q, R = np.linalg.qr(X.astype(float))
    a = q.T @ y
    for _ in range(5000):
        a = a - q.T @ np.clip(q @ a - y, -delta, delta)
    r = np.abs(q @ a - y)
    return {
        "beta": np.linalg.solve(R, a),
        "weights": np.where(r <= delta, 1.0, delta / np.maximum(r, delta)),
    }


def newton_that_falls_back(X, y, delta):
    """Newton where it lowers the gradient, a reweighted step elsewhere."""

    def psi(b):
        return np.clip(X @ b - y, -delta, delta)

    beta = np.linalg.lstsq(X, y, rcond=None)[0]
    for _ in range(300):
        r = X @ beta - y
        w = delta / np.maximum(np.abs(r), delta)
        near = np.abs(r) <= delta
        tried = None
        if np.linalg.matrix_rank(X[near]) == X.shape[1]:
            tried = beta - np.linalg.solve(X[near].T @ X[near], X.T @ psi(beta))
        if tried is None or np.linalg.norm(X.T @ psi(tried)) > 0.5 * np.linalg.norm(
            X.T @ psi(beta)
        ):
            tried = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))
        beta = tried
    return {"beta": beta, "weights": delta / np.maximum(np.abs(X @ beta - y), delta)}


def more_keys(X, y, delta):
    w = np.ones_like(y, dtype=float)
    steps = 0
    while steps < 250:
        A = X * np.sqrt(w)[:, None]
        beta = np.linalg.solve(A.T @ A, A.T @ (np.sqrt(w) * y))
        residuals = y - X @ beta
        w = np.divide(
            delta, np.abs(residuals), out=np.ones(len(y)), where=np.abs(residuals) > delta
        )
        steps += 1
    return {"weights": w, "beta": beta, "steps": steps, "residuals": residuals}


def with_a_nested_function(X, y, delta):
    def weight(r):
        return 1.0 if abs(r) < delta else delta / abs(r)

    weigh = np.vectorize(weight, otypes=[float])
    beta, old = np.linalg.lstsq(X, y, rcond=None)[0], None
    while old is None or not np.allclose(beta, old, rtol=1e-11, atol=1e-12):
        old = beta
        w = weigh(y - X @ beta)
        beta = np.linalg.lstsq((X.T * w) @ X, X.T @ (w * y), rcond=None)[0]
    return {"beta": beta, "weights": weigh(y - X @ beta)}


def from_the_median(X, y, delta):
    """A start that is far away costs rounds, not the result: the loss is convex."""
    w = 1 / (1 + np.abs(y - np.median(y)))
    for _ in range(400):
        beta = np.linalg.solve(np.einsum("i,ij,ik->jk", w, X, X), np.einsum("i,ij,i->j", w, X, y))
        w = np.minimum(1.0, delta / np.maximum(np.abs(y - X @ beta), 1e-15))
    return {"beta": beta, "weights": w}


def columns_scaled_first(X, y, delta):
    size = np.sqrt(np.mean(np.square(X, dtype=float), axis=0))
    Z = X / size
    b = np.linalg.lstsq(Z, y, rcond=None)[0]
    for _ in range(300):
        w = delta / np.fmax(np.abs(Z @ b - y), delta)
        b = np.linalg.solve(Z.T * w @ Z, Z.T * w @ y)
    return {"beta": b / size, "weights": w}
