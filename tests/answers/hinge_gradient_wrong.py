"""Wrong answers to hinge-gradient, as people write them; each says in a few words what is wrong."""

import numpy as np


def mean_missing(X, y, w):
    """Sum."""
    return -X.T @ (y * (y * (X @ w) < 1))


def half(X, y, w):
    """1/(2n)."""
    return -X.T @ (y * (y * (X @ w) < 1)) / (2 * len(y))


def precedence_two_n(X, y, w):
    """/ 2 * n."""
    return -X.T @ (y * (y * (X @ w) < 1)) / 2 * len(y)


def divided_by_violators(X, y, w):
    """Divides by the violations."""
    bad = y * (X @ w) < 1
    return -X.T @ (y * bad) / max(bad.sum(), 1)


def mean_of_violators(X, y, w):
    """Mean over the violations; NaN without any."""
    bad = y * (X @ w) < 1
    return -(y[bad, None] * X[bad]).mean(axis=0)


def divided_by_features(X, y, w):
    """Divides by d."""
    return -X.T @ (y * (y * (X @ w) < 1)) / X.shape[1]


def divided_by_entries(X, y, w):
    """Divides by n d."""
    return -X.T @ (y * (y * (X @ w) < 1)) / X.size


def averaged_twice(X, y, w):
    """Divides by n twice."""
    return np.mean((-y * (y * (X @ w) < 1))[:, None] * X, axis=0) / len(y)


def n_minus_one(X, y, w):
    """Divides by n - 1."""
    return -X.T @ (y * (y * (X @ w) < 1)) / max(len(y) - 1, 1)


def sign_flipped(X, y, w):
    """Plus."""
    return X.T @ (y * (y * (X @ w) < 1)) / len(y)


def label_lost(X, y, w):
    """-X for -yX."""
    return -X.T @ (y * (X @ w) < 1).astype(float) / len(y)


def features_lost(X, y, w):
    """Without X."""
    return np.full(len(w), np.mean(-y * (y * (X @ w) < 1)))


def perceptron(X, y, w):
    """Active below 0."""
    return -X.T @ (y * (y * (X @ w) < 0)) / len(y)


def perceptron_with_zero(X, y, w):
    """Active up to 0."""
    return -X.T @ (y * (y * (X @ w) <= 0)) / len(y)


def all_samples(X, y, w):
    """No active set."""
    return -X.T @ y / len(y)


def beyond_the_margin(X, y, w):
    """Active set reversed."""
    return -X.T @ (y * (y * (X @ w) > 1)) / len(y)


def label_missing_in_margin(X, y, w):
    """Score < 1 for margin < 1."""
    return -X.T @ (y * (X @ w < 1)) / len(y)


def absolute_score(X, y, w):
    """|score| < 1."""
    return -X.T @ (y * (np.abs(X @ w) < 1)) / len(y)


def inside_only(X, y, w):
    """Only margins from 0 to 1."""
    m = y * (X @ w)
    return -X.T @ (y * ((m > 0) & (m < 1))) / len(y)


def slack_weighted(X, y, w):
    """Weighted by the slack."""
    return -X.T @ (y * np.maximum(0, 1 - y * (X @ w))) / len(y)


def squared_hinge(X, y, w):
    """Gradient of the squared hinge."""
    return -2 * X.T @ (y * np.maximum(0, 1 - y * (X @ w))) / len(y)


def logistic(X, y, w):
    """Gradient of the logistic loss."""
    m = y * (X @ w)
    return -X.T @ (y * 0.5 * (1 - np.tanh(m / 2))) / len(y)


def penalised(X, y, w):
    """Adds w."""
    return w - X.T @ (y * (y * (X @ w) < 1)) / len(y)


def weakly_penalised(X, y, w):
    """Adds 0.01 w."""
    return 0.01 * w - X.T @ (y * (y * (X @ w) < 1)) / len(y)


def pegasos_rows(X, y, w):
    """w for clear samples, w - y x for violations."""
    g = np.zeros(len(w))
    for a, b in zip(X, y):
        g += w - b * a if b * (a @ w) < 1 else w
    return g / len(y)


def doubled_at_the_margin(X, y, w):
    """Twice at a margin of 1."""
    m = y * (X @ w)
    return -X.T @ (y * ((m <= 1).astype(float) + (m == 1))) / len(y)


def against_at_the_margin(X, y, w):
    """+yx at a margin of 1."""
    m = y * (X @ w)
    return -X.T @ (y * ((m < 1).astype(float) - (m == 1))) / len(y)


def slightly_over_at_the_margin(X, y, w):
    """1.001 at a margin of 1."""
    m = y * (X @ w)
    return -X.T @ (y * np.where(m == 1, 1.001, m < 1)) / len(y)


