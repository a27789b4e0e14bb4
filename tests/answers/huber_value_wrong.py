"""Wrong answers to huber-value, as people write them; each says in a few words what is wrong."""

import numpy as np


def sum_reduction(y, y_hat, delta):
    """The sum."""
    a = np.abs(y - y_hat)
    return np.sum(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)))


def half_mean(y, y_hat, delta):
    """1/(2n) on top of the 1/2."""
    a = np.abs(y - y_hat)
    return np.sum(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta))) / (2 * len(y))


def offset_missing(y, y_hat, delta):
    """No - delta/2: jumps."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * a))


def full_delta_subtracted(y, y_hat, delta):
    """delta (a - delta): jumps."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - delta)))


def half_not_multiplied_by_delta(y, y_hat, delta):
    """delta a - delta/2: offset not multiplied."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * a - 0.5 * delta))


def offset_one_half(y, y_hat, delta):
    """delta (a - 1/2): right for delta 1 only."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5)))


def offset_added(y, y_hat, delta):
    """+ delta/2."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a + 0.5 * delta)))


def slope_one_outside(y, y_hat, delta):
    """a - delta/2 without the factor."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, a - 0.5 * delta))


def plain_absolute_outside(y, y_hat, delta):
    """|r| outside."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, a))


def smooth_l1(y, y_hat, delta):
    """Divided by delta."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a < delta, 0.5 * a**2 / delta, a - 0.5 * delta))


def half_missing_inside(y, y_hat, delta):
    """r^2 inside."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, a**2, delta * (a - 0.5 * delta)))


def doubled_convention(y, y_hat, delta):
    """r^2 and delta (2a - delta): twice too large."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, a**2, delta * (2 * a - delta)))


def pseudo_huber(y, y_hat, delta):
    """Pseudo-Huber."""
    t = (y - y_hat) / delta
    return np.mean(delta**2 * (np.sqrt(1 + t**2) - 1))


def log_cosh(y, y_hat, delta):
    """log cosh, no delta."""
    a = np.abs(y - y_hat)
    return np.mean(a + np.log1p(np.exp(-2 * a)) - np.log(2))


def signed_threshold(y, y_hat, delta):
    """r <= delta without abs: large negative residuals are squared."""
    r = y_hat - y
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * (np.abs(r) - 0.5 * delta)))


def signed_threshold_other_way(y, y_hat, delta):
    """y - y_hat <= delta without abs."""
    total = 0
    for a, b in zip(y, y_hat):
        e = a - b
        total += 0.5 * e**2 if e <= delta else delta * (abs(e) - 0.5 * delta)
    return total / len(y)


def signed_linear_part(y, y_hat, delta):
    """delta (r - delta/2) without abs."""
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)))


