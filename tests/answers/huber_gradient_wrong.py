"""Wrong answers to huber-gradient, as people write them; each says in a few words what is wrong."""

import numpy as np


def mean_missing(y, y_hat, delta):
    """No 1/n."""
    return np.clip(y_hat - y, -delta, delta)


def half_mean(y, y_hat, delta):
    """1/(2n)."""
    return np.clip(y_hat - y, -delta, delta) / (2 * len(y))


def factor_two(y, y_hat, delta):
    """The 2 of r^2, without the 1/2 of the loss."""
    return 2 * np.clip(y_hat - y, -delta, delta) / len(y)


def two_inside_only(y, y_hat, delta):
    """2r inside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, 2 * r, delta * np.sign(r)) / len(y)


def half_residual_inside(y, y_hat, delta):
    """r/2 inside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r / 2, delta * np.sign(r)) / len(y)


def with_respect_to_targets(y, y_hat, delta):
    """Derivative with respect to y."""
    return np.clip(y - y_hat, -delta, delta) / len(y)


def sign_wrong_inside(y, y_hat, delta):
    """y - y_hat inside, right outside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, -r, delta * np.sign(r)) / len(y)


def sign_wrong_outside(y, y_hat, delta):
    """-delta sign(r) outside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, -delta * np.sign(r)) / len(y)


def slope_one_outside(y, y_hat, delta):
    """sign(r) outside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, np.sign(r)) / len(y)


def positive_slope_outside(y, y_hat, delta):
    """delta outside, whatever the sign."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta) / len(y)


def zero_outside(y, y_hat, delta):
    """0 outside (redescending)."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, 0.0) / len(y)


def zero_inside(y, y_hat, delta):
    """0 inside."""
    r = y_hat - y
    return np.where(np.abs(r) > delta, delta * np.sign(r), 0.0) / len(y)


def upper_clip_only(y, y_hat, delta):
    """Clipped above only."""
    return np.minimum(y_hat - y, delta) / len(y)


def lower_clip_only(y, y_hat, delta):
    """Clipped below only."""
    return np.maximum(y_hat - y, -delta) / len(y)


def signed_threshold(y, y_hat, delta):
    """r <= delta without abs."""
    r = y_hat - y
    return np.where(r <= delta, r, delta * np.sign(r)) / len(y)


def magnitudes(y, y_hat, delta):
    """min(|r|, delta): sign lost."""
    return np.minimum(np.abs(y_hat - y), delta) / len(y)


def clipped_between_zero_and_delta(y, y_hat, delta):
    """clip(r, 0, delta)."""
    return np.clip(y_hat - y, 0, delta) / len(y)


def delta_times_residual_outside(y, y_hat, delta):
    """delta r outside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * r) / len(y)


def branches_swapped(y, y_hat, delta):
    """Branches swapped."""
    r = y_hat - y
    return np.where(np.abs(r) > delta, r, delta * np.sign(r)) / len(y)


def smooth_l1_gradient(y, y_hat, delta):
    """Divided by delta."""
    return np.clip((y_hat - y) / delta, -1, 1) / len(y)


def unit_clip(y, y_hat, delta):
    """Clipped at 1."""
    return np.clip(y_hat - y, -1, 1) / len(y)


def threshold_one(y, y_hat, delta):
    """Branches at 1, slope delta."""
    r = y_hat - y
    return np.where(np.abs(r) <= 1, r, delta * np.sign(r)) / len(y)


def threshold_on_square(y, y_hat, delta):
    """r^2 <= delta."""
    r = y_hat - y
    return np.where(r**2 <= delta, r, delta * np.sign(r)) / len(y)


def slope_delta_squared(y, y_hat, delta):
    """delta^2 outside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta**2 * np.sign(r)) / len(y)


def slope_half_delta(y, y_hat, delta):
    """delta/2 outside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta / 2 * np.sign(r)) / len(y)


def pseudo_huber_gradient(y, y_hat, delta):
    """Pseudo-Huber."""
    r = y_hat - y
    return r / np.sqrt(1 + (r / delta) ** 2) / len(y)


def tanh_gradient(y, y_hat, delta):
    """delta tanh(r / delta)."""
    return delta * np.tanh((y_hat - y) / delta) / len(y)


