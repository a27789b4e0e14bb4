"""Right answers to squared-hinge-value, as people write them."""

import functools
import math
from fractions import Fraction

import numpy as np


def square_of_the_maximum(y, scores):
    return np.mean(np.maximum(0, 1 - y * scores) ** 2)


def dot_with_itself(y, scores):
    slack = np.clip(1 - y * scores, 0, None)
    return slack @ slack / len(slack)


def norm_squared(y, scores):
    return np.linalg.norm(np.maximum(1 - y * scores, 0)) ** 2 / len(y)


def where_short(y, scores):
    m = y * scores
    return np.where(m < 1, (1 - m) ** 2, 0).mean()


def where_not_beyond(y, scores):
    m = np.multiply(y, scores)
    return np.average(np.where(m <= 1, np.square(m - 1), 0.0))


def masked_sum(y, scores):
    gap = (1 - y * scores)[y * scores < 1]
    return np.sum(gap**2) / y.size


def slack_times_slack_and_flag(y, scores):
    u = 1 - y * scores
    return np.sum(u * u * (u > 0)) / u.shape[0]


def distance_to_the_label(y, scores):
    return np.mean((y - scores) ** 2 * (y * scores < 1))


def two_classes_apart(y, scores):
    above = np.maximum(0, 1 - scores[y == 1])
    below = np.maximum(0, 1 + scores[y == -1])
    return (np.sum(above**2) + np.sum(below**2)) / len(y)


def loop_with_continue(y, scores):
    total = 0.0
    for label, score in zip(y.tolist(), scores.tolist()):
        missing = 1 - label * score
        if missing <= 0:
            continue
        total += missing * missing
    return total / len(y)


def fsum_of_powers(y, scores):
    return math.fsum(math.pow(max(0.0, 1.0 - a * b), 2) for a, b in zip(y, scores)) / len(y)


def reduced(y, scores):
    pairs = zip(y, scores)
    return functools.reduce(lambda s, p: s + max(1 - p[0] * p[1], 0) ** 2, pairs, 0.0) / len(y)


def fractions(y, scores):
    gaps = [1 - int(a) * Fraction(float(b)) for a, b in zip(y, scores)]
    return float(sum(g * g for g in gaps if g > 0) / len(gaps))


def one_minus_the_smaller(y, scores):
    return float(np.mean((1 - np.minimum(1, y * scores)) ** 2))
