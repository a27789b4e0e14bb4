"""Right answers to mse-hessian, as many different people would write them; none is shown to a learner."""

import math
from fractions import Fraction
from functools import reduce

import numpy as np


def product_first(X):
    return (X.T @ X) * 2 / len(X)


def with_dot(X):
    X = np.asarray(X, dtype=float)
    return np.dot(X.T, X) * (2.0 / X.shape[0])


def tensordot(X):
    return 2 * np.tensordot(X, X, axes=(0, 0)) / X.shape[0]


def broadcast_and_mean(X):
    return 2 * np.mean(X[:, :, None] * X[:, None, :], axis=0)


def column_by_column(X):
    n, d = X.shape
    H = np.empty((d, d))
    for j in range(d):
        for k in range(j, d):
            H[j, k] = H[k, j] = 2 * X[:, j].dot(X[:, k]) / n
    return H


def list_of_lists(X):
    columns = list(zip(*X.tolist()))
    n = len(X)
    return [
        [2 / n * sum(a * b for a, b in zip(one, other)) for other in columns] for one in columns
    ]


def exact_sums(X):
    columns = [[float(x) for x in column] for column in X.T]
    return np.array(
        [[2 * math.fsum(a * b for a, b in zip(c, e)) / len(X) for e in columns] for c in columns]
    )


def in_fractions(X):
    columns = [[Fraction(float(x)) for x in column] for column in X.T]
    H = [[2 * sum(a * b for a, b in zip(c, e)) / len(X) for e in columns] for c in columns]
    return np.array([[float(entry) for entry in row] for row in H])


def from_singular_values(X):
    _, s, vt = np.linalg.svd(np.asarray(X, float), full_matrices=False)
    return 2 / len(X) * (vt.T * s**2) @ vt


def from_qr(X):
    R = np.linalg.qr(X, mode="r")
    return 2 / len(X) * R.T @ R


def added_outer_products(X):
    H = np.zeros((X.shape[1], X.shape[1]))
    for x in X:
        H += np.outer(x, x) / len(X) * 2
    return H


def reduced(X):
    return 2 / len(X) * reduce(np.add, (np.outer(x, x) for x in X))


def negative_inner_derivatives(X):
    inner = -X
    return 2 * inner.T @ inner / X.shape[0]


def half_of_the_sum_with_its_transpose(X):
    G = 2 / X.shape[0] * np.matmul(np.transpose(X), X)
    return (G + G.T) / 2


def complex_step(X):
    n, d = X.shape
    h, H = 1e-100, np.empty((d, d))
    for k in range(d):
        beta = np.zeros(d, complex)
        beta[k] = 1j * h
        H[:, k] = np.imag(2 / n * X.T @ (X @ beta)) / h
    return H


def whole_steps(X):
    """The gradient is linear, so a step of length 1 gives its derivative as well as any other."""
    n, d = X.shape

    def gradient(beta):
        return 2 / n * X.T @ (X @ beta)

    return np.stack([gradient(e) for e in np.identity(d)], axis=1)


def weighted(X):
    W = np.diag(np.full(len(X), 2 / len(X)))
    return X.T @ W @ X


def average_of_columns(X):
    return np.array([np.average(2 * X * column[:, None], axis=0) for column in X.T])


def in_long_double(X):
    X = X.astype(np.longdouble)
    return (2 * X.T @ X / len(X)).astype(float)
