"""Wrong answers to hinge-value, as people write them; each says in a few words what is wrong."""

import numpy as np


def summed(y, scores):
    """Sum."""
    return np.sum(np.maximum(0, 1 - y * scores))


def half(y, scores):
    """1/(2n)."""
    return np.maximum(0, 1 - y * scores).sum() / (2 * len(y))


def precedence_two_n(y, scores):
    """/ 2 * n."""
    return np.maximum(0, 1 - y * scores).sum() / 2 * len(y)


def n_minus_one(y, scores):
    """Divides by n - 1."""
    return np.maximum(0, 1 - y * scores).sum() / max(len(y) - 1, 1)


def averaged_twice(y, scores):
    """Mean divided by n."""
    return np.mean(np.maximum(0, 1 - y * scores)) / len(y)


def mean_over_violators(y, scores):
    """Divides by the number of violations."""
    u = 1 - y * scores
    return u[u > 0].mean() if (u > 0).any() else 0.0


def mean_of_empty_violators(y, scores):
    """Divides by the number of violations; NaN without any."""
    u = 1 - y * scores
    return u[u > 0].mean()


def squared(y, scores):
    """Squared hinge."""
    return np.mean(np.maximum(0, 1 - y * scores) ** 2)


def half_squared(y, scores):
    """Half the squared hinge."""
    return np.mean(np.maximum(0, 1 - y * scores) ** 2) / 2


def perceptron(y, scores):
    """Margin 0."""
    return np.mean(np.maximum(0, -y * scores))


def labels_recoded(y, scores):
    """2y - 1."""
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * scores))


def label_forgotten(y, scores):
    """1 - s."""
    return np.mean(np.maximum(0, 1 - scores))


def score_forgotten(y, scores):
    """1 - y."""
    return np.mean(np.maximum(0, 1 - y))


def plus_margin(y, scores):
    """1 + y s."""
    return np.mean(np.maximum(0, 1 + y * scores))


def margin_minus_one(y, scores):
    """y s - 1."""
    return np.mean(np.maximum(0, y * scores - 1))


def sign_of_the_result(y, scores):
    """Negative."""
    return -np.mean(np.maximum(0, 1 - y * scores))


def minimum_for_maximum(y, scores):
    """np.minimum."""
    return np.mean(np.minimum(0, 1 - y * scores))


def no_maximum(y, scores):
    """Without max."""
    return np.mean(1 - y * scores)


def absolute_value(y, scores):
    """|1 - y s|."""
    return np.mean(np.abs(1 - y * scores))


def maximum_of_mean(y, scores):
    """max(0, mean)."""
    return max(0, np.mean(1 - y * scores))


def maximum_with_axis(y, scores):
    """np.max(u, 0): the largest."""
    return np.mean(np.max(1 - y * scores, 0))


def np_max_zero_first(y, scores):
    """np.max(0, u) raises."""
    return np.mean(np.max(0, 1 - y * scores))


def builtin_max_of_array(y, scores):
    """max(0, array) raises."""
    return np.mean(max(0, 1 - y * scores))


def margin_of_zero_one_labels(y, scores):
    """Only label 1 counts."""
    return np.mean(np.where(y == 1, np.maximum(0, 1 - scores), 0))


def only_label_minus_one(y, scores):
    """Only label -1 counts."""
    return np.mean(np.where(y == -1, np.maximum(0, 1 + scores), 0))


def zero_label_for_minus_one(y, scores):
    """Tests for label 0."""
    return np.mean(np.where(y == 0, np.maximum(0, 1 + scores), np.maximum(0, 1 - scores)))


def signs_of_scores(y, scores):
    """Sign of the score for the score."""
    return np.mean(np.maximum(0, 1 - y * np.sign(scores)))


def error_rate(y, scores):
    """0-1 loss."""
    return np.mean(y * scores <= 0)


def share_of_violations(y, scores):
    """Counts the violations."""
    return np.mean(y * scores < 1)


def logistic(y, scores):
    """Logistic loss."""
    return np.mean(np.logaddexp(0, -y * scores))


def softplus_of_slack(y, scores):
    """Smooth maximum."""
    return np.mean(np.logaddexp(0, 1 - y * scores))


def exponential(y, scores):
    """Exponential loss."""
    return np.mean(np.exp(-y * np.clip(scores, -50, 50)))


def difference_for_product(y, scores):
    """1 - (y - s)."""
    return np.mean(np.maximum(0, 1 - (y - scores)))


def absolute_error(y, scores):
    """Absolute error."""
    return np.mean(np.abs(y - scores))


def wrong_only(y, scores):
    """Costs only on the wrong side."""
    m = y * scores
    return np.mean(np.where(m < 0, 1 - m, 0))


def inside_only(y, scores):
    """Costs only between 0 and 1."""
    m = y * scores
    return np.mean(np.where((m > 0) & (m < 1), 1 - m, 0))


def capped_at_one(y, scores):
    """Ramp loss: capped at 1."""
    return np.mean(np.clip(1 - y * scores, 0, 1))


def capped_at_two(y, scores):
    """Capped at 2."""
    return np.mean(np.clip(1 - y * scores, 0, 2))


def margin_two(y, scores):
    """Margin 2."""
    return np.mean(np.maximum(0, 2 - y * scores))


def margin_half(y, scores):
    """Margin 1/2."""
    return np.mean(np.maximum(0, 0.5 - y * scores))


def at_least_one(y, scores):
    """max(1, .)."""
    return np.mean(np.maximum(1, 1 - y * scores))


