"""Wrong answers to rmse-gradient, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def no_guard(X, y, beta):
    """0/0 at a perfect fit."""
    r = X @ beta - y
    return X.T @ r / (len(y) * np.sqrt(np.mean(r**2)))


def infinite_factor(X, y, beta):
    """1/(2 rmse) is inf, times 0 is NaN."""
    r = X @ beta - y
    return 1 / (2 * np.sqrt(np.mean(r**2))) * (2 / len(y) * X.T @ r)


def python_division_raises(X, y, beta):
    """ZeroDivisionError at a perfect fit."""
    r = X @ beta - y
    k = 1 / math.sqrt(float(np.mean(r**2)))
    return k * X.T @ r / len(y)


def nan_at_perfect_fit(X, y, beta):
    """Calls the gradient undefined."""
    r = X @ beta - y
    m = np.mean(r**2)
    if m == 0:
        return np.full(X.shape[1], np.nan)
    return X.T @ r / (len(y) * np.sqrt(m))


def inf_at_perfect_fit(X, y, beta):
    """inf from nan_to_num with a replacement."""
    r = X @ beta - y
    with np.errstate(all="ignore"):
        g = X.T @ r / (len(y) * np.sqrt(np.mean(r**2)))
    return np.nan_to_num(g, nan=np.inf)


def ones_at_perfect_fit(X, y, beta):
    """Ones where the fit is perfect: outside the ball for small X."""
    r = X @ beta - y
    m = np.mean(r**2)
    return np.ones(X.shape[1]) if m == 0 else X.T @ r / (len(y) * np.sqrt(m))


def scalar_zero_at_perfect_fit(X, y, beta):
    """0.0 without a shape at a perfect fit."""
    r = X @ beta - y
    m = np.mean(r**2)
    return 0.0 if m == 0 else X.T @ r / (len(y) * np.sqrt(m))


def none_at_perfect_fit(X, y, beta):
    """No return at a perfect fit."""
    r = X @ beta - y
    m = np.mean(r**2)
    if m > 0:
        return X.T @ r / (len(y) * np.sqrt(m))


def zeros_of_n_at_perfect_fit(X, y, beta):
    """Zeros of shape (n,) at a perfect fit."""
    r = X @ beta - y
    if not np.any(r):
        return np.zeros(len(y))
    return X.T @ r / np.sqrt(len(y) * (r @ r))


def three_times_ball_at_perfect_fit(X, y, beta):
    """3 X'u / sqrt n at a perfect fit: outside the set."""
    r = X @ beta - y
    s = np.linalg.norm(r)
    if s == 0:
        return 3 * X[0] / math.sqrt(len(y))
    return X.T @ r / (math.sqrt(len(y)) * s)


def guard_1e_3(X, y, beta):
    """1e-3 in the denominator."""
    r = X @ beta - y
    return X.T @ r / len(y) / (np.sqrt(np.mean(r**2)) + 1e-3)


def guard_1e_8(X, y, beta):
    """1e-8 in the denominator: ten times a residual of 1e-9."""
    r = X @ beta - y
    return X.T @ r / len(y) / (np.sqrt(np.mean(r**2)) + 1e-8)


def guard_under_the_root(X, y, beta):
    """1e-8 under the root."""
    r = X @ beta - y
    return X.T @ r / len(y) / np.sqrt(np.mean(r**2) + 1e-8)


def small_guard_under_the_root(X, y, beta):
    """1e-12 under the root is 1e-6 outside."""
    r = X @ beta - y
    return X.T @ r / len(y) / np.sqrt(np.mean(r**2) + 1e-12)


def threshold_1e_6(X, y, beta):
    """rmse below 1e-6 treated as perfect."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2))
    return np.zeros(X.shape[1]) if s < 1e-6 else X.T @ r / (len(y) * s)


def mse_threshold_1e_12(X, y, beta):
    """mse below 1e-12 treated as perfect."""
    r = X @ beta - y
    m = np.mean(r**2)
    return X.T @ r / (len(y) * m**0.5) if m > 1e-12 else np.zeros(X.shape[1])


def isclose_is_perfect(X, y, beta):
    """np.isclose taken for a perfect fit."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2))
    if np.isclose(s, 0):
        return np.zeros(X.shape[1])
    return X.T @ r / (len(y) * s)


def allclose_prediction(X, y, beta):
    """np.allclose(prediction, y) taken for a perfect fit."""
    if np.allclose(X @ beta, y):
        return np.zeros(len(beta))
    r = X @ beta - y
    return X.T @ r / np.sqrt(len(y) * np.sum(r**2))


