"""Right answers to mse-surface, as many different people would write them; none is shown to a learner."""

import itertools
import math
from fractions import Fraction

import numpy as np


def three_loops(X, y, b0, b1):
    Z = np.zeros((len(b0), len(b1)))
    for i in range(len(b0)):
        for j in range(len(b1)):
            for k in range(len(y)):
                Z[i, j] += (b0[i] * X[k, 0] + b1[j] * X[k, 1] - y[k]) ** 2
            Z[i, j] /= len(y)
    return Z


def comprehension(X, y, b0, b1):
    return np.array([[np.mean((X @ [u, v] - y) ** 2) for v in b1] for u in b0])


def lists(X, y, b0, b1):
    n = len(y)
    return [[sum((a * u + c * v - t) ** 2 for (a, c), t in zip(X, y)) / n for v in b1] for u in b0]


def other_meshgrid_transposed(X, y, b0, b1):
    first, second = np.meshgrid(b0, b1)
    r = first[..., None] * X[:, 0] + second[..., None] * X[:, 1] - y
    return np.mean(r**2, axis=2).T


def samples_first(X, y, b0, b1):
    r = X[:, 0, None, None] * b0[:, None] + X[:, 1, None, None] * b1 - y[:, None, None]
    return (r**2).mean(axis=0)


def einsum(X, y, b0, b1):
    B = np.stack(np.meshgrid(b0, b1, indexing="ij"), axis=-1)
    r = np.einsum("pqd,nd->pqn", B, X) - y
    return np.einsum("pqn,pqn->pq", r, r) / len(y)


def product(X, y, b0, b1):
    B = np.array(list(itertools.product(b0, b1)))
    return np.mean((B @ X.T - y) ** 2, axis=1).reshape(len(b0), len(b1))


def with_open_grid(X, y, b0, b1):
    u, v = np.ix_(b0, b1)
    return sum((x[0] * u + x[1] * v - t) ** 2 for x, t in zip(X, y)) / len(y)


def vectorised(X, y, b0, b1):
    loss = np.vectorize(lambda u, v: float(np.mean((u * X[:, 0] + v * X[:, 1] - y) ** 2)))
    return loss(np.reshape(b0, (-1, 1)), np.reshape(b1, (1, -1)))


def norms(X, y, b0, b1):
    Z = np.empty((b0.size, b1.size))
    for (i, u), (j, v) in itertools.product(enumerate(b0), enumerate(b1)):
        Z[i, j] = np.linalg.norm(X @ np.array([u, v]) - y) ** 2 / y.size
    return Z


def exact_sums(X, y, b0, b1):
    X = X.astype(float).tolist()
    return [
        [
            math.fsum((a * float(u) + c * float(v) - float(t)) ** 2 for (a, c), t in zip(X, y))
            / len(y)
            for v in b1
        ]
        for u in b0
    ]


def in_fractions(X, y, b0, b1):
    F = np.vectorize(lambda x: Fraction(float(x)), otypes=[object])
    X, y, b0, b1 = F(X), F(y), F(b0), F(b1)
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return ((r * r).sum(axis=-1) / len(y)).astype(float)


def around_the_minimum(X, y, b0, b1):
    """The lowest value, and a quadratic form of the way from there."""
    X, y = np.asarray(X, float), np.asarray(y, float)
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    H = X.T @ X / len(y)
    d = np.stack(np.meshgrid(b0, b1, indexing="ij"), axis=-1) - best
    return np.mean((X @ best - y) ** 2) + np.einsum("pqd,de,pqe->pq", d, H, d)


def row_by_row(X, y, b0, b1):
    rows = []
    for u in b0:
        r = np.outer(b1, X[:, 1]) + u * X[:, 0] - y
        rows.append(np.mean(r * r, axis=1))
    return np.vstack(rows)


def column_by_column(X, y, b0, b1):
    columns = [np.mean((np.outer(b0, X[:, 0]) + v * X[:, 1] - y) ** 2, axis=1) for v in b1]
    return np.column_stack(columns)


def variance_and_bias(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return r.var(axis=-1) + r.mean(axis=-1) ** 2


def as_a_matrix_product(X, y, b0, b1):
    """[u², v², uv, u, v, 1] times the moments of the data."""
    u, v = (part.ravel() for part in np.meshgrid(b0, b1, indexing="ij"))
    a, c = X.T
    terms = np.stack([u**2, v**2, 2 * u * v, -2 * u, -2 * v, np.ones(u.shape)], axis=1)
    moments = [a @ a, c @ c, a @ c, a @ y, c @ y, y @ y]
    return (terms @ np.array(moments) / len(y)).reshape(len(b0), len(b1))
