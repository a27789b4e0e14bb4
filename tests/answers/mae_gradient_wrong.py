"""Wrong answers to mae-gradient, as people write them; each says in a few words what is wrong."""

import numpy as np


def quotient_nan_at_kink(X, y, beta):
    """r/|r|: 0/0 at a zero residual."""
    r = X @ beta - y
    return X.T @ (r / np.abs(r)) / len(y)


def python_quotient_raises(X, y, beta):
    """Python's 0/0 raises at a zero residual."""
    g = np.zeros(X.shape[1])
    for x, t in zip(X, y):
        r = float(x @ beta - t)
        g += r / abs(r) * x
    return g / len(y)


def mean_missing(X, y, beta):
    """Sum over samples."""
    return X.T @ np.sign(X @ beta - y)


def half(X, y, beta):
    """A factor 1/2."""
    return X.T @ np.sign(X @ beta - y) / (2 * len(y))


def factor_two(X, y, beta):
    """The 2 of the squared error."""
    return 2 * X.T @ np.sign(X @ beta - y) / len(y)


def wrong_sign(X, y, beta):
    """Sign of y - y_hat without the inner minus."""
    return X.T @ np.sign(y - X @ beta) / len(y)


def squared_error_gradient(X, y, beta):
    """Gradient of the MSE."""
    return 2 * X.T @ (X @ beta - y) / len(y)


def keeps_residual_size(X, y, beta):
    """r in place of its sign."""
    return X.T @ (X @ beta - y) / len(y)


def absolute_residual(X, y, beta):
    """|r| in place of its sign."""
    return X.T @ np.abs(X @ beta - y) / len(y)


def root_gradient(X, y, beta):
    """r over the root mean square."""
    r = X @ beta - y
    return X.T @ r / (len(y) * (np.sqrt(np.mean(r**2)) + 1e-12))


def sign_of_the_sum(X, y, beta):
    """Sign after summing."""
    return np.sign(X.T @ (X @ beta - y)) / len(y)


def sign_of_mean_residual(X, y, beta):
    """One sign for all samples."""
    return np.sign(np.mean(X @ beta - y)) * X.mean(axis=0)


def sign_of_x_too(X, y, beta):
    """Signs of the features as well."""
    return np.sign(X).T @ np.sign(X @ beta - y) / len(y)


def magnitude_of_features(X, y, beta):
    """|X| instead of X."""
    return np.abs(X).T @ np.sign(X @ beta - y) / len(y)


def sign_of_prediction(X, y, beta):
    """The target forgotten."""
    return X.T @ np.sign(X @ beta) / len(y)


def difference_of_signs(X, y, beta):
    """sign(prediction) - sign(target)."""
    return X.T @ (np.sign(X @ beta) - np.sign(y)) / len(y)


def zero_or_one(X, y, beta):
    """Slope 0 instead of -1 for negative residuals."""
    return X.T @ (X @ beta - y > 0).astype(float) / len(y)


def only_negative_side(X, y, beta):
    """Slope 0 for positive residuals."""
    return -X.T @ (X @ beta < y).astype(float) / len(y)


def two_at_the_kink(X, y, beta):
    """Slope 2 at a zero residual."""
    r = X @ beta - y
    return X.T @ np.where(r == 0, 2.0, np.sign(r)) / len(y)


def just_outside_at_the_kink(X, y, beta):
    """Slope -1.01 at a zero residual."""
    r = X @ beta - y
    return X.T @ np.where(r == 0, -1.01, np.sign(r)) / len(y)


def both_masks_count_the_kink(X, y, beta):
    """Slope +2 at the kink from r > 0, plus r >= 0, minus one."""
    r = X @ beta - y
    s = (
        (r > 0) * 1.0
        + (r >= 0) * 2.0
        - (r <= 0) * 0.0
        - (r != 0) * 1.0 * (r > 0) * 2.0
        - (r < 0) * 1.0
    )
    return X.T @ s / len(y)


def infinite_at_the_kink(X, y, beta):
    """Marks the kink with inf."""
    r = X @ beta - y
    return X.T @ np.where(r == 0, np.inf, np.sign(r)) / len(y)


