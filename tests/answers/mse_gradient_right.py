"""Right answers to mse-gradient, as many different people would write them; none is shown to a learner."""

import functools
import math
from fractions import Fraction

import numpy as np


def one_line(X, y, beta):
    return 2 / len(y) * X.T @ (X @ beta - y)


def minus_two(X, y, beta):
    n = X.shape[0]
    return -2.0 / n * np.dot(X.T, y - np.dot(X, beta))


def double_loop(X, y, beta):
    n, d = X.shape
    grad = np.zeros(d)
    for i in range(n):
        pred = 0.0
        for j in range(d):
            pred += X[i, j] * beta[j]
        for j in range(d):
            grad[j] += 2 * (pred - y[i]) * X[i, j] / n
    return grad


def rows_of_contributions(X, y, beta):
    r = X @ beta - y
    return np.mean(2 * r[:, None] * X, axis=0)


def einsum_form(X, y, beta):
    r = np.einsum("ij,j->i", X, beta) - y
    return 2 * np.einsum("ij,i->j", X, r) / y.size


def normal_equations(X, y, beta):
    n = y.shape[0]
    return 2 / n * (X.T @ X @ beta - X.T @ y)


def column_vectors(X, y, beta):
    X, y, b = np.asarray(X), np.reshape(y, (-1, 1)), np.reshape(beta, (-1, 1))
    g = 2 * X.T.dot(X.dot(b) - y) / len(y)
    return g.ravel()


def residual_on_the_left(X, y, beta):
    r = np.subtract(np.matmul(X, beta), y)
    return (r @ X) * 2 / len(r)


def list_of_floats(X, y, beta):
    n = len(X)
    preds = [sum(x * b for x, b in zip(row, beta)) for row in X]
    return [
        2 / n * sum((p - t) * row[j] for p, t, row in zip(preds, y, X)) for j in range(len(beta))
    ]


def fsum_per_feature(X, y, beta):
    r = [
        math.fsum(float(a) * float(b) for a, b in zip(row, beta)) - float(t) for row, t in zip(X, y)
    ]
    return np.array([2 * math.fsum(float(x) * e for x, e in zip(col, r)) / len(r) for col in X.T])


def exact_fractions(X, y, beta):
    F = lambda v: Fraction(float(v))
    n, d = X.shape
    r = [sum(F(X[i, j]) * F(beta[j]) for j in range(d)) - F(y[i]) for i in range(n)]
    return np.array([float(2 * sum(F(X[i, j]) * r[i] for i in range(n)) / n) for j in range(d)])


def complex_step(X, y, beta):
    h = 1e-150
    grad = np.empty(len(beta))
    for j in range(len(beta)):
        b = beta.astype(complex)
        b[j] += 1j * h
        grad[j] = np.mean((X @ b - y) ** 2).imag / h
    return grad


def dual_numbers(X, y, beta):
    class Dual:
        def __init__(self, value, slope):
            self.value, self.slope = value, slope

        def __add__(self, other):
            return Dual(self.value + other.value, self.slope + other.slope)

        def __mul__(self, other):
            return Dual(
                self.value * other.value, self.value * other.slope + self.slope * other.value
            )

    out = []
    for k in range(len(beta)):
        total = Dual(0.0, 0.0)
        for row, t in zip(X, y):
            e = Dual(-float(t), 0.0)
            for j, (x, b) in enumerate(zip(row, beta)):
                e = e + Dual(float(x), 0.0) * Dual(float(b), float(j == k))
            total = total + e * e
        out.append(total.slope / len(y))
    return np.array(out)


def backward_pass(X, y, beta):
    class Linear:
        def __init__(self, w):
            self.w = w

        def forward(self, x):
            self.x = x
            return x @ self.w

        def backward(self, upstream):
            return self.x.T @ upstream

    layer = Linear(beta)
    y_hat = layer.forward(X)
    d_loss = 2 * (y_hat - y) / y_hat.shape[0]
    return layer.backward(d_loss)


def sample_by_sample_sum(X, y, beta):
    per_sample = ((np.inner(x, beta) - t) * x for x, t in zip(X, y))
    return 2 * functools.reduce(np.add, per_sample) / len(y)


def batches_added(X, y, beta):
    g = np.zeros(X.shape[1], dtype=float)
    for s in range(0, len(y), 3):
        Xb, yb = X[s : s + 3], y[s : s + 3]
        g += Xb.T @ (Xb @ beta - yb)
    return g * (2.0 / len(y))


def average_with_numpy(X, y, beta):
    return 2 * np.average(X * (X @ beta - y).reshape(-1, 1), axis=0)


def matrix_class(X, y, beta):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        M, b, t = np.matrix(X), np.matrix(beta).T, np.matrix(y).T
        return np.asarray(2 * M.T * (M * b - t) / len(y)).ravel()


def tensordot_form(X, y, beta):
    r = np.tensordot(X, beta, axes=1) - y
    return np.tensordot(r, X, axes=(0, 0)) * (2 / r.size)


def diagonal_weights(X, y, beta):
    W = np.eye(len(y)) / len(y)
    return -2 * X.T @ W @ (y - X @ beta)


def in_place_on_own_arrays(X, y, beta):
    r = np.array(X @ beta, dtype=float)
    r -= y
    r *= 2
    r /= len(r)
    g = np.empty(X.shape[1])
    np.dot(r, X.astype(float), out=g)
    return g


def augmented_matrix(X, y, beta):
    A = np.column_stack([X, y])
    w = np.append(beta, -1.0)
    return (2 * A.T @ (A @ w) / len(A))[:-1]


def vectorized_over_features(X, y, beta):
    r = X @ beta - y
    partial = np.vectorize(lambda j: 2.0 * np.mean(r * X[:, j]), otypes=[float])
    return partial(np.arange(len(beta)))


def typed_with_checks(X: np.ndarray, y: np.ndarray, beta: np.ndarray) -> np.ndarray:
    X = np.atleast_2d(np.asarray(X, dtype=float))
    y = np.asarray(y, dtype=float).ravel()
    beta = np.asarray(beta, dtype=float).ravel()
    if X.shape != (y.size, beta.size):
        raise ValueError("shapes do not match")
    y_pred = X.dot(beta)
    dw = (2 / X.shape[0]) * X.T.dot(y_pred - y)
    print(dw)
    return dw
