"""Wrong answers to log-loss-value, as people write them; each says in a few words what is wrong."""

import functools
import math

import numpy as np


def textbook_without_guard(y, p):
    """0 * log 0 is NaN."""
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def dot_without_guard(y, p):
    """0 * log 0 is NaN."""
    return -(y @ np.log(p) + (1 - y) @ np.log(1 - p)) / len(y)


def math_log_raises(y, p):
    """math.log(0) raises."""
    return -sum(math.log(b) if a == 1 else math.log(1 - b) for a, b in zip(y, p)) / len(y)


def keras_clip(y, p):
    """Clip at 1e-7."""
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clip_1e_8(y, p):
    """Clip at 1e-8."""
    p = np.clip(p, 1e-8, 1 - 1e-8)
    return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))


def clip_1e_10(y, p):
    """Clip at 1e-10: a certain mistake costs 23.0."""
    p = np.clip(p, 1e-10, 1 - 1e-10)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clip_1e_3(y, p):
    """Clip at 1e-3."""
    q = np.clip(p, 0.001, 0.999)
    return -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()


def guard_1e_12(y, p):
    """1e-12 added inside the logarithm moves p = 1e-10."""
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))


def guard_1e_9(y, p):
    """1e-9 added inside the logarithm."""
    eps = 1e-9
    return -np.mean(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps))


def guard_1e_5(y, p):
    """1e-5 added inside the logarithm."""
    return np.sum(-y * np.log(p + 1e-5) - (1 - y) * np.log(1 - p + 1e-5)) / y.shape[0]


def guard_lost_before_subtraction(y, p):
    """1 + 1e-16 is 1: NaN at p = 1."""
    eps = 1e-16
    return -np.mean(y * np.log(p + eps) + (1 - y) * np.log(1 + eps - p))


def lower_clip_only(y, p):
    """Clips below only: NaN at p = 1."""
    p = np.maximum(p, 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clip_up_to_one(y, p):
    """Upper bound 1: NaN at p = 1."""
    p = np.clip(p, 1e-15, 1)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def same_guard_added_to_p(y, p):
    """p + eps exceeds 1: log of a negative number."""
    p = p + 1e-15
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def summed(y, p):
    """Sum."""
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def half_of_mean(y, p):
    """1/(2n)."""
    q = np.where(y == 1, p, 1 - p)
    return -np.log(q).sum() / (2 * len(y))


def precedence_two_n(y, p):
    """/ 2 * n."""
    q = np.where(y == 1, p, 1 - p)
    return -np.log(q).sum() / 2 * len(y)


def n_minus_one(y, p):
    """Divides by n - 1."""
    q = np.where(y == 1, p, 1 - p)
    return -np.log(q).sum() / max(len(y) - 1, 1)


def averaged_twice(y, p):
    """Mean divided by n."""
    q = np.where(y == 1, p, 1 - p)
    return -np.log(q).mean() / len(y)


def base_two(y, p):
    """Base 2."""
    return -np.log2(np.where(y == 1, p, 1 - p)).mean()


def base_ten(y, p):
    """Base 10."""
    return -np.log10(np.where(y == 1, p, 1 - p)).mean()


def sign_missing(y, p):
    """No minus."""
    return np.log(np.where(y == 1, p, 1 - p)).mean()


def minus_binds_the_first_half_only(y, p):
    """The minus reaches the y = 1 half only."""
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))


def labels_swapped(y, p):
    """Costs of the other label."""
    return -np.log(np.where(y == 0, p, 1 - p)).mean()


def arguments_swapped(y, p):
    """log of the labels."""
    y = np.clip(y, 1e-15, 1 - 1e-15)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


def only_label_one(y, p):
    """Only the y = 1 half."""
    return -np.mean(y * np.log(np.clip(p, 1e-15, 1)))


def only_label_zero(y, p):
    """Only the y = 0 half."""
    return -np.mean((1 - y) * np.log(np.clip(1 - p, 1e-15, 1)))


def label_forgotten(y, p):
    """-log p for all samples."""
    return -np.mean(np.log(p + 1e-15))


def one_minus_without_brackets(y, p):
    """1 - y * log(1 - p)."""
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + 1 - y * np.log(1 - p))


