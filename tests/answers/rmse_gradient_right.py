"""Right answers to rmse-gradient, as many different people would write them; none is shown to a learner."""

import functools
import math
from fractions import Fraction

import numpy as np


def guarded(X, y, beta):
    r = X @ beta - y
    rmse = np.sqrt(np.mean(r**2))
    if rmse == 0:
        return np.zeros(X.shape[1])
    return X.T @ r / (len(y) * rmse)


def chain_rule_over_mse_gradient(X, y, beta):
    residual = y - X.dot(beta)
    mse = (residual**2).mean()
    mse_gradient = -2 * X.T.dot(residual) / len(y)
    return mse_gradient / (2 * math.sqrt(mse)) if mse > 0 else np.zeros_like(mse_gradient)


def unit_vector(X, y, beta):
    r = X @ beta - y
    length = np.linalg.norm(r)
    u = r / length if length else np.zeros(len(r))
    return u @ X / np.sqrt(len(r))


def guard_1e_12(X, y, beta):
    r = X @ beta - y
    return X.T @ r / len(y) / (np.sqrt(np.mean(r**2)) + 1e-12)


def guard_machine_epsilon(X, y, beta):
    r = X @ beta - y
    return X.T @ r / len(y) / (np.sqrt(np.mean(r**2)) + np.finfo(float).eps)


def floor_1e_15(X, y, beta):
    r = X @ beta - y
    return X.T @ r / (len(y) * max(np.sqrt(np.mean(r * r)), 1e-15))


def zero_replaced_by_one(X, y, beta):
    r = np.subtract(X @ beta, y)
    return np.einsum("ij,i->j", X, r) / (len(r) * (math.sqrt(np.mean(np.square(r))) or 1.0))


def nan_to_zero(X, y, beta):
    r = X @ beta - y
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.nan_to_num(X.T @ r / (len(y) * np.sqrt(np.mean(r**2))))


def catches_division_by_zero(X, y, beta):
    n, d = X.shape
    r = [sum(float(X[i, j]) * float(beta[j]) for j in range(d)) - float(y[i]) for i in range(n)]
    rmse = math.sqrt(sum(e * e for e in r) / n)
    g = []
    for j in range(d):
        try:
            g.append(sum(float(X[i, j]) * r[i] for i in range(n)) / (n * rmse))
        except ZeroDivisionError:
            g.append(0.0)
    return g


def boundary_element_at_perfect_fit(X, y, beta):
    r = X @ beta - y
    length = np.sqrt(r @ r)
    u = r / length if length > 0 else np.full(len(r), 1 / np.sqrt(len(r)))
    return X.T @ u / np.sqrt(len(r))


def first_row_at_perfect_fit(X, y, beta):
    r = X @ beta - y
    if not r.any():
        return -X[0] / math.sqrt(len(y))
    return X.T @ r / math.sqrt(len(y)) / np.linalg.norm(r)


def complex_step(X, y, beta):
    h = 1e-200
    g = np.zeros(len(beta))
    for j in range(len(beta)):
        b = np.array(beta, dtype=complex)
        b[j] += h * 1j
        g[j] = np.sqrt(np.mean((X @ b - y) ** 2)).imag / h
    return g


def dual_numbers(X, y, beta):
    X, y = np.asarray(X, float), np.asarray(y, float)
    value, slope = X @ beta - y, X
    square, square_slope = value**2, 2 * value[:, None] * slope
    m, m_slope = square.mean(), square_slope.mean(axis=0)
    return np.zeros(X.shape[1]) if m == 0 else 0.5 / np.sqrt(m) * m_slope


def divide_where_positive(X, y, beta):
    r = np.array(X @ beta - y, dtype=float)
    rmse = np.sqrt(np.mean(r**2))
    top = X.T @ r / len(r)
    return np.divide(top, rmse, out=np.zeros(len(top)), where=rmse > 0)


def sample_by_sample(X, y, beta):
    total, squares = np.zeros(X.shape[1]), 0.0
    for x, t in zip(X, y):
        e = x @ beta - t
        total += e * x
        squares += e * e
    return total / math.sqrt(len(y) * squares) if squares else total


def weights_per_sample(X, y, beta):
    r = X @ beta - y
    s = np.sum(r**2)
    w = r / np.sqrt(len(r) * s) if s != 0 else 0 * r
    return functools.reduce(np.add, (wi * xi for wi, xi in zip(w, X)))


def column_vectors(X, y, beta):
    e = X @ beta.reshape(-1, 1) - y.reshape(-1, 1)
    rmse = np.linalg.norm(e) / np.sqrt(len(e))
    return np.zeros(len(beta)) if np.isclose(rmse, 0, atol=0) else (X.T @ e / (len(e) * rmse))[:, 0]


def fractions_until_the_root(X, y, beta):
    F = lambda v: Fraction(float(v))
    r = [sum(F(a) * F(b) for a, b in zip(row, beta)) - F(t) for row, t in zip(X, y)]
    m = sum(e * e for e in r) / len(r)
    if m == 0:
        return np.zeros(len(beta))
    return np.array(
        [
            float(sum(F(x) * e for x, e in zip(X[:, j], r)) / len(r)) / math.sqrt(m)
            for j in range(len(beta))
        ]
    )


def callable_class(X, y, beta):
    class RMSE:
        def __call__(self, y_hat, y):
            self.r = y_hat - y
            self.value = np.sqrt(np.mean(self.r**2))
            return self.value

        def grad(self):
            return (
                self.r / (self.value * self.r.size) if self.value != 0 else np.zeros(self.r.shape)
            )

    loss = RMSE()
    loss(X @ beta, y)
    return X.T @ loss.grad()


def negligible_constant_under_the_root(X, y, beta):
    r = X @ beta - y
    return X.T @ r / len(y) / np.sqrt(np.mean(r**2) + 1e-300)


def scaled_by_largest_residual(X, y, beta):
    r = X @ beta - y
    top = np.max(np.abs(r))
    if top == 0:
        return np.zeros(X.shape[1])
    z = r / top
    return np.matmul(X.T, z) / np.sqrt(len(z) * np.dot(z, z))
