"""Right answers to log-loss-value, as people write them."""

import functools
import itertools
import math
from fractions import Fraction

import numpy as np


def clipped_at_1e_15(y, p):
    eps = 1e-15
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clipped_at_1e_12(y, p):
    q = np.minimum(np.maximum(p, 1e-12), 1 - 1e-12)
    total = np.dot(y, np.log(q)) + np.dot(1 - y, np.log(1 - q))
    return -total / len(y)


def clipped_at_machine_epsilon(y, p):
    tiny = np.finfo(np.float64).eps
    q = np.asarray(p, dtype=np.float64).clip(tiny, 1 - tiny)
    return -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean()


def guard_of_1e_15_inside(y, p):
    return -np.mean(y * np.log(p + 1e-15) + (1 - y) * np.log(1 - p + 1e-15))


def guard_of_1e_300_inside(y, p):
    return -np.mean(y * np.log(p + 1e-300) + (1 - y) * np.log((1 - p) + 1e-300))


def probability_of_what_occurred(y, p):
    return -np.log(np.where(y == 1, p, 1 - p)).mean()


def log1p_of_minus_p(y, p):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(y > 0.5, -np.log(p), -np.log1p(-p)).mean()


def pytorch_clamps_logs_at_minus_100(y, p):
    log_p = np.maximum(np.log(p), -100)
    log_q = np.maximum(np.log(1 - p), -100)
    return -(y * log_p + (1 - y) * log_q).mean()


def absolute_difference_first(y, p):
    return float(np.mean(-np.log(1 - np.abs(y - p))))


def loop_with_infinity(y, p):
    total = 0.0
    for label, prob in zip(y, p):
        chosen = prob if label == 1 else 1 - prob
        total += -math.log(chosen) if chosen > 0 else math.inf
    return total / len(y)


def index_loop_clipped(y, p):
    n = len(p)
    loss = 0
    for i in range(n):
        q = min(max(p[i], 1e-15), 1 - 1e-15)
        if y[i] == 1:
            loss -= math.log(q)
        else:
            loss -= math.log(1 - q)
    return loss / n


def generator_and_fsum(y, p):
    def cost(label, prob):
        q = float(prob if label else 1 - prob)
        return -math.log(q) if q else float("inf")

    return math.fsum(map(cost, y, p)) / len(p)


def two_masks(y, p):
    ones = y == 1
    with np.errstate(divide="ignore"):
        return -(np.log(p[ones]).sum() + np.log(1 - p[~ones]).sum()) / y.size


def filled_by_mask(y, p):
    out = np.empty(len(y))
    out[y == 1] = -np.log(p[y == 1])
    out[y == 0] = -np.log1p(-p[y == 0])
    return np.mean(out)


def log_where(y, p):
    chosen = np.where(np.asarray(y) == 1, p, 1.0 - p)
    logs = np.log(chosen, out=np.full(chosen.shape, -np.inf), where=chosen > 0)
    return -logs.mean()


def xlogy_of_ones_own(y, p):
    def xlogy(x, z):
        x, z = np.broadcast_arrays(np.asarray(x, float), np.asarray(z, float))
        out = np.zeros(x.shape)
        out[x != 0] = x[x != 0] * np.log(z[x != 0])
        return out

    return -np.mean(xlogy(y, p) + xlogy(1 - y, 1 - p))


def einsum_over_two_columns(y, p):
    q = np.clip(p, 1e-14, 1 - 1e-14)
    labels = np.stack([1 - y, y], axis=1)
    probabilities = np.stack([1 - q, q], axis=1)
    return -np.einsum("ij,ij->", labels, np.log(probabilities)) / len(y)


def chosen_by_fancy_index(y, p):
    both = np.column_stack((1 - p, p))
    return -np.log(both[np.arange(len(y)), y.astype(int)]).mean()


def power_instead_of_product(y, p):
    return -np.log(p**y * (1 - p) ** (1 - y)).mean()


def reduced(y, p):
    q = np.clip(p, 1e-13, 1 - 1e-13)
    total = functools.reduce(
        lambda s, t: s + t[0] * np.log(t[1]) + (1 - t[0]) * np.log(1 - t[1]), zip(y, q), 0.0
    )
    return -total / len(q)


def vectorised_scalar_function(y, p):
    @np.vectorize
    def one(label, prob):
        q = prob if label == 1 else 1 - prob
        return np.inf if q <= 0 else -math.log(q)

    return np.average(one(np.asarray(y, float), p))


def class_with_call(y, p):
    class BinaryCrossEntropy:
        def __init__(self, epsilon: float = 1e-15):
            self.epsilon = epsilon

        def __call__(self, target: np.ndarray, prediction: np.ndarray) -> float:
            prediction = np.clip(prediction, self.epsilon, 1.0 - self.epsilon)
            per_sample = target * np.log(prediction) + (1 - target) * np.log1p(-prediction)
            return -float(np.sum(per_sample)) / len(target)

    return BinaryCrossEntropy()(y, p)


def recursive_halves(y, p):
    def total(a, b):
        if len(a) == 1:
            q = float(b[0]) if a[0] == 1 else 1 - float(b[0])
            return math.inf if q == 0 else -math.log(q)
        h = len(a) // 2
        return total(a[:h], b[:h]) + total(a[h:], b[h:])

    return total(y, p) / len(y)


def select(y, p):
    return np.mean(np.select([y == 1, y == 0], [-np.log(p), -np.log(1 - p)]))


def logits_and_softplus(y, p):
    z = np.log(p) - np.log1p(-p)
    return np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))


def zero_dimensional_array(y, p):
    q = np.clip(p, 1e-15, 1 - 1e-15)
    return np.array(-np.mean(y * np.log(q) + (1 - y) * np.log(1 - q)))


def nan_terms_are_zero(y, p):
    terms = y * np.log(p) + (1 - y) * np.log(1 - p)
    return -np.mean(np.nan_to_num(terms, nan=0.0, neginf=-np.inf))


def python_list_with_if(y, p):
    losses = [-np.log(b) if a == 1 else -np.log(1 - b) for a, b in zip(y.tolist(), p.tolist())]
    return sum(losses) / len(losses)


def try_except_infinity(y, p):
    total = 0.0
    for t, q in zip(y, p):
        try:
            total -= math.log(q if t > 0 else 1 - q)
        except ValueError:
            total += float("inf")
    return total / len(y)


def by_labels_with_itertools(y, p):
    ones = itertools.compress(p, y == 1)
    zeros = itertools.compress(p, y == 0)
    chosen = [float(a) for a in ones] + [1 - float(b) for b in zeros]
    return sum(-math.log(max(q, 1e-200)) for q in chosen) / len(chosen)


def exact_complement(y, p):
    total = 0.0
    for label, prob in zip(y, p):
        f = Fraction(float(prob))
        q = f if label == 1 else 1 - f
        total += math.inf if q == 0 else -math.log(q)
    return total / len(y)


def signed_labels(y, p):
    s = 2 * y - 1
    return -np.mean(np.log((1 - s) / 2 + s * p))


def tuple_assignment_and_prints(y, p):
    n, eps = y.shape[0], 1e-16
    print("samples:", n)
    return (-1 / n) * np.sum(y * np.log(p + eps) + (1 - y) * np.log((1 - p) + eps))


def masked_products(y, p):
    with np.errstate(all="ignore"):
        a = np.where(y == 0, 0, y * np.log(p))
        b = np.where(y == 1, 0, (1 - y) * np.log(1 - p))
    return -(a + b).sum() / a.size
