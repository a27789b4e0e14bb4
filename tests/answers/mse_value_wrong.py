"""Wrong answers to mse-value, as people write them; each says in a few words what is wrong."""

import functools
import math

import numpy as np


def sum_reduction(y, y_hat):
    """The sum, not the mean."""
    return np.sum((y - y_hat) ** 2)


def half_mean(y, y_hat):
    """1/(2n) convention."""
    m = len(y)
    return np.sum((y_hat - y) ** 2) / (2 * m)


def half_sum(y, y_hat):
    """Half the sum."""
    return 0.5 * np.sum((y - y_hat) ** 2)


def divided_by_two_times_n(y, y_hat):
    """Precedence: / 2 * n multiplies by n."""
    return np.sum((y - y_hat) ** 2) / 2 * len(y)


def root_taken(y, y_hat):
    """RMSE."""
    return math.sqrt(np.mean((y - y_hat) ** 2))


def absolute_errors(y, y_hat):
    """MAE."""
    return np.mean(np.abs(y - y_hat))


def square_of_the_mean(y, y_hat):
    """Squares after averaging."""
    return np.mean(y - y_hat) ** 2


def square_of_the_sum(y, y_hat):
    """Squares the summed residuals."""
    return sum(a - b for a, b in zip(y, y_hat)) ** 2 / len(y)


def signed_mean(y, y_hat):
    """No square at all."""
    return np.mean(y_hat - y)


def only_prediction_squared(y, y_hat):
    """Precedence: y - y_hat**2."""
    return np.mean(y - y_hat**2)


def difference_of_squares(y, y_hat):
    """y^2 - y_hat^2 instead of (y - y_hat)^2."""
    return np.mean(y**2 - y_hat**2)


def expanded_square(y, y_hat):
    """Expanded square cancels at a large offset."""
    return np.mean(y**2 - 2 * y * y_hat + y_hat**2)


def expanded_with_dots(y, y_hat):
    """Expanded square, with dot products."""
    return (y @ y - 2 * (y @ y_hat) + y_hat @ y_hat) / len(y)


def unbiased_divisor(y, y_hat):
    """Divides by n - 1."""
    return np.sum((y - y_hat) ** 2) / max(len(y) - 1, 1)


def degrees_of_freedom_two(y, y_hat):
    """Divides by n - 2 where it can (residual variance of a line)."""
    n = len(y)
    return np.sum((y - y_hat) ** 2) / (n - 2 if n > 2 else 1)


def sum_minus_one_precedence(y, y_hat):
    """/ n - 1 subtracts one from the mean."""
    return np.sum((y - y_hat) ** 2) / len(y) - 1


def off_by_one_divisor(y, y_hat):
    """Divides by n + 1."""
    return sum((a - b) ** 2 for a, b in zip(y, y_hat)) / (len(y) + 1)


def averaged_twice(y, y_hat):
    """Averages, then divides by n again."""
    return np.mean((y - y_hat) ** 2) / len(y)


def variance_of_residuals(y, y_hat):
    """Variance: removes the bias."""
    return np.var(y - y_hat)


def median_of_squares(y, y_hat):
    """Median instead of mean."""
    return np.median((y - y_hat) ** 2)


def worst_square(y, y_hat):
    """Maximum instead of mean."""
    return np.max((y - y_hat) ** 2)


def column_against_row(y, y_hat):
    """(n,1) - (n,): n x n differences."""
    return np.mean((y.reshape(-1, 1) - y_hat) ** 2)


def mean_of_outer_product(y, y_hat):
    """Mean of r r^T: the square of the mean."""
    r = y - y_hat
    return np.mean(np.outer(r, r))


def first_sample_skipped(y, y_hat):
    """Loop starts at 1."""
    total = 0.0
    for i in range(1, len(y)):
        total += (y[i] - y_hat[i]) ** 2
    return total / len(y)


def last_sample_skipped(y, y_hat):
    """Loop ends at n - 1."""
    total = 0.0
    for i in range(len(y) - 1):
        total += (y[i] - y_hat[i]) ** 2
    return total / len(y)


def first_sample_twice(y, y_hat):
    """Start value of the sum is the first square, which is added again."""
    squares = [(a - b) ** 2 for a, b in zip(y, y_hat)]
    return functools.reduce(lambda s, v: s + v, squares, squares[0]) / len(squares)


def return_inside_loop(y, y_hat):
    """Returns in the first turn of the loop."""
    total = 0.0
    for a, b in zip(y, y_hat):
        total += (a - b) ** 2
        return total / len(y)


def overwritten_total(y, y_hat):
    """= instead of +=: only the last sample counts."""
    for a, b in zip(y, y_hat):
        total = (a - b) ** 2
    return total / len(y)


def moving_half(y, y_hat):
    """Averages each new square with the old result: the last one weighs half."""
    mean = (y[0] - y_hat[0]) ** 2
    for a, b in zip(y[1:], y_hat[1:]):
        mean = (mean + (a - b) ** 2) / 2
    return mean


def stuck_index(y, y_hat):
    """Always compares with the first prediction."""
    return sum((a - y_hat[0]) ** 2 for a in y) / len(y)


def shifted_pairs(y, y_hat):
    """Pairs each target with the next prediction."""
    return np.mean((y - np.roll(y_hat, -1)) ** 2)


def sorted_before(y, y_hat):
    """Sorts both arrays first."""
    return np.mean((np.sort(y) - np.sort(y_hat)) ** 2)


