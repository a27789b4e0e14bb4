"""Right answers to log-loss-gradient, as people write them."""

import functools
import math

import numpy as np


def one_line(X, y, beta):
    return X.T @ (1 / (1 + np.exp(-X @ beta)) - y) / len(y)


def plain_steps(X, y, beta):
    z = np.dot(X, beta)
    p = 1.0 / (1.0 + np.exp(-z))
    return np.dot(X.T, p - y) / X.shape[0]


def clipped_at_500(X, y, beta):
    z = np.clip(X @ beta, -500, 500)
    p = 1 / (1 + np.exp(-z))
    return 1 / len(y) * X.T @ (p - y)


def clipped_at_30(X, y, beta):
    def sigmoid(z):
        return 1 / (1 + np.exp(-np.clip(z, -30, 30)))

    return X.T.dot(sigmoid(X.dot(beta)) - y) / y.shape[0]


def tanh_form(X, y, beta):
    p = 0.5 * (1 + np.tanh(0.5 * (X @ beta)))
    return (p - y) @ X / len(y)


def two_branches_where(X, y, beta):
    z = X @ beta
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    return np.mean((p - y)[:, None] * X, axis=0)


def two_branches_masks(X, y, beta):
    z = (X @ beta).astype(float)
    p = np.empty_like(z)
    pos = z >= 0
    p[pos] = 1 / (1 + np.exp(-z[pos]))
    ez = np.exp(z[~pos])
    p[~pos] = ez / (1 + ez)
    return np.einsum("i,ij->j", p - y, X) / len(z)


def logaddexp_sigmoid(X, y, beta):
    p = np.exp(-np.logaddexp(0, -(X @ beta)))
    return np.average(X * (p - y).reshape(-1, 1), axis=0)


def pure_python(X, y, beta):
    def sigmoid(z):
        if z >= 0:
            return 1 / (1 + math.exp(-z))
        return math.exp(z) / (1 + math.exp(z))

    n, d = len(X), len(beta)
    g = [0.0] * d
    for row, label in zip(X.tolist(), y.tolist()):
        z = sum(a * b for a, b in zip(row, beta.tolist()))
        for j in range(d):
            g[j] += (sigmoid(z) - label) * row[j] / n
    return np.array(g)


def list_of_floats(X, y, beta):
    n = len(y)
    p = [0.5 + 0.5 * math.tanh(float(z) / 2) for z in X @ beta]
    return [sum((p[i] - y[i]) * X[i, j] for i in range(n)) / n for j in range(X.shape[1])]


def loop_over_samples(X, y, beta):
    grad = np.zeros(X.shape[1])
    for x_i, y_i in zip(X, y):
        grad += (1 / (1 + np.exp(-(x_i @ beta))) - y_i) * x_i
    return grad / len(X)


def loop_over_features(X, y, beta):
    error = 1 / (1 + np.exp(-(X @ beta))) - y
    return np.array([np.mean(error * X[:, j]) for j in range(X.shape[1])])


def signed_labels(X, y, beta):
    s = 2 * y - 1
    m = s * (X @ beta)
    return -(s / (1 + np.exp(m))) @ X / len(s)


def minus_sigmoid_of_minus_z(X, y, beta):
    z = X @ beta
    sigmoid = lambda t: np.exp(-np.logaddexp(0, -t))
    weight = np.where(y == 1, -sigmoid(-z), sigmoid(z))
    return X.T @ weight / len(y)


def column_vectors(X, y, beta):
    y_col, b_col = y.reshape(-1, 1), beta.reshape(-1, 1)
    p = 1 / (1 + np.exp(-(X @ b_col)))
    return (X.T @ (p - y_col) / X.shape[0]).ravel()


def ones_and_zeros_apart(X, y, beta):
    p = 1 / (1 + np.exp(-(X @ beta)))
    pull = -((1 - p)[y == 1] @ X[y == 1])
    push = p[y == 0] @ X[y == 0]
    return (pull + push) / len(p)


def both_terms_of_the_chain_rule(X, y, beta):
    p = 1 / (1 + np.exp(-(X @ beta)))
    return (X.T @ ((1 - y) * p) - X.T @ (y * (1 - p))) / len(y)


def chain_rule_with_clip(X, y, beta):
    p = 1 / (1 + np.exp(-(X @ beta)))
    p = np.clip(p, 1e-15, 1 - 1e-15)
    dL_dp = -(y / p) + (1 - y) / (1 - p)
    dp_dz = p * (1 - p)
    return X.T @ (dL_dp * dp_dz) / len(y)


def class_with_methods(X, y, beta):
    class LogisticLoss:
        def __init__(self, X, y):
            self.X, self.y, self.n = X, y, len(y)

        def predict(self, w):
            return 1 / (1 + np.exp(-self.X @ w))

        def grad(self, w):
            return self.X.T @ (self.predict(w) - self.y) / self.n

    return LogisticLoss(X, y).grad(beta)


def matmul_tensordot(X, y, beta):
    residual = np.reciprocal(1 + np.exp(np.negative(np.matmul(X, beta)))) - y
    return np.tensordot(residual, X, axes=(0, 0)) / np.size(y)


def vectorised_sigmoid(X, y, beta):
    @np.vectorize
    def sigmoid(z):
        return 1 / (1 + math.exp(-z)) if z > -700 else 0.0

    return X.T @ (sigmoid(X @ beta) - y) / len(y)


def reduced(X, y, beta):
    one = lambda i: (1 / (1 + np.exp(-np.dot(X[i], beta))) - y[i]) * X[i]
    return functools.reduce(np.add, map(one, range(len(y)))) / len(y)


def saturated_by_hand(X, y, beta):
    z = X @ beta
    p = np.zeros(len(z))
    for i, v in enumerate(z):
        if v > 100:
            p[i] = 1.0
        elif v > -100:
            p[i] = 1 / (1 + math.exp(-v))
    return X.T @ (p - y) / len(y)


def try_except_overflow(X, y, beta):
    def sigmoid(z):
        try:
            return 1 / (1 + math.exp(-z))
        except OverflowError:
            return 0.0

    p = np.array([sigmoid(float(z)) for z in X @ beta])
    return (X * (p - y)[:, np.newaxis]).mean(0)


def piecewise(X, y, beta):
    z = np.asarray(X @ beta, dtype=float)
    p = np.piecewise(
        z, [z < 0], [lambda t: np.exp(t) / (1 + np.exp(t)), lambda t: 1 / (1 + np.exp(-t))]
    )
    return X.T @ (p - y) / len(y)


def stacked_outer(X, y, beta):
    r = 1 / (1 + np.exp(-(X @ beta))) - y
    return np.sum([r_i * x_i for r_i, x_i in zip(r, X)], axis=0) / len(r)


def mean_features_subtracted(X, y, beta):
    p = 1 / (1 + np.exp(-np.einsum("ij,j->i", X, beta)))
    return (X.T @ p - X.T @ y) / len(y)


def softmax_of_two_classes(X, y, beta):
    z = X @ beta
    Z = np.stack([np.zeros_like(z), z], axis=1)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    return X.T @ (P[:, 1] - y) / len(y)


def half_margin_tanh_of_signs(X, y, beta):
    s = np.where(y > 0, 1.0, -1.0)
    return X.T @ (s * (np.tanh(s * (X @ beta) / 2) - 1)) / (2 * len(y))


def warnings_silenced_and_typed(X: np.ndarray, y: np.ndarray, beta: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        p = 1.0 / (1.0 + np.exp(-(X @ beta)))
    residual: np.ndarray = p - y.astype(np.float64)
    return residual.dot(X) / float(residual.size)
