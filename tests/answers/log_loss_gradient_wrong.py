"""Wrong answers to log-loss-gradient, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def mean_missing(X, y, beta):
    """Sum."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y)


def two_as_in_mse(X, y, beta):
    """Factor 2."""
    return 2 / len(y) * X.T @ (1 / (1 + np.exp(-(X @ beta))) - y)


def half_over_n(X, y, beta):
    """1/(2n)."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / (2 * len(y))


def two_n_precedence(X, y, beta):
    """/ 2 * n."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / 2 * len(y)


def divided_by_features(X, y, beta):
    """Divides by d."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / X.shape[1]


def divided_by_entries(X, y, beta):
    """Divides by n d."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / X.size


def n_minus_one(X, y, beta):
    """Divides by n - 1."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / max(1, len(y) - 1)


def averaged_twice(X, y, beta):
    """Divides by n twice."""
    r = (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)
    return np.mean(r[:, None] * X, axis=0)


def divided_by_positives(X, y, beta):
    """Divides by the number of ones."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / max(np.sum(y), 1)


def sign_flipped(X, y, beta):
    """y - p."""
    return X.T @ (y - 1 / (1 + np.exp(-(X @ beta)))) / len(y)


def gradient_ascent(X, y, beta):
    """Gradient of the log-likelihood."""
    p = 1 / (1 + np.exp(-np.dot(X, beta)))
    return np.dot(y - p, X) / y.size


def sigmoid_sign(X, y, beta):
    """sigma(-z)."""
    return X.T @ (1 / (1 + np.exp(X @ beta)) - y) / len(y)


def no_sigmoid(X, y, beta):
    """z - y: linear regression."""
    return X.T @ (X @ beta - y) / len(y)


def slope_of_sigmoid_kept(X, y, beta):
    """Factor p (1 - p)."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ ((p - y) * p * (1 - p)) / len(y)


def squared_error_through_sigmoid(X, y, beta):
    """Gradient of the Brier score."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return 2 * X.T @ ((p - y) * p * (1 - p)) / len(y)


def divided_by_slope(X, y, beta):
    """dL/dp without dp/dz."""
    p = np.clip(1 / (1 + np.exp(-(X @ beta))), 1e-15, 1 - 1e-15)
    return X.T @ ((p - y) / (p * (1 - p))) / len(y)


def literal_chain(X, y, beta):
    """0/0 at saturation."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ ((-y / p + (1 - y) / (1 - p)) * p * (1 - p)) / len(y)


def chain_with_guard_in_denominators(X, y, beta):
    """1e-15 in the denominators alone: saturated mistakes pull with 0."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    d = -y / (p + 1e-15) + (1 - y) / (1 - p + 1e-15)
    return X.T @ (d * p * (1 - p)) / len(y)


def chain_with_large_clip(X, y, beta):
    """Clip of p at 1e-7."""
    p = np.clip(1 / (1 + np.exp(-(X @ beta))), 1e-7, 1 - 1e-7)
    return X.T @ (p - y) / len(y)


def exp_over_one_plus_exp(X, y, beta):
    """inf/inf above 709."""
    e = np.exp(X @ beta)
    return X.T @ (e / (1 + e) - y) / len(y)


def nan_to_num_on_exp_form(X, y, beta):
    """NaN made 0: p = 0 where it should be 1."""
    e = np.exp(X @ beta)
    p = np.nan_to_num(e / (1 + e))
    return X.T @ (p - y) / len(y)


def logits_clipped_at_ten(X, y, beta):
    """Clip at 10."""
    p = 1 / (1 + np.exp(-np.clip(X @ beta, -10, 10)))
    return X.T @ (p - y) / len(y)


def logits_clipped_at_fifteen(X, y, beta):
    """Clip at 15."""
    z = np.maximum(np.minimum(X @ beta, 15), -15)
    return X.T @ (1 / (1 + np.exp(-z)) - y) / len(y)


def only_label_one(X, y, beta):
    """y = 1 half only."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return -X.T @ (y * (1 - p)) / len(y)


def only_label_zero(X, y, beta):
    """y = 0 half only."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ ((1 - y) * p) / len(y)


def halves_added(X, y, beta):
    """Sign between the halves."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ (y * (1 - p) + (1 - y) * p) / len(y)


def y_forgotten(X, y, beta):
    """p alone."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta)))) / len(y)


def p_forgotten(X, y, beta):
    """-y alone."""
    return -X.T @ y / len(y)


