"""Wrong answers to mse-gradient, as people write them; each says in a few words what is wrong."""

import numpy as np


def factor_two_missing(X, y, beta):
    """1/n: the gradient of the 1/(2n) convention."""
    return X.T @ (X @ beta - y) / len(y)


def mean_missing(X, y, beta):
    """Gradient of the sum."""
    return 2 * X.T @ (X @ beta - y)


def bare_product(X, y, beta):
    """Neither 2 nor 1/n."""
    return X.T @ (X @ beta - y)


def downhill(X, y, beta):
    """Sign: the descent direction."""
    return 2 / len(y) * X.T @ (y - X @ beta)


def minus_two_with_wrong_residual(X, y, beta):
    """-2 together with prediction minus target."""
    return -2 * np.dot(X.T, X.dot(beta) - y) / X.shape[0]


def half_over_n(X, y, beta):
    """1/(2n) kept after differentiating."""
    return X.T @ (X @ beta - y) / (2 * len(y))


def two_n_precedence(X, y, beta):
    """/ 2 * n."""
    return X.T @ (X @ beta - y) / 2 * len(y)


def divided_by_features(X, y, beta):
    """Divides by d."""
    return 2 * X.T @ (X @ beta - y) / X.shape[1]


def divided_by_all_entries(X, y, beta):
    """Divides by n d."""
    return 2 * X.T @ (X @ beta - y) / X.size


def divided_by_n_minus_one(X, y, beta):
    """Divides by n - 1."""
    return 2 * X.T @ (X @ beta - y) / max(len(y) - 1, 1)


def averaged_twice(X, y, beta):
    """np.mean of contributions that are divided by n already."""
    n = len(y)
    r = X @ beta - y
    return np.mean(2 / n * r[:, None] * X, axis=0)


def not_transposed(X, y, beta):
    """X @ r, which only fits for n = d."""
    return 2 / len(y) * X @ (X @ beta - y)


def transposed_where_it_fits(X, y, beta):
    """X @ r for square X."""
    r = X @ beta - y
    return 2 / len(y) * (X @ r if X.shape[0] == X.shape[1] else X.T @ r)


def column_result(X, y, beta):
    """Shape (d, 1)."""
    r = (X @ beta - y).reshape(-1, 1)
    return 2 / len(y) * X.T @ r


def row_result(X, y, beta):
    """Shape (1, d)."""
    return 2 / len(y) * (X @ beta - y)[None, :] @ X


def squeezed(X, y, beta):
    """0-d for d = 1."""
    r = (X @ beta - y)[:, None]
    return np.squeeze(2 / len(y) * X.T @ r)


def mean_over_features(X, y, beta):
    """Mean over the wrong axis: shape (n,)."""
    r = X @ beta - y
    return 2 * np.mean(r[:, None] * X, axis=1)


def one_number(X, y, beta):
    """Mean over everything: a scalar."""
    return np.mean(2 * (X @ beta - y)[:, None] * X)


def forward_differences(X, y, beta):
    """Forward differences."""
    loss = lambda b: np.mean((X @ b - y) ** 2)
    h = 1e-6
    return np.array([(loss(beta + h * e) - loss(beta)) / h for e in np.eye(len(beta))])


def central_differences(X, y, beta):
    """Central differences."""
    h = 1e-6
    g = np.zeros(len(beta))
    for j in range(len(beta)):
        up, down = beta.copy(), beta.copy()
        up[j] += h
        down[j] -= h
        g[j] = (np.mean((X @ up - y) ** 2) - np.mean((X @ down - y) ** 2)) / (2 * h)
    return g


def with_respect_to_predictions(X, y, beta):
    """Gradient with respect to y_hat: stops before X."""
    return 2 / len(y) * (X @ beta - y)


def value_instead(X, y, beta):
    """The loss."""
    return np.mean((X @ beta - y) ** 2)


def tuple_of_loss_and_gradient(X, y, beta):
    """Returns (loss, gradient)."""
    r = X @ beta - y
    return np.mean(r**2), 2 * X.T @ r / len(y)


