"""Wrong answers to rmse-value, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def root_forgotten(y, y_hat):
    """MSE."""
    return np.mean((y - y_hat) ** 2)


def power_precedence(y, y_hat):
    """** 1 / 2 is half the MSE."""
    return np.mean((y - y_hat) ** 2) ** 1 / 2


def integer_half(y, y_hat):
    """** (1 // 2) is power 0."""
    return np.mean((y - y_hat) ** 2) ** (1 // 2)


def root_of_the_sum(y, y_hat):
    """No mean under the root."""
    return np.sqrt(np.sum((y - y_hat) ** 2))


def norm_only(y, y_hat):
    """Norm of the residuals, no n."""
    return np.linalg.norm(y - y_hat)


def norm_over_n(y, y_hat):
    """Norm over n, not over its root."""
    return np.linalg.norm(y - y_hat) / len(y)


def root_of_sum_over_n(y, y_hat):
    """Divides by n outside the root."""
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(y, y_hat))) / len(y)


def mean_of_roots(y, y_hat):
    """Root of each square: MAE."""
    return np.mean(np.sqrt((y - y_hat) ** 2))


def standard_deviation(y, y_hat):
    """std removes the bias."""
    return np.std(y - y_hat)


def root_of_squared_mean(y, y_hat):
    """Root of the squared mean: |bias|."""
    return np.sqrt(np.mean(y - y_hat) ** 2)


def half_under_the_root(y, y_hat):
    """1/(2n) under the root."""
    return np.sqrt(np.sum((y - y_hat) ** 2) / (2 * len(y)))


def two_times_n_precedence(y, y_hat):
    """/ 2 * n under the root."""
    return np.sqrt(np.sum((y - y_hat) ** 2) / 2 * len(y))


def residual_standard_error(y, y_hat):
    """n - 1 under the root."""
    return np.sqrt(np.sum((y - y_hat) ** 2) / max(len(y) - 1, 1))


def constant_under_the_root(y, y_hat):
    """sqrt(mse + 1e-8): 1e-4 at a perfect fit."""
    return np.sqrt(np.mean((y - y_hat) ** 2) + 1e-8)


def tiny_constant_under_the_root(y, y_hat):
    """sqrt(mse + 1e-12): 1e-6 at a perfect fit."""
    return np.sqrt(np.mean((y - y_hat) ** 2) + 1e-12)


def floor_under_the_root(y, y_hat):
    """max(mse, 1e-10)."""
    return math.sqrt(max(np.mean((y - y_hat) ** 2), 1e-10))


def constant_added_after(y, y_hat):
    """rmse + 1e-6."""
    return np.sqrt(np.mean((y - y_hat) ** 2)) + 1e-6


def quotient_nan_at_perfect_fit(y, y_hat):
    """mse / sqrt(mse): 0/0 at a perfect fit."""
    m = np.mean((y - y_hat) ** 2)
    return m / np.sqrt(m)


def python_quotient_raises(y, y_hat):
    """Divides by zero at a perfect fit, in Python floats."""
    m = sum((float(a) - float(b)) ** 2 for a, b in zip(y, y_hat)) / len(y)
    return m / math.sqrt(m)


def math_log_raises(y, y_hat):
    """log of 0 raises at a perfect fit."""
    return math.exp(0.5 * math.log(np.mean((y - y_hat) ** 2)))


def root_of_mean_residual(y, y_hat):
    """Root of |mean residual|."""
    return np.sqrt(np.abs(np.mean(y - y_hat)))


def root_of_mean_absolute_error(y, y_hat):
    """Root of the MAE."""
    return np.sqrt(np.mean(np.abs(y - y_hat)))


def root_of_signed_mean(y, y_hat):
    """Root of the signed mean: NaN where it is negative."""
    return np.sqrt(np.mean(y - y_hat))


def mean_absolute_error(y, y_hat):
    """MAE."""
    return np.abs(y - y_hat).mean()


def expanded_square(y, y_hat):
    """Expanded square cancels at a large offset."""
    m = np.mean(y * y) - 2 * np.mean(y * y_hat) + np.mean(y_hat * y_hat)
    return np.sqrt(max(m, 0.0))


def log_errors(y, y_hat):
    """RMSLE."""
    a, b = np.log1p(np.abs(y)), np.log1p(np.abs(y_hat))
    return np.sqrt(np.mean((a - b) ** 2))


def divided_by_range(y, y_hat):
    """NRMSE: divided by the range of y."""
    spread = y.max() - y.min()
    return np.sqrt(np.mean((y - y_hat) ** 2)) / (spread if spread else 1)


def relative(y, y_hat):
    """Divided by the root mean square of y."""
    return np.linalg.norm(y - y_hat) / (np.linalg.norm(y) + 1e-12)


def one_norm(y, y_hat):
    """1-norm over root n."""
    return np.linalg.norm(y - y_hat, 1) / np.sqrt(len(y))


def max_norm(y, y_hat):
    """Largest error."""
    return np.linalg.norm(y - y_hat, np.inf)


def median_under_the_root(y, y_hat):
    """Median of squares under the root."""
    return np.sqrt(np.median((y - y_hat) ** 2))


def cube_root(y, y_hat):
    """Cube root."""
    return np.cbrt(np.mean((y - y_hat) ** 2))


def fourth_root(y, y_hat):
    """Root taken twice."""
    return np.sqrt(np.sqrt(np.mean((y - y_hat) ** 2)))


def square_on_the_wrong_term(y, y_hat):
    """y - y_hat ** 2."""
    return np.sqrt(np.abs(np.mean(y - y_hat**2)))


