"""Right answers to ridge-objective, as many different people would write them."""

import math
from collections import namedtuple
from fractions import Fraction

import numpy as np


def textbook(X, y, beta, b0, lam):
    n = X.shape[0]
    err = X.dot(beta) + b0 - y
    value = err.dot(err) / n + lam * beta.dot(beta)
    grad_beta = (2 / n) * X.T.dot(err) + 2 * lam * beta
    grad_b0 = (2 / n) * err.sum()
    return value, grad_beta, grad_b0


def as_a_list(X, y, beta, b0, lam):
    r = y - X @ beta - b0
    return [
        (r**2).mean() + lam * (beta**2).sum(),
        -2 * (X.T @ r) / len(r) + 2 * lam * beta,
        -2 * r.mean(),
    ]


def named(X, y, beta, b0, lam):
    Ridge = namedtuple("Ridge", "value grad_beta grad_b0")
    r = X @ beta + b0 - y
    return Ridge(
        np.mean(r**2) + lam * np.sum(beta**2),
        2 * np.mean(r[:, None] * X, 0) + 2 * lam * beta,
        2 * np.mean(r),
    )


def exactly(X, y, beta, b0, lam):
    n, d = X.shape
    F = lambda v: Fraction(float(v))
    X = [[F(v) for v in row] for row in X]
    y, beta, b0, lam = [F(v) for v in y], [F(v) for v in beta], F(b0), F(lam)
    r = [sum(X[i][j] * beta[j] for j in range(d)) + b0 - y[i] for i in range(n)]
    value = sum(e * e for e in r) / n + lam * sum(b * b for b in beta)
    grad = [2 * sum(r[i] * X[i][j] for i in range(n)) / n + 2 * lam * beta[j] for j in range(d)]
    return value, np.array([float(g) for g in grad]), 2 * sum(r) / n


def expanded(X, y, beta, b0, lam):
    n = len(y)
    z = y - b0
    value = (beta @ X.T @ X @ beta - 2 * z @ X @ beta + z @ z) / n + lam * beta @ beta
    grad = 2 / n * (X.T @ X @ beta - X.T @ z) + 2 * lam * beta
    return value, grad, 2 / n * (X.sum(axis=0) @ beta - z.sum())


def by_fsum(X, y, beta, b0, lam):
    r = [math.fsum([*(x * b for x, b in zip(row, beta)), b0, -t]) for row, t in zip(X, y)]
    n = len(r)
    value = math.fsum(e * e for e in r) / n + lam * math.fsum(b * b for b in beta)
    grad = [
        2 * math.fsum(e * row[j] for e, row in zip(r, X)) / n + 2 * lam * beta[j]
        for j in range(len(beta))
    ]
    return value, grad, 2 * math.fsum(r) / n


def with_einsum(X, y, beta, b0, lam):
    r = np.einsum("ij,j->i", X, beta) + b0 - y
    return (
        np.einsum("i,i->", r, r) / r.size + lam * np.einsum("j,j->", beta, beta),
        2 * np.einsum("i,ij->j", r, X) / r.size + 2 * lam * beta,
        2 * r.sum() / r.size,
    )


def columns(X, y, beta, b0, lam):
    r = X @ beta.reshape(-1, 1) + b0 - np.reshape(y, (-1, 1))
    value = float((r.T @ r)[0, 0]) / len(y) + lam * float(beta @ beta)
    return value, (2 * X.T @ r / len(y)).ravel() + 2 * lam * beta, float(2 * r.mean())


def accumulated(X, y, beta, b0, lam):
    value, g, g0 = lam * np.dot(beta, beta), 2 * lam * beta.copy(), 0.0
    for row, target in zip(X, y):
        e = row @ beta + b0 - target
        value += e**2 / len(y)
        g = g + 2 * e * row / len(y)
        g0 += 2 * e / len(y)
    return value, g, g0


def complex_step(X, y, beta, b0, lam):
    """Exact to rounding, though no formula of the gradient."""

    def value(w, c):
        r = X @ w + c - y
        return np.mean(r**2) + lam * np.sum(w**2)

    h = 1e-30
    grad = np.array([value(beta + 1j * h * e, b0).imag / h for e in np.eye(len(beta))])
    return value(beta, b0), grad, value(beta, b0 + 1j * h).imag / h


def through_the_mean_square(X, y, beta, b0, lam):
    r = X @ beta + b0 - y
    return (
        np.var(r) + np.mean(r) ** 2 + lam * np.linalg.norm(beta) ** 2,
        2 * (X.T @ r / len(r) + lam * beta),
        2 * np.mean(r),
    )


def zero_dimensional(X, y, beta, b0, lam):
    r = np.asarray(X, float) @ beta + b0 - y
    return (
        np.array(np.mean(r * r) + lam * np.inner(beta, beta)),
        2 * np.average(X * r[:, np.newaxis], axis=0) + 2 * lam * beta,
        np.array(2 * np.mean(r)),
    )