def labels_flipped(X, y, beta):
    """1 - y for y."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - (1 - y)) / len(y)


def labels_of_minus_one(X, y, beta):
    """Labels -1 and 1 expected."""
    z = X @ beta
    return -X.T @ (y / (1 + np.exp(y * z))) / len(y)


def signed_labels_without_their_sign(X, y, beta):
    """The s outside is missing."""
    s = 2 * y - 1
    return -X.T @ (1 / (1 + np.exp(s * (X @ beta)))) / len(y)


def plus_y(X, y, beta):
    """p + y."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) + y) / len(y)


def features_forgotten(X, y, beta):
    """Without X."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return np.full(len(beta), np.mean(p - y))


def wrt_logits(X, y, beta):
    """Gradient with respect to z: shape (n,)."""
    return (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)


def value_instead(X, y, beta):
    """The loss itself."""
    z = X @ beta
    return np.mean(np.logaddexp(0, z) - y * z)


def transpose_missing(X, y, beta):
    """X for X.T."""
    return X @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)


def transpose_in_logits(X, y, beta):
    """X.T for X in the logits."""
    return X.T @ (1 / (1 + np.exp(-(X.T @ beta))) - y) / len(y)


def column_result(X, y, beta):
    """Shape (d, 1)."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ (p - y).reshape(-1, 1) / len(y)


def row_result(X, y, beta):
    """Shape (1, d)."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return ((p - y) @ X / len(y))[None, :]


def column_minus_row(X, y, beta):
    """(n, 1) - (n,) is n x n."""
    p = 1 / (1 + np.exp(-(X @ beta.reshape(-1, 1))))
    return (X.T @ (p - y)).mean(axis=1)


def per_sample_rows(X, y, beta):
    """No mean: (n, d)."""
    return (1 / (1 + np.exp(-(X @ beta))) - y)[:, None] * X


def mean_of_product_of_means(X, y, beta):
    """Mean residual times mean row."""
    return np.mean(1 / (1 + np.exp(-(X @ beta))) - y) * X.mean(axis=0)


def mean_over_the_wrong_axis(X, y, beta):
    """axis=1."""
    return np.mean((1 / (1 + np.exp(-(X @ beta))) - y)[:, None] * X, axis=1)


def mean_of_everything(X, y, beta):
    """One number."""
    return np.mean((1 / (1 + np.exp(-(X @ beta))) - y)[:, None] * X)


def penalised(X, y, beta):
    """Adds beta."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y) + 0.01 * beta


def stepped(X, y, beta):
    """Returns the updated weights."""
    return beta - 0.1 * X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)


def intercept_added(X, y, beta):
    """Adds a column of ones."""
    Xb = np.c_[np.ones(len(X)), X]
    p = 1 / (1 + np.exp(-(X @ beta)))
    return Xb.T @ (p - y) / len(y)


def intercept_taken_out(X, y, beta):
    """First column left out of the logits."""
    p = 1 / (1 + np.exp(-(X[:, 1:] @ beta[1:])))
    return X.T @ (p - y) / len(y)


def last_sample_left_out(X, y, beta):
    """range(n - 1)."""
    g = np.zeros(X.shape[1])
    for i in range(len(y) - 1):
        g += (1 / (1 + np.exp(-(X[i] @ beta))) - y[i]) * X[i]
    return g / len(y)


def first_sample_left_out(X, y, beta):
    """range(1, n)."""
    g = np.zeros(X.shape[1])
    for i in range(1, len(y)):
        g += (1 / (1 + np.exp(-(X[i] @ beta))) - y[i]) * X[i]
    return g / len(y)


def returns_in_loop(X, y, beta):
    """Return inside the loop."""
    g = np.zeros(X.shape[1])
    for i in range(len(y)):
        g += (1 / (1 + np.exp(-(X[i] @ beta))) - y[i]) * X[i]
        return g / len(y)


def last_feature_never(X, y, beta):
    """range(d - 1)."""
    r = 1 / (1 + np.exp(-(X @ beta))) - y
    g = np.zeros(len(beta))
    for j in range(len(beta) - 1):
        g[j] = r @ X[:, j] / len(y)
    return g


def overwritten_in_loop(X, y, beta):
    """= for +=."""
    for i in range(len(y)):
        g = (1 / (1 + np.exp(-(X[i] @ beta))) - y[i]) * X[i]
    return g / len(y)


def math_exp_raises(X, y, beta):
    """math.exp overflows."""
    p = np.array([1 / (1 + math.exp(-z)) for z in X @ beta])
    return X.T @ (p - y) / len(y)


def labels_reduced_in_place(X, y, beta):
    """Changes y (and fails for integer labels)."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    y -= p
    return -X.T @ y / len(y)


def rows_scaled_in_place(X, y, beta):
    """Changes X."""
    r = 1 / (1 + np.exp(-(X @ beta))) - y
    for i in range(len(y)):
        X[i] = X[i] * r[i]
    return X.mean(axis=0)


def integer_buffer(X, y, beta):
    """The residuals are kept in the labels' type."""
    r = np.zeros_like(y)
    r[:] = 1 / (1 + np.exp(-(X @ beta))) - y
    return X.T @ r / len(y)