def updated_weights(X, y, beta, lr=0.01):
    """A step of descent instead of the gradient."""
    return beta - lr * 2 / len(y) * X.T @ (X @ beta - y)


def root_gradient(X, y, beta):
    """Gradient of the RMSE."""
    r = X @ beta - y
    return X.T @ r / (len(y) * np.sqrt(np.mean(r**2)) + 1e-12)


def sign_gradient(X, y, beta):
    """Gradient of the MAE."""
    return X.T @ np.sign(X @ beta - y) / len(y)


def absolute_residuals(X, y, beta):
    """|r| instead of r."""
    return 2 * X.T @ np.abs(X @ beta - y) / len(y)


def squared_residuals(X, y, beta):
    """r^2 instead of r: the outer derivative is missing."""
    return 2 * X.T @ (X @ beta - y) ** 2 / len(y)


def prediction_only(X, y, beta):
    """The target is missing."""
    return 2 * X.T @ (X @ beta) / len(y)


def target_only(X, y, beta):
    """The prediction is missing."""
    return -2 * X.T @ y / len(y)


def parenthesis_missing(X, y, beta):
    """2/n scales only the first term."""
    return 2 / len(y) * X.T @ X @ beta - X.T @ y


def mean_of_residual_times_mean_of_x(X, y, beta):
    """Product of means."""
    return 2 * np.mean(X @ beta - y) * np.mean(X, axis=0)


def sum_of_residuals_times_sum_of_x(X, y, beta):
    """Product of sums over n."""
    return 2 / len(y) * np.sum(X @ beta - y) * np.sum(X, axis=0)


def column_against_row(X, y, beta):
    """(n,1) - (n,) inside: n x n residuals."""
    pred = (X @ beta).reshape(-1, 1)
    return 2 * (X.T @ (pred - y)).mean(axis=1) / len(y)


def first_sample_only(X, y, beta):
    """Returns in the first turn."""
    g = np.zeros(X.shape[1])
    for x, t in zip(X, y):
        g += 2 * (x @ beta - t) * x
        return g / len(y)


def last_sample_only(X, y, beta):
    """= instead of +=."""
    for x, t in zip(X, y):
        g = 2 * (x @ beta - t) * x
    return g / len(y)


def first_sample_skipped(X, y, beta):
    """Loop starts at 1."""
    g = np.zeros(X.shape[1])
    for i in range(1, len(y)):
        g += 2 * (X[i] @ beta - y[i]) * X[i]
    return g / len(y)


def last_feature_skipped(X, y, beta):
    """Loop over features ends one early."""
    r = X @ beta - y
    g = np.zeros(len(beta))
    for j in range(len(beta) - 1):
        g[j] = 2 * np.mean(r * X[:, j])
    return g


def last_weight_ignored_in_prediction(X, y, beta):
    """Prediction leaves out the last feature."""
    r = X[:, :-1] @ beta[:-1] - y
    return 2 * X.T @ r / len(y)


def each_feature_alone(X, y, beta):
    """Residual of feature j alone."""
    return np.array([2 * np.mean((X[:, j] * beta[j] - y) * X[:, j]) for j in range(len(beta))])


def intercept_assumed(X, y, beta):
    """First weight treated as an intercept."""
    r = X @ beta - y
    g = 2 * X.T @ r / len(y)
    g[0] = 2 * np.mean(r)
    return g


def intercept_not_multiplied(X, y, beta):
    """beta[0] added, its column ignored in the prediction."""
    r = beta[0] + X[:, 1:] @ beta[1:] - y
    return 2 * X.T @ r / len(y)


def centred_features(X, y, beta):
    """Columns centred first."""
    return 2 * (X - X.mean(axis=0)).T @ (X @ beta - y) / len(y)


def ridge_term_added(X, y, beta):
    """A ridge penalty added."""
    return 2 * X.T @ (X @ beta - y) / len(y) + 0.1 * beta


