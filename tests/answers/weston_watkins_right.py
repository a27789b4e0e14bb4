"""Right answers to weston-watkins, as people write them."""

import math
from itertools import product

import numpy as np


def course_notes_vectorised(y, S):
    n = S.shape[0]
    margins = np.maximum(0, S - S[np.arange(n), y].reshape(-1, 1) + 1)
    margins[np.arange(n), y] = 0
    return margins.sum() / n


def pure_python(y, S):
    total = 0.0
    for c, row in zip(y.tolist(), S.tolist()):
        total += sum(max(0.0, s - row[c] + 1.0) for j, s in enumerate(row) if j != c)
    return total / len(y)


def subtract_one_per_sample(y, S):
    own = S[np.arange(len(y)), y][:, None]
    return np.maximum(0, S - own + 1).sum() / len(S) - 1


def subtract_n(y, S):
    return (np.maximum(0, S - S[np.arange(len(y)), y][:, None] + 1).sum() - len(y)) / len(y)


def masked_by_one_hot(y, S):
    Y = np.eye(S.shape[1])[y]
    lead = np.sum(Y * S, axis=1, keepdims=True) - S
    return np.mean(np.sum((1 - Y) * np.maximum(0, 1 - lead), axis=1))


def infinity_for_the_own(y, S):
    R = S.astype(float)
    own = R[np.arange(len(y)), y].copy()
    R[np.arange(len(y)), y] = -np.inf
    return np.clip(1 + R - own[:, None], 0, None).sum(axis=1).mean()


def selected_rivals(y, S):
    n, k = S.shape
    rivals = np.arange(k) != y[:, None]
    own = np.repeat(S[~rivals], k - 1)
    slack = 1 + S[rivals] - own
    return slack[slack > 0].sum() / n


def products_of_indices(y, S):
    n, k = S.shape
    terms = [max(0, 1 + S[i, j] - S[i, y[i]]) for i, j in product(range(n), range(k)) if j != y[i]]
    return math.fsum(terms) / n


def einsum_of_active(y, S):
    own = np.take_along_axis(S, y[:, None], axis=1)
    u = 1.0 + S - own
    u[np.arange(len(y)), y] = 0
    return np.einsum("ij,ij->", u, (u > 0).astype(float)) / len(u)


def absolute_values(y, S):
    u = 1.0 + S - S[np.arange(len(y)), y][:, None]
    u[np.arange(len(y)), y] = 0
    return (u + np.abs(u)).sum() / 2 / len(y)


def hinge_of_two_classes(y, S):
    def hinge(margin):
        return np.maximum(0, 1 - margin)

    total = 0
    for i in range(len(y)):
        margins = S[i, y[i]] - np.delete(S[i], y[i])
        total = total + hinge(margins).sum()
    return total / len(y)


def masked_array(y, S):
    M = np.ma.masked_array(S, mask=np.arange(S.shape[1]) == y[:, None])
    terms = np.ma.clip(1 + M - S[np.arange(len(y)), y][:, None], 0, None)
    return float(terms.sum(axis=1).mean())


def list_as_rows(y, S):
    return np.mean([sum(np.fmax(0, 1 + r - r[c])) - 1 for c, r in zip(y, S)])


def mean_times_k(y, S):
    T = np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None])
    T[np.arange(len(y)), y] = 0
    return T.mean() * S.shape[1]