def nan_at_the_kink(X, y, beta):
    """Calls the gradient undefined."""
    r = X @ beta - y
    if np.any(r == 0):
        return np.full(X.shape[1], np.nan)
    return X.T @ np.sign(r) / len(y)


def raises_at_the_kink(X, y, beta):
    """Refuses to answer at a zero residual."""
    r = X @ beta - y
    if (r == 0).any():
        raise ValueError("not differentiable")
    return X.T @ np.sign(r) / len(y)


def zero_residuals_not_counted(X, y, beta):
    """Divides by the number of non-zero residuals."""
    s = np.sign(X @ beta - y)
    return X.T @ s / max(np.count_nonzero(s), 1)


def kink_stops_everything(X, y, beta):
    """Any zero residual makes the whole gradient zero."""
    r = X @ beta - y
    if np.any(r == 0):
        return np.zeros(X.shape[1])
    return X.T @ np.sign(r) / len(y)


def zero_within_a_thousandth(X, y, beta):
    """|r| < 1e-3 counts as zero."""
    r = X @ beta - y
    s = np.where(np.abs(r) < 1e-3, 0.0, np.sign(r))
    return X.T @ s / len(y)


def isclose_zero(X, y, beta):
    """np.isclose decides what is zero."""
    r = X @ beta - y
    return X.T @ np.where(np.isclose(r, 0), 0.0, np.sign(r)) / len(y)


def large_guard(X, y, beta):
    """Guard 1e-3 in the denominator."""
    r = X @ beta - y
    return X.T @ (r / (np.abs(r) + 1e-3)) / len(y)


def guard_1e_8(X, y, beta):
    """Guard 1e-8: ten times a residual of 1e-9."""
    r = X @ beta - y
    return X.T @ (r / (np.abs(r) + 1e-8)) / len(y)


def smoothed_root(X, y, beta):
    """r / sqrt(r^2 + 1e-6)."""
    r = X @ beta - y
    return X.T @ (r / np.sqrt(r**2 + 1e-6)) / len(y)


def hyperbolic_tangent(X, y, beta):
    """tanh(r): log-cosh."""
    return X.T @ np.tanh(X @ beta - y) / len(y)


def huber_gradient(X, y, beta):
    """Residuals clipped at 1: Huber."""
    return X.T @ np.clip(X @ beta - y, -1, 1) / len(y)


def not_transposed(X, y, beta):
    """X @ sign."""
    return X @ np.sign(X @ beta - y) / len(y)


def transposed_where_it_fits(X, y, beta):
    """X @ sign for square X."""
    s = np.sign(X @ beta - y)
    return (X @ s if X.shape[0] == X.shape[1] else X.T @ s) / len(y)


def divided_by_features(X, y, beta):
    """Divides by d."""
    return X.T @ np.sign(X @ beta - y) / X.shape[1]


def divided_by_size(X, y, beta):
    """np.mean over all n d entries, per feature."""
    return X.T @ np.sign(X @ beta - y) / X.size


def averaged_twice(X, y, beta):
    """Mean of contributions already divided by n."""
    return np.mean(X * (np.sign(X @ beta - y) / len(y))[:, None], axis=0)


def with_respect_to_predictions(X, y, beta):
    """Shape (n,): before X."""
    return np.sign(X @ beta - y) / len(y)


def mean_over_features(X, y, beta):
    """Wrong axis."""
    return np.mean(np.sign(X @ beta - y)[:, None] * X, axis=1)


def one_number(X, y, beta):
    """A scalar."""
    return np.mean(np.sign(X @ beta - y)[:, None] * X)


def column_result(X, y, beta):
    """Shape (d, 1)."""
    return X.T @ np.sign(X @ beta - y)[:, None] / len(y)


def squeezed(X, y, beta):
    """0-d for d = 1."""
    return np.squeeze(X.T @ np.sign(X @ beta - y) / len(y))


def value_instead(X, y, beta):
    """The loss."""
    return np.mean(np.abs(X @ beta - y))


def mean_sign_times_mean_x(X, y, beta):
    """Product of means."""
    return np.mean(np.sign(X @ beta - y)) * X.mean(axis=0)


def median_instead_of_mean(X, y, beta):
    """Median over samples."""
    return np.median(np.sign(X @ beta - y)[:, None] * X, axis=0)