def distinct_squares(y, y_hat):
    """A set drops repeated squares."""
    squares = {float((a - b) ** 2) for a, b in zip(y, y_hat)}
    return sum(squares) / len(squares)


def floor_division(y, y_hat):
    """// instead of /."""
    return np.sum((y - y_hat) ** 2) // len(y)


def integer_buffer(y, y_hat):
    """Buffer takes the dtype of y: integer targets truncate."""
    r = np.zeros_like(y)
    r[:] = y - y_hat
    return np.mean(r.astype(float) ** 2)


def cast_to_int(y, y_hat):
    """Residuals truncated to integers."""
    return np.mean((y - y_hat).astype(int) ** 2)


def bytes_read_as_float64(y, y_hat):
    """Integer bytes read as float64."""
    return np.mean((np.frombuffer(y.tobytes()) - np.frombuffer(y_hat.tobytes())) ** 2)


def rounded_result(y, y_hat):
    """Rounded to 4 decimals."""
    return round(float(np.mean((y - y_hat) ** 2)), 4)


def single_precision(y, y_hat):
    """Computed in float32."""
    return np.mean((y.astype(np.float32) - y_hat.astype(np.float32)) ** 2)


def half_precision_mean(y, y_hat):
    """Mean taken in float16."""
    return np.mean((y - y_hat) ** 2, dtype=np.float16)


def small_constant_added(y, y_hat):
    """+ 1e-8 is not zero at a perfect fit."""
    return np.mean((y - y_hat) ** 2) + 1e-8


def small_residuals_ignored(y, y_hat):
    """Residuals below 1e-6 count as 0."""
    r = y - y_hat
    return np.mean(np.where(np.abs(r) < 1e-6, 0, r) ** 2)


def changes_its_argument(y, y_hat):
    """The caller's y_hat is overwritten."""
    y_hat[:] = y_hat - y
    return np.mean(y_hat**2)


def subtracts_in_place(y, y_hat):
    """y -= y_hat changes y and raises for an integer y."""
    y -= y_hat
    return np.mean(y**2)


def per_sample(y, y_hat):
    """An array of squares, not one number."""
    return (y - y_hat) ** 2


def kept_dimension(y, y_hat):
    """Shape (1,) instead of a number."""
    return np.mean((y - y_hat) ** 2, keepdims=True)


def one_element_list(y, y_hat):
    """A list, not a number."""
    return [float(np.mean((y - y_hat) ** 2))]


def printed_only(y, y_hat):
    """Prints, returns None."""
    print(np.mean((y - y_hat) ** 2))


def relative_errors(y, y_hat):
    """Squared percentage error."""
    return np.mean(((y - y_hat) / (np.abs(y) + 1e-9)) ** 2)


def divided_by_variance(y, y_hat):
    """Normalised by the variance of y."""
    v = np.var(y)
    return np.mean((y - y_hat) ** 2) / (v if v > 0 else 1.0)


def one_minus_r_squared_like(y, y_hat):
    """Coefficient of determination."""
    ss = np.sum((y - np.mean(y)) ** 2)
    return 1 - np.sum((y - y_hat) ** 2) / (ss + 1e-12)


def clipped_residuals(y, y_hat):
    """Residuals clipped to [-10, 10]."""
    return np.mean(np.clip(y - y_hat, -10, 10) ** 2)


def positive_residuals_only(y, y_hat):
    """max(r, 0): over-predictions only."""
    return np.mean(np.maximum(y_hat - y, 0) ** 2)


def signed_square(y, y_hat):
    """r * |r| keeps the sign."""
    r = y - y_hat
    return np.mean(r * np.abs(r))


def caret_for_power(y, y_hat):
    """^ is exclusive or."""
    return np.mean((y - y_hat) ^ 2)


def doubled_not_squared(y, y_hat):
    """* 2 instead of ** 2."""
    return np.mean(abs(y - y_hat) * 2)


def sum_of_the_arrays(y, y_hat):
    """+ instead of -."""
    return np.mean((y + y_hat) ** 2)


def magnitudes_compared(y, y_hat):
    """| |y| - |y_hat| |: opposite signs agree."""
    return np.mean((np.abs(y) - np.abs(y_hat)) ** 2)


def remembers_earlier_calls(y, y_hat, history=[]):
    """Mutable default: averages over all calls."""
    history.append(np.mean((y - y_hat) ** 2))
    return sum(history) / len(history)


def noisy(y, y_hat):
    """Adds random noise."""
    import random

    return np.mean((y - y_hat) ** 2) * (1 + 1e-3 * random.random())


def single_sample_is_zero(y, y_hat):
    """n = 1 handled as nothing to average."""
    if len(y) < 2:
        return 0.0
    return np.mean((y - y_hat) ** 2)


def mean_of_batch_means(y, y_hat):
    """Last, shorter batch weighs as much as a full one."""
    means = [np.mean((y[i : i + 2] - y_hat[i : i + 2]) ** 2) for i in range(0, len(y), 2)]
    return np.mean(means)


def trimmed(y, y_hat):
    """Drops the largest square as an outlier."""
    s = np.sort((y - y_hat) ** 2)
    return np.sum(s[: max(len(s) - 1, 1)]) / len(s)


def huber_instead(y, y_hat):
    """Huber loss with delta 1."""
    a = np.abs(y - y_hat)
    return np.mean(np.where(a <= 1, 0.5 * a**2, a - 0.5))


def squared_log_error(y, y_hat):
    """Compares logarithms (MSLE)."""
    return np.mean((np.log1p(np.abs(y)) - np.log1p(np.abs(y_hat))) ** 2)