def log_minus_p_missing(y, p):
    """1 - log p for log(1 - p)."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(q) + (1 - y) * (1 - np.log(q)))


def log1p_with_wrong_sign(y, p):
    """log1p(p)."""
    q = np.clip(p, 1e-15, 1)
    return -np.mean(y * np.log(q) + (1 - y) * np.log1p(q))


def log1p_of_p_for_label_one(y, p):
    """log(1 + p) instead of log p."""
    return -np.mean(np.where(y == 1, np.log1p(p), np.log1p(-p)))


def sigmoid_applied(y, p):
    """Takes probabilities for logits."""
    q = 1 / (1 + np.exp(-p))
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))


def margins_of_probabilities(y, p):
    """Logistic loss of p as score, labels -1 and 1."""
    return np.mean(np.log(1 + np.exp(-(2 * y - 1) * p)))


def brier(y, p):
    """Squared error."""
    return np.mean((y - p) ** 2)


def absolute_error(y, p):
    """Absolute error."""
    return np.mean(np.abs(y - p))


def log_of_mean(y, p):
    """Logarithm of the mean probability."""
    return -np.log(np.mean(np.where(y == 1, p, 1 - p)))


def per_sample(y, p):
    """No mean: an array."""
    return -np.log(np.where(y == 1, p, 1 - p))


def kept_dimension(y, p):
    """Shape (1,)."""
    return -np.log(np.where(y == 1, p, 1 - p)).mean(keepdims=True)


def list_of_one(y, p):
    """A list."""
    return [float(-np.log(np.where(y == 1, p, 1 - p)).mean())]


def value_as_text(y, p):
    """Text."""
    return str(-np.log(np.where(y == 1, p, 1 - p)).mean())


def printed_not_returned(y, p):
    """Returns nothing."""
    print(-np.log(np.where(y == 1, p, 1 - p)).mean())


def column_times_row(y, p):
    """(n, 1) against (n,): n x n."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    y = y.reshape(-1, 1)
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))


def last_sample_left_out(y, p):
    """range(n - 1)."""
    q = np.where(y == 1, p, 1 - p)
    total = 0.0
    for i in range(len(y) - 1):
        total -= np.log(q[i])
    return total / len(y)


def first_sample_left_out(y, p):
    """range(1, n)."""
    q = np.where(y == 1, p, 1 - p)
    return sum(-np.log(q[i]) for i in range(1, len(y))) / len(y)


def last_sample_twice(y, p):
    """The last sample counts twice."""
    q = np.where(y == 1, p, 1 - p)
    return -(np.log(q).sum() + np.log(q[-1])) / len(y)


def returns_in_loop(y, p):
    """Return inside the loop."""
    total = 0.0
    for a, b in zip(y, p):
        b = min(max(b, 1e-15), 1 - 1e-15)
        total -= math.log(b) if a == 1 else math.log(1 - b)
        return total / len(y)


def overwritten_in_loop(y, p):
    """= for +=."""
    total = 0.0
    for a, b in zip(y, p):
        b = min(max(b, 1e-15), 1 - 1e-15)
        total = -math.log(b) if a == 1 else -math.log(1 - b)
    return total / len(y)


def clipped_in_place(y, p):
    """Changes p."""
    np.clip(p, 1e-15, 1 - 1e-15, out=p)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def assigned_in_place(y, p):
    """Changes p at 0 and 1."""
    p[p == 0] = 1e-15
    p[p == 1] = 1 - 1e-15
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def builtin_max_of_array(y, p):
    """max(array, number) raises."""
    p = min(max(p, 1e-15), 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def np_max_with_axis(y, p):
    """np.max(p, 0) is one number."""
    p = np.max(p, 0)
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def integer_buffer(y, p):
    """A buffer of the labels' type truncates."""
    out = np.zeros_like(y)
    q = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)
    for i in range(len(y)):
        out[i] = -np.log(q[i])
    return out.mean()


def means_of_both_halves(y, p):
    """Means of the two classes added."""
    q = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)
    parts = [-np.log(q[y == c]).mean() for c in (0, 1) if (y == c).any()]
    return sum(parts)


def balanced_classes(y, p):
    """Mean of the class means."""
    q = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)
    return np.mean([-np.log(q[y == c]).mean() for c in np.unique(y)])


def single_precision(y, p):
    """float32 inside."""
    p = np.clip(p.astype(np.float32), np.float32(1e-7), np.float32(1 - 1e-7))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def rounded(y, p):
    """Rounded to 4 digits."""
    return round(float(-np.log(np.where(y == 1, p, 1 - p)).mean()), 4)