def squared_error_gradient(X, y, beta):
    """Gradient of the MSE."""
    return 2 * X.T @ (X @ beta - y) / len(y)


def half_squared_error_gradient(X, y, beta):
    """Gradient of the half MSE."""
    return X.T @ (X @ beta - y) / len(y)


def absolute_error_gradient(X, y, beta):
    """Gradient of the MAE."""
    return X.T @ np.sign(X @ beta - y) / len(y)


def divided_by_mse(X, y, beta):
    """Divides by the MSE, not by its root."""
    r = X @ beta - y
    m = np.mean(r**2)
    return X.T @ r / (len(y) * m) if m else np.zeros(X.shape[1])


def half_missing(X, y, beta):
    """1/rmse times the MSE gradient: twice too large."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2))
    return 2 * X.T @ r / (len(y) * s) if s else np.zeros(X.shape[1])


def half_twice(X, y, beta):
    """Half of it: the 2 of the square forgotten."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2))
    return X.T @ r / (2 * len(y) * s) if s else np.zeros(X.shape[1])


def multiplied_by_root(X, y, beta):
    """Times rmse instead of divided."""
    r = X @ beta - y
    return X.T @ r / len(y) * np.sqrt(np.mean(r**2))


def precedence_divides_then_multiplies(X, y, beta):
    """/ n * rmse: missing parentheses."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2))
    return 2 * X.T @ r / len(y) / 2 * s


def root_of_gradient(X, y, beta):
    """Signed root of the MSE gradient."""
    g = 2 * X.T @ (X @ beta - y) / len(y)
    return np.sign(g) * np.sqrt(np.abs(g))


def root_of_gradient_nan(X, y, beta):
    """Root of the MSE gradient, NaN where it is negative."""
    return np.sqrt(2 * X.T @ (X @ beta - y) / len(y))


def mean_missing(X, y, beta):
    """Gradient of the norm, no n."""
    r = X @ beta - y
    s = np.linalg.norm(r)
    return X.T @ r / s if s else np.zeros(X.shape[1])


def norm_over_n(X, y, beta):
    """Gradient of norm / n."""
    r = X @ beta - y
    s = np.linalg.norm(r)
    return X.T @ r / (len(y) * s) if s else np.zeros(X.shape[1])


def sum_over_rmse(X, y, beta):
    """1/n left out next to the RMSE."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2))
    return X.T @ r / s if s else np.zeros(X.shape[1])


def downhill(X, y, beta):
    """Wrong sign."""
    r = y - X @ beta
    s = np.sqrt(np.mean(r**2))
    return X.T @ r / (len(y) * s) if s else np.zeros(X.shape[1])


def half_mse_under_the_root(X, y, beta):
    """1/(2n) under the root."""
    r = X @ beta - y
    s = np.sqrt(np.sum(r**2) / (2 * len(y)))
    return X.T @ r / (2 * len(y) * s) if s else np.zeros(X.shape[1])


def bessel_corrected(X, y, beta):
    """n - 1 for n."""
    r = X @ beta - y
    m = max(len(y) - 1, 1)
    s = np.sqrt(r @ r / m)
    return X.T @ r / (m * s) if s else np.zeros(X.shape[1])


def standard_deviation_below(X, y, beta):
    """std of the residuals for the RMSE."""
    r = X @ beta - y
    s = np.std(r)
    return X.T @ r / (len(y) * s) if s else np.zeros(X.shape[1])


def mean_absolute_below(X, y, beta):
    """MAE in the denominator."""
    r = X @ beta - y
    s = np.mean(np.abs(r))
    return X.T @ r / (len(y) * s) if s else np.zeros(X.shape[1])


def each_sample_divided_by_its_own(X, y, beta):
    """r_i / |r_i|: root taken per sample."""
    r = X @ beta - y
    with np.errstate(all="ignore"):
        s = np.nan_to_num(r / np.sqrt(r**2))
    return X.T @ s / len(y)


def not_transposed(X, y, beta):
    """X @ r."""
    r = X @ beta - y
    return X @ r / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))


def transposed_where_it_fits(X, y, beta):
    """X @ r for square X."""
    r = X @ beta - y
    A = X if X.shape[0] == X.shape[1] else X.T
    return A @ r / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))


def column_result(X, y, beta):
    """Shape (d, 1)."""
    r = (X @ beta - y).reshape(-1, 1)
    return X.T @ r / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))


def squeezed(X, y, beta):
    """0-d for d = 1."""
    r = X @ beta - y
    return (X.T @ r / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))).squeeze()


def divided_by_features(X, y, beta):
    """d for n."""
    r = X @ beta - y
    return X.T @ r / (X.shape[1] * (np.sqrt(np.mean(r**2)) or 1.0))


