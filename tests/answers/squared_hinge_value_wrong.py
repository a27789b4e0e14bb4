"""Wrong answers to squared-hinge-value, as people write them; each says what is wrong."""

import numpy as np


def not_squared(y, scores):
    """Hinge."""
    return np.mean(np.maximum(0, 1 - y * scores))


def halved(y, scores):
    """1/2."""
    return np.mean(np.maximum(0, 1 - y * scores) ** 2) / 2


def summed(y, scores):
    """Sum."""
    return np.sum(np.maximum(0, 1 - y * scores) ** 2)


def square_of_the_mean(y, scores):
    """(mean)²."""
    return np.mean(np.maximum(0, 1 - y * scores)) ** 2


def square_before_the_maximum(y, scores):
    """max(0, (1 - m)²): beyond the margin costs too."""
    return np.mean(np.maximum(0, (1 - y * scores) ** 2))


def margin_squared(y, scores):
    """max(0, 1 - m²)."""
    return np.mean(np.maximum(0, 1 - (y * scores) ** 2))


def square_of_the_score(y, scores):
    """max(0, 1 - y s²)."""
    return np.mean(np.maximum(0, 1 - y * scores**2))


def no_maximum(y, scores):
    """Least squares on labels."""
    return np.mean((y - scores) ** 2)


def minimum(y, scores):
    """min(0, 1 - m)²: pays beyond the margin."""
    return np.mean(np.minimum(0, 1 - y * scores) ** 2)


def perceptron(y, scores):
    """Margin 0."""
    return np.mean(np.maximum(0, -y * scores) ** 2)


def plus(y, scores):
    """1 + m."""
    return np.mean(np.maximum(0, 1 + y * scores) ** 2)


def margin_minus_one(y, scores):
    """m - 1."""
    return np.mean(np.maximum(0, y * scores - 1) ** 2)


def label_forgotten(y, scores):
    """1 - s."""
    return np.mean(np.maximum(0, 1 - scores) ** 2)


def labels_recoded(y, scores):
    """2y - 1."""
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * scores) ** 2)


def mean_margin(y, scores):
    """Of the mean margin."""
    return max(0.0, 1 - np.mean(y * scores)) ** 2


def root(y, scores):
    """Square root of the mean."""
    return np.sqrt(np.mean(np.maximum(0, 1 - y * scores) ** 2))


def cubed(y, scores):
    """Third power."""
    return np.mean(np.maximum(0, 1 - y * scores) ** 3)


def mean_over_violators(y, scores):
    """Divides by the violations."""
    u = 1 - y * scores
    return np.mean(u[u > 0] ** 2) if (u > 0).any() else 0.0


def modified_huber(y, scores):
    """Linear below a margin of -1."""
    m = y * scores
    return np.mean(np.where(m >= -1, np.maximum(0, 1 - m) ** 2, -4 * m))


def smoothed_hinge(y, scores):
    """Linear below a margin of 0, halves inside."""
    m = y * scores
    return np.mean(np.where(m <= 0, 0.5 - m, np.maximum(0, 1 - m) ** 2 / 2))


def numpy_max(y, scores):
    """np.max(u, 0): the largest."""
    return np.mean(np.max(1 - y * scores, 0) ** 2)


def one_class(y, scores):
    """Label 1 alone."""
    return np.mean(np.where(y == 1, np.maximum(0, 1 - scores) ** 2, 0))


def signs(y, scores):
    """Sign of the score."""
    return np.mean(np.maximum(0, 1 - y * np.sign(scores)) ** 2)


def logistic(y, scores):
    """log(1 + e^-m)."""
    return np.mean(np.logaddexp(0, -y * scores))


def negative(y, scores):
    """Sign of the result."""
    return -np.mean(np.maximum(0, 1 - y * scores) ** 2)


def averaged_twice(y, scores):
    """1/n twice."""
    return np.mean(np.maximum(0, 1 - y * scores) ** 2) / len(y)


def every_pair(y, scores):
    """(n, 1) against (n,)."""
    return np.mean(np.maximum(0, 1 - y[:, None] * scores) ** 2)


def per_sample(y, scores):
    """No mean."""
    return np.maximum(0, 1 - y * scores) ** 2


def slack_in_place(y, scores):
    """Overwrites the scores."""
    scores *= y
    return np.mean(np.maximum(0, 1 - scores) ** 2)
