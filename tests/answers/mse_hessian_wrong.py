"""Wrong answers to mse-hessian, each with a mistake that somebody could make."""

import numpy as np


def half_mean(X):
    return 0.5 * X.T @ X / len(X)


def whole_division(X):
    return (2 // len(X)) * X.T @ X


def cut_to_integers(X):
    return (2 * X.T.astype(int) @ X.astype(int)) / len(X)


def integer_buffer(X):
    H = np.zeros((X.shape[1], X.shape[1]), dtype=int)
    H[:] = 2 * X.T @ X / len(X)
    return H


def covariance(X):
    return 2 * np.atleast_2d(np.cov(X, rowvar=False, bias=True))


def correlation(X):
    with np.errstate(all="ignore"):
        return np.atleast_2d(np.corrcoef(X, rowvar=False))


def standardised(X):
    with np.errstate(all="ignore"):
        Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return 2 / len(X) * Z.T @ Z


def zeros(X):
    return np.zeros((X.shape[1], X.shape[1]))


def identity(X):
    return np.eye(X.shape[1])


def twice_the_identity(X):
    return 2 * np.eye(X.shape[1])


def squared_entries(X):
    return 2 / len(X) * (X**2).T @ (X**2)


def features_not_squared(X):
    return 2 / len(X) * np.abs(X).T @ np.abs(X)


def flat(X):
    return (2 / len(X) * X.T @ X).ravel()


def trace(X):
    return float(np.trace(2 / len(X) * X.T @ X))


def eigenvalues(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)


def largest_eigenvalue(X):
    return np.max(np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def factor_of_it(X):
    return np.sqrt(2 / len(X)) * X


def squared_matrix(X):
    H = 2 / len(X) * X.T @ X
    return H @ H


def n_for_n_squared(X):
    return 2 / len(X) ** 2 * X.T @ X


def mean_over_all_entries(X):
    return 2 * X.T @ X / X.size


def last_sample_forgotten(X):
    H = np.zeros((X.shape[1], X.shape[1]))
    for i in range(len(X) - 1):
        H += 2 / len(X) * np.outer(X[i], X[i])
    return H


def last_feature_forgotten(X):
    n, d = X.shape
    H = np.zeros((d, d))
    for j in range(d - 1):
        for k in range(d - 1):
            H[j, k] = 2 * np.mean(X[:, j] * X[:, k])
    return H


def diagonal_counted_twice(X):
    G = X.T @ X / len(X)
    return 2 * G + 2 * np.diag(np.diag(G))


def diagonal_halved(X):
    H = 2 / len(X) * X.T @ X
    return H - np.diag(np.diag(H)) / 2


def second_differences_of_the_loss(X):
    n, d = X.shape
    h = 1e-4

    def loss(beta):
        return np.mean((X @ beta - 1) ** 2)

    H = np.empty((d, d))
    for j, e in enumerate(np.eye(d) * h):
        for k, f in enumerate(np.eye(d) * h):
            H[j, k] = (loss(e + f) - loss(e - f) - loss(f - e) + loss(-e - f)) / (4 * h * h)
    return H


def single_precision(X):
    X = X.astype(np.float32)
    return 2 / len(X) * X.T @ X


def rounded(X):
    return np.round(2 / len(X) * X.T @ X, 6)


def in_place(X):
    X *= np.sqrt(2 / len(X))
    return X.T @ X


def noisy(X):
    return 2 / len(X) * X.T @ X * (1 + 1e-6 * np.random.rand())


def of_the_gaussian_likelihood(X):
    return X.T @ X


def negative_inner_derivative_once(X):
    return 2 / len(X) * -X.T @ X


def each_sample_once(X):
    X = np.unique(X, axis=0)
    return 2 / len(X) * X.T @ X


def small_entries_cut(X):
    H = 2 / len(X) * X.T @ X
    H[np.abs(H) < 1e-5] = 0
    return H


def dual_where_it_is_smaller(X):
    n, d = X.shape
    return 2 / n * (X.T @ X if n >= d else X @ X.T)