def nan_at_the_margin(X, y, w):
    """u / |u|."""
    u = 1 - y * (X @ w)
    return -X.T @ (y * (1 + u / np.abs(u)) / 2) / len(y)


def ratio_with_guard(X, y, w):
    """u / (|u| + 1e-8): slightly short near the margin."""
    u = 1 - y * (X @ w)
    return -X.T @ (y * (1 + u / (np.abs(u) + 1e-8)) / 2) / len(y)


def tolerance_inside(X, y, w):
    """Active below 1 - 1e-6 only."""
    return -X.T @ (y * (y * (X @ w) < 1 - 1e-6)) / len(y)


def tolerance_outside(X, y, w):
    """Active up to 1 + 1e-6."""
    return -X.T @ (y * (y * (X @ w) <= 1 + 1e-6)) / len(y)


def isclose_counts_as_on_the_margin(X, y, w):
    """np.isclose."""
    m = y * (X @ w)
    return -X.T @ (y * ((m < 1) & ~np.isclose(m, 1))) / len(y)


def sign_for_indicator(X, y, w):
    """sign(1 - m): -1 beyond the margin."""
    return -X.T @ (y * np.sign(1 - y * (X @ w))) / len(y)


def transpose_missing(X, y, w):
    """X for X.T."""
    return -X @ (y * (y * (X @ w) < 1)) / len(y)


def transpose_in_scores(X, y, w):
    """X.T @ w."""
    return -X.T @ (y * (y * (X.T @ w) < 1)) / len(y)


def wrt_scores(X, y, w):
    """Gradient with respect to the scores."""
    return -y * (y * (X @ w) < 1) / len(y)


def per_sample_rows(X, y, w):
    """No mean: (n, d)."""
    return (-y * (y * (X @ w) < 1))[:, None] * X


def column_result(X, y, w):
    """(d, 1)."""
    return -X.T @ (y * (y * (X @ w) < 1))[:, None] / len(y)


def mean_over_axis_one(X, y, w):
    """axis=1."""
    return ((-y * (y * (X @ w) < 1))[:, None] * X).mean(axis=1)


def mean_of_everything(X, y, w):
    """One number."""
    return ((-y * (y * (X @ w) < 1))[:, None] * X).mean()


def value_instead(X, y, w):
    """The loss."""
    return np.mean(np.maximum(0, 1 - y * (X @ w)))


def stepped(X, y, w):
    """The weights after a step."""
    return w + 0.1 * X.T @ (y * (y * (X @ w) < 1)) / len(y)


def column_against_row(X, y, w):
    """(n, 1) * (n,) is n x n."""
    active = (y[:, None] * (X @ w) < 1).mean(axis=0)
    return -X.T @ (y * active) / len(y)


def maximum_of_mean(X, y, w):
    """Active when the mean slack is positive."""
    return -X.T @ y / len(y) * (np.mean(1 - y * (X @ w)) > 0)


def any_violation(X, y, w):
    """All samples as soon as one violates."""
    return -X.T @ y / len(y) if np.any(y * (X @ w) < 1) else np.zeros(len(w))


def labels_zero_one(X, y, w):
    """2y - 1."""
    s = 2 * y - 1
    return -X.T @ (s * (s * (X @ w) < 1)) / len(y)


def only_label_one(X, y, w):
    """Only label 1."""
    return -X[(y == 1) & (X @ w < 1)].sum(axis=0) / len(y)


def only_label_minus_one(X, y, w):
    """Only label -1."""
    return X[(y == -1) & (X @ w > -1)].sum(axis=0) / len(y)


def margin_of_the_other_class(X, y, w):
    """score < 1 for label -1 as well: score > 1 forgotten."""
    s = X @ w
    g = np.where(y == 1, -(s < 1).astype(float), (s < 1).astype(float))
    return X.T @ g / len(y)


def margin_two(X, y, w):
    """Margin 2."""
    return -X.T @ (y * (y * (X @ w) < 2)) / len(y)


def normalised_margin(X, y, w):
    """Geometric margin."""
    norm = np.linalg.norm(w) or 1.0
    return -X.T @ (y * (y * (X @ w) / norm < 1)) / len(y)


def last_sample_left_out(X, y, w):
    """range(n - 1)."""
    g = np.zeros(len(w))
    for i in range(len(y) - 1):
        if y[i] * (X[i] @ w) < 1:
            g -= y[i] * X[i]
    return g / len(y)


def first_sample_left_out(X, y, w):
    """range(1, n)."""
    g = np.zeros(len(w))
    for i in range(1, len(y)):
        if y[i] * (X[i] @ w) < 1:
            g -= y[i] * X[i]
    return g / len(y)