def branches_swapped(y, y_hat, delta):
    """Quadratic outside, linear inside."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a > delta, 0.5 * a**2, delta * (a - 0.5 * delta)))


def branch_on_the_mean(y, y_hat, delta):
    """One branch for all, chosen by the mean error."""
    a = np.abs(y - y_hat)
    if a.mean() <= delta:
        return 0.5 * np.mean(a**2)
    return delta * (a.mean() - 0.5 * delta)


def branch_if_all_small(y, y_hat, delta):
    """Quadratic only if all residuals are small."""
    a = np.abs(y - y_hat)
    return np.mean(0.5 * a**2) if np.all(a <= delta) else np.mean(delta * (a - 0.5 * delta))


def branch_if_any_small(y, y_hat, delta):
    """Quadratic if any residual is small."""
    a = np.abs(y - y_hat)
    return np.mean(0.5 * a**2) if np.any(a <= delta) else np.mean(delta * (a - 0.5 * delta))


def array_truth_value(y, y_hat, delta):
    """if on an array raises for n > 1."""
    r = abs(y - y_hat)
    if r <= delta:
        return np.mean(0.5 * r**2)
    return np.mean(delta * (r - 0.5 * delta))


def huber_of_the_mean_residual(y, y_hat, delta):
    """Huber of the average residual."""
    a = abs(np.mean(y - y_hat))
    return 0.5 * a**2 if a <= delta else delta * (a - 0.5 * delta)


def squared_error_only(y, y_hat, delta):
    """Half MSE; delta unused."""
    return 0.5 * np.mean((y - y_hat) ** 2)


def linear_branch_only(y, y_hat, delta):
    """The linear branch everywhere."""
    return np.mean(delta * (np.abs(y - y_hat) - 0.5 * delta))


def smaller_of_the_two(y, y_hat, delta):
    """Minimum of both branches: always the tangent line."""
    a = np.abs(y - y_hat)
    return np.mean(np.minimum(0.5 * a**2, delta * (a - 0.5 * delta)))


def larger_of_the_two(y, y_hat, delta):
    """Maximum of both branches: always the parabola."""
    a = np.abs(y - y_hat)
    return np.mean(np.maximum(0.5 * a**2, delta * (a - 0.5 * delta)))


def clipped_residual_squared(y, y_hat, delta):
    """Half the square of the clipped residual: flat outside."""
    return np.mean(0.5 * np.clip(y - y_hat, -delta, delta) ** 2)


def linear_part_dropped(y, y_hat, delta):
    """Outside samples count 0."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, 0.0))


def mean_over_inside_only(y, y_hat, delta):
    """Means of both groups added."""
    a = np.abs(y - y_hat)
    small, large = a[a <= delta], a[a > delta]
    value = 0.0
    if len(small):
        value += np.mean(0.5 * small**2)
    if len(large):
        value += np.mean(delta * (large - 0.5 * delta))
    return value


def delta_is_one(y, y_hat, delta):
    """delta overwritten by 1."""
    delta = 1.0
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)))


def threshold_one(y, y_hat, delta):
    """Branches at 1 instead of delta."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= 1, 0.5 * a**2, delta * (a - 0.5 * delta)))


def threshold_on_square(y, y_hat, delta):
    """r^2 <= delta."""
    r2 = (y - y_hat) ** 2
    return np.mean(np.where(r2 <= delta, 0.5 * r2, delta * (np.sqrt(r2) - 0.5 * delta)))


def threshold_half_delta(y, y_hat, delta):
    """Branches at delta / 2."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta / 2, 0.5 * a**2, delta * (a - 0.5 * delta)))


def threshold_on_loss(y, y_hat, delta):
    """Branches where the half square exceeds delta."""
    a = np.abs(y - y_hat)
    q = 0.5 * a**2
    return np.mean(np.where(q <= delta, q, delta * (a - 0.5 * delta)))