def column_against_row(y, y_hat):
    """(n,1) - (n,): n x n differences."""
    return np.sqrt(((y[:, None] - y_hat[None, :]) ** 2).mean())


def averaged_twice(y, y_hat):
    """Root of mean over n."""
    return np.sqrt(np.mean((y - y_hat) ** 2) / len(y))


def five_newton_steps(y, y_hat):
    """Too few Newton steps for the root."""
    m = np.mean((y - y_hat) ** 2)
    x = 1.0
    for _ in range(5):
        x = (x + m / x) / 2
    return x


def bisection_to_three_digits(y, y_hat):
    """Bisection stopped at 1e-3."""
    m = np.mean((y - y_hat) ** 2)
    lo, hi = 0.0, max(m, 1.0)
    while hi - lo > 1e-3 * max(1.0, hi):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if mid * mid < m else (lo, mid)
    return lo


def first_sample_skipped(y, y_hat):
    """Loop starts at 1."""
    s = 0
    for i in range(1, len(y)):
        s += (y[i] - y_hat[i]) ** 2
    return math.sqrt(s / len(y))


def last_sample_skipped(y, y_hat):
    """Loop stops one early."""
    s = 0
    i = 0
    while i < len(y) - 1:
        s += (y[i] - y_hat[i]) ** 2
        i += 1
    return math.sqrt(s / len(y))


def return_inside_loop(y, y_hat):
    """Returns after the first sample."""
    s = 0.0
    for a, b in zip(y, y_hat):
        s += (a - b) ** 2
        return math.sqrt(s / len(y))


def mean_of_running_roots(y, y_hat):
    """Root inside the loop."""
    s = 0.0
    for a, b in zip(y, y_hat):
        s = math.sqrt(s + (a - b) ** 2 / len(y))
    return s


def mean_of_batch_rmse(y, y_hat):
    """Averages the RMSE of batches of two."""
    parts = [
        math.sqrt(np.mean((y[i : i + 2] - y_hat[i : i + 2]) ** 2)) for i in range(0, len(y), 2)
    ]
    return sum(parts) / len(parts)


def rounded_result(y, y_hat):
    """Rounded to 3 decimals."""
    return round(math.sqrt(np.mean((y - y_hat) ** 2)), 3)


def floor_division(y, y_hat):
    """// under the root."""
    return np.sqrt(np.sum((y - y_hat) ** 2) // len(y))


def isqrt_of_int(y, y_hat):
    """Integer square root."""
    return math.isqrt(int(np.mean((y - y_hat) ** 2)))


def integer_buffer(y, y_hat):
    """Residuals stored with the dtype of y."""
    r = np.empty(y.shape, dtype=y.dtype)
    r[...] = y - y_hat
    return math.sqrt(np.mean(r.astype(float) ** 2))


def single_precision(y, y_hat):
    """float32 inside."""
    y, y_hat = np.asarray(y, np.float32), np.asarray(y_hat, np.float32)
    return np.sqrt(np.mean((y - y_hat) ** 2))


def zero_below_threshold(y, y_hat):
    """Anything below 1e-6 reported as 0."""
    value = np.sqrt(np.mean((y - y_hat) ** 2))
    return 0.0 if value < 1e-6 else value


def allclose_is_perfect(y, y_hat):
    """np.allclose taken for a perfect fit: 1 in 1e8 is lost."""
    if np.allclose(y, y_hat):
        return 0.0
    return np.sqrt(np.mean((y - y_hat) ** 2))


def negative_root(y, y_hat):
    """The negative root (a score)."""
    return -np.sqrt(np.mean((y - y_hat) ** 2))


def works_in_place(y, y_hat):
    """Squares the residuals in the caller's y."""
    np.subtract(y, y_hat, out=y, casting="unsafe")
    return np.sqrt(np.mean(y**2))


def per_sample(y, y_hat):
    """An array of |r|."""
    return np.sqrt((y - y_hat) ** 2)


def kept_dimension(y, y_hat):
    """Shape (1, 1)."""
    r = (y - y_hat).reshape(-1, 1)
    return np.sqrt(r.T @ r / len(r))


def as_text(y, y_hat):
    """A string."""
    return f"{np.sqrt(np.mean((y - y_hat) ** 2)):.6f}"


def complex_result(y, y_hat):
    """A complex number."""
    return complex(np.mean((y - y_hat) ** 2)) ** 0.5


def printed_only(y, y_hat):
    """Prints, returns None."""
    print("RMSE", np.sqrt(np.mean((y - y_hat) ** 2)))


def math_sqrt_of_array(y, y_hat):
    """math.sqrt of an array raises for n > 1."""
    return math.sqrt((y - y_hat) ** 2)


def single_sample_is_nan(y, y_hat):
    """ddof = 1: NaN for n = 1, spread otherwise."""
    return np.std(y - y_hat, ddof=1) if len(y) > 1 else float("nan")


def plus_instead_of_minus(y, y_hat):
    """+ instead of -."""
    return np.sqrt(np.mean((y + y_hat) ** 2))


def hidden_counter(y, y_hat, state={"total": 0.0, "n": 0}):
    """Accumulates over all calls, like a streaming metric never reset."""
    state["total"] += float(np.sum((y - y_hat) ** 2))
    state["n"] += len(y)
    return math.sqrt(state["total"] / state["n"])


def one_sided(y, y_hat):
    """Only under-predictions."""
    r = y - y_hat
    return np.sqrt(np.mean(np.where(r > 0, r, 0.0) ** 2))