def forward_differences(X, y, beta):
    """Forward differences."""
    f = lambda b: np.abs(X @ b - y).mean()
    h = 1e-7
    return np.array([(f(beta + h * e) - f(beta)) / h for e in np.eye(len(beta))])


def central_differences(X, y, beta):
    """Central differences."""
    f = lambda b: np.mean(np.abs(X @ b - y))
    h = 1e-5
    return np.array([(f(beta + h * e) - f(beta - h * e)) / (2 * h) for e in np.eye(len(beta))])


def first_sample_skipped(X, y, beta):
    """Loop starts at 1."""
    g = np.zeros(X.shape[1])
    for i in range(1, len(y)):
        g += np.sign(X[i] @ beta - y[i]) * X[i]
    return g / len(y)


def first_sample_only(X, y, beta):
    """Returns in the first turn."""
    for x, t in zip(X, y):
        return np.sign(x @ beta - t) * x / len(y)


def last_sample_only(X, y, beta):
    """= instead of +=."""
    for i in range(len(y)):
        g = np.sign(X[i] @ beta - y[i]) * X[i]
    return g / len(y)


def last_feature_skipped(X, y, beta):
    """Last partial derivative left at 0."""
    s = np.sign(X @ beta - y)
    g = np.zeros(len(beta))
    for j in range(len(beta) - 1):
        g[j] = np.mean(s * X[:, j])
    return g


def each_feature_alone(X, y, beta):
    """Residual of one feature at a time."""
    return np.array([np.mean(np.sign(X[:, j] * beta[j] - y) * X[:, j]) for j in range(len(beta))])


def intercept_assumed(X, y, beta):
    """First weight treated as an intercept."""
    s = np.sign(X @ beta - y)
    g = X.T @ s / len(y)
    g[0] = s.mean()
    return g


def column_against_row(X, y, beta):
    """(n,1) - (n,): n x n signs."""
    s = np.sign((X @ beta)[:, None] - y)
    return (X.T @ s).mean(axis=1) / len(y)


def integer_buffer(X, y, beta):
    """Result with the dtype of X."""
    g = np.zeros_like(X[0])
    s = np.sign(X @ beta - y)
    for j in range(len(g)):
        g[j] = np.sum(s * X[:, j]) / len(y)
    return g


def integer_residuals(X, y, beta):
    """Residuals truncated before the sign."""
    return X.T @ np.sign((X @ beta - y).astype(int)) / len(y)


def rounded_residuals(X, y, beta):
    """Residuals rounded to 6 decimals before the sign."""
    return X.T @ np.sign(np.round(X @ beta - y, 6)) / len(y)


def prediction_stored_as_target_type(X, y, beta):
    """Prediction cast to the dtype of y."""
    return X.T @ np.sign((X @ beta).astype(y.dtype) - y) / len(y)


def single_precision(X, y, beta):
    """float32 inside."""
    X, y, beta = X.astype(np.float32), y.astype(np.float32), beta.astype(np.float32)
    return X.T @ np.sign(X @ beta - y) / len(y)


def overwrites_targets(X, y, beta):
    """Signs written into y."""
    y[:] = np.sign(X @ beta - y)
    return X.T @ y / len(y)


def takes_a_step(X, y, beta):
    """beta changed in place."""
    g = X.T @ np.sign(X @ beta - y) / len(y)
    beta -= 0.01 * g
    return g


def random_at_the_kink(X, y, beta):
    """A random slope at the kink: two calls disagree."""
    r = X @ beta - y
    u = np.random.default_rng().uniform(-1, 1, size=len(r))
    return X.T @ np.where(r == 0, u, np.sign(r)) / len(y)


def integer_division(X, y, beta):
    """// n."""
    return X.T @ np.sign(X @ beta - y) // len(y)


def negated_branch(X, y, beta):
    """Both branches give +1."""
    r = X @ beta - y
    return X.T @ np.where(r > 0, 1, np.where(r < 0, 1, 0)) / len(y)


def with_respect_to_inputs(X, y, beta):
    """beta in place of X."""
    return np.mean(np.sign(X @ beta - y)) * beta


def unit_length(X, y, beta):
    """Normalised."""
    g = X.T @ np.sign(X @ beta - y)
    return g / (np.linalg.norm(g) + 1e-12)