def squared_error_gradient(y, y_hat, delta):
    """2r/n: MSE."""
    return 2 * (y_hat - y) / len(y)


def half_squared_error_gradient(y, y_hat, delta):
    """r/n: never clipped."""
    return (y_hat - y) / len(y)


def absolute_error_gradient(y, y_hat, delta):
    """sign(r)/n: MAE."""
    return np.sign(y_hat - y) / len(y)


def delta_sign_everywhere(y, y_hat, delta):
    """delta sign(r) inside too."""
    return delta * np.sign(y_hat - y) / len(y)


def summed(y, y_hat, delta):
    """One number: the sum over samples."""
    return np.sum(np.clip(y_hat - y, -delta, delta)) / len(y)


def averaged_number(y, y_hat, delta):
    """One number: the mean of the slopes."""
    return float(np.mean(np.clip(y_hat - y, -delta, delta)))


def mean_in_every_entry(y, y_hat, delta):
    """The mean slope in each entry."""
    return np.full(len(y), np.mean(np.clip(y_hat - y, -delta, delta)))


def averaged_twice(y, y_hat, delta):
    """1/n twice."""
    return np.clip(y_hat - y, -delta, delta) / len(y) / len(y)


def divided_by_n_minus_one(y, y_hat, delta):
    """n - 1."""
    return np.clip(y_hat - y, -delta, delta) / max(len(y) - 1, 1)


def divided_by_inside_count(y, y_hat, delta):
    """Divided by the number of inside samples."""
    r = y_hat - y
    inside = np.abs(r) <= delta
    return np.clip(r, -delta, delta) / max(inside.sum(), 1)


def mean_before_clipping(y, y_hat, delta):
    """Clips r/n instead of r."""
    return np.clip((y_hat - y) / len(y), -delta, delta)


def mean_inside_only(y, y_hat, delta):
    """Outside not divided by n."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r / len(y), delta * np.sign(r))


def mean_outside_only(y, y_hat, delta):
    """Inside not divided by n: where(...)/n binds to one branch."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r) / len(y))


def norm_clipping(y, y_hat, delta):
    """Clips the norm of the residual vector."""
    r = y_hat - y
    length = np.linalg.norm(r)
    return r * (delta / length if length > delta else 1.0) / len(y)


def branch_on_the_mean(y, y_hat, delta):
    """One branch for all samples."""
    r = y_hat - y
    if np.mean(np.abs(r)) <= delta:
        return r / len(y)
    return delta * np.sign(r) / len(y)


def branch_if_all_small(y, y_hat, delta):
    """Quadratic only if all are small."""
    r = y_hat - y
    return (r if np.all(np.abs(r) <= delta) else delta * np.sign(r)) / len(y)


def array_truth_value(y, y_hat, delta):
    """if on an array raises for n > 1."""
    r = y_hat - y
    if abs(r) <= delta:
        return r / len(y)
    return delta * np.sign(r) / len(y)


def column_against_row(y, y_hat, delta):
    """(n,1) - (n,): n x n."""
    return np.clip(y_hat[:, None] - y, -delta, delta) / len(y)


def column_against_row_averaged(y, y_hat, delta):
    """(n,1) - (n,), averaged over the second axis."""
    return np.clip(y_hat[:, None] - y, -delta, delta).mean(axis=1) / len(y)


def column_result(y, y_hat, delta):
    """Shape (n, 1)."""
    return (np.clip(y_hat - y, -delta, delta) / len(y)).reshape(-1, 1)


def row_result(y, y_hat, delta):
    """Shape (1, n)."""
    return (np.clip(y_hat - y, -delta, delta) / len(y))[np.newaxis]


def squeezed(y, y_hat, delta):
    """0-d for n = 1."""
    return np.squeeze(np.clip(y_hat - y, -delta, delta) / len(y))


def forward_differences(y, y_hat, delta):
    """Forward differences."""
    rho = lambda r: np.where(np.abs(r) <= delta, 0.5 * r**2, delta * (np.abs(r) - 0.5 * delta))
    h = 1e-6
    r = y_hat - y
    return (rho(r + h) - rho(r)) / h / len(y)


