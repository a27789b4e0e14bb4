"""Right answers to hinge-value, as people write them."""

import functools
import math
from fractions import Fraction

import numpy as np


def maximum_of_zero(y, scores):
    return np.mean(np.maximum(0, 1 - y * scores))


def clipped_below(y, scores):
    return np.clip(1 - y * scores, 0, None).mean()


def where_positive(y, scores):
    slack = 1 - y * scores
    return np.where(slack > 0, slack, 0).sum() / len(y)


def boolean_product(y, scores):
    slack = 1 - y * scores
    return np.sum(slack * (slack > 0)) / slack.size


def masked_sum(y, scores):
    margin = y * scores
    return (1 - margin[margin < 1]).sum() / len(margin)


def masked_sum_with_equality(y, scores):
    margin = np.multiply(scores, y)
    active = margin <= 1
    return np.sum(1 - margin[active]) / y.shape[0]


def pure_python(y, scores):
    total = 0.0
    for label, score in zip(y.tolist(), scores.tolist()):
        total += max(0.0, 1.0 - label * score)
    return total / len(y)


def generator_fsum(y, scores):
    return math.fsum(max(0, 1 - a * b) for a, b in zip(y, scores)) / len(scores)


def index_loop_with_if(y, scores):
    loss = 0
    n = len(y)
    for i in range(n):
        m = y[i] * scores[i]
        if m >= 1:
            continue
        loss += 1 - m
    return loss / n


def two_classes_apart(y, scores):
    above = np.maximum(0, 1 - scores[y == 1]).sum()
    below = np.maximum(0, 1 + scores[y == -1]).sum()
    return (above + below) / y.size


def absolute_value_form(y, scores):
    u = 1 - y * scores
    return np.mean((np.abs(u) + u) / 2)


def one_minus_smaller(y, scores):
    return float(np.mean(1 - np.minimum(1, y * scores)))


def fmax_and_average(y, scores):
    return np.average(np.fmax(1 - np.asarray(y) * np.asarray(scores), 0.0))


def piecewise(y, scores):
    u = np.asarray(1 - y * scores, dtype=float)
    return np.piecewise(u, [u > 0, u <= 0], [lambda t: t, 0.0]).mean()


def select(y, scores):
    m = y * scores
    return np.select([m >= 1, m < 1], [0.0, 1 - m]).mean()


def vectorised_scalar(y, scores):
    loss = np.vectorize(lambda a, b: max(0.0, 1 - a * b), otypes=[float])
    return loss(y, scores).mean()


def relu_lambda(y, scores):
    relu = lambda v: v * (v > 0)
    return relu(1 - y * scores).mean()


def class_with_call(y, scores):
    class HingeLoss:
        margin: float = 1.0

        def __call__(self, target: np.ndarray, output: np.ndarray) -> float:
            return float(np.maximum(self.margin - target * output, 0).mean())

    return HingeLoss()(y, scores)


def reduced(y, scores):
    pairs = zip(y, scores)
    return functools.reduce(lambda s, p: s + max(0, 1 - p[0] * p[1]), pairs, 0) / len(y)


def recursion(y, scores):
    def total(a, b):
        if not len(a):
            return 0.0
        return max(1 - a[0] * b[0], 0.0) + total(a[1:], b[1:])

    return total(y, scores) / len(y)


def exact_fractions(y, scores):
    losses = [
        max(Fraction(0), 1 - Fraction(float(a)) * Fraction(float(b))) for a, b in zip(y, scores)
    ]
    return float(sum(losses) / len(losses))


def einsum_of_active(y, scores):
    u = 1 - y * scores
    return np.einsum("i,i->", u, np.heaviside(u, 0.0)) / len(u)


def dot_with_mask(y, scores):
    u = 1.0 - y * scores
    return u @ (u > 0) / len(u)


def stacked_maximum(y, scores):
    u = 1 - y * scores
    return np.max(np.stack([u, np.zeros(len(u))]), axis=0).mean()


def column_maximum_of_array(y, scores):
    return np.array([np.zeros_like(scores), 1 - y * scores]).max(axis=0).mean()


def in_place_on_own_array(y, scores):
    u = 1 - y * scores
    u[u < 0] = 0
    return u.mean()


def sorted_margins(y, scores):
    u = np.sort(1 - y * scores)[::-1]
    return u[: np.count_nonzero(u > 0)].sum() / len(u)


def sign_of_labels(y, scores):
    s = np.sign(y)
    return np.mean(np.maximum(0, 1 - s * scores))


def divided_by_label(y, scores):
    return np.mean(np.maximum(0, (y - scores) / y))


def zero_dimensional(y, scores):
    return np.array(np.maximum(1 - scores * y, 0).mean())


def copysign(y, scores):
    return np.maximum(0, 1 - np.copysign(1.0, y) * scores).mean()


def typed_with_prints(y: np.ndarray, scores: np.ndarray) -> float:
    n: int = len(y)
    losses = [0.0 if m >= 1 else float(1 - m) for m in np.multiply(y, scores)]
    print(losses[:3])
    return sum(losses) / n