def unit_length(X, y, beta):
    """Normalised to length 1."""
    g = 2 * X.T @ (X @ beta - y) / len(y)
    return g / (np.linalg.norm(g) + 1e-12)


def clipped_norm(X, y, beta):
    """Clipped to norm 1 at most."""
    g = 2 * X.T @ (X @ beta - y) / len(y)
    return g * min(1.0, 1.0 / (np.linalg.norm(g) + 1e-12))


def clipped_entries(X, y, beta):
    """Entries clipped to [-5, 5]."""
    return np.clip(2 * X.T @ (X @ beta - y) / len(y), -5, 5)


def integer_buffer(X, y, beta):
    """Result buffer takes the dtype of X."""
    g = np.zeros(X.shape[1], dtype=X.dtype)
    r = X @ beta - y
    for j in range(len(g)):
        g[j] = 2 * np.mean(r * X[:, j])
    return g


def integer_residual_buffer(X, y, beta):
    """Residuals stored with the dtype of y."""
    r = np.zeros_like(y)
    for i in range(len(y)):
        r[i] = X[i] @ beta - y[i]
    return 2 * X.T @ r / len(y)


def single_precision(X, y, beta):
    """float32 inside."""
    X, y, beta = (np.asarray(a, dtype=np.float32) for a in (X, y, beta))
    return 2 * X.T @ (X @ beta - y) / len(y)


def rounded(X, y, beta):
    """Rounded to 4 decimals."""
    return np.round(2 * X.T @ (X @ beta - y) / len(y), 4)


def overwrites_targets(X, y, beta):
    """Residuals written into y."""
    y[:] = X @ beta - y
    return 2 * X.T @ y / len(y)


def overwrites_features(X, y, beta):
    """Columns of the caller's X multiplied in place."""
    r = X @ beta - y
    np.multiply(X, r[:, None], out=X, casting="unsafe")
    return 2 * X.mean(axis=0)


def moves_beta(X, y, beta):
    """The caller's beta takes a step."""
    g = 2 * X.T @ (X @ beta - y) / len(y)
    beta -= 0.1 * g
    return g


def accumulates_between_calls(X, y, beta, grads={}):
    """Never zeroes its gradients between calls."""
    g = 2 * X.T @ (X @ beta - y) / len(y)
    grads[len(beta)] = grads.get(len(beta), 0) + g
    return grads[len(beta)]


def random_minibatch(X, y, beta):
    """One random sample stands for all."""
    i = np.random.default_rng().integers(len(y))
    return 2 * (X[i] @ beta - y[i]) * X[i]


def gradient_with_respect_to_x(X, y, beta):
    """beta in place of X: gradient with respect to the inputs."""
    return 2 * np.mean(X @ beta - y) * beta


def squared_features(X, y, beta):
    """X^2 for X."""
    return 2 * (X**2).T @ (X @ beta - y) / len(y)


def hessian_instead(X, y, beta):
    """The second derivative."""
    return 2 / len(y) * X.T @ X


def dict_of_partials(X, y, beta):
    """A dict of partial derivatives."""
    g = 2 * X.T @ (X @ beta - y) / len(y)
    return {f"beta{j}": float(v) for j, v in enumerate(g)}


def newton_direction(X, y, beta):
    """Distance to the least-squares solution."""
    return beta - np.linalg.lstsq(X, y, rcond=None)[0]


def one_sample_special_case(X, y, beta):
    """n = 1 returns zeros."""
    if len(y) == 1:
        return np.zeros(len(beta))
    return 2 * X.T @ (X @ beta - y) / len(y)


def zero_residuals_not_counted(X, y, beta):
    """Divides by the number of non-zero residuals."""
    r = X @ beta - y
    return 2 * X.T @ r / max(np.count_nonzero(r), 1)


def sigmoid_inserted(X, y, beta):
    """Logistic regression's gradient."""
    p = 1 / (1 + np.exp(-np.clip(X @ beta, -500, 500)))
    return 2 * X.T @ (p - y) / len(y)
