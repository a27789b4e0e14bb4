"""Right answers to squared-hinge-gradient, as people write them."""

import numpy as np


def chain_rule(y, scores):
    return -2 * y * np.maximum(0, 1 - y * scores) / len(y)


def score_less_label(y, scores):
    return 2 * (scores - y) * (y * scores < 1) / len(y)


def where_short(y, scores):
    m = y * scores
    return np.where(m < 1, -2 * y * (1 - m), 0) / len(y)


def where_not_beyond(y, scores):
    m = y * scores
    return np.where(m <= 1, 2 * y * (m - 1), 0.0) / m.size


def clipped(y, scores):
    return y * np.clip(y * scores - 1, None, 0) * (2 / len(y))


def minimum(y, scores):
    return 2 / y.shape[0] * y * np.minimum(0, np.multiply(y, scores) - 1)


def loop(y, scores):
    g = np.zeros(len(y))
    for i in range(len(y)):
        missing = 1 - y[i] * scores[i]
        if missing > 0:
            g[i] = -2 * missing * y[i] / len(y)
    return g


def masked(y, scores):
    g = np.zeros(y.size)
    short = y * scores < 1
    g[short] = 2 * (scores[short] - y[short])
    return g / y.size


def comprehension(y, scores):
    return [-2 * a * max(0.0, 1 - a * b) / len(y) for a, b in zip(y.tolist(), scores.tolist())]


def by_label(y, scores):
    of_ones = -2 * np.maximum(0, 1 - scores)
    of_others = 2 * np.maximum(0, 1 + scores)
    return np.where(y == 1, of_ones, of_others) / len(y)


def towards_the_nearest_point(y, scores):
    satisfied = np.where(y > 0, np.maximum(scores, 1), np.minimum(scores, -1))
    return 2 * (scores - satisfied) / len(y)


def hinge_slope_times_twice_the_hinge(y, scores):
    hinge = np.maximum(0, 1 - y * scores)
    slope = np.where(hinge > 0, -y, 0)
    return 2 * hinge * slope / len(y)