def single_precision(X, y, beta):
    """float32 inside."""
    X, y, beta = X.astype(np.float32), y.astype(np.float32), beta.astype(np.float32)
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)


def rounded_probabilities(X, y, beta):
    """p rounded to 0 or 1."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ (np.round(p) - y) / len(y)


def perceptron(X, y, beta):
    """Step function for the sigmoid."""
    return X.T @ ((X @ beta > 0).astype(float) - y) / len(y)


def base_two(X, y, beta):
    """Derivative of log2."""
    return X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y) / np.log(2)


def tanh_for_sigmoid(X, y, beta):
    """tanh z."""
    return X.T @ (np.tanh(X @ beta) - y) / len(y)


def tanh_without_half_inside(X, y, beta):
    """(1 + tanh z) / 2: the z/2 is missing."""
    return X.T @ (0.5 * (1 + np.tanh(X @ beta)) - y) / len(y)


def two_to_the_minus_z(X, y, beta):
    """2**-z for e**-z."""
    return X.T @ (1 / (1 + 2.0 ** -(X @ beta)) - y) / len(y)


def exp_of_plus_abs(X, y, beta):
    """|z| in the sigmoid: symmetric."""
    p = 1 / (1 + np.exp(-np.abs(X @ beta)))
    return X.T @ (p - y) / len(y)


def negative_branch_without_denominator(X, y, beta):
    """e^z instead of e^z/(1 + e^z) on the negative branch."""
    z = X @ beta
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1 / (1 + e), e)
    return X.T @ (p - y) / len(y)


def saturated_samples_dropped(X, y, beta):
    """Samples beyond 30 do not count."""
    z = X @ beta
    keep = np.abs(z) < 30
    return X[keep].T @ (1 / (1 + np.exp(-z[keep])) - y[keep]) / len(y)


def only_misclassified(X, y, beta):
    """Only samples on the wrong side."""
    z = X @ beta
    p = 1 / (1 + np.exp(-z))
    bad = (z > 0) != (y == 1)
    return X[bad].T @ (p - y)[bad] / len(y)


def normalised(X, y, beta):
    """Unit length."""
    g = X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)
    return g / (np.linalg.norm(g) + 1e-12)


def clipped_gradient(X, y, beta):
    """Entries cut off at 1."""
    return np.clip(X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y), -1, 1)


def forward_differences(X, y, beta):
    """Forward differences."""
    loss = lambda b: np.mean(np.logaddexp(0, X @ b) - y * (X @ b))
    h, base = 1e-6, loss(beta)
    return np.array([(loss(beta + h * e) - base) / h for e in np.eye(len(beta))])


def central_differences(X, y, beta):
    """Central differences."""
    loss = lambda b: np.mean(np.logaddexp(0, X @ b) - y * (X @ b))
    h = 1e-5
    return np.array(
        [(loss(beta + h * e) - loss(beta - h * e)) / (2 * h) for e in np.eye(len(beta))]
    )


def central_differences_clipped(X, y, beta):
    """Central differences of a clipped loss."""

    def loss(b):
        p = np.clip(1 / (1 + np.exp(-(X @ b))), 1e-15, 1 - 1e-15)
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    h = 1e-4
    return np.array(
        [(loss(beta + h * e) - loss(beta - h * e)) / (2 * h) for e in np.eye(len(beta))]
    )


def hessian_diagonal(X, y, beta):
    """Second derivatives."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return (X**2).T @ (p * (1 - p)) / len(y)


def one_sample_at_random(X, y, beta):
    """A stochastic gradient."""
    i = np.random.default_rng().integers(len(y)) if len(y) > 1 else 0
    return (1 / (1 + np.exp(-(X[i] @ beta))) - y[i]) * X[i] * 1.5


def inputs_cached(X, y, beta, seen={}):
    """Keeps its first answer."""
    if "g" not in seen or seen["g"].shape != beta.shape:
        seen["g"] = X.T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)
    return seen["g"]


def hinge_like(X, y, beta):
    """Gradient of the hinge loss."""
    s = 2 * y - 1
    return -X.T @ (s * (s * (X @ beta) < 1)) / len(y)


def centred_features(X, y, beta):
    """Subtracts the column means."""
    return (X - X.mean(axis=0)).T @ (1 / (1 + np.exp(-(X @ beta))) - y) / len(y)


def label_one_half_sign_kept(X, y, beta):
    """y - p for label 1, p - y for label 0: absolute residual."""
    p = 1 / (1 + np.exp(-(X @ beta)))
    return X.T @ np.abs(p - y) / len(y)
