"""Wrong answers to mse-surface, each with a mistake that somebody could make."""

import numpy as np


def as_contour_wants_it(X, y, b0, b1):
    first, second = np.meshgrid(b0, b1)
    r = first[..., None] * X[:, 0] + second[..., None] * X[:, 1] - y
    return np.mean(r**2, axis=2)


def reshaped_the_wrong_way(X, y, b0, b1):
    first, second = np.meshgrid(b0, b1)
    B = np.stack([first.ravel(), second.ravel()])
    return np.mean((X @ B - y[:, None]) ** 2, axis=0).reshape(len(b0), len(b1))


def half_of_the_sum(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.sum(r**2, axis=-1) / 2


def halved_and_multiplied_by_n(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.sum(r**2, axis=-1) / 2 * len(y)


def signed(X, y, b0, b1):
    return np.mean(b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y, axis=-1)


def intercept_added(X, y, b0, b1):
    r = 1 + b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1)


def straight_line_in_the_second_feature(X, y, b0, b1):
    Z = np.empty((len(b0), len(b1)))
    for i, u in enumerate(b0):
        for j, v in enumerate(b1):
            Z[i, j] = np.mean((u + v * X[:, 1] - y) ** 2)
    return Z


def straight_line_in_the_first_feature(X, y, b0, b1):
    Z = np.empty((len(b0), len(b1)))
    for i, u in enumerate(b0):
        for j, v in enumerate(b1):
            Z[i, j] = np.mean((u + v * X[:, 0] - y) ** 2)
    return Z


def sorted_values(X, y, b0, b1):
    u, v = np.sort(b0), np.sort(b1)
    r = u[:, None, None] * X[:, 0] + v[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1)


def evenly_spaced_values(X, y, b0, b1):
    u, v = np.linspace(b0[0], b0[-1], len(b0)), np.linspace(b1[0], b1[-1], len(b1))
    r = u[:, None, None] * X[:, 0] + v[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1)


def its_own_grid(X, y, b0, b1):
    u, v = np.linspace(-3, 3, len(b0)), np.linspace(-3, 3, len(b1))
    r = u[:, None, None] * X[:, 0] + v[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1)


def integer_table(X, y, b0, b1):
    Z = np.zeros((len(b0), len(b1)), dtype=int)
    for i, u in enumerate(b0):
        for j, v in enumerate(b1):
            Z[i, j] = np.mean((X @ [u, v] - y) ** 2)
    return Z


def last_row_forgotten(X, y, b0, b1):
    Z = np.zeros((len(b0), len(b1)))
    for i in range(len(b0) - 1):
        for j in range(len(b1)):
            Z[i, j] = np.mean((X @ [b0[i], b1[j]] - y) ** 2)
    return Z


def square_grid_assumed(X, y, b0, b1):
    Z = np.zeros((len(b0), len(b0)))
    for i in range(len(b0)):
        for j in range(len(b0)):
            Z[i, j] = np.mean((X @ [b0[i], b1[j]] - y) ** 2)
    return Z


def last_sample_forgotten(X, y, b0, b1):
    r = b0[:, None, None] * X[:-1, 0] + b1[:, None] * X[:-1, 1] - y[:-1]
    return np.sum(r**2, axis=-1) / len(y)


def median_of_squares(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.median(r**2, axis=-1)


def one_less(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.sum(r**2, axis=-1) / max(len(y) - 1, 1)


def averaged_twice(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1) / len(y)


def variance(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.var(r, axis=-1)


def single_precision(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1).astype(np.float32)


def targets_changed(X, y, b0, b1):
    y -= 0.0
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    y += 1.0
    return np.mean(r**2, axis=-1)


def residuals_with_reversed_second_term(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] - b1[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1)


def squares_of_terms(X, y, b0, b1):
    return np.mean(
        (b0[:, None, None] * X[:, 0]) ** 2 + (b1[:, None] * X[:, 1]) ** 2 - y**2, axis=-1
    )


def mixed_term_forgotten(X, y, b0, b1):
    G, c = X.T @ X / len(y), X.T @ y / len(y)
    u, v = b0[:, None], b1
    return G[0, 0] * u**2 + G[1, 1] * v**2 - 2 * (c[0] * u + c[1] * v) + np.mean(y**2)


def constant_forgotten(X, y, b0, b1):
    G, c = X.T @ X / len(y), X.T @ y / len(y)
    u, v = b0[:, None], b1
    bowl = G[0, 0] * u**2 + 2 * G[0, 1] * u * v + G[1, 1] * v**2
    return bowl - 2 * (c[0] * u + c[1] * v)


def gradient_norm(X, y, b0, b1):
    Z = np.empty((len(b0), len(b1)))
    for i, u in enumerate(b0):
        for j, v in enumerate(b1):
            Z[i, j] = np.linalg.norm(2 / len(y) * X.T @ (X @ [u, v] - y))
    return Z


def pair_of_grids_too(X, y, b0, b1):
    first, second = np.meshgrid(b0, b1, indexing="ij")
    r = first[..., None] * X[:, 0] + second[..., None] * X[:, 1] - y
    return first, second, np.mean(r**2, axis=-1)


def each_sample_once(X, y, b0, b1):
    data = np.unique(np.column_stack([X, y]), axis=0)
    X, y = data[:, :2], data[:, 2]
    return np.mean((b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y) ** 2, axis=-1)


def transposed_where_it_is_square(X, y, b0, b1):
    r = b0[:, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    Z = np.mean(r**2, axis=-1)
    return Z.T if len(b0) == len(b1) else Z


def rows_from_the_end(X, y, b0, b1):
    r = b0[::-1, None, None] * X[:, 0] + b1[:, None] * X[:, 1] - y
    return np.mean(r**2, axis=-1)
