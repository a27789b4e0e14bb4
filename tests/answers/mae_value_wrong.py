"""Wrong answers to mae-value, as people write them; each says in a few words what is wrong."""

import functools

import numpy as np


def sum_reduction(y, y_hat):
    """The sum, not the mean."""
    return np.abs(y - y_hat).sum()


def half_mean(y, y_hat):
    """A factor 1/2."""
    return np.sum(np.abs(y - y_hat)) / (2 * len(y))


def divided_by_two_times_n(y, y_hat):
    """Precedence: / 2 * n."""
    return np.sum(np.abs(y - y_hat)) / 2 * len(y)


def absolute_value_of_the_mean(y, y_hat):
    """Absolute value after averaging."""
    return abs(np.mean(y - y_hat))


def no_absolute_value(y, y_hat):
    """Signed residuals cancel."""
    return np.mean(y_hat - y)


def difference_of_magnitudes(y, y_hat):
    """|y| - |y_hat| inside."""
    return np.mean(np.abs(np.abs(y) - np.abs(y_hat)))


def difference_of_absolute_means(y, y_hat):
    """Magnitudes averaged, then subtracted."""
    return np.mean(np.abs(y)) - np.mean(np.abs(y_hat))


def parenthesis_too_early(y, y_hat):
    """abs(y) - y_hat."""
    return np.mean(np.abs(y) - y_hat)


def median_of_errors(y, y_hat):
    """Median instead of mean."""
    return np.median(np.abs(y - y_hat))


def worst_error(y, y_hat):
    """Maximum instead of mean."""
    return np.max(np.abs(y - y_hat))


def squared_errors(y, y_hat):
    """MSE."""
    return np.mean((y - y_hat) ** 2)


def root_mean_square(y, y_hat):
    """RMSE."""
    return np.sqrt(np.mean((y - y_hat) ** 2))


def euclidean_norm_over_n(y, y_hat):
    """2-norm where the 1-norm belongs."""
    return np.linalg.norm(y - y_hat) / len(y)


def percentage(y, y_hat):
    """MAPE."""
    return np.mean(np.abs((y - y_hat) / np.where(y == 0, 1, y)))


def symmetric_percentage(y, y_hat):
    """sMAPE."""
    return np.mean(2 * np.abs(y - y_hat) / (np.abs(y) + np.abs(y_hat) + 1e-8))


def deviation_from_the_mean(y, y_hat):
    """Spread of the residuals around their mean."""
    r = y - y_hat
    return np.mean(np.abs(r - r.mean()))


def ignores_predictions(y, y_hat):
    """Deviation of y from its mean."""
    return np.mean(np.abs(y - np.mean(y)))


def column_against_row(y, y_hat):
    """(n,1) - (n,): n x n differences."""
    return np.abs(y[:, None] - y_hat).mean()


def averaged_twice(y, y_hat):
    """Mean divided by n once more."""
    n = len(y)
    return np.mean(np.abs(y - y_hat)) / n


def n_minus_one(y, y_hat):
    """Divides by n - 1."""
    n = len(y)
    return np.sum(np.abs(y - y_hat)) / (n - 1 if n > 1 else 1)


def first_sample_skipped(y, y_hat):
    """Loop starts at 1."""
    s = 0
    for i in range(1, len(y)):
        s += abs(y[i] - y_hat[i])
    return s / len(y)


def last_sample_skipped(y, y_hat):
    """Slices drop the last sample, from the divisor too."""
    if len(y) == 1:
        return 0.0
    return np.mean(np.abs(y[:-1] - y_hat[:-1]))


def last_sample_twice(y, y_hat):
    """Adds the last error again after the loop."""
    s = 0.0
    for a, b in zip(y, y_hat):
        e = abs(a - b)
        s += e
    s += e
    return s / len(y)


def return_inside_loop(y, y_hat):
    """Returns in the first turn."""
    s = 0.0
    for a, b in zip(y, y_hat):
        s += abs(a - b)
        return s / len(y)


def overwritten_total(y, y_hat):
    """= instead of +=."""
    s = 0.0
    for a, b in zip(y, y_hat):
        s = abs(a - b)
    return s / len(y)


def only_overestimates(y, y_hat):
    """Positive residuals only."""
    s = 0.0
    for a, b in zip(y, y_hat):
        if b > a:
            s += b - a
    return s / len(y)


def only_underestimates_counted(y, y_hat):
    """Negative residuals clipped away."""
    return np.mean(np.clip(y - y_hat, 0, None))


def perfect_predictions_not_counted(y, y_hat):
    """Divides by the number of non-zero errors."""
    e = np.abs(y - y_hat)
    return e.sum() / max(np.count_nonzero(e), 1)


def wrong_branch_sign(y, y_hat):
    """where with its branches swapped: minus the MAE."""
    r = y - y_hat
    return np.mean(np.where(r < 0, r, -r))


