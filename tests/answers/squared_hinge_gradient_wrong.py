"""Wrong answers to squared-hinge-gradient, as people write them; each says what is wrong."""

import numpy as np


def two_forgotten(y, scores):
    """No 2."""
    return -y * np.maximum(0, 1 - y * scores) / len(y)


def label_forgotten(y, scores):
    """Chain rule stops at the margin."""
    return -2 * np.maximum(0, 1 - y * scores) / len(y)


def sign(y, scores):
    """No minus."""
    return 2 * y * np.maximum(0, 1 - y * scores) / len(y)


def score_for_label(y, scores):
    """With respect to y."""
    return -2 * scores * np.maximum(0, 1 - y * scores) / len(y)


def hinge_slope(y, scores):
    """Hinge."""
    return np.where(y * scores < 1, -y, 0) / len(y)


def twice_the_hinge_slope(y, scores):
    """-2y."""
    return np.where(y * scores < 1, -2 * y, 0) / len(y)


def mean_missing(y, scores):
    """No 1/n."""
    return -2 * y * np.maximum(0, 1 - y * scores)


def no_maximum(y, scores):
    """Pulls back beyond the margin."""
    return 2 * (scores - y) / len(y)


def absolute_value(y, scores):
    """|1 - m|."""
    return -2 * y * np.abs(1 - y * scores) / len(y)


def wrong_side(y, scores):
    """Slope beyond the margin only."""
    return np.where(y * scores > 1, 2 * (scores - y), 0) / len(y)


def wrong_side_of_zero(y, scores):
    """Active where the sign is wrong only."""
    return np.where(y * scores < 0, 2 * (scores - y), 0) / len(y)


def score_without_label(y, scores):
    """2 s where short."""
    return np.where(y * scores < 1, 2 * scores, 0) / len(y)


def margin_without_label(y, scores):
    """s < 1."""
    return np.where(scores < 1, 2 * (scores - y), 0) / len(y)


def labels_recoded(y, scores):
    """2y - 1."""
    t = 2 * y - 1
    return -2 * t * np.maximum(0, 1 - t * scores) / len(y)


def squares(y, scores):
    """-2y (1 - m)²."""
    return -2 * y * np.maximum(0, 1 - y * scores) ** 2 / len(y)


def values(y, scores):
    """The losses over n."""
    return np.maximum(0, 1 - y * scores) ** 2 / len(y)


def divided_by_violations(y, scores):
    """Divided by the violations."""
    u = np.maximum(0, 1 - y * scores)
    return -2 * y * u / max((u > 0).sum(), 1)


def one_number(y, scores):
    """Their mean."""
    return np.mean(-2 * y * np.maximum(0, 1 - y * scores))


def mean_slack(y, scores):
    """Mean of the slack for each."""
    return -2 * y * np.mean(np.maximum(0, 1 - y * scores)) / len(y)


def second_derivative(y, scores):
    """2 where short."""
    return np.where(y * scores < 1, 2, 0) / len(y)


def modified_huber(y, scores):
    """Constant below a margin of -1."""
    m = y * scores
    return np.where(m < -1, -4 * y, -2 * y * np.maximum(0, 1 - m)) / len(y)


def doubled(y, scores):
    """4."""
    return -4 * y * np.maximum(0, 1 - y * scores) / len(y)


def numpy_max(y, scores):
    """np.max(u, 0): the largest for each."""
    return -2 * y * max(np.max(1 - y * scores, 0), 0) / len(y)


def one_class(y, scores):
    """Label 1 alone."""
    return np.where(y == 1, -2 * np.maximum(0, 1 - scores), 0) / len(y)


def central_differences(y, scores):
    """Seven digits."""
    loss = lambda s: np.maximum(0, 1 - y * s) ** 2
    h = 1e-5
    return (loss(scores + h) - loss(scores - h)) / (2 * h) / len(y)


def column(y, scores):
    """Shape (n, 1)."""
    return (-2 * y * np.maximum(0, 1 - y * scores) / len(y)).reshape(-1, 1)


def integer_buffer(y, scores):
    """A buffer with the dtype of y truncates."""
    g = np.zeros_like(y)
    for i in range(len(y)):
        g[i] = -2 * y[i] * max(0, 1 - y[i] * scores[i]) / len(y)
    return g