def with_respect_to_predictions(X, y, beta):
    """Before X: shape (n,)."""
    r = X @ beta - y
    return r / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))


def value_instead(X, y, beta):
    """The loss."""
    return np.sqrt(np.mean((X @ beta - y) ** 2))


def unit_length(X, y, beta):
    """Direction of the gradient only."""
    g = X.T @ (X @ beta - y)
    return g / (np.linalg.norm(g) or 1.0)


def forward_differences(X, y, beta):
    """Forward differences."""
    f = lambda b: np.sqrt(np.mean((X @ b - y) ** 2))
    h = 1e-8
    return np.array([(f(beta + h * e) - f(beta)) / h for e in np.eye(len(beta))])


def central_differences(X, y, beta):
    """Central differences."""
    f = lambda b: np.sqrt(np.mean((X @ b - y) ** 2))
    h = 1e-6
    return np.array([(f(beta + h * e) - f(beta - h * e)) / (2 * h) for e in np.eye(len(beta))])


def first_sample_skipped(X, y, beta):
    """Loop over samples starts at 1."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2)) or 1.0
    g = np.zeros(X.shape[1])
    for i in range(1, len(y)):
        g += r[i] * X[i]
    return g / (len(y) * s)


def last_sample_only(X, y, beta):
    """= instead of +=."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2)) or 1.0
    for e, x in zip(r, X):
        g = e * x
    return g / (len(y) * s)


def mean_of_batch_gradients(X, y, beta):
    """Averages the RMSE gradients of batches of two."""
    parts = []
    for i in range(0, len(y), 2):
        r = X[i : i + 2] @ beta - y[i : i + 2]
        parts.append(X[i : i + 2].T @ r / (len(r) * (np.sqrt(np.mean(r**2)) or 1.0)))
    return np.mean(parts, axis=0)


def averaged_twice(X, y, beta):
    """n in the denominator, and a mean."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2)) or 1.0
    return np.mean(r[:, None] * X / (len(y) * s), axis=0)


def intercept_assumed(X, y, beta):
    """First weight treated as an intercept."""
    r = X @ beta - y
    s = np.sqrt(np.mean(r**2)) or 1.0
    g = X.T @ r / (len(y) * s)
    g[0] = r.mean() / s
    return g


def column_against_row(X, y, beta):
    """(n,1) - (n,): n x n residuals."""
    r = (X @ beta)[:, None] - y
    s = np.sqrt(np.mean(r**2)) or 1.0
    return (X.T @ r).mean(axis=1) / (len(y) * s)


def integer_buffer(X, y, beta):
    """Result with the dtype of X."""
    r = X @ beta - y
    g = np.empty_like(X[0])
    g[:] = X.T @ r / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))
    return g


def single_precision(X, y, beta):
    """float32 inside."""
    X, y, beta = map(np.float32, (X, y, beta))
    r = X @ beta - y
    return X.T @ r / (len(y) * (np.sqrt(np.mean(r**2)) or np.float32(1)))


def overwrites_targets(X, y, beta):
    """y becomes the residual."""
    y[...] = X @ beta - y
    return X.T @ y / (len(y) * (np.sqrt(np.mean(y**2.0)) or 1.0))


def scales_x_in_place(X, y, beta):
    """Rows of the caller's X scaled."""
    r = X @ beta - y
    for i in range(len(y)):
        X[i] *= r[i].astype(X.dtype)
    return X.sum(axis=0) / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))


def rounded(X, y, beta):
    """Rounded to 5 decimals."""
    r = X @ beta - y
    return np.round(X.T @ r / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0)), 5)


def power_precedence(X, y, beta):
    """** 1 / 2 halves the MSE instead of taking its root."""
    r = X @ beta - y
    s = np.mean(r**2) ** 1 / 2
    return X.T @ r / (len(y) * s) if s else np.zeros(X.shape[1])


def absolute_entries(X, y, beta):
    """|gradient|."""
    r = X @ beta - y
    return np.abs(X.T @ r) / (len(y) * (np.sqrt(np.mean(r**2)) or 1.0))


def zero_if_any_residual_is_zero(X, y, beta):
    """One fitted sample taken for a perfect fit."""
    r = X @ beta - y
    if np.any(r == 0):
        return np.zeros(X.shape[1])
    return X.T @ r / (len(y) * np.sqrt(np.mean(r**2)))


def zero_if_residuals_cancel(X, y, beta):
    """Residuals that sum to zero taken for a perfect fit."""
    r = X @ beta - y
    if np.sum(r) == 0:
        return np.zeros(X.shape[1])
    return X.T @ r / (len(y) * np.sqrt(np.mean(r**2)))
