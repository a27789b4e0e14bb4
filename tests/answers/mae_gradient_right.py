"""Right answers to mae-gradient, as many different people would write them; none is shown to a learner."""

import functools
import math
from fractions import Fraction

import numpy as np


def one_line(X, y, beta):
    return X.T @ np.sign(X @ beta - y) / len(y)


def minus_sign_of_opposite(X, y, beta):
    return -X.T.dot(np.sign(y - X.dot(beta))) / X.shape[0]


def double_loop(X, y, beta):
    n, d = X.shape
    g = [0.0] * d
    for i in range(n):
        r = sum(X[i, j] * beta[j] for j in range(d)) - y[i]
        s = 1 if r > 0 else -1 if r < 0 else 0
        for j in range(d):
            g[j] += s * X[i, j] / n
    return np.array(g)


def one_at_the_kink(X, y, beta):
    s = np.where(X @ beta - y >= 0, 1.0, -1.0)
    return X.T @ s / len(y)


def minus_one_at_the_kink(X, y, beta):
    r = X @ beta - y
    return np.mean(np.where(r > 0, 1, -1)[:, None] * X, axis=0)


def fraction_at_the_kink(X, y, beta):
    r = X @ beta - y
    s = np.sign(r).astype(float)
    s[r == 0] = 0.3
    return s @ X / len(s)


def mixed_at_the_kinks(X, y, beta):
    r = X @ beta - y
    s = np.sign(r)
    alternating = np.where(np.arange(len(r)) % 2 == 0, 1.0, -0.5)
    return X.T @ np.where(r == 0, alternating, s) / len(r)


def copysign_of_residual(X, y, beta):
    r = np.array(X @ beta - y, dtype=float)
    return np.einsum("ij,i->j", X, np.copysign(1.0, r)) / r.size


def heaviside_form(X, y, beta):
    r = X @ beta - y
    return (2 * np.heaviside(r, 0.5) - 1) @ X / len(r)


def two_comparisons(X, y, beta):
    r = X @ beta - y
    return ((r > 0).astype(int) - (r < 0).astype(int)) @ X / len(r)


def sums_of_two_masks(X, y, beta):
    over = X @ beta > y
    under = X @ beta < y
    return (X[over].sum(axis=0) - X[under].sum(axis=0)) / len(y)


def divide_where_not_zero(X, y, beta):
    r = np.asarray(X @ beta - y, dtype=float)
    s = np.divide(r, np.abs(r), out=np.zeros_like(r), where=r != 0)
    return np.average(s[:, None] * X, axis=0)


def quotient_without_nan(X, y, beta):
    r = X @ beta - y
    return X.T @ np.nan_to_num(r / np.abs(r)) / len(y)


def guard_in_denominator(X, y, beta):
    r = X @ beta - y
    return X.T @ (r / (np.abs(r) + 1e-12)) / len(y)


def guard_1e_15(X, y, beta):
    r = X @ beta - y
    return X.T @ (r / np.maximum(np.abs(r), 1e-15)) / len(y)


def steep_clip(X, y, beta):
    return X.T @ np.clip((X @ beta - y) * 1e200, -1, 1) / len(y)


def select_form(X, y, beta):
    r = X @ beta - y
    return X.T @ np.select([r < 0, r > 0], [-1.0, 1.0], default=0.0) / len(r)


def piecewise_on_floats(X, y, beta):
    r = (X @ beta - y).astype(float)
    return X.T @ np.piecewise(r, [r < 0, r > 0], [-1, 1, 0]) / len(r)


def list_of_floats(X, y, beta):
    preds = [float(np.dot(row, beta)) for row in X]
    signs = [math.copysign(1, p - t) if p != t else 0.0 for p, t in zip(preds, y)]
    return [sum(s * float(row[j]) for s, row in zip(signs, X)) / len(y) for j in range(X.shape[1])]


def exact_fractions(X, y, beta):
    F = lambda v: Fraction(float(v))
    total = [Fraction(0)] * len(beta)
    for row, t in zip(X, y):
        r = sum(F(x) * F(b) for x, b in zip(row, beta)) - F(t)
        s = (r > 0) - (r < 0)
        total = [g + s * F(x) for g, x in zip(total, row)]
    return np.array([float(g / len(y)) for g in total])


def callable_class(X, y, beta):
    class MAE:
        def __call__(self, pred, target):
            self.r = pred - target
            return np.abs(self.r).mean()

        def backward(self):
            return np.sign(self.r) / len(self.r)

    loss = MAE()
    loss(X @ beta, y)
    return X.T @ loss.backward()


def per_sample_reduce(X, y, beta):
    return functools.reduce(np.add, (np.sign(x @ beta - t) * x for x, t in zip(X, y))) / len(y)


def quantile_form(X, y, beta):
    r = y - X @ beta
    tau = 0.5
    psi = np.where(r > 0, tau, tau - 1)
    return -2 * X.T @ psi / len(r)


def counted_above_and_below(X, y, beta):
    r = X @ beta - y
    g = np.zeros(X.shape[1])
    for j in range(X.shape[1]):
        column = X[:, j]
        g[j] = (np.sum(column[r > 0]) - np.sum(column[r < 0])) / len(r)
    return g


def column_vectors(X, y, beta):
    e = np.dot(X, beta.reshape(-1, 1)) - y.reshape(-1, 1)
    return (np.dot(X.T, np.sign(e)) / len(X)).flatten()