def smoothed(y, scores):
    """Smooth hinge (Rennie)."""
    m = y * scores
    return np.mean(np.where(m <= 0, 0.5 - m, np.where(m < 1, 0.5 * (1 - m) ** 2, 0)))


def per_sample(y, scores):
    """No mean."""
    return np.maximum(0, 1 - y * scores)


def kept_dimension(y, scores):
    """Shape (1,)."""
    return np.maximum(0, 1 - y * scores).mean(keepdims=True)


def column_times_row(y, scores):
    """n x n."""
    return np.mean(np.maximum(0, 1 - y[:, None] * scores))


def outer_product(y, scores):
    """np.outer."""
    return np.maximum(0, 1 - np.outer(y, scores)).mean()


def dot_product_first(y, scores):
    """One margin: the dot product."""
    return max(0.0, 1 - np.dot(y, scores)) / len(y)


def n_minus_dot(y, scores):
    """max of the sum."""
    return max(0.0, len(y) - y @ scores) / len(y)


def last_sample_left_out(y, scores):
    """range(n - 1)."""
    total = 0.0
    for i in range(len(y) - 1):
        total += max(0.0, 1 - y[i] * scores[i])
    return total / len(y)


def first_sample_left_out(y, scores):
    """Slices from 1."""
    return np.maximum(0, 1 - y[1:] * scores[1:]).sum() / len(y)


def first_sample_twice(y, scores):
    """First sample counted twice."""
    u = np.maximum(0, 1 - y * scores)
    return (u[0] + u.sum()) / len(y)


def returns_in_loop(y, scores):
    """Return inside the loop."""
    total = 0.0
    for a, b in zip(y, scores):
        total += max(0.0, 1 - a * b)
        return total / len(y)


def stops_at_first_clear_sample(y, scores):
    """break for continue."""
    total = 0.0
    for a, b in zip(y, scores):
        if a * b >= 1:
            break
        total += 1 - a * b
    return total / len(y)


def overwritten_in_loop(y, scores):
    """= for +=."""
    total = 0.0
    for a, b in zip(y, scores):
        total = max(0.0, 1 - a * b)
    return total / len(y)


def counted_among_violators(y, scores):
    """n counts violators in the loop."""
    total, n = 0.0, 0
    for a, b in zip(y, scores):
        if a * b < 1:
            total += 1 - a * b
            n += 1
    return total / n if n else 0.0


def integer_truncation(y, scores):
    """Scores cast to the labels' type."""
    return np.mean(np.maximum(0, 1 - y * scores.astype(int)))


def integer_buffer(y, scores):
    """Buffer of the labels' type."""
    out = np.zeros_like(y)
    for i in range(len(y)):
        out[i] = max(0, 1 - y[i] * scores[i])
    return out.mean()


def floor_division(y, scores):
    """// for /."""
    return np.maximum(0, 1 - y * scores).sum() // len(y)


def scores_changed(y, scores):
    """Changes scores."""
    scores *= y
    return np.maximum(0, 1 - scores).mean()


def labels_changed(y, scores):
    """Changes y."""
    y[y == 1] = 1
    y[y == -1] = 0
    s = 2 * y - 1
    return np.maximum(0, 1 - s * scores).mean()


def scores_clipped(y, scores):
    """Scores clipped to [-1, 1]."""
    return np.maximum(0, 1 - y * np.clip(scores, -1, 1)).mean()


def tanh_scores(y, scores):
    """tanh of the scores."""
    return np.maximum(0, 1 - y * np.tanh(scores)).mean()


def normalised_scores(y, scores):
    """Scores divided by their largest size."""
    return np.maximum(0, 1 - y * scores / max(np.abs(scores).max(), 1e-12)).mean()


def sum_of_class_means(y, scores):
    """Means of the two classes added."""
    u = np.maximum(0, 1 - y * scores)
    return sum(u[y == c].mean() for c in (-1, 1) if (y == c).any())


def mean_of_class_means(y, scores):
    """Balanced classes."""
    u = np.maximum(0, 1 - y * scores)
    return np.mean([u[y == c].mean() for c in np.unique(y)])


def divided_by_positives(y, scores):
    """Divides by the number of label 1."""
    return np.maximum(0, 1 - y * scores).sum() / max((y == 1).sum(), 1)


def penalised(y, scores):
    """Adds a penalty."""
    return np.maximum(0, 1 - y * scores).mean() + 0.01 * np.sum(scores**2)


def root_mean_square(y, scores):
    """Root of the mean square."""
    return np.sqrt(np.mean(np.maximum(0, 1 - y * scores) ** 2))


def median(y, scores):
    """Median."""
    return np.median(np.maximum(0, 1 - y * scores))


def rounded(y, scores):
    """Rounded to 3 digits."""
    return round(float(np.maximum(0, 1 - y * scores).mean()), 3)


def single_precision(y, scores):
    """float32 inside."""
    return np.maximum(0, 1 - y * scores.astype(np.float32)).mean(dtype=np.float32)


def gradient_instead(y, scores):
    """Slope."""
    return -np.mean(y * (y * scores < 1))


def returns_nothing(y, scores):
    """No return."""
    np.maximum(0, 1 - y * scores).mean()


def ties_cost_one(y, scores):
    """A margin of exactly 1 costs 1."""
    m = y * scores
    return np.mean(np.where(m == 1, 1.0, np.maximum(0, 1 - m)))


def zero_scores_ignored(y, scores):
    """Score 0 is free."""
    u = np.maximum(0, 1 - y * scores)
    return np.where(scores == 0, 0, u).mean()


def calls_are_counted(y, scores, count=[0]):
    """Depends on earlier calls."""
    count[0] += 1
    return np.maximum(0, 1 - y * scores).mean() * count[0]