def central_differences(y, y_hat, delta):
    """Central differences."""
    rho = lambda r: np.where(np.abs(r) <= delta, 0.5 * r**2, delta * (np.abs(r) - 0.5 * delta))
    h = 1e-5
    r = y_hat - y
    return (rho(r + h) - rho(r - h)) / (2 * h) / len(y)


def value_instead(y, y_hat, delta):
    """The loss."""
    a = np.abs(y_hat - y)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)))


def losses_per_sample(y, y_hat, delta):
    """Loss of each sample over n."""
    a = np.abs(y_hat - y)
    return np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)) / len(y)


def second_derivative(y, y_hat, delta):
    """1 inside, 0 outside."""
    return (np.abs(y_hat - y) <= delta) / len(y)


def integer_masks(y, y_hat, delta):
    """delta assigned into integer residuals truncates."""
    r = y_hat - y
    r[r > delta] = delta
    r[r < -delta] = -delta
    return r / len(r)


def integer_buffer(y, y_hat, delta):
    """Result with the dtype of y."""
    g = np.zeros_like(y)
    for i in range(len(y)):
        g[i] = max(-delta, min(delta, y_hat[i] - y[i])) / len(y)
    return g


def integer_division(y, y_hat, delta):
    """// n."""
    return np.clip(y_hat - y, -delta, delta) // len(y)


def single_precision(y, y_hat, delta):
    """float32 inside."""
    return np.clip((y_hat - y).astype(np.float32), -delta, delta) / np.float32(len(y))


def rounded(y, y_hat, delta):
    """Rounded to 6 decimals."""
    return np.round(np.clip(y_hat - y, -delta, delta) / len(y), 6)


def first_entry_zero(y, y_hat, delta):
    """Loop starts at 1."""
    g = np.zeros(len(y))
    for i in range(1, len(y)):
        g[i] = np.clip(y_hat[i] - y[i], -delta, delta) / len(y)
    return g


def last_entry_missing(y, y_hat, delta):
    """List one entry short."""
    return [max(-delta, min(delta, y_hat[i] - y[i])) / len(y) for i in range(len(y) - 1)]


def reversed_order(y, y_hat, delta):
    """Built back to front."""
    g = []
    for a, b in zip(y, y_hat):
        g.insert(0, max(-delta, min(delta, b - a)) / len(y))
    return np.array(g)


def sorted_order(y, y_hat, delta):
    """Sorted result."""
    return np.sort(np.clip(y_hat - y, -delta, delta)) / len(y)


def outside_first(y, y_hat, delta):
    """Groups concatenated: order lost."""
    r = y_hat - y
    inside = np.abs(r) <= delta
    return np.concatenate([r[inside], delta * np.sign(r[~inside])]) / len(r)


def changes_predictions(y, y_hat, delta):
    """Clips into the caller's y_hat."""
    r = y_hat - y
    y_hat[:] = np.clip(r, -delta, delta)
    return np.clip(r, -delta, delta) / len(y)


def zero_at_delta(y, y_hat, delta):
    """Neither branch at |r| = delta."""
    r = y_hat - y
    return ((np.abs(r) < delta) * r + (np.abs(r) > delta) * delta * np.sign(r)) / len(y)


def twice_at_delta(y, y_hat, delta):
    """Both branches at |r| = delta."""
    r = y_hat - y
    return ((np.abs(r) <= delta) * r + (np.abs(r) >= delta) * delta * np.sign(r)) / len(y)


def guarded_quotient(y, y_hat, delta):
    """delta r / (|r| + 1e-3) outside."""
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * r / (np.abs(r) + 1e-3)) / len(y)


def prediction_clipped(y, y_hat, delta):
    """Clips the prediction instead of the residual."""
    return (np.clip(y_hat, -delta, delta) - y) / len(y)


def tuple_of_value_and_gradient(y, y_hat, delta):
    """(loss, gradient)."""
    r = y_hat - y
    a = np.abs(r)
    loss = np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)))
    return loss, np.clip(r, -delta, delta) / len(y)


def random_sample(y, y_hat, delta):
    """Only one random sample, scaled by n."""
    g = np.zeros(len(y))
    i = np.random.default_rng().integers(len(y))
    g[i] = np.clip(y_hat[i] - y[i], -delta, delta)
    return g