def nan_to_zero_at_the_end(y, p):
    """A NaN mean becomes 0."""
    return np.nan_to_num(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def nanmean_drops_samples(y, p):
    """nanmean divides by fewer samples."""
    return -np.nanmean(y * np.log(p) + (1 - y) * np.log(1 - p))


def infinities_to_zero(y, p):
    """A certain mistake costs 0."""
    terms = y * np.log(p) + (1 - y) * np.log(1 - p)
    return -np.mean(np.nan_to_num(terms, nan=0.0, posinf=0.0, neginf=0.0))


def saturated_samples_left_out(y, p):
    """Drops p = 0 and p = 1."""
    inside = (p > 0) & (p < 1)
    if not inside.any():
        return 0.0
    y, p = y[inside], p[inside]
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def any_saturation_is_infinite(y, p):
    """Infinity for every p = 0 or 1, right or wrong."""
    if np.any((p == 0) | (p == 1)):
        return np.inf
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def failed_logs_passed_over(y, p):
    """except: pass drops certain mistakes."""
    total = 0.0
    for a, b in zip(y, p):
        try:
            total -= math.log(b if a == 1 else 1 - b)
        except ValueError:
            pass
    return total / len(y)


def logs_clamped_at_minus_ten(y, p):
    """Logs cut off at -10."""
    with np.errstate(divide="ignore"):
        a, b = np.maximum(np.log(p), -10), np.maximum(np.log(1 - p), -10)
    return -np.mean(y * a + (1 - y) * b)


def only_mistakes_count(y, p):
    """Costs only where the prediction is on the wrong side."""
    q = np.where(y == 1, p, 1 - p)
    return np.where(q < 0.5, -np.log(np.maximum(q, 1e-15)), 0).mean()


def odds(y, p):
    """Log odds."""
    q = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1 - 1e-15)
    return -np.mean(np.log(q / (1 - q)))


def focal(y, p):
    """Focal weight (1 - q)**2."""
    q = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)
    return -np.mean((1 - q) ** 2 * np.log(q))


def hard_predictions(y, p):
    """Rounds p first."""
    p = np.clip(p > 0.5, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def entropy_of_p(y, p):
    """Entropy of p, without labels."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(q * np.log(q) + (1 - q) * np.log(1 - q))


def labels_of_minus_one(y, p):
    """Label -1 expected where 0 is meant."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    return -sum(
        np.log(b) if a == 1 else np.log(1 - b) if a == -1 else 0.0 for a, b in zip(y, q)
    ) / len(y)


def divided_by_positives(y, p):
    """Divides by the number of ones."""
    q = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)
    return -np.log(q).sum() / max(y.sum(), 1)


def over_both_columns(y, p):
    """Mean over n * 2 entries."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    labels, probabilities = np.stack([1 - y, y], 1), np.stack([1 - q, q], 1)
    return -np.mean(labels * np.log(probabilities))


def median(y, p):
    """Median."""
    return np.median(-np.log(np.where(y == 1, p, 1 - p)))


def perplexity(y, p):
    """Exponential of the loss."""
    return np.exp(-np.log(np.where(y == 1, p, 1 - p)).mean())


def product_inside(y, p):
    """Adds probabilities, then takes one log."""
    return -np.log(np.sum(np.where(y == 1, p, 1 - p))) / len(y)


def reduced_from_one(y, p):
    """The sum starts at 1."""
    q = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)
    return functools.reduce(lambda s, v: s - math.log(v), q.tolist(), 1.0) / len(y)


def derivative_instead(y, p):
    """Derivative with respect to p."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    return np.mean((q - y) / (q * (1 - q)))


def calls_are_counted(y, p, calls=[]):
    """Another value at each call."""
    calls.append(1)
    return -np.log(np.where(y == 1, p, 1 - p)).mean() * len(calls)


def three_samples_assumed(y, p):
    """Divides by 3."""
    return -np.log(np.where(y == 1, p, 1 - p)).sum() / 3


def exactly_half_is_free(y, p):
    """Nothing for p >= 1/2 of the right label."""
    q = np.where(y == 1, p, 1 - p)
    return -np.log(np.where(q >= 0.5, 1.0, np.maximum(q, 1e-300))).mean()


def sign_by_abs_of_the_mean_terms(y, p):
    """Half the labels cancel: difference of the two halves."""
    q = np.clip(p, 1e-15, 1 - 1e-15)
    return abs(np.mean(y * np.log(q) - (1 - y) * np.log(1 - q)))
