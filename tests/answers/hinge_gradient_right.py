"""Right answers to hinge-gradient, as people write them."""

import functools

import numpy as np


def violators_strictly(X, y, w):
    active = y * (X @ w) < 1
    return -X.T @ (y * active) / len(y)


def violators_with_margin(X, y, w):
    active = y * (X @ w) <= 1
    return -(y * active) @ X / X.shape[0]


def half_at_the_margin(X, y, w):
    u = 1 - y * (X @ w)
    t = 0.5 * (1 + np.sign(u))
    return -X.T @ (t * y) / len(y)


def heaviside_third(X, y, w):
    t = np.heaviside(1 - y * (X @ w), 1 / 3)
    return -np.mean((t * y)[:, None] * X, axis=0)


def loop_over_samples(X, y, w):
    g = np.zeros(X.shape[1])
    for x_i, y_i in zip(X, y):
        if y_i * np.dot(x_i, w) < 1:
            g -= y_i * x_i
    return g / len(X)


def loop_with_continue(X, y, w):
    n, d = X.shape
    grad = np.zeros(d)
    for i in range(n):
        if 1 - y[i] * (X[i] @ w) <= 0:
            continue
        grad += -y[i] * X[i] / n
    return grad


def pure_python(X, y, w):
    n, d = len(X), len(w)
    rows, labels, weights = X.tolist(), y.tolist(), w.tolist()
    g = [0.0] * d
    for row, label in zip(rows, labels):
        score = sum(a * b for a, b in zip(row, weights))
        if label * score < 1:
            for j in range(d):
                g[j] -= label * row[j] / n
    return g


def masked_rows(X, y, w):
    bad = y * X.dot(w) < 1
    return -(X[bad] * y[bad, None]).sum(axis=0) / len(y)


def masked_rows_matmul(X, y, w):
    bad = np.flatnonzero(1 - y * (X @ w) > 0)
    return -y[bad] @ X[bad] / y.size


def where_rows(X, y, w):
    margins = (y * (X @ w))[:, np.newaxis]
    return np.where(margins < 1, -y[:, np.newaxis] * X, 0).mean(axis=0)


def signed_rows(X, y, w):
    A = y[:, None] * X
    return -A[A @ w < 1].sum(axis=0) / len(A)


def einsum(X, y, w):
    active = (np.einsum("ij,j->i", X, w) * y < 1).astype(float)
    return -np.einsum("i,i,ij->j", active, y, X) / len(y)


def two_classes_apart(X, y, w):
    s = X @ w
    up = X[(y == 1) & (s < 1)].sum(axis=0)
    down = X[(y == -1) & (s > -1)].sum(axis=0)
    return (down - up) / len(y)


def column_vectors(X, y, w):
    yc = y.reshape(-1, 1)
    active = yc * (X @ w.reshape(-1, 1)) < 1
    return (-X.T @ (yc * active) / len(yc)).ravel()


def diagonal_matrix(X, y, w):
    D = np.diag((y * (X @ w) < 1) * y)
    return -np.ones(len(y)) @ D @ X / len(y)


def feature_by_feature(X, y, w):
    weight = -y * (y * (X @ w) < 1)
    return np.array([np.mean(weight * column) for column in X.T])


def comprehension(X, y, w):
    parts = [-b * a if b * (a @ w) < 1 else np.zeros(len(w)) for a, b in zip(X, y)]
    return np.mean(parts, axis=0)


def reduced(X, y, w):
    def add(g, pair):
        x, label = pair
        return g - label * x if label * (x @ w) < 1 else g

    return functools.reduce(add, zip(X, y), np.zeros(X.shape[1])) / len(y)


def class_with_methods(X, y, w):
    class LinearSVM:
        def __init__(self, w):
            self.w = w

        def decision_function(self, X):
            return X @ self.w

        def subgradient(self, X, y):
            violated = (1 - y * self.decision_function(X)) > 0
            return -(X.T @ (violated * y)) / len(X)

    return LinearSVM(w).subgradient(X, y)


def indicator_as_derivative_of_relu(X, y, w):
    relu_grad = lambda v: (v > 0).astype(float)
    dL_ds = -y * relu_grad(1 - y * (X @ w)) / len(y)
    return dL_ds @ X


def select(X, y, w):
    m = y * (X @ w)
    slope = np.select([m < 1, m == 1], [-y, -0.25 * y], 0.0)
    return X.T @ slope / len(y)


def kink_by_label(X, y, w):
    m = y * (X @ w)
    slope = np.where((m < 1) | ((m == 1) & (y == 1)), -1.0, 0.0) * y
    return slope @ X / len(y)


def tensordot(X, y, w):
    return np.tensordot(-y * (np.matmul(X, w) * y < 1), X, axes=1) / np.float64(len(y))


def piecewise(X, y, w):
    m = np.asarray(y * (X @ w), dtype=float)
    t = np.piecewise(m, [m < 1, m >= 1], [1.0, 0.0])
    return np.average(-t[:, None] * y[:, None] * X, axis=0)


def sum_of_actives_subtracted(X, y, w):
    g = np.zeros_like(w, dtype=float)
    for i in np.nonzero(y * (X @ w) < 1)[0]:
        g -= y[i] * X[i]
    g /= y.shape[0]
    return g


def clear_samples_subtracted_from_all(X, y, w):
    clear = y * (X @ w) >= 1
    everything = X.T @ y
    return (X[clear].T @ y[clear] - everything) / len(y)


def divided_by_label(X, y, w):
    active = (X @ w - 1 / y) * y < 0
    return -(active / y) @ X / len(y)


def masked_array(X, y, w):
    clear = y * (X @ w) >= 1
    A = np.ma.array(y[:, None] * X, mask=np.repeat(clear[:, None], X.shape[1], axis=1))
    return -np.asarray(A.filled(0).sum(axis=0)) / len(y)


def recursion(X, y, w):
    def total(i):
        if i < 0:
            return np.zeros(len(w))
        return total(i - 1) - (y[i] * X[i] if y[i] * (X[i] @ w) < 1 else 0)

    return total(len(y) - 1) / len(y)