def integer_buffer(y, y_hat):
    """Buffer has the integer dtype of y."""
    e = np.empty_like(y)
    for i in range(len(y)):
        e[i] = abs(y[i] - y_hat[i])
    return e.mean()


def predictions_cast_to_target_type(y, y_hat):
    """y_hat cast to the dtype of y: truncates for integer targets."""
    return np.mean(np.abs(y - y_hat.astype(y.dtype)))


def int_of_each_error(y, y_hat):
    """int() on each error."""
    return sum(int(abs(a - b)) for a, b in zip(y, y_hat)) / len(y)


def floor_division(y, y_hat):
    """// instead of /."""
    return np.abs(y - y_hat).sum() // len(y)


def rounded_result(y, y_hat):
    """Rounded to two decimals."""
    return np.round(np.mean(np.abs(y - y_hat)), 2)


def single_precision(y, y_hat):
    """float32 inside."""
    return float(np.mean(np.abs(np.float32(y) - np.float32(y_hat))))


def smoothed(y, y_hat):
    """sqrt(r^2 + 1e-6)."""
    return np.mean(np.sqrt((y - y_hat) ** 2 + 1e-6))


def log_cosh_for_abs(y, y_hat):
    """log cosh instead of the absolute value."""
    a = np.abs(y - y_hat)
    return np.mean(a + np.log1p(np.exp(-2 * a)) - np.log(2))


def small_errors_are_zero(y, y_hat):
    """Errors below 1e-3 count as 0."""
    e = np.abs(y - y_hat)
    e[e < 1e-3] = 0
    return e.mean()


def smooth_l1(y, y_hat):
    """Smooth L1."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a < 1, 0.5 * a * a, a - 0.5))


def epsilon_added(y, y_hat):
    """1e-8 added to each error."""
    return np.mean(np.abs(y - y_hat) + 1e-8)


def distinct_errors(y, y_hat):
    """np.unique drops repeated errors."""
    return np.mean(np.unique(np.abs(y - y_hat)))


def sorted_pairs(y, y_hat):
    """Compares sorted arrays."""
    return np.mean(np.abs(np.sort(y) - np.sort(y_hat)))


def consecutive_differences(y, y_hat):
    """Pairs each target with the prediction before it."""
    return np.mean(np.abs(y - np.roll(y_hat, 1)))


def trimmed_of_outlier(y, y_hat):
    """Leaves out the largest error where n > 2."""
    e = np.sort(np.abs(y - y_hat))
    return np.mean(e[:-1]) if len(e) > 2 else np.mean(e)


def changes_y(y, y_hat):
    """Writes the errors into y."""
    np.copyto(y, np.abs(y - y_hat), casting="unsafe")
    return np.mean(y)


def changes_predictions(y, y_hat):
    """Sorts the caller's predictions afterwards."""
    result = np.mean(np.abs(y - y_hat))
    y_hat.sort()
    y_hat -= y_hat[0]
    return result


def per_sample(y, y_hat):
    """An array of errors."""
    return np.abs(y - y_hat)


def wrapped_in_array(y, y_hat):
    """Shape (1,)."""
    return np.array([np.mean(np.abs(y - y_hat))])


def value_and_count(y, y_hat):
    """A tuple (value, n)."""
    return float(np.mean(np.abs(y - y_hat))), len(y)


def forgot_to_return(y, y_hat):
    """Returns None."""
    mae = np.mean(np.abs(y - y_hat))


def reversed_predictions(y, y_hat):
    """Predictions read backwards."""
    return np.mean(np.abs(y - y_hat[::-1]))


def plus_instead_of_minus(y, y_hat):
    """+ instead of -."""
    return np.mean(np.abs(y + y_hat))


def reduce_without_start(y, y_hat):
    """reduce takes abs of a running difference, not a sum of abs."""
    return abs(functools.reduce(lambda s, r: s - abs(r), y - y_hat)) / len(y)


def subgradient_instead(y, y_hat):
    """Mean sign, the derivative."""
    return np.mean(np.sign(y_hat - y))


def accuracy_like(y, y_hat):
    """Share of exact hits missed."""
    return np.mean(y != y_hat)


def single_sample_crash(y, y_hat):
    """Squeezes, then asks for the length: fails for n = 1."""
    e = np.squeeze(np.abs(y - y_hat))
    return sum(e) / len(e)


def cached_on_length(y, y_hat, cache={}):
    """Caches by n: later calls get the answer of the first."""
    if len(y) not in cache:
        cache[len(y)] = np.mean(np.abs(y - y_hat))
    return cache[len(y)]


def negative_mae(y, y_hat):
    """Scorer's sign (neg_mean_absolute_error)."""
    return -np.mean(np.abs(y - y_hat))