def stops_at_first_clear_sample(X, y, w):
    """break for continue."""
    g = np.zeros(len(w))
    for a, b in zip(X, y):
        if b * (a @ w) >= 1:
            break
        g -= b * a
    return g / len(y)


def returns_in_loop(X, y, w):
    """Return inside the loop."""
    g = np.zeros(len(w))
    for a, b in zip(X, y):
        if b * (a @ w) < 1:
            g -= b * a
        return g / len(y)


def overwritten_in_loop(X, y, w):
    """= for -=."""
    g = np.zeros(len(w))
    for a, b in zip(X, y):
        if b * (a @ w) < 1:
            g = -b * a
    return g / len(y)


def last_feature_never(X, y, w):
    """range(d - 1)."""
    g = np.zeros(len(w))
    weight = -y * (y * (X @ w) < 1)
    for j in range(len(w) - 1):
        g[j] = weight @ X[:, j] / len(y)
    return g


def integer_buffer(X, y, w):
    """Buffer of the labels' type."""
    g = np.zeros(len(w), dtype=y.dtype)
    for a, b in zip(X, y):
        if b * (a @ w) < 1:
            g[:] = g - b * a
    return g / len(y)


def floor_division(X, y, w):
    """// n."""
    return -X.T @ (y * (y * (X @ w) < 1)) // len(y)


def rows_changed(X, y, w):
    """Changes X."""
    X *= y[:, None]
    return -X[X @ w < 1].sum(axis=0) / len(y)


def labels_changed(X, y, w):
    """Changes y."""
    clear = y * (X @ w) >= 1
    y[clear] = 0
    return -X.T @ y / len(y)


def intercept_taken_out(X, y, w):
    """The last column is left out of the scores."""
    return -X.T @ (y * (y * (X[:, :-1] @ w[:-1]) < 1)) / len(y)


def boolean_minus(X, y, w):
    """Uses ~ of the active set."""
    clear = y * (X @ w) >= 1
    return -X[clear].T @ y[clear] / len(y)


def normalised(X, y, w):
    """Unit length."""
    g = -X.T @ (y * (y * (X @ w) < 1)) / len(y)
    return g / (np.linalg.norm(g) + 1e-12)


def single_precision(X, y, w):
    """float32 inside."""
    X32 = X.astype(np.float32)
    return (
        -X32.T
        @ (y * (y * (X32 @ w.astype(np.float32)) < 1)).astype(np.float32)
        / np.float32(len(y))
    )


def rounded(X, y, w):
    """Rounded to 3 digits."""
    return np.round(-X.T @ (y * (y * (X @ w) < 1)) / len(y), 3)


def forward_differences(X, y, w):
    """Forward differences."""
    loss = lambda v: np.mean(np.maximum(0, 1 - y * (X @ v)))
    h = 1e-6
    return np.array([(loss(w + h * e) - loss(w)) / h for e in np.eye(len(w))])


def central_differences(X, y, w):
    """Central differences."""
    loss = lambda v: np.mean(np.maximum(0, 1 - y * (X @ v)))
    h = 1e-5
    return np.array([(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(len(w))])


def product_of_means(X, y, w):
    """Mean label times mean row."""
    bad = y * (X @ w) < 1
    return -np.mean(y * bad) * X.mean(axis=0)


def balanced_classes(X, y, w):
    """Each class divided by its own size."""
    weight = -y * (y * (X @ w) < 1)
    return sum(X[y == c].T @ weight[y == c] / (y == c).sum() for c in np.unique(y)) / len(
        np.unique(y)
    )


def zero_at_zero_weights(X, y, w):
    """0 for w = 0."""
    if not w.any():
        return np.zeros(len(w))
    return -X.T @ (y * (y * (X @ w) < 1)) / len(y)


def largest_violation(X, y, w):
    """Only the worst sample."""
    i = np.argmin(y * (X @ w))
    return -y[i] * X[i] if y[i] * (X[i] @ w) < 1 else np.zeros(len(w))


def mse(X, y, w):
    """Gradient of the squared error."""
    return 2 * X.T @ (X @ w - y) / len(y)


def clipped(X, y, w):
    """Entries cut off at 1."""
    return np.clip(-X.T @ (y * (y * (X @ w) < 1)) / len(y), -1, 1)


def remembers_active_set(X, y, w, seen={}):
    """Active set cached by n."""
    active = seen.setdefault(len(y), y * (X @ w) < 1)
    return -X.T @ (y * active) / len(y)


def smoothed_hinge(X, y, w):
    """Slope grows linearly between 0 and 1."""
    return -X.T @ (y * np.clip(1 - y * (X @ w), 0, 1)) / len(y)
