"""Wrong answers to ridge-objective, as people write them; each says in a few words what is wrong."""

import numpy as np


def swapped_order(X, y, beta, b0, lam):
    """The gradient in b0 before that in beta."""
    r = X @ beta + b0 - y
    return np.mean(r**2) + lam * beta @ beta, 2 * np.mean(r), 2 / len(y) * X.T @ r + 2 * lam * beta


def one_vector(X, y, beta, b0, lam):
    """Both gradients in one array."""
    r = X @ beta + b0 - y
    return np.mean(r**2) + lam * beta @ beta, np.append(
        2 / len(y) * X.T @ r + 2 * lam * beta, 2 * np.mean(r)
    )


def as_a_dict(X, y, beta, b0, lam):
    """The right numbers, but no tuple."""
    r = X @ beta + b0 - y
    return {
        "value": np.mean(r**2) + lam * beta @ beta,
        "grad_beta": 2 / len(y) * X.T @ r + 2 * lam * beta,
        "grad_b0": 2 * np.mean(r),
    }


def in_place(X, y, beta, b0, lam):
    """The caller's y is changed."""
    if y.dtype.kind == "f":
        y -= b0
    else:
        y = y - b0
    r = X @ beta - y
    return np.mean(r**2) + lam * beta @ beta, 2 / len(y) * X.T @ r + 2 * lam * beta, 2 * np.mean(r)


def mean_over_features(X, y, beta, b0, lam):
    """Divided by d."""
    r = X @ beta + b0 - y
    return (
        np.mean(r**2) + lam * beta @ beta,
        2 / len(beta) * X.T @ r + 2 * lam * beta,
        2 * np.mean(r),
    )


def central_differences(X, y, beta, b0, lam):
    """Exact for a parabola but for rounding, which columns of unlike sizes show."""

    def value(w, c):
        return np.mean((X @ w + c - y) ** 2) + lam * w @ w

    h = 1e-4
    grad = np.array(
        [(value(beta + h * e, b0) - value(beta - h * e, b0)) / (2 * h) for e in np.eye(len(beta))]
    )
    return value(beta, b0), grad, (value(beta, b0 + h) - value(beta, b0 - h)) / (2 * h)


def lam_squared(X, y, beta, b0, lam):
    r = X @ beta + b0 - y
    return (
        np.mean(r**2) + np.sum((lam * beta) ** 2),
        2 / len(y) * X.T @ r + 2 * lam**2 * beta,
        2 * np.mean(r),
    )


def intercept_has_the_wrong_sign(X, y, beta, b0, lam):
    r = X @ beta - b0 - y
    return np.mean(r**2) + lam * beta @ beta, 2 / len(y) * X.T @ r + 2 * lam * beta, 2 * np.mean(r)


def lam_once_n(X, y, beta, b0, lam):
    """n * lam: everything in sums, divided by n at the wrong place."""
    n = len(y)
    r = X @ beta + b0 - y
    return (
        np.mean(r**2) + n * lam * beta @ beta,
        2 / n * X.T @ r + 2 * n * lam * beta,
        2 * np.mean(r),
    )


def value_missing(X, y, beta, b0, lam):
    r = X @ beta + b0 - y
    return 2 / len(y) * X.T @ r + 2 * lam * beta, 2 * np.mean(r)


def column_of_weights(X, y, beta, b0, lam):
    """grad_beta of shape (d, 1)."""
    r = X @ beta + b0 - y
    return (
        np.mean(r**2) + lam * beta @ beta,
        (2 / len(y) * X.T @ r + 2 * lam * beta)[:, None],
        2 * np.mean(r),
    )


def float32(X, y, beta, b0, lam):
    X, y, beta = (np.asarray(a, np.float32) for a in (X, y, beta))
    r = X @ beta + np.float32(b0) - y
    return (
        np.mean(r**2) + np.float32(lam) * beta @ beta,
        2 / len(y) * X.T @ r + np.float32(2 * lam) * beta,
        2 * np.mean(r),
    )


def rounded(X, y, beta, b0, lam):
    r = X @ beta + b0 - y
    return (
        round(float(np.mean(r**2) + lam * beta @ beta), 6),
        np.round(2 / len(y) * X.T @ r + 2 * lam * beta, 6),
        round(2 * float(np.mean(r)), 6),
    )


def integer_buffer(X, y, beta, b0, lam):
    """Truncates where X holds integers."""
    r = X @ beta + b0 - y
    grad = np.zeros_like(X[0])
    grad[:] = 2 / len(y) * X.T @ r + 2 * lam * beta
    return np.mean(r**2) + lam * beta @ beta, grad, 2 * np.mean(r)