def delta_not_squared(y, y_hat, delta):
    """delta a - delta^2: half forgotten."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * a - delta**2))


def precedence_of_half(y, y_hat, delta):
    """1 / 2 * r ** 2 written as 1 / (2 * r ** 2)."""
    a = np.abs(y - y_hat)
    with np.errstate(all="ignore"):
        return np.mean(
            np.where(a <= delta, np.where(a > 0, 1 / (2 * a**2), 0), delta * (a - 0.5 * delta))
        )


def quantile_delta(y, y_hat, delta):
    """delta taken as a quantile of the errors."""
    a = np.abs(y - y_hat)
    d = np.quantile(a, min(delta, 1.0))
    return np.mean(np.where(a <= d, 0.5 * a**2, d * (a - 0.5 * d)))


def first_sample_skipped(y, y_hat, delta):
    """Loop starts at 1."""
    s = 0
    for i in range(1, len(y)):
        a = abs(y[i] - y_hat[i])
        s += 0.5 * a**2 if a <= delta else delta * (a - 0.5 * delta)
    return s / len(y)


def return_inside_loop(y, y_hat, delta):
    """Returns after the first sample."""
    s = 0.0
    for p, q in zip(y, y_hat):
        a = abs(p - q)
        if a <= delta:
            s += 0.5 * a**2
        else:
            s += delta * (a - 0.5 * delta)
        return s / len(y)


def else_branch_overwrites(y, y_hat, delta):
    """= in the else branch drops what was summed."""
    s = 0.0
    for p, q in zip(y, y_hat):
        a = abs(p - q)
        if a <= delta:
            s += 0.5 * a**2
        else:
            s = delta * (a - 0.5 * delta)
    return s / len(y)


def missing_else(y, y_hat, delta):
    """Linear part added for every sample."""
    s = 0.0
    for p, q in zip(y, y_hat):
        a = abs(p - q)
        if a <= delta:
            s += 0.5 * a**2
        s += delta * (a - 0.5 * delta)
    return s / len(y)


def column_against_row(y, y_hat, delta):
    """(n,1) - (n,): n x n."""
    a = np.abs(y.reshape(-1, 1) - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)))


def integer_piecewise(y, y_hat, delta):
    """np.piecewise keeps the integer dtype of integer residuals."""
    a = np.abs(y - y_hat)
    return np.piecewise(
        a, [a <= delta], [lambda t: t**2 / 2, lambda t: delta * (t - delta / 2)]
    ).mean()


def integer_buffer(y, y_hat, delta):
    """Losses stored with the dtype of y."""
    out = np.zeros_like(y)
    for i in range(len(y)):
        a = abs(y[i] - y_hat[i])
        out[i] = 0.5 * a**2 if a <= delta else delta * (a - 0.5 * delta)
    return out.mean()


def integer_half(y, y_hat, delta):
    """// 2 in the quadratic branch."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, a**2 // 2, delta * (a - 0.5 * delta)))


def expanded_square(y, y_hat, delta):
    """Expanded square inside cancels at a large offset."""
    a = np.abs(y - y_hat)
    q = (y**2 - 2 * y * y_hat + y_hat**2) / 2
    return np.mean(np.where(a <= delta, q, delta * (a - 0.5 * delta)))


def single_precision(y, y_hat, delta):
    """float32 inside."""
    a = np.abs(y - y_hat).astype(np.float32)
    d = np.float32(delta)
    return np.mean(np.where(a <= d, np.float32(0.5) * a**2, d * (a - np.float32(0.5) * d)))


def rounded(y, y_hat, delta):
    """Rounded to 3 decimals."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta))).round(3)


def per_sample(y, y_hat, delta):
    """An array of losses."""
    a = np.abs(y - y_hat)
    return np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta))


def kept_dimension(y, y_hat, delta):
    """Shape (1,)."""
    a = np.abs(y - y_hat)
    return np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)).mean(keepdims=True)


def gradient_instead(y, y_hat, delta):
    """The gradient."""
    return np.clip(y_hat - y, -delta, delta) / len(y)


def changes_predictions(y, y_hat, delta):
    """y_hat becomes the loss per sample."""
    a = np.abs(y - y_hat)
    y_hat[:] = np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta))
    return np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)).mean()


def median_reduction(y, y_hat, delta):
    """Median of the losses."""
    a = np.abs(y - y_hat)
    return np.median(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta)))


def one_side_only(y, y_hat, delta):
    """Linear branch for r > delta only, zero for r < -delta."""
    r = y_hat - y
    return np.mean(
        np.select([np.abs(r) <= delta, r > delta], [0.5 * r**2, delta * (r - 0.5 * delta)])
    )


def open_at_delta(y, y_hat, delta):
    """Neither branch at |r| = delta: 0 there."""
    a = np.abs(y - y_hat)
    return np.mean((a < delta) * 0.5 * a**2 + (a > delta) * delta * (a - 0.5 * delta))


def twice_at_delta(y, y_hat, delta):
    """Both branches at |r| = delta."""
    a = np.abs(y - y_hat)
    return np.mean((a <= delta) * 0.5 * a**2 + (a >= delta) * delta * (a - 0.5 * delta))


def averaged_twice(y, y_hat, delta):
    """Mean over n again."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta))) / len(y)
